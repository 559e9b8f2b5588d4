SELECT DISTINCT a, b
FROM ($pairs) AS found
