SELECT CAST(0 AS BIGINT) AS one, d.*
FROM documents AS d JOIN shared_ids AS s ON d.id = s.id
WHERE d.status IS NULL
