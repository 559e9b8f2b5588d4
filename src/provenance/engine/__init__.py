"""Runs the steps of a scan over tables too large for memory; knows tables, queries and kernels, and no articles."""
