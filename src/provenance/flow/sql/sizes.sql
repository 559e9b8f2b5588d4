SELECT size FROM $table ORDER BY number
