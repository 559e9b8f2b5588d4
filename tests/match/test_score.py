"""From signals to one number, and what the number has meant."""

from __future__ import annotations

from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.match.score import ROOTED, Model, band, entered, model_for
from provenance.match.signals import AGAINST, SIGNALS, Measure
from provenance.values import Band

KINDS = ("bundled", "corpus")
MODELS = {"bundled": model_for("bundled"), "corpus": model_for("corpus")}
_share = st.floats(0, 1)
_measures = st.fixed_dictionaries({name: _share.map(Measure) for name in SIGNALS})
_model = st.sampled_from([MODELS[kind] for kind in KINDS])


def _score(model: Model, measures: dict[str, Measure]) -> float:
    return model.score(model.signals(measures))


@given(_model, _measures, st.sampled_from(sorted(SIGNALS)), _share)
def test_more_of_a_signal_never_turns_the_score_the_other_way(
    model: Model, measures: dict[str, Measure], name: str, more: float
) -> None:
    raised = {**measures, name: Measure(max(more, measures[name].value))}
    before, after = _score(model, measures), _score(model, raised)
    if name in AGAINST:
        assert after <= before
    else:
        assert after >= before


@given(_model, _measures)
def test_base_and_pushes_add_up_to_the_score(model: Model, measures: dict[str, Measure]) -> None:
    signals = model.signals(measures)
    score = model.score(signals)
    assert 0 < score < 1
    assert score == 1 / (1 + exp(-(model.base + sum(signal.push for signal in signals))))


@given(_model, _measures)
def test_signals_keep_value_and_order_and_push_their_own_way(model: Model, measures: dict[str, Measure]) -> None:
    found = model.signals(measures)
    assert [signal.name for signal in found] == [name for name in measures if name in model.weights]
    for signal in found:
        assert signal.value == measures[signal.name].value
        assert signal.push <= 0 if signal.name in AGAINST else signal.push >= 0


@pytest.mark.parametrize("kind", KINDS)
def test_fitted_weights_belong_to_signals_and_have_their_sign(kind: str) -> None:
    weights = MODELS[kind].weights
    assert set(weights) <= set(SIGNALS)
    assert all(value < 0 if name in AGAINST else value > 0 for name, value in weights.items())


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_in_common_is_no_reuse_and_everything_is(kind: str) -> None:
    nothing = {name: Measure(float(name in AGAINST)) for name in SIGNALS}
    everything = {name: Measure(float(name not in AGAINST)) for name in SIGNALS}
    assert _score(MODELS[kind], nothing) < 0.02
    assert _score(MODELS[kind], everything) > 0.98


def test_only_a_corpus_is_asked_about_formulas() -> None:
    assert "formulaic" in MODELS["corpus"].weights
    assert "formulaic" not in MODELS["bundled"].weights


def test_roots_are_of_signals_that_speak_for_reuse() -> None:
    assert set(SIGNALS) - AGAINST > ROOTED
    assert (entered("wording", 0.25), entered("words", 0.25)) == (0.5, 0.25)


@given(_model, _share)
def test_every_score_has_a_meaning_that_was_counted(model: Model, score: float) -> None:
    meaning = model.meaning(score)
    assert meaning.low <= score <= meaning.high
    assert 0 <= meaning.reuse <= meaning.pairs


@pytest.mark.parametrize("kind", KINDS)
def test_meanings_follow_each_other(kind: str) -> None:
    rows = MODELS[kind].meanings
    assert (rows[0].low, rows[-1].high) == (0.0, 1.0)
    assert [row.high for row in rows[:-1]] == [row.low for row in rows[1:]]


@pytest.mark.parametrize("kind", KINDS)
def test_any_score_above_a_half_has_meant_reuse_more_often_than_any_below(kind: str) -> None:
    shares = {row.low: row.reuse / row.pairs for row in MODELS[kind].meanings}
    assert min(share for low, share in shares.items() if low >= 0.5) > 0.5
    assert max(share for low, share in shares.items() if low < 0.5) < 0.5


@pytest.mark.parametrize(
    ("score", "threshold", "expected"),
    [
        (1.0, 0.5, "strong"),
        (0.91, 0.5, "strong"),
        (0.89, 0.5, "likely"),
        (0.71, 0.5, "likely"),
        (0.69, 0.5, "weak"),
        (0.5, 0.5, "weak"),
        (0.31, 0.5, "weak"),
        (0.29, 0.5, "likely"),
        (0.09, 0.5, "strong"),
        (0.0, 0.5, "strong"),
        (0.9, 0.8, "likely"),
        (0.7, 0.8, "weak"),
    ],
)
def test_band_says_how_far_a_score_lies_from_the_threshold(score: float, threshold: float, expected: Band) -> None:
    assert band(score, threshold) == expected
