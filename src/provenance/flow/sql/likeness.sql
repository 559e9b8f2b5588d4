SELECT p.a, p.b, x.hashes AS left_hashes, y.hashes AS right_hashes
FROM proposed AS p
JOIN readings AS x ON x.n = p.a
JOIN readings AS y ON y.n = p.b
