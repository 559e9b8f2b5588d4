"""The way from documents to stories: what is counted, and that order does not matter."""

from __future__ import annotations

import pytest

import provenance
from provenance.values import Document, Unreadable

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
    assert [step for step, _, _ in steps] == ["read", "zones", "words", "compare", "verify"]
    assert all(total is None or done <= total for _, done, total in steps)


@pytest.mark.parametrize("count", [0, 1])
def test_a_scan_of_fewer_than_two_documents_finds_no_pair(count: int) -> None:
    found = provenance.scan([Document(str(number), TEXT) for number in range(count)])
    assert (found.pairs, found.stories, found.outcomes.read) == ((), (), count)
