"""Labels, scores and the evidence under them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from provenance.match.background import Background
from provenance.match.signals import AGAINST
from provenance.settings import Settings
from provenance.values import REUSE_LABELS, Document, Pair, PairLabel
from tests.match.stories import (
    BUNDLED,
    CLOSE,
    CRANE,
    CRANE_RETOLD,
    PRIZE,
    SETTINGS,
    TURTLES,
    bulletin,
    day,
    judged,
    nonsense,
    sentence,
    text,
)

STORY, RETOLD = text(CRANE), text(CRANE_RETOLD)
WIND = "وتهب رياح شمالية غربية مثيرة للغبار تصل سرعتها إلى."
"""A stretch of the bulletin without a number in it: nothing but formula."""


@pytest.fixture(params=["bundled", "corpus"])
def background(request: pytest.FixtureRequest, corpus: Background) -> Background:
    """Either background."""
    return corpus if request.param == "corpus" else BUNDLED


@pytest.mark.parametrize(
    ("right", "label"),
    [
        pytest.param(STORY, "copy", id="verbatim"),
        pytest.param(text(CRANE[::-1]), "copy", id="sentences_rearranged"),
        pytest.param(text(CRANE[:-1]), "copy", id="last_sentence_cut"),
        pytest.param(STORY.replace("أ", "ا").replace("ة", "ه"), "copy", id="spelt_otherwise"),
        pytest.param(RETOLD, "rewrite", id="retold"),
        pytest.param(text([*PRIZE, *CRANE, *TURTLES]), "partial", id="roundup_holds_it"),
        pytest.param(text(CRANE[:2]), "partial", id="brief_of_two_sentences"),
        pytest.param(text(PRIZE), "unrelated", id="another_story"),
        pytest.param(sentence(nonsense(60, 1)), "unrelated", id="no_common_word"),
        pytest.param("خبر قصير عن الرافعة العملاقة.", "too_short", id="short"),
        pytest.param("", "too_short", id="empty"),
        pytest.param("؟؟ !! ...", "too_short", id="no_words"),
    ],
)
def test_label_says_what_kind_of_likeness_it_is(right: str, label: PairLabel, background: Background) -> None:
    assert judged(STORY, right, background).label == label
    assert judged(right, STORY, background).label == label


def _republished(raw: str, days: int, background: Background) -> Pair:
    left, right = Document("a", raw, published=day(0)), Document("b", raw, published=day(days))
    return judged(left, right, background)


@pytest.mark.parametrize("days", [0, 1, 10, 30, 4_000])
@pytest.mark.parametrize("raw", [STORY, text(PRIZE), text(TURTLES)], ids=["crane", "prize", "turtles"])
def test_verbatim_news_is_a_copy_at_any_distance_in_days(raw: str, days: int, background: Background) -> None:
    assert _republished(raw, days, background).label == "copy"


@pytest.mark.parametrize("days", [1, 4, 30])
def test_days_between_do_not_change_the_score_of_a_retelling(days: int, background: Background) -> None:
    scores = {
        judged(Document("a", STORY, published=day(0)), Document("b", RETOLD, published=day(apart)), background).score
        for apart in (0, days)
    }
    assert len(scores) == 1


@pytest.mark.parametrize(("words", "label"), [(29, "too_short"), (30, "copy")])
def test_text_under_thirty_words_is_not_judged(words: int, label: PairLabel) -> None:
    raw = " ".join(STORY.split()[:words])
    assert judged(raw, raw).label == label
    assert judged(raw, raw, settings=replace(SETTINGS, min_words=5)).label == "copy"


def test_texts_without_shingles_never_match(background: Background) -> None:
    anything = replace(SETTINGS, min_words=1)
    for left, right in (("", ""), ("؟", "؟"), ("خبر", "خبر"), ("خبر عاجل", "خبر عاجل")):
        found = judged(left, right, background, anything)
        assert found.evidence.jaccard == found.evidence.containment_of_left == 0
        assert found.label not in REUSE_LABELS
        assert found.score < 0.2


def test_bulletins_of_one_day_are_a_copy_even_to_a_corpus(corpus: Background) -> None:
    assert judged(bulletin(3), bulletin(3), corpus).label == "copy"


def test_formula_alone_does_not_tie_two_stories_once_a_corpus_knows_it(corpus: Background) -> None:
    closing = bulletin(1).splitlines()[-1]
    left, right = text([*CRANE[:3], closing]), text([*PRIZE[:3], closing])
    apart = judged(text(CRANE[:3]), text(PRIZE[:3]), corpus).score
    assert judged(left, right, corpus).label not in REUSE_LABELS
    assert judged(left, right).score > judged(text(CRANE[:3]), text(PRIZE[:3])).score
    assert judged(left, right, corpus).score < apart + 0.2


def test_shared_formula_with_other_facts_is_a_template_to_a_corpus(corpus: Background) -> None:
    formula = text([WIND, CLOSE])
    left, right = text([PRIZE[0], formula]), text([TURTLES[1], formula])
    assert judged(left, right, corpus).label == "template"
    assert judged(PRIZE[0] + CRANE[0], TURTLES[1] + CRANE[4], corpus).label == "unrelated"


def test_same_sentences_with_other_numbers_are_a_template_without_a_corpus() -> None:
    strict = replace(SETTINGS, threshold=0.99)
    assert judged(bulletin(700), bulletin(701), settings=strict).label == "template"


def test_conflicting_numbers_lower_the_score(corpus: Background) -> None:
    same, other = bulletin(700), bulletin(701)
    agreeing, conflicting = judged(same, same, corpus), judged(same, other, corpus)
    assert conflicting.score < agreeing.score
    pushes = {signal.name: signal.push for signal in conflicting.evidence.signals}
    assert pushes["number_conflict"] < -1


def test_same_event_shares_names_and_lead_but_no_wording() -> None:
    left = text(CRANE[:3])
    right = (
        "سهيل القرواني يقود فريقا لإنقاذ الرافعة: عاصفة رملية على مرجانة والمهندس يعد بعودة الرافعة إلى العمل. "
        "في الميناء الجنوبي كسرت الأرصفة، وتوقفت أسلاك التحكم، واللوحة الكهربائية خارج الخدمة، والمحركات تنتظر. "
        "البلدة كلها تترقب نهاية الأسبوع: هل يعود الميناء كما كان، أم تطول ليالي الانتظار والخسارة؟"
    )
    dated = [Document("a", left, published=day(0)), Document("b", right, published=day(1))]
    strict = replace(SETTINGS, threshold=0.95)
    assert judged(dated[0], dated[1], settings=strict).label == "same_event"
    assert judged(left, right, settings=strict).label == "same_event"
    late = replace(dated[1], published=day(20))
    assert judged(dated[0], late, settings=strict).label == "unrelated"


def test_threshold_decides_from_which_score_likeness_is_reuse() -> None:
    score = judged(STORY, RETOLD).score
    below, above = Settings(threshold=score - 0.01), Settings(threshold=score + 0.01)
    assert judged(STORY, RETOLD, settings=below).label == "rewrite"
    assert judged(STORY, RETOLD, settings=above).label not in REUSE_LABELS
    assert judged(STORY, RETOLD, settings=above).score == score


def test_passages_are_shown_for_reuse_only(background: Background) -> None:
    assert judged(STORY, RETOLD, background).passages
    assert not judged(STORY, RETOLD, background, replace(SETTINGS, threshold=0.99999)).passages
    assert not judged(STORY, text(PRIZE), background).passages


def test_containment_names_its_side() -> None:
    part = judged(text(CRANE[:2]), STORY).evidence
    assert part.containment_of_left == 1.0
    assert part.jaccard == part.containment_of_right < 0.5
    whole = judged(STORY, text(CRANE[:2])).evidence
    assert (whole.containment_of_left, whole.containment_of_right) == (part.containment_of_right, 1.0)


def test_later_version_by_the_same_outlet_is_an_update() -> None:
    def pair(left: str, right: str, raw: str = RETOLD) -> bool:
        return judged(Document("a", STORY, outlet=left), Document("b", raw, outlet=right)).update

    assert pair("المرفأ", "المرفأ")
    assert not pair("المرفأ", "الفنار")
    assert not pair("", "")
    assert not pair("المرفأ", "المرفأ", text(PRIZE))


def test_direction_is_unknown_without_citations() -> None:
    assert judged(STORY, RETOLD).direction == "unknown"


def test_evidence_names_background_and_the_way_that_signals_push(background: Background) -> None:
    found = judged(STORY, RETOLD, background).evidence
    assert found.background == background.kind
    assert found.signals
    assert all(signal.push <= 0 if signal.name in AGAINST else signal.push >= 0 for signal in found.signals)
