SELECT number, representative, members FROM stories ORDER BY number
