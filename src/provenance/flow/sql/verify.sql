SELECT
    x.n AS left_n, x.outlet AS left_outlet, x.published AS left_published,
    x.title_words AS left_title_words, x.in_title AS left_in_title, x.hashes AS left_hashes,
    x.starts AS left_starts, x.ends AS left_ends, x.sentence_starts AS left_sentence_starts,
    x.figure_places AS left_figure_places, x.figures AS left_figures,
    y.n AS right_n, y.outlet AS right_outlet, y.published AS right_published,
    y.title_words AS right_title_words, y.in_title AS right_in_title, y.hashes AS right_hashes,
    y.starts AS right_starts, y.ends AS right_ends, y.sentence_starts AS right_sentence_starts,
    y.figure_places AS right_figure_places, y.figures AS right_figures
FROM candidates AS p
JOIN readings AS x ON x.n = p.a
JOIN readings AS y ON y.n = p.b
