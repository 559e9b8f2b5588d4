SELECT k.a, k.b, greatest(k.jaccard, k.containment) AS likest
FROM likeness AS k
JOIN standing AS x ON x.text = k.a
JOIN standing AS y ON y.text = k.b
WHERE greatest(k.jaccard, k.containment) >= $copy_likeness AND x.representative <> y.representative
