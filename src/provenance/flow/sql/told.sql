SELECT c.component, p.u AS a, p.v AS b, p.score
FROM reused AS p JOIN reused_components AS c ON p.u = c.id
