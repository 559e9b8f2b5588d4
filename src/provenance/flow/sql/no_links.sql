SELECT first_place AS place, first_place AS following, size, size AS number
FROM ${stream}_lists
WHERE size < 0
