"""Origins, flags, order, cycles: what holds of a graph as a whole."""

from __future__ import annotations

from graphlib import TopologicalSorter
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.pipeline import scan
from provenance.values import Document, Edge, Scan, Source
from tests.graph.drawn import (
    AFP,
    FLOOD,
    MINISTRY,
    NADA,
    OKAZ,
    REUTERS,
    STATE,
    UNNAMED,
    article,
    credit,
    draw,
    flag,
    flagged,
    lines,
    origins,
    pair,
    passage,
    said,
)

A, B, C = article("a"), article("b"), article("c")
SENTENCE = "وينتظر السكان عودة التيار الكهربائي خلال يومين"


def test_every_speaker_is_an_origin_of_an_article_that_takes_from_nobody() -> None:
    found = origins(draw([A], [said(A, NADA), said(A, UNNAMED, cue="وأضافت")]), "a")
    assert (found.count, len(found.roots)) == (2, 2)


def test_who_speaks_in_a_dispatch_came_with_the_dispatch() -> None:
    assert origins(draw([A], [credit(A, REUTERS), said(A, NADA)]), "a").roots == ("work:reuters@doc:a",)


def test_an_unseen_work_that_quotes_a_person_leads_to_that_person() -> None:
    drawn = draw([A, B], [said(A, NADA, via=OKAZ), said(B, NADA, via=REUTERS)], [pair(A, B, "rewrite")])
    assert origins(drawn, "a").roots == ("agent:person:ندي سالم",)


def test_a_body_and_its_statement_are_one_origin_and_a_state_is_none_beside_a_person() -> None:
    paper = Source("document:x", "بيان صدر عن وزارة المياه", "document")
    both = draw([A], [said(A, paper), said(A, MINISTRY, cue="وأضافت")])
    assert [root.split(":")[0] for root in origins(both, "a").roots] == ["statement"]
    assert origins(draw([A], [said(A, STATE), said(A, NADA)]), "a").count == 1
    assert origins(draw([A], [said(A, STATE)]), "a").count == 1


def test_no_source_named_is_not_one_origin() -> None:
    found = origins(draw([A, B], (), [pair(A, B)]), "a")
    assert (found.documents, found.roots, found.count) == (("a", "b"), (), None)


def test_a_dropped_credit_is_shown_where_the_sibling_gives_it() -> None:
    drawn = draw([A, B], [credit(B, REUTERS)], [pair(A, B, "rewrite")])
    assert flag(drawn, "a", "credit_dropped").evidence[0].document == "b"
    assert "credit_dropped" not in flagged(drawn, "b")


def test_a_credit_is_not_dropped_where_the_name_stands_anywhere() -> None:
    naming = article("a", FLOOD + "\nونقلت رويترز صورا للحي.")
    drawn = draw([naming, B], [credit(B, REUTERS)], [pair(naming, B)])
    assert "credit_dropped" not in flagged(drawn, "a")


def test_who_credits_another_agency_drops_no_credit_and_nobody_can_name_agencies_at_large() -> None:
    vague = Source("agency:وكالات", "وكالات", "agency")
    other = draw([A, B], [credit(A, AFP), credit(B, REUTERS)], [pair(A, B)])
    assert "credit_dropped" not in flagged(other, "a") | flagged(other, "b")
    assert "credit_dropped" not in flagged(draw([A, B], [credit(B, vague)], [pair(A, B)]), "a")


@pytest.mark.parametrize(
    ("sentence", "is_named"),
    [
        pytest.param("ونقلت رويترز صورا للحي.", True, id="as-a-word"),
        pytest.param("وفقا لرويترز فالحي آمن.", True, id="behind-a-particle"),
        pytest.param("وقال رويترزي إن الحي آمن.", False, id="inside-a-word"),
    ],
)
def test_a_name_stands_in_a_text_as_whole_words(sentence: str, is_named: bool) -> None:
    naming = article("a", f"{FLOOD}\n{sentence}")
    drawn = draw([naming, B], [credit(B, REUTERS)], [pair(naming, B)])
    assert ("credit_dropped" not in flagged(drawn, "a")) is is_named


def test_a_passage_drops_the_credit_that_it_has_in_a_sibling() -> None:
    shared = pair(A, B, "partial", passages=(passage(A, B, f"{SENTENCE}.\nوبدأت البلدية"),))
    taken = said(B, REUTERS, content=SENTENCE)
    drawn = draw([A, B], [taken], [shared])
    assert [one.document for one in flag(drawn, "a", "credit_dropped").evidence] == ["a", "b"]
    naming = said(A, REUTERS)
    assert "credit_dropped" not in flagged(draw([A, B], [taken, naming], [shared]), "a")
    elsewhere = said(B, REUTERS, content="غمرت السيول حي النخيل ليلا")
    assert "credit_dropped" not in flagged(draw([A, B], [elsewhere], [shared]), "a")


def test_words_that_a_sibling_gives_to_a_speaker_are_lifted_where_nobody_says_them() -> None:
    shared = pair(A, B, passages=(passage(A, B, f"{SENTENCE}.\nوبدأت البلدية"),))
    spoken = said(B, NADA, content=f"{SENTENCE}.\nوبدأت البلدية")
    assert "attribution_lifted" in flagged(draw([A, B], [spoken], [shared]), "a")
    mine = said(A, NADA, content=SENTENCE)
    assert "attribution_lifted" not in flagged(draw([A, B], [spoken, mine], [shared]), "a")


def test_an_exclusive_label_beside_another_s_work_is_flagged() -> None:
    label = credit(A, OKAZ, rule="exclusive_label")
    assert "exclusive_label_but_cites_other" in flagged(draw([A], [label, said(A, REUTERS)]), "a")
    assert "exclusive_label_but_cites_other" not in flagged(draw([A], [label, said(A, NADA)]), "a")


def test_a_photo_credit_names_no_source_of_the_words() -> None:
    photo = said(A, AFP, role="photo_credit", kind="image")
    assert "no_source_named" in flagged(draw([A], [photo]), "a")
    assert "no_source_named" not in flagged(draw([A], [photo, said(A, NADA)]), "a")


def test_a_circle_of_credits_is_broken_where_it_is_weakest_and_reported() -> None:
    one, two = article("a", outlet="رويترز"), article("b", outlet="فرانس برس")
    cited = [credit(one, AFP), credit(two, REUTERS, role="dateline")]
    drawn = draw([one, two], cited, [pair(one, two)])
    assert lines(drawn) == {"doc:a republishes doc:b"}
    (broken,) = drawn.broken
    assert (broken.origin, broken.target) == ("doc:b", "doc:a")


_ARTICLES = [
    article(name, outlet=outlet)
    for name, outlet in zip("abcde", ["رويترز", "عكاظ", "", "واس", "فرانس برس"], strict=True)
]
_SOURCES = [REUTERS, AFP, OKAZ, NADA, UNNAMED, MINISTRY, STATE]
_cited = st.lists(
    st.one_of(
        st.builds(lambda one, who: credit(one, who), st.sampled_from(_ARTICLES), st.sampled_from(_SOURCES[:3])),
        st.builds(
            lambda one, who, via: said(one, who, via=via),
            st.sampled_from(_ARTICLES),
            st.sampled_from(_SOURCES),
            st.sampled_from([None, REUTERS, OKAZ]),
        ),
    ),
    max_size=14,
)
_pairs = st.lists(
    st.tuples(st.sampled_from(_ARTICLES), st.sampled_from(_ARTICLES)).filter(lambda two: two[0] is not two[1]),
    max_size=8,
    unique_by=lambda two: frozenset(one.document.id for one in two),
)
_labels = st.sampled_from(["copy", "rewrite", "partial"])


@given(_cited, _pairs, _labels)
def test_whatever_is_cited_there_is_no_cycle_and_groups_sum_to_one_at_most(cited: Any, pairs: Any, label: Any) -> None:
    drawn = draw(_ARTICLES, cited, [pair(left, right, label) for left, right in pairs])
    ids = {node.id for node in drawn.nodes}
    assert all({edge.origin, edge.target} <= ids for edge in (*drawn.edges, *drawn.broken))
    order = TopologicalSorter[str]()
    for edge in drawn.edges:
        if edge.kind != "same_story":
            order.add(edge.origin, edge.target)
    order.prepare()  # raises on a cycle
    groups: dict[str, float] = {}
    for one in drawn.edges:
        if one.alternatives_group:
            groups[one.alternatives_group] = groups.get(one.alternatives_group, 0) + one.confidence
    assert all(total <= 1 for total in groups.values())


@given(_cited, _pairs, _labels, st.randoms())
def test_the_order_of_the_input_changes_nothing(cited: Any, pairs: Any, label: Any, random: Random) -> None:
    verified = [pair(left, right, label) for left, right in pairs]
    before = draw(_ARTICLES, cited, verified)
    shuffled = [random.sample(items, len(items)) for items in (_ARTICLES, cited, verified)]
    assert draw(*shuffled) == before


@given(_cited, _pairs)
def test_no_edge_leads_from_an_agency_to_a_paper_unless_the_agency_says_so(cited: Any, pairs: Any) -> None:
    drawn = draw(_ARTICLES, cited, [pair(*two) for two in pairs])
    agencies = {"doc:a", "doc:d", "doc:e"}
    unsaid = [one for one in drawn.edges if one.status != "stated" and one.kind == "derived_from"]
    assert not [one for one in unsaid if one.origin in agencies and one.target in {"doc:b", "doc:c"}]


@pytest.fixture(scope="module")
def seeds_scan(seed_documents: dict[str, Document]) -> Scan:
    return scan(Document(f"{number}", page.text) for number, page in seed_documents.items())


def _inferred(found: Scan) -> dict[tuple[str, str, str], Edge]:
    edges = (one for one in found.graph.edges if one.status != "stated")
    return {(one.origin[:8], one.kind, one.target.split("@")[0]): one for one in edges}


def test_the_two_rewrites_of_the_seeds_come_from_an_unseen_story_that_one_of_them_hides(seeds_scan: Scan) -> None:
    found = _inferred(seeds_scan)
    assert set(found) == {
        ("doc:001", "same_story", "doc:004"),
        ("doc:001", "derived_from", "work:aoras"),
        ("doc:001", "derived_from", "work:defensescoop"),
        ("work:aor", "derived_from", "work:defensescoop"),
        ("doc:002", "derived_from", "work:sis-eg"),
        ("doc:002", "derived_from", "work:tactical-report"),
    }


def test_the_seeds_have_the_origins_that_a_careful_reader_finds(seeds_scan: Scan) -> None:
    found = {one.documents: one.count for one in seeds_scan.graph.origins}
    assert found == {("000",): None, ("001", "004"): 1, ("002",): 2, ("003",): 4}
    assert [story.origins for story in seeds_scan.stories] == [1]
    assert {pair.direction for pair in seeds_scan.pairs if pair.label == "rewrite"} == {"common_origin"}


def test_the_seeds_carry_their_flags(seeds_scan: Scan) -> None:
    assert {(one.document, one.kind) for one in seeds_scan.graph.flags} == {
        ("000", "no_source_named"),
        ("001", "credit_dropped"),
        ("002", "exclusive_label_but_cites_other"),
        ("002", "truncated"),
        ("003", "archive_photo"),
        ("003", "attribution_lifted"),
    }
    pages = {one.document.id: one.document for one in seeds_scan.documents}
    proofs = [proof for one in seeds_scan.graph.edges for proof in one.evidence]
    proofs += [proof for one in seeds_scan.graph.flags for proof in one.evidence]
    assert all(proof.at.span.of(pages[proof.document].field(proof.at.field)).strip() for proof in proofs)
