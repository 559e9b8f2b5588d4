"""The first steps of a scan as compiled code over columns of UTF-8, for corpora too large for Python strings."""
