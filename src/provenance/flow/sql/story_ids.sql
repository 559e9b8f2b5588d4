SELECT k.n, k.id
FROM (SELECT $explode(members) AS member FROM stories) AS s JOIN names AS k ON k.n = s.member
