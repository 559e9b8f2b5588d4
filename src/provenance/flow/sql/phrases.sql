SELECT phrase, CAST(sum(documents) AS BIGINT) AS documents, count(*) AS days
FROM (
    SELECT phrase, day, CAST(sum(documents) AS BIGINT) AS documents
    FROM phrase_counts
    GROUP BY phrase, day
) AS by_day
GROUP BY phrase
HAVING sum(documents) >= 3 AND (count(*) >= $days OR sum(documents) > $documents)
