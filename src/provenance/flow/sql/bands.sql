SELECT r.n AS place, $explode(r.bands) AS feature
FROM readings AS r JOIN texts AS t ON r.n = t.text
