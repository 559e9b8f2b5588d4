-- A text without words counts as one, however many there are.
SELECT (SELECT count(*) FROM texts) + (SELECT count(DISTINCT size) FROM readings WHERE size = 0)
