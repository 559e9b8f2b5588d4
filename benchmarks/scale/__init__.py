"""How cost grows with the size of a corpus, and with corpora that are lopsided."""
