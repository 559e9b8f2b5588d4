SELECT x.members AS left_members, y.members AS right_members
FROM likeness AS k
JOIN standing AS x ON x.text = k.a
JOIN standing AS y ON y.text = k.b
WHERE greatest(k.jaccard, k.containment) >= $copy_likeness AND x.representative <> y.representative
