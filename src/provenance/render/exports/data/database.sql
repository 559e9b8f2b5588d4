-- What a scan found, for SQLite and Datasette. Positions count characters (code points) of the raw field of a document.

CREATE TABLE about (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE stories (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,                  -- that of the representative
    representative TEXT NOT NULL REFERENCES documents (id),
    articles INTEGER NOT NULL,
    independent_origins INTEGER           -- NULL: no source named
);

CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    outlet TEXT NOT NULL,
    published TEXT,
    fetched TEXT,
    url TEXT NOT NULL,
    is_truncated INTEGER NOT NULL,
    story TEXT REFERENCES stories (id),
    origins INTEGER REFERENCES origins (id),
    node TEXT REFERENCES nodes (id)
);

CREATE TABLE nodes (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    is_seen INTEGER NOT NULL,             -- 0: only cited, not among the documents
    document TEXT REFERENCES documents (id),
    source_id TEXT,
    source_name TEXT,
    source_type TEXT,
    source_status TEXT
);

CREATE TABLE edges (
    id TEXT PRIMARY KEY,
    from_node TEXT NOT NULL REFERENCES nodes (id),  -- what was written
    to_node TEXT NOT NULL REFERENCES nodes (id),    -- where it comes from
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    confidence REAL NOT NULL,
    band TEXT NOT NULL,
    scope TEXT NOT NULL,
    rule TEXT NOT NULL,
    alternatives_group TEXT,              -- edges of one group are rivals: at most one of them holds
    is_left_out INTEGER NOT NULL          -- 1: would have closed a cycle
);

CREATE TABLE flags (
    id INTEGER PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents (id),
    flag TEXT NOT NULL
);

CREATE TABLE evidence (
    id INTEGER PRIMARY KEY,
    edge TEXT REFERENCES edges (id),
    flag INTEGER REFERENCES flags (id),
    document TEXT NOT NULL REFERENCES documents (id),
    field TEXT NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    words TEXT NOT NULL,
    sentence TEXT NOT NULL,
    CHECK ((edge IS NULL) <> (flag IS NULL))
);

CREATE TABLE origins (
    id INTEGER PRIMARY KEY,
    independent_origins INTEGER           -- NULL: no source named
);

CREATE TABLE origin_roots (
    origins INTEGER NOT NULL REFERENCES origins (id),
    node TEXT NOT NULL REFERENCES nodes (id),
    PRIMARY KEY (origins, node)
) WITHOUT ROWID;

CREATE TABLE pairs (
    id INTEGER PRIMARY KEY,
    left_document TEXT NOT NULL REFERENCES documents (id),
    right_document TEXT NOT NULL REFERENCES documents (id),
    label TEXT NOT NULL,
    score REAL NOT NULL,
    band TEXT NOT NULL,
    direction TEXT NOT NULL,
    is_update INTEGER NOT NULL,
    jaccard REAL NOT NULL,
    containment_of_left REAL NOT NULL,
    containment_of_right REAL NOT NULL
);

CREATE TABLE attributions (
    id INTEGER PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents (id),
    source_name TEXT,
    source_type TEXT,
    source_id TEXT,
    source_status TEXT,
    source_ref TEXT NOT NULL,
    medium_name TEXT,
    medium_type TEXT,
    medium_id TEXT,
    medium_status TEXT,
    role TEXT NOT NULL,
    kind TEXT NOT NULL,
    tier TEXT NOT NULL,
    is_own INTEGER NOT NULL,              -- 1: the publisher itself is the source or the medium
    field TEXT NOT NULL,
    zone TEXT NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    cue_words TEXT NOT NULL,
    source_words TEXT NOT NULL,
    medium_words TEXT NOT NULL,
    content_words TEXT NOT NULL,
    rule TEXT NOT NULL
);

CREATE INDEX documents_by_story ON documents (story);
CREATE INDEX documents_by_origins ON documents (origins);
CREATE INDEX documents_by_outlet ON documents (outlet);
CREATE INDEX nodes_by_kind ON nodes (kind, is_seen);
CREATE INDEX nodes_by_document ON nodes (document);
CREATE INDEX edges_by_from ON edges (from_node);
CREATE INDEX edges_by_to ON edges (to_node);
CREATE INDEX edges_by_kind ON edges (kind, status, band);
CREATE INDEX edges_by_group ON edges (alternatives_group);
CREATE INDEX flags_by_flag ON flags (flag);
CREATE INDEX flags_by_document ON flags (document);
CREATE INDEX evidence_by_edge ON evidence (edge);
CREATE INDEX evidence_by_flag ON evidence (flag);
CREATE INDEX evidence_by_document ON evidence (document);
CREATE INDEX origin_roots_by_node ON origin_roots (node);
CREATE INDEX pairs_by_label ON pairs (label, band);
CREATE INDEX pairs_by_left ON pairs (left_document);
CREATE INDEX pairs_by_right ON pairs (right_document);
CREATE INDEX attributions_by_document ON attributions (document);
CREATE INDEX attributions_by_source ON attributions (source_id);
CREATE INDEX attributions_by_medium ON attributions (medium_id);
CREATE INDEX attributions_by_role ON attributions (role, kind, tier);

-- Where each work comes from, in words, with the newspaper's own words that say so.
CREATE VIEW where_from AS
SELECT
    edges.id AS edge,
    origin.name AS what_was_written,
    edges.kind AS relation,
    target.name AS where_it_comes_from,
    edges.status,
    edges.band,
    edges.confidence,
    edges.scope,
    (
        SELECT group_concat(sentence, ' … ')
        FROM (SELECT sentence FROM evidence WHERE evidence.edge = edges.id GROUP BY sentence ORDER BY min(evidence.id))
    ) AS evidence,
    edges.rule,
    origin.document,
    documents.story
FROM edges
JOIN nodes AS origin ON origin.id = edges.from_node
JOIN nodes AS target ON target.id = edges.to_node
LEFT JOIN documents ON documents.id = origin.document
WHERE NOT edges.is_left_out;

-- What no article states, each beside its rivals, the surest of a group first.
CREATE VIEW conclusions_to_check AS
SELECT
    alternatives_group,
    what_was_written,
    relation,
    where_it_comes_from,
    where_from.band,
    where_from.confidence,
    evidence,
    where_from.rule
FROM where_from
JOIN edges ON edges.id = where_from.edge
WHERE where_from.status = 'inferred' AND edges.kind <> 'same_story'
ORDER BY alternatives_group IS NULL, alternatives_group, where_from.confidence DESC;

-- Stories that look like many voices and go back to few: the most articles for each origin first.
CREATE VIEW stories_by_echo AS
SELECT
    stories.id AS story,
    stories.title,
    stories.articles,
    stories.independent_origins,
    (SELECT count(DISTINCT outlet) FROM documents WHERE documents.story = stories.id AND outlet <> '') AS outlets
FROM stories
ORDER BY stories.articles * 1.0 / max(coalesce(stories.independent_origins, 1), 1) DESC, stories.articles DESC, stories.id;

-- Whom the articles cite most, as source or as medium.
CREATE VIEW most_cited AS
SELECT id AS source, name, type, count(DISTINCT document) AS articles, count(*) AS citations
FROM (
    SELECT source_id AS id, source_name AS name, source_type AS type, document FROM attributions WHERE source_id IS NOT NULL
    UNION ALL
    SELECT medium_id, medium_name, medium_type, document FROM attributions WHERE medium_id IS NOT NULL
)
GROUP BY id
ORDER BY articles DESC, citations DESC, id;

-- What a reader of an article should know, with the words that show it.
CREATE VIEW articles_with_flags AS
SELECT
    documents.id AS document,
    documents.title,
    documents.outlet,
    flags.flag,
    (
        SELECT group_concat(sentence, ' … ')
        FROM (SELECT sentence FROM evidence WHERE evidence.flag = flags.id GROUP BY sentence ORDER BY min(evidence.id))
    ) AS evidence
FROM flags
JOIN documents ON documents.id = flags.document;
