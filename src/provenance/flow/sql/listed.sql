SELECT p.*, x.id AS left_id, y.id AS right_id
FROM pairs AS p
JOIN names AS x ON x.n = p.a
JOIN names AS y ON y.n = p.b
ORDER BY CASE WHEN p.label = 'too_short' THEN 1 ELSE 0 END, p.score DESC, p.a, p.b
