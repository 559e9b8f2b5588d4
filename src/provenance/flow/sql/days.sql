SELECT n, published FROM readings WHERE published IS NOT NULL
