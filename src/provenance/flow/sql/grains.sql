SELECT CAST(floor(place / $grain) AS BIGINT) AS grain, count(*) AS entries FROM ${stream}_postings GROUP BY 1
