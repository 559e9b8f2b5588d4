SELECT d.*, k.n, b.part
FROM documents AS d
JOIN blocks AS b ON d.block = b.block
JOIN names AS k ON d.r = k.r
