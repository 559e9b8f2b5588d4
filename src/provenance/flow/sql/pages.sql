SELECT o.number AS outlet_number, d.*, k.n
FROM holders AS h
JOIN outlets AS o ON h.outlet = o.outlet
JOIN documents AS d ON d.r = h.r
JOIN names AS k ON k.r = h.r
