SELECT x.id AS left_id, y.id AS right_id
FROM pairs AS p
JOIN names AS x ON x.n = p.a
JOIN names AS y ON y.n = p.b
WHERE p.label = 'template'
