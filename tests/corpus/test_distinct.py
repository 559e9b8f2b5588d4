"""Ids that several documents have: refused or told apart, whatever the order."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import provenance
from provenance.cli.main import commands
from provenance.corpus.distinct import distinct
from provenance.errors import SettingsError
from provenance.values import Document

_documents = st.lists(st.builds(Document, st.sampled_from(["a", "a#2", "a#3", "b", ""]), st.sampled_from("xyz")))


@given(_documents, st.data())
def test_suffixed_ids_are_unique_and_do_not_depend_on_the_order(found: list[Document], data: st.DataObject) -> None:
    kept, refused = distinct(found, "suffix", "scan")
    ids = [one.id for one in kept]
    assert (len(kept), refused) == (len(found), [])
    assert ids == sorted(set(ids))
    assert {one.id for one in found} <= set(ids)
    assert sorted(one.text for one in kept) == sorted(one.text for one in found)
    assert distinct(data.draw(st.permutations(found)), "suffix", "scan")[0] == kept


@given(_documents)
def test_refused_and_kept_documents_add_up(found: list[Document]) -> None:
    kept, refused = distinct(found, "fail", "scan")
    assert [one.id for one in kept] == sorted({one.id for one in found})
    assert len(kept) + len(refused) == len(found)
    assert {one.reason for one in refused} <= {"duplicate_id"}


def test_a_suffix_passes_over_an_id_that_is_taken() -> None:
    found = [Document("a", "2"), Document("a#2", "x"), Document("a", "1"), Document("a", "3")]
    kept, _ = distinct(found, "suffix", "scan")
    assert [(one.id, one.text) for one in kept] == [("a", "1"), ("a#2", "x"), ("a#3", "2"), ("a#4", "3")]


@pytest.mark.parametrize("command", ["scan", "trace"])
@pytest.mark.parametrize(
    ("choice", "sentence"), [("fail", "1 read, 0 skipped, 1 failed"), ("suffix", "2 read, 0 skipped")]
)
def test_the_command_line_chooses(tmp_path: Path, command: str, choice: str, sentence: str) -> None:
    (tmp_path / "t.csv").write_text("id,text\n1,خبر أول\n1,خبر آخر\n", encoding="utf-8")
    result = CliRunner().invoke(commands, [command, str(tmp_path), "--duplicate-ids", choice])
    assert sentence in result.stdout
    assert result.exit_code == (3 if choice == "fail" else 0)


def test_another_choice_is_refused() -> None:
    with pytest.raises(SettingsError, match="duplicate_ids: 'drop' is none of the choices"):
        provenance.Settings(duplicate_ids="drop")  # type: ignore[arg-type]
