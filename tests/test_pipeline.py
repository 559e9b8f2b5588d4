"""The way from documents to stories: what is counted, and that order does not matter."""

from __future__ import annotations

from dataclasses import replace

import pytest

import provenance
from provenance.attribution import extract
from provenance.attribution.registry import Registry
from provenance.values import Article, Attribution, Document, RejectedCue, Unreadable
from tests.render import traced

TEXT = "أعلنت بلدية المدينة الساحلية افتتاح الجسر الجديد فوق النهر بعد عامين من الأعمال التي تأخرت بسبب الأمطار. "
REST = "وقال رئيس البلدية إن الجسر سيخفف الزحام عن الحي القديم ويصل المرفأ بالسوق خلال خمس دقائق بدل نصف ساعة."


def test_of_two_documents_with_one_id_one_fails_and_the_counts_add_up() -> None:
    found = provenance.scan([Document("a", TEXT + REST), Document("a", REST + TEXT), Document("b", TEXT)])
    assert (found.outcomes.read, found.outcomes.failed, found.outcomes.inputs) == (2, 1, 3)
    assert [(entry.path, entry.reason) for entry in found.outcomes.entries] == [("a", "duplicate_id")]


def test_it_does_not_depend_on_the_order_which_of_two_documents_with_one_id_is_kept() -> None:
    documents = [Document("a", TEXT + REST), Document("a", REST + TEXT)]
    assert provenance.scan(documents) == provenance.scan(documents[::-1])


def test_unreadable_inputs_stay_in_the_outcomes() -> None:
    lost = Unreadable("x.txt", "empty", "x.txt: holds no text; nothing to do", "skipped")
    found = provenance.scan([Document("a", TEXT), lost])
    assert found.outcomes.entries == (lost,)
    assert found.outcomes.skipped == 1


def test_progress_names_each_step_and_never_runs_backwards() -> None:
    steps: list[tuple[str, int, int | None]] = []
    provenance.scan(
        [Document(str(number), TEXT + REST) for number in range(3)],
        progress=lambda step, done, total: steps.append((step, done, total)),
    )
    assert [step for step, _, _ in steps] == ["read", "zones", "cite", "words", "compare", "verify", "graph"]
    assert all(total is None or done <= total for _, done, total in steps)


@pytest.mark.parametrize("count", [0, 1])
def test_a_scan_of_fewer_than_two_documents_finds_no_pair(count: int) -> None:
    found = provenance.scan([Document(str(number), TEXT) for number in range(count)])
    assert (found.pairs, found.stories, found.outcomes.read) == ((), (), count)


@pytest.fixture
def registries(monkeypatch: pytest.MonkeyPatch) -> list[Registry]:
    """Let every page cite its own id; return the registries that were asked."""
    asked: list[Registry] = []

    def made(article: Article, registry: Registry) -> tuple[tuple[Attribution, ...], tuple[RejectedCue, ...]]:
        asked.append(registry)
        name = article.document.id
        return (replace(traced.attribution(name), rule=name),), (traced.rejected(name),)

    monkeypatch.setattr(extract, "explained", made)
    monkeypatch.setattr(extract, "attributions", lambda article, registry: made(article, registry)[0])
    return asked


def test_a_trace_lists_what_each_article_cites_in_order_of_articles(registries: list[Registry]) -> None:
    found = provenance.trace(Document(name, TEXT) for name in ("b", "c", "a"))
    assert [article.document.id for article in found.documents] == ["a", "b", "c"]
    assert [one.rule for one in found.attributions] == ["a", "b", "c"]
    assert [one.document for one in found.rejected] == ["a", "b", "c"]
    assert found == provenance.trace(Document(name, TEXT) for name in ("a", "c", "b"))


def test_a_scan_and_a_trace_cite_alike(registries: list[Registry]) -> None:
    documents = [Document("a", TEXT), Document("b", REST)]
    assert provenance.scan(documents).attributions == provenance.trace(documents).attributions


def test_a_trace_counts_its_inputs_as_a_scan_does(registries: list[Registry]) -> None:
    lost = Unreadable("x.txt", "empty", "x.txt: holds no text; nothing to do", "skipped")
    steps: list[str] = []
    inputs: list[Document | Unreadable] = [Document("a", TEXT), Document("a", REST), lost]
    found = provenance.trace(inputs, progress=lambda step, _, __: steps.append(step))
    assert (found.outcomes.read, found.outcomes.skipped, found.outcomes.failed) == (1, 1, 1)
    assert "trace: the id" in str(found.outcomes.entries)
    assert steps == ["read", "zones", "cite"]


def test_the_bundled_registry_is_asked_unless_another_is_given(registries: list[Registry]) -> None:
    own = Registry(())
    document = Document("a", TEXT)
    for registry in (None, own):
        provenance.trace([document], registry=registry)
        provenance.scan([document], registry=registry)
        provenance.attributions(document, registry=registry)
    assert [one is own for one in registries] == [False] * 3 + [True] * 3
    assert all(one is Registry.bundled() for one in registries[:3])
