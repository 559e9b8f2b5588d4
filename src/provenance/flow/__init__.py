"""The steps of a scan of a corpus that does not fit into memory: statements in SQL, and kernels over Arrow batches."""
