-- Each text with the one that stands for it.
SELECT t.text, coalesce(s.representative, t.text) AS representative, t.members
FROM texts AS t LEFT JOIN stars AS s ON t.text = s.text
