-- All pairs of a bucket up to the cap; of a larger one each text with the first and with the next.
SELECT DISTINCT a, b
FROM (
    SELECT x.place AS a, y.place AS b
    FROM filed AS x JOIN filed AS y ON x.feature = y.feature
    WHERE x.size <= $bucket_cap AND y.size <= $bucket_cap AND x.place < y.place
    UNION ALL
    SELECT first_place AS a, place AS b FROM filed WHERE size > $bucket_cap AND first_place <> place
    UNION ALL
    SELECT place AS a, following AS b
    FROM (
        SELECT place, lead(place) OVER (PARTITION BY feature ORDER BY place) AS following
        FROM filed
        WHERE size > $bucket_cap
    ) AS neighbours
    WHERE following IS NOT NULL
) AS pairs
