"""How cost and memory grow with the corpus, and what large scans survive."""
