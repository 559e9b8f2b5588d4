SELECT feature, count(*) AS size, min(place) AS first_place
FROM bands
GROUP BY feature
HAVING count(*) > 1
