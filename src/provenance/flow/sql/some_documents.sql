SELECT d.*, k.n
FROM documents AS d JOIN names AS k ON d.r = k.r
WHERE k.n IN ($numbers)
ORDER BY k.n
