SELECT block, row_number() OVER (ORDER BY block) - 1 AS part
FROM (SELECT DISTINCT block FROM documents) AS all_blocks
