-- Neighbours in the lists above the cap; each link is a list of two.
SELECT place, following, size, row_number() OVER (ORDER BY feature, place) - 1 AS number
FROM (
    SELECT h.place, h.feature, k.size, lead(h.place) OVER (PARTITION BY h.feature ORDER BY h.place) AS following
    FROM ${stream}_held AS h JOIN ${stream}_lists AS k ON h.feature = k.feature
    WHERE k.size > $cap
) AS neighbours
WHERE following IS NOT NULL
