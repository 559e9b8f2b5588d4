"""In which language the program speaks, and that nothing of it is left in the other one."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from provenance.cli.language import language_for, language_named, language_of_locale, value_of
from provenance.cli.main import commands
from provenance.errors import (
    BinaryInput,
    DuplicateId,
    MalformedRow,
    MissingText,
    NothingUsable,
    OversizeInput,
    ProvenanceError,
    SettingsError,
    UndecodableInput,
    UsageError,
)
from provenance.messages.catalogue import Lang, later, spoken
from provenance.render.bidi.modes import draw
from tests.cli.pages import OTHER, STORY
from tests.cli.terminals import UNKNOWN, on_terminal

NO_LOCALE = {"LC_ALL": "", "LC_MESSAGES": "", "LANG": "", "PROVENANCE_LANG": ""}
ARABIC = {"LC_ALL": "ar_EG.UTF-8"}
LATIN = re.compile("[A-Za-z]{2,}")


def run(*args: str, **environ: str) -> Result:
    """Run the program with variables beside an environment without a locale."""
    return CliRunner().invoke(commands, args, env=NO_LOCALE | environ, prog_name="provenance")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two articles and one file that is none."""
    for name, text in (("1.txt", STORY), ("2.txt", OTHER)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "3.txt").write_bytes(b"\x00\x01")
    return tmp_path


@pytest.mark.parametrize(
    ("locale", "lang"),
    [
        pytest.param({}, "en", id="none"),
        pytest.param({"LANG": "ar_SA.UTF-8"}, "ar", id="lang"),
        pytest.param({"LANG": "ar"}, "ar", id="bare"),
        pytest.param({"LANG": "fr_FR.UTF-8"}, "en", id="french"),
        pytest.param({"LANG": "arn_CL.UTF-8"}, "en", id="mapudungun"),
        pytest.param({"LC_MESSAGES": "C", "LANG": "ar_EG"}, "en", id="messages-before-lang"),
        pytest.param({"LC_ALL": "ar_MA", "LC_MESSAGES": "en_GB", "LANG": "en_GB"}, "ar", id="all-first"),
        pytest.param({"LC_ALL": "", "LANG": "ar_EG"}, "ar", id="empty-is-not-set"),
    ],
)
def test_the_first_locale_variable_that_is_set_decides(locale: dict[str, str], lang: Lang) -> None:
    assert language_of_locale(locale) == lang


@pytest.mark.parametrize(
    ("words", "value"),
    [
        pytest.param(["scan", "--lang", "ar", "x"], "ar", id="two-words"),
        pytest.param(["--lang=ar", "scan"], "ar", id="one-word"),
        pytest.param(["scan", "--lang", "ar", "--lang=en"], "en", id="last"),
        pytest.param(["scan", "--", "--lang", "ar"], None, id="after-the-options"),
        pytest.param(["scan", "--lang"], None, id="without-value"),
    ],
)
def test_the_option_is_found_before_the_line_is_parsed(words: list[str], value: str | None) -> None:
    assert value_of("--lang", words) == value


def _language(words: str, settings: str | None = None, **environ: str) -> Lang:
    return language_for(words.split(), environ, lambda: settings, "config.toml")


def test_option_then_variable_then_settings_then_locale_decide() -> None:
    everything = {"PROVENANCE_LANG": "en", "LANG": "ar"}
    assert _language("scan x --lang ar", "en", PROVENANCE_LANG="en", LANG="en") == "ar"
    assert _language("scan x", "ar", **everything) == "en"
    assert _language("scan x", "en", LANG="ar") == "en"
    assert _language("scan x", None, LANG="ar") == "ar"


@pytest.mark.parametrize("style", ["json", "jsonl", "csv"])
def test_a_result_for_programs_follows_the_option_only(style: str, folder: Path) -> None:
    plain = run("scan", str(folder), "--format", style)
    assert run("scan", str(folder), "--format", style, **ARABIC, PROVENANCE_LANG="ar").output == plain.output
    told = run("scan", str(folder), "--format", style, "--lang", "ar")
    assert "البايت" in (told.stdout if style != "csv" else told.stderr)


@pytest.mark.parametrize("environ", [{"PROVENANCE_LANG": "klingon"}, {"PROVENANCE_LANG": "arabic"}])
def test_a_language_that_is_not_spoken_is_told_with_its_place(environ: dict[str, str]) -> None:
    result = run("scan", "x", **environ)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "PROVENANCE_LANG" in result.stderr
    with pytest.raises(UsageError, match=r"config\.toml: lang"):
        language_named("config.toml: lang", "xx")


def test_settings_name_the_language(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "provenance").mkdir()
    (tmp_path / "provenance" / "config.toml").write_text('lang = "ar"\n', encoding="utf-8")
    assert "الاستعمال" in run("scan", XDG_CONFIG_HOME=str(tmp_path)).stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(["scan"], "ينقص PATH", id="missing"),
        pytest.param(["scan", "x", "--nope"], "ليس --nope خيارًا", id="option"),
        pytest.param(["scan", "x", "--treshold", "1"], "لعله --threshold", id="close-option"),
        pytest.param(["--nope"], "ليس --nope خيارًا", id="option-of-the-group"),
        pytest.param(["scan", "x", "--format", "xml"], "'xml' ليست من الخيارات", id="choice"),
        pytest.param(["scan", "x", "--threshold", "high"], "'high' ليست عددًا", id="number"),
        pytest.param(["scan", "x", "--window-days", "1.5"], "'1.5' ليست عددًا صحيحًا", id="whole-number"),
        pytest.param(["scan", "x", "--fail-on", "foo"], "'foo' ليست من النتائج", id="finding"),
        pytest.param(["scan", "x", "-o"], "الخيار -o يحتاج إلى قيمة", id="no-value"),
        pytest.param(["compare", "a", "b", "c"], "زائد على ما يأخذه الأمر: c", id="extra"),
        pytest.param(["scam", "x"], "ليس scam أمرًا", id="command"),
        pytest.param(["scan", "x", "--threshold", "7"], "الإعداد threshold", id="setting"),
        pytest.param(["scan", ""], "المسار PATH فارغ", id="empty-path"),
    ],
)
def test_wrong_usage_is_told_in_arabic(words: list[str], told: str) -> None:
    result = run("--lang", "ar", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert "خطأ: " in result.stderr
    assert "Error" not in result.stderr


@pytest.mark.parametrize("command", ["scan", "trace", "compare"])
def test_a_report_in_arabic_has_no_english_word_of_its_own(command: str, seeds_dir: Path) -> None:
    """What is Latin comes from outside: names of files and sources, ids, rules, options."""
    pages = sorted(str(page) for page in seeds_dir.glob("*.txt"))
    result = run(command, *(pages[:2] if command == "compare" else [str(seeds_dir)]), "--lang", "ar")
    assert result.exit_code == 0
    told = re.sub(r"\S*\.txt|القاعدة\s+\w+|باسم\s+[\w-]+|--\w+( PATH)?|JSONL?", "", result.stdout)
    outside = "\n".join(Path(page).read_text(encoding="utf-8") for page in pages)
    assert [word for word in LATIN.findall(told) if word not in outside] == []


ERRORS: list[ProvenanceError] = [
    BinaryInput("a.txt", 3),
    UndecodableInput("a.txt", 3),
    UndecodableInput("a.jsonl", 3, 2),
    OversizeInput("a.txt", 5_000),
    MalformedRow("a.jsonl", 2, later("input.too_deep")),
    MissingText("a.jsonl", 2, "text", later("input.found_nothing"), ("body", "id")),
    DuplicateId("a.txt", "7"),
    NothingUsable("scan", 3),
    UsageError("usage.empty_path"),
    SettingsError("usage.setting_whole", name="num_perm", value="0", first=1),
]


@pytest.mark.parametrize("error", ERRORS, ids=[type(error).__name__ for error in ERRORS])
def test_an_error_from_another_process_is_told_in_the_language_of_the_reader(error: ProvenanceError) -> None:
    back = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    with spoken("ar"):
        assert str(back) == str(error)
        assert re.search("[\u0621-\u064a]{3}", str(back))
    assert str(back) == str(error)
    assert not re.search("[\u0621-\u064a]", str(back))


def test_a_terminal_gets_its_notes_in_the_order_that_it_draws(folder: Path, tmp_path: Path) -> None:
    """Arabic as it is read would stand backwards, and a note that the terminal wraps from its end."""
    words = ("scan", str(folder), "--lang", "ar", "--format", "csv", "--bidi", "visual")
    shown = on_terminal(*words, home=tmp_path, answers=UNKNOWN)
    assert "البايت" not in shown.text
    assert draw("البايت", "visual").text in shown.text
    assert "3.txt" in shown.text


def test_the_question_of_the_doctor_is_drawn_too(tmp_path: Path) -> None:
    shown = on_terminal("doctor", "--lang", "ar", home=tmp_path, answers={**UNKNOWN, b"\r\n: ": b"\n"}, typed=b"\n")
    assert shown.code == 0
    assert "رقم السطر" not in shown.text
