SELECT c.component, k.u AS a, k.v AS b
FROM close AS k JOIN close_components AS c ON k.u = c.id
