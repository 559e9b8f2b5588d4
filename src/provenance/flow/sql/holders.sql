SELECT DISTINCT u.outlet, u.r
FROM units AS u JOIN often AS o ON u.outlet = o.outlet AND u.unit = o.unit
