SELECT feature, count(*) AS size, min(place) AS first_place
FROM ${stream}_held
GROUP BY feature
HAVING count(*) > 1
