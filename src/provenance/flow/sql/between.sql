-- Copies in different clusters: the likest pairs of either text, since texts of one template are all half alike.
SELECT DISTINCT a, b
FROM (
    SELECT a, b, row_number() OVER (PARTITION BY place ORDER BY likest DESC, a, b) AS nearness
    FROM (
        SELECT a, b, likest, a AS place FROM apart
        UNION ALL
        SELECT a, b, likest, b AS place FROM apart
    ) AS sides
) AS ranked
WHERE nearness <= $bucket_cap
