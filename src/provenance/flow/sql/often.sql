SELECT outlet, unit FROM units GROUP BY outlet, unit HAVING count(*) >= $least
