"""How fast a step goes, and how long it will take."""

from __future__ import annotations

from provenance.cli.pace import Pace
from provenance.messages.catalogue import spoken
from provenance.messages.inputs import progress_sentence


def test_a_rate_is_told_after_some_seconds_and_leaves_out_what_was_done_before() -> None:
    pace = Pace()
    assert pace.rate("verify", 1_000, 10.0) == 0.0
    assert pace.rate("verify", 1_100, 11.0) == 0.0
    assert pace.rate("verify", 1_500, 20.0) == 50.0


def test_every_step_has_a_pace_of_its_own() -> None:
    pace = Pace()
    pace.rate("read", 0, 0.0)
    assert pace.rate("read", 100, 10.0) == 10.0
    assert pace.rate("verify", 0, 10.0) == 0.0
    assert pace.rate("verify", 600, 20.0) == 60.0


def test_progress_says_how_fast_it_goes_and_how_long_it_will_take() -> None:
    assert progress_sentence("verify", 500, 2_000, 50.0) == "verifying pairs: 500 of 2,000, 50 a second, 30 s left"
    assert progress_sentence("verify", 500, 20_000, 50.0).endswith("7 min left")
    assert progress_sentence("verify", 500, 2_000) == "verifying pairs: 500 of 2,000"
    assert progress_sentence("verify", 500, None, 50.0) == "verifying pairs: 500"
    with spoken("ar"):
        assert "30 ث" in progress_sentence("verify", 500, 2_000, 50.0)
