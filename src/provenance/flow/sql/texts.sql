-- Equal sequences of words are one text, known by its first document; texts without words are left out.
SELECT words AS key, min(n) AS text, array_sort(array_agg(n)) AS members
FROM readings
WHERE size > 0
GROUP BY words
