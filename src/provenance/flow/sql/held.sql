-- The features of each cluster: all those of its texts.
SELECT r.n AS place, $explode(r.$features) AS feature
FROM readings AS r JOIN clusters AS c ON r.n = c.representative
WHERE c.texts = 1
UNION ALL
SELECT DISTINCT place, feature
FROM (
    SELECT s.representative AS place, $explode(r.$features) AS feature
    FROM readings AS r
    JOIN standing AS s ON r.n = s.text
    JOIN clusters AS c ON c.representative = s.representative
    WHERE c.texts > 1
) AS united
