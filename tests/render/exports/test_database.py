"""The SQLite file: whole, joined by valid keys, the same bytes each time, and useful at first sight."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace

import pytest
from hypothesis import given

from provenance.render.exports.database import VERSION, database
from provenance.render.exports.parts import all_edges, legible
from provenance.values import NO_GRAPH, Document, Outcomes, Scan, Source, Story
from tests.render import samples, traced
from tests.render.exports.drawn import EDGES, SCAN, Drawn, article, drawn_graphs, scan_of, turned_back


@contextmanager
def _opened(scan: Scan) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(database(scan))
        yield connection


def _is_sound(connection: sqlite3.Connection) -> bool:
    faults = connection.execute("PRAGMA foreign_key_check").fetchall()
    return not faults and connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@given(drawn_graphs())
def test_a_graph_reads_back(drawn: Drawn) -> None:
    with _opened(scan_of(drawn)) as found:
        assert _is_sound(found)
        nodes = [(turned_back(id), name) for id, name in found.execute("SELECT id, name FROM nodes ORDER BY rowid")]
        assert nodes == [(node.id, legible(node.label)) for node in drawn.graph.nodes]
        edges = found.execute(
            "SELECT id, from_node, to_node FROM edges WHERE NOT is_left_out ORDER BY rowid"
        ).fetchall()
        assert [(id, turned_back(origin), turned_back(target)) for id, origin, target in edges] == [
            (edge.id, edge.origin, edge.target) for edge in drawn.graph.edges
        ]
        documents = {turned_back(id) for (id,) in found.execute("SELECT id FROM documents")}
        assert documents == set(drawn.articles)
        (proofs,) = found.execute("SELECT count(*) FROM evidence").fetchone()
        told = [edge.evidence for edge, _ in all_edges(drawn.graph)] + [flag.evidence for flag in drawn.graph.flags]
        assert proofs == sum(map(len, told))


@given(drawn_graphs())
def test_no_text_holds_a_nul_or_a_control(drawn: Drawn) -> None:
    with _opened(scan_of(drawn)) as found:
        for table in ("documents", "nodes", "edges", "flags", "evidence"):
            for row in found.execute(f"SELECT * FROM {table}"):  # noqa: S608 - names of our own tables
                assert not any(char < " " for value in row if isinstance(value, str) for char in value)


def test_the_same_scan_makes_the_same_bytes() -> None:
    assert database(SCAN) == database(SCAN)


def test_the_file_says_what_it_is() -> None:
    data = database(SCAN)
    assert data.startswith(b"SQLite format 3\0")
    assert data[68:72] == b"prov"
    with _opened(SCAN) as found:
        assert found.execute("PRAGMA user_version").fetchone() == (VERSION,)


def test_pairs_stories_and_attributions_are_joined_to_their_documents() -> None:
    scan = replace(samples.scan(), documents=(*samples.scan().documents, traced.article("t.txt")))
    cited = tuple(replace(one, document="t.txt") for one in traced.attributions())
    with _opened(replace(scan, attributions=cited)) as found:
        assert _is_sound(found)
        pair = found.execute("SELECT left_document, label, score FROM pairs").fetchone()
        assert pair == ("a.txt", "rewrite", 0.8123)
        assert found.execute("SELECT title, articles, independent_origins FROM stories").fetchone() == (
            "افتتاح جسر",
            2,
            None,
        )
        assert found.execute("SELECT count(*) FROM documents WHERE story = 'story-1'").fetchone() == (2,)
        rows = found.execute("SELECT source_name, cue_words, source_words, medium_name FROM attributions").fetchall()
        assert rows[0][:2] == ("وزارة الطرق", "أعلنت")
        assert rows[1][1:] == ("وقال … إن", "المهندس سامي", "المرفأ")


def test_the_first_view_tells_each_edge_in_words_with_its_sentence() -> None:
    with _opened(SCAN) as found:
        rows = found.execute("SELECT * FROM where_from WHERE edge = 'e01'").fetchall()
        assert rows[0][:9] == ("e01", "نفق", "republishes", "واس", "stated", "strong", 0.98, "document", "المصدر: واس")
        assert found.execute("SELECT count(*) FROM where_from").fetchone() == (len(EDGES),)


def test_conclusions_stand_beside_their_rivals_the_surest_first() -> None:
    with _opened(SCAN) as found:
        rows = found.execute("SELECT where_it_comes_from, confidence FROM conclusions_to_check").fetchall()
        assert rows == [("واس", 0.7), ("الميناء", 0.2)]


def test_the_story_with_most_articles_for_each_origin_comes_first() -> None:
    copies = [article(f"{number}.txt", outlet=f"جريدة {number % 2}") for number in range(6)]
    loud = Story("story-1", tuple(f"{number}.txt" for number in range(2, 6)), "2.txt", 1)
    quiet = Story("story-2", ("0.txt", "1.txt"), "0.txt", 2)
    scan = Scan(tuple(copies), (), (quiet, loud), Outcomes(6), "bundled", 0.5, graph=NO_GRAPH)
    with _opened(scan) as found:
        rows = found.execute("SELECT story, articles, outlets FROM stories_by_echo").fetchall()
        assert rows == [("story-1", 4, 2), ("story-2", 2, 2)]


def test_sources_are_counted_as_source_and_as_medium() -> None:
    scan = replace(samples.scan(), documents=(traced.article(),), pairs=(), stories=())
    told = replace(traced.attribution(), document=traced.article().document.id)
    other = replace(told, source=None, via=Source("spa", "واس", "agency", "registered"))
    with _opened(replace(scan, attributions=(told, told, other))) as found:
        rows = found.execute("SELECT name, articles, citations FROM most_cited").fetchall()
        assert rows[0][1:] == (1, 2)
        assert ("واس", 1, 1) in rows


def test_flags_are_shown_with_the_sentence_that_shows_them() -> None:
    with _opened(SCAN) as found:
        rows = found.execute("SELECT document, flag, evidence FROM articles_with_flags ORDER BY flag").fetchall()
        assert rows == [("b.txt", "credit_dropped", "المصدر: واس"), ("b.txt", "truncated", None)]


@pytest.mark.parametrize(
    "view", ["where_from", "conclusions_to_check", "stories_by_echo", "most_cited", "articles_with_flags"]
)
def test_every_view_opens_on_an_empty_scan(view: str) -> None:
    with _opened(Scan((), (), (), Outcomes(0), "bundled", 0.5)) as found:
        assert found.execute(f"SELECT * FROM {view}").fetchall() == []  # noqa: S608 - names of our own views


def test_the_words_of_the_page_are_not_copied_as_a_whole() -> None:
    secret = Document("a.txt", "نص لا يستشهد به أحد", title="عنوان")
    held = replace(samples.LEFT_ARTICLE, document=secret)
    scan = replace(samples.scan(), documents=(held,), pairs=(), stories=())
    assert "نص لا يستشهد".encode() not in database(scan)
