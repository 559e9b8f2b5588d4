SELECT feature, size, row_number() OVER (ORDER BY feature) - 1 AS number
FROM ${stream}_lists
WHERE size <= $cap
