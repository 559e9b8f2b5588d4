SELECT x.members AS left_members, y.members AS right_members
FROM ($pairs) AS p
JOIN clusters AS x ON x.representative = p.a
JOIN clusters AS y ON y.representative = p.b
