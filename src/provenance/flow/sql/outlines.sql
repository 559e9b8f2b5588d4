-- What the summary tells of the documents of the largest stories and of those in template pairs.
SELECT k.n, k.id, d.title, d.outlet, r.published AS published_day
FROM names AS k
JOIN documents AS d ON d.r = k.r
JOIN readings AS r ON r.n = k.n
WHERE k.n IN (
    SELECT member FROM (SELECT $explode(members) AS member FROM stories WHERE number <= $most) AS largest
    UNION
    SELECT a FROM pairs WHERE label = 'template'
    UNION
    SELECT b FROM pairs WHERE label = 'template'
)
ORDER BY k.n
