SELECT id FROM documents WHERE status IS NULL GROUP BY id HAVING count(*) > 1
