SELECT r.n, r.day, r.hashes FROM readings AS r JOIN texts AS t ON r.n = t.text
