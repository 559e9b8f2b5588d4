SELECT r, id, row_number() OVER (ORDER BY id) - 1 AS n
FROM (
    SELECT d.r, coalesce(x.id, d.id) AS id
    FROM documents AS d LEFT JOIN renamed AS x ON d.r = x.r
    WHERE d.status IS NULL AND (x.r IS NULL OR x.id IS NOT NULL)
) AS kept
