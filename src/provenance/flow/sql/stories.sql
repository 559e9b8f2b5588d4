SELECT row_number() OVER (ORDER BY size DESC, members) AS number, representative, members, size FROM told
