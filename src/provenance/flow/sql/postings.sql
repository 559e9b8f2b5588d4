SELECT h.place, k.number
FROM ${stream}_held AS h JOIN ${stream}_numbered AS k ON h.feature = k.feature
UNION ALL
SELECT place, number + $lists AS number FROM ${stream}_links
UNION ALL
SELECT following AS place, number + $lists AS number FROM ${stream}_links
