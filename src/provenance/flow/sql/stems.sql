SELECT stem, CAST(sum(documents) AS BIGINT) AS documents FROM stem_counts GROUP BY stem
