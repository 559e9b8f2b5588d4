SELECT a AS u, b AS v FROM likeness WHERE jaccard >= $collapse_jaccard
