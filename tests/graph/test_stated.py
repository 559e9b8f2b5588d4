"""What an article says about its sources becomes edges to works, statements, images and agents."""

from __future__ import annotations

from typing import Any

import pytest

from provenance.values import Source
from tests.graph.drawn import (
    AFP,
    FLOOD,
    MINISTRY,
    NADA,
    OKAZ,
    REUTERS,
    SALIM,
    STATE,
    TWITTER,
    UNNAMED,
    article,
    credit,
    draw,
    edge,
    lines,
    pair,
    place,
    said,
)

A = article("a")
STATED = [
    pytest.param(said(A, NADA), {"doc:a quotes agent:person:ندي سالم"}, id="person"),
    pytest.param(said(A, SALIM), {"doc:a quotes agent:person:سالم@doc:a"}, id="person-by-one-word"),
    pytest.param(said(A, UNNAMED), {"doc:a quotes agent:anonymous:مصدر مطلع@doc:a"}, id="unnamed"),
    pytest.param(said(A, MINISTRY), {"doc:a quotes agent:official_body:وزاره المياه"}, id="body"),
    pytest.param(said(A, REUTERS), {"doc:a cites work:reuters@doc:a"}, id="agency-that-said"),
    pytest.param(said(A, OKAZ, role="cited_work"), {"doc:a cites work:okaz@doc:a"}, id="cited-outlet"),
    pytest.param(credit(A, REUTERS), {"doc:a republishes work:reuters@doc:a"}, id="source-line"),
    pytest.param(credit(A, AFP, role="dateline"), {"doc:a republishes work:afp@doc:a"}, id="dateline"),
    pytest.param(credit(A, OKAZ, self_=True), {"doc:a published_by agent:okaz"}, id="own-byline"),
    pytest.param(credit(A, OKAZ, rule="exclusive_label"), {"doc:a published_by agent:okaz"}, id="exclusive"),
    pytest.param(said(A, AFP, role="photo_credit", kind="image"), {"doc:a image_credit image:afp@doc:a"}, id="photo"),
    pytest.param(
        said(A, NADA, via=OKAZ),
        {"doc:a cites work:okaz@doc:a", "work:okaz@doc:a quotes agent:person:ندي سالم"},
        id="borrowed-medium",
    ),
    pytest.param(
        said(A, NADA, via=OKAZ, self_=True),
        {"doc:a quotes agent:person:ندي سالم", "agent:person:ندي سالم told_to agent:okaz"},
        id="own-medium",
    ),
    pytest.param(
        said(A, REUTERS, via=OKAZ, role="relay"),
        {"doc:a cites work:okaz@doc:a", "work:okaz@doc:a cites work:reuters@doc:a"},
        id="relayed-agency",
    ),
    pytest.param(
        said(A, NADA, via=TWITTER),
        {
            "doc:a quotes statement:person:ندي سالم/twitter@doc:a",
            "statement:person:ندي سالم/twitter@doc:a issued_by agent:person:ندي سالم",
        },
        id="own-account",
    ),
    pytest.param(said(A, NADA, tier="C"), set(), id="carried-over"),
    pytest.param(said(A, NADA, kind="declined"), set(), id="declined"),
    pytest.param(said(A, None), set(), id="nobody-known"),
]


@pytest.mark.parametrize(("found", "expected"), STATED)
def test_an_attribution_states_its_edges(found: Any, expected: set[str]) -> None:
    assert lines(draw([A], [found]), "stated") == expected


@pytest.mark.parametrize(
    "name", ["بيان صدر عن وزارة المياه", "بيان لوزارة المياه", "بيان وزارة المياه", "تقرير أصدرته وزارة المياه"]
)
def test_a_statement_is_quoted_and_issued_by_the_body_in_its_name(name: str) -> None:
    drawn = draw([A], [said(A, Source(f"document:{name}", name, "document"))])
    issuers = {node.label for node in drawn.nodes if node.kind == "agent"}
    assert issuers == {"وزارة المياه"}
    assert sorted(one.kind for one in drawn.edges) == ["issued_by", "quotes"]


def test_a_paper_without_an_issuer_stands_for_itself() -> None:
    drawn = draw([A], [said(A, Source("document:وثيقه مسربه", "وثيقة مسربة", "document"))])
    assert [one.kind for one in drawn.edges] == ["quotes"]


def test_what_a_body_published_is_a_work_of_it() -> None:
    told = article("a", FLOOD + "\nوذلك وفق ما نشرته الوزارة.")
    assert lines(draw([told], [said(told, MINISTRY, cue="وفق ما نشرته")])) >= {
        "doc:a cites work:official_body:وزاره المياه@doc:a"
    }


def test_an_unnamed_source_quoted_further_spoke_to_the_unknown_publisher_itself() -> None:
    first, later = said(A, UNNAMED, via=OKAZ), said(A, UNNAMED, cue="وأضافت")
    alone, twice = lines(draw([A], [first]), "stated"), lines(draw([A], [first, later]), "stated")
    assert "doc:a cites work:okaz@doc:a" in alone
    assert twice == {
        "doc:a quotes agent:anonymous:مصدر مطلع@doc:a",
        "agent:anonymous:مصدر مطلع@doc:a told_to agent:okaz",
    }


def test_several_citations_of_one_source_are_one_edge_with_all_the_evidence() -> None:
    drawn = draw([A], [said(A, NADA), said(A, NADA, cue="وأضافت", source_ref="pro_drop")])
    (found,) = drawn.edges
    assert [proof.at.span.of(FLOOD) for proof in found.evidence] == ["قالت", "وأضافت"]
    assert found.scope == "2 sentences"
    assert found.confidence == 0.95


def test_a_source_line_is_surer_than_a_name_and_a_name_than_a_pronoun() -> None:
    line, name, pronoun = (
        draw([A], [found]).edges[0].confidence
        for found in (credit(A, REUTERS), said(A, NADA), said(A, NADA, source_ref="pro_drop"))
    )
    assert line > name > pronoun


def test_articles_of_one_story_share_the_cited_work_and_strangers_do_not() -> None:
    b, c = article("b"), article("c")
    drawn = draw([A, b, c], [said(one, REUTERS) for one in (A, b, c)], [pair(A, b)])
    targets = {one.origin: one.target for one in drawn.edges if one.kind == "cites"}
    assert targets["doc:a"] == targets["doc:b"] != targets["doc:c"]


def test_a_person_by_full_name_is_one_across_stories_and_one_by_a_single_word_is_not() -> None:
    b = article("b")
    drawn = draw([A, b], [said(one, who) for one in (A, b) for who in (NADA, SALIM)])
    assert len([node for node in drawn.nodes if node.label == "ندى سالم"]) == 1
    assert len([node for node in drawn.nodes if node.label == "سالم"]) == 2


def test_the_article_of_the_cited_outlet_takes_the_place_of_an_unseen_work() -> None:
    wire = article("w", outlet="رويترز")
    drawn = draw([A, wire], [credit(A, REUTERS)], [pair(A, wire)])
    assert edge(drawn, "doc:a republishes doc:w").status == "stated"
    assert not any(node.id.startswith("work:") for node in drawn.nodes)


def test_the_cited_outlet_s_article_of_another_story_does_not() -> None:
    wire = article("w", outlet="رويترز")
    drawn = draw([A, wire], [credit(A, REUTERS)], [pair(A, wire, "unrelated", 0.1)])
    assert lines(drawn) == {"doc:a republishes work:reuters@doc:a"}


TOLD = article("t", "قال الوزير إن إيطاليا ترى مصر شريكا في الأمن.\nوقالت رويترز إن الوزارة أغلقت الطريق الشرقي.")


def test_what_a_speaker_says_of_others_makes_them_no_source() -> None:
    minister = said(TOLD, NADA, cue="قال", content="إيطاليا ترى مصر شريكا في الأمن")
    seen = said(TOLD, STATE, cue="ترى", content="مصر شريكا في الأمن", source_span=place(TOLD.document.text, "إيطاليا"))
    assert lines(draw([TOLD], [minister, seen]), "stated") == {"doc:t quotes agent:person:ندي سالم"}


def test_whom_a_cited_work_reports_is_quoted_by_the_work() -> None:
    work = said(TOLD, REUTERS, cue="وقالت", content="الوزارة أغلقت الطريق الشرقي")
    told = said(TOLD, MINISTRY, cue="أغلقت", content="الطريق الشرقي", source_span=place(TOLD.document.text, "الوزارة"))
    assert lines(draw([TOLD], [work, told]), "stated") == {
        "doc:t cites work:reuters@doc:t",
        "work:reuters@doc:t quotes agent:official_body:وزاره المياه",
    }


def test_who_speaks_further_on_in_a_long_quotation_is_a_source() -> None:
    minister = said(TOLD, NADA, cue="قال", content="إيطاليا ترى مصر شريكا في الأمن")
    later = said(TOLD, MINISTRY, cue="شريكا", content="في الأمن")
    assert "doc:t quotes agent:official_body:وزاره المياه" in lines(draw([TOLD], [minister, later]))


def test_a_paper_that_a_speaker_points_to_is_cited_by_the_article() -> None:
    minister = said(TOLD, NADA, cue="قال", content="إيطاليا ترى مصر شريكا في الأمن")
    paper = said(TOLD, Source("document:تقرير", "تقرير", "document"), cue="ترى", content="مصر")
    assert "doc:t quotes statement:document:تقرير@doc:t" in lines(draw([TOLD], [minister, paper]))
