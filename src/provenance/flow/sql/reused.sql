SELECT a AS u, b AS v, score FROM pairs WHERE label IN ('copy', 'rewrite', 'partial')
