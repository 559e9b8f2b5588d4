SELECT outlet, row_number() OVER (ORDER BY outlet) AS number
FROM (SELECT DISTINCT outlet FROM holders) AS names_of_outlets
