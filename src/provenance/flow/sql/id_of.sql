SELECT id FROM names WHERE n = $n
