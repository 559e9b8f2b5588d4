-- The documents of each cluster of copies in the order in which they speak for it: those of the text that stands
-- for it, then those of the others. One number holds all that they are sorted by.
SELECT
    representative,
    array_sort(array_agg(
        CASE WHEN text = representative THEN 0 ELSE 4611686018427387904 END + text * 2147483648 + member
    )) AS members,
    count(DISTINCT text) AS texts,
    count(*) AS documents
FROM (SELECT text, representative, $explode(members) AS member FROM standing) AS each_one
GROUP BY representative
