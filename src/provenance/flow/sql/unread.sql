SELECT * FROM documents WHERE status IS NOT NULL
