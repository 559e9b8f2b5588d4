SELECT a, b FROM $table
