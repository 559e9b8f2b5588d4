"""Values -> one table for each list of a JSON report, in Parquet or JSON lines, written in batches."""
