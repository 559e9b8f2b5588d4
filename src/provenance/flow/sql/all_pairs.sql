SELECT x.n AS a, y.n AS b
FROM readings AS x JOIN readings AS y ON x.n < y.n
WHERE x.size > 0 AND y.size > 0 AND (
    x.published IS NULL OR y.published IS NULL OR abs(x.published - y.published) <= $days
)
