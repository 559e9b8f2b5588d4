SELECT DISTINCT id FROM documents WHERE status IS NULL AND id LIKE '%#%'
