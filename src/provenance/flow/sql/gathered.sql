SELECT place, array_sort(array_agg(number)) AS numbers
FROM ${stream}_postings
GROUP BY place
