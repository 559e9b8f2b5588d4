SELECT x.members AS left_members, y.members AS right_members
FROM between_texts AS k
JOIN standing AS x ON x.text = k.a
JOIN standing AS y ON y.text = k.b
