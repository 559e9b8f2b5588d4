"""JSON keeps its contract: the published schema, exact text, the same bytes for the same values."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from typing import Any
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from provenance.render.json_report import comparison_object, records, report, scan_object, trace_object
from provenance.render.json_values import dumps
from provenance.settings import Settings
from provenance.values import (
    Attribution,
    Document,
    Edge,
    Flag,
    Node,
    Origins,
    Proof,
    ProvenanceGraph,
    Scan,
    Source,
    Span,
)
from tests.render import samples, traced

SCHEMA = json.loads(files("provenance.render").joinpath("data/provenance-1.schema.json").read_text(encoding="utf-8"))
SETTINGS = Settings()
VALIDATOR = Draft202012Validator(SCHEMA)


def _of(kind: str) -> Draft202012Validator:
    return Draft202012Validator({"$ref": f"#/$defs/{kind}", "$defs": SCHEMA["$defs"]})


def _cited_scan() -> Scan:
    return replace(samples.scan(), attributions=traced.attributions(), summary=samples.SUMMARY)


def _scan() -> dict[str, Any]:
    found = json.loads(report(scan_object(_cited_scan(), SETTINGS)))
    assert isinstance(found, dict)
    return found


def _trace(*, explain: bool = True) -> dict[str, Any]:
    found = json.loads(report(trace_object(traced.trace(), SETTINGS, explain=explain)))
    assert isinstance(found, dict)
    return found


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_a_scan_a_trace_and_a_comparison_keep_the_published_schema() -> None:
    _of("scan").validate(_scan())
    _of("trace").validate(_trace())
    _of("trace").validate(_trace(explain=False))
    _of("comparison").validate(json.loads(report(comparison_object(samples.comparison(), SETTINGS))))


def test_the_summary_counts_outlets_and_gives_ids_their_titles() -> None:
    summary = _scan()["summary"]
    (story,) = summary["stories"]
    assert story["outlets"] == [{"outlet": "almarfa", "documents": 1}, {"outlet": "", "documents": 1}]
    assert story["representative"] == {"id": "a.txt", "title": "افتتاح جسر"}
    assert (story["first"], story["last"]) == ("2024-03-10", "2024-03-10")
    assert summary["boilerplate"] == [
        {"outlet": "almarfa", "lines": 1, "documents": 3, "example": "شارك الخبر مع أصدقائك"}
    ]
    assert (summary["template_families"], summary["template_documents"]) == (1, 3)
    assert summary["templates"][0]["examples"] == [{"id": "c.txt", "title": "خسارة"}]


def test_a_report_from_before_there_was_a_summary_keeps_the_schema() -> None:
    found = _scan()
    del found["summary"]
    _of("scan").validate(found)


@pytest.mark.parametrize("kind", ["scan", "comparison"])
def test_every_record_keeps_the_published_schema_and_names_its_kind(kind: str) -> None:
    value = (
        scan_object(_cited_scan(), SETTINGS) if kind == "scan" else comparison_object(samples.comparison(), SETTINGS)
    )
    lines = [json.loads(line) for line in "".join(records(value)).split("\n") if line]
    for line in lines:
        VALIDATOR.validate(line)
    kinds = [line["record"] for line in lines]
    assert kinds[0] == "run"
    assert {"document", "pair"} < set(kinds)
    assert kinds.count("document") == len(value["documents"])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        pytest.param(("pairs", 0, "label"), "stolen", id="label"),
        pytest.param(("pairs", 0, "score"), 1.5, id="score"),
        pytest.param(("documents", 0, "zones", 0, "start"), -1, id="offset"),
        pytest.param(("outcomes", "read"), "3", id="count"),
        pytest.param(("pairs", 0, "verdict"), "guilty", id="unknown-member"),
    ],
)
def test_the_schema_refuses_what_the_contract_does_not_allow(path: tuple[str | int, ...], value: object) -> None:
    found: Any = _scan()
    inner = found
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    assert not _of("scan").is_valid(found)


@pytest.mark.parametrize(
    ("member", "value"),
    [
        pytest.param("tier", "D", id="tier"),
        pytest.param("kind", "gossip", id="kind"),
        pytest.param("zone", None, id="zone"),
        pytest.param("source_span", {"start": 3}, id="half-a-span"),
        pytest.param("cue_spans", None, id="no-list"),
        pytest.param("source", {"id": "x", "name": "x"}, id="half-a-source"),
        pytest.param("guess", 1, id="unknown-member"),
    ],
)
def test_the_schema_knows_attributions(member: str, value: object) -> None:
    for kind, found in (("scan", _scan()), ("trace", _trace())):
        found["attributions"][0][member] = value
        assert not _of(kind).is_valid(found)


def test_every_record_of_a_trace_keeps_the_published_schema_and_names_its_kind() -> None:
    value = trace_object(traced.trace(), SETTINGS, stated_only=True, explain=True)
    lines = [json.loads(line) for line in "".join(records(value)).split("\n") if line]
    for line in lines:
        VALIDATOR.validate(line)
    assert [line["record"] for line in lines] == [
        "run",
        *["document"] * 2,
        *["attribution"] * 6,
        "rejected",
    ]
    assert lines[0]["stated_only"] is True


def test_words_that_are_no_cues_are_only_listed_when_asked_for() -> None:
    assert "rejected" not in _trace(explain=False)
    (found,) = _trace()["rejected"]
    assert traced.TEXT[found["start"] : found["end"]] == "بين"
    assert (found["document"], found["field"], found["reason"]) == ("a.txt", "text", "no_complement")


def _back(found: dict[str, Any]) -> Attribution:
    """Return the attribution that a JSON object was made of, but for the sources."""
    members: dict[str, Any] = {name: value for name, value in found.items() if name != "self"}
    members |= {name: found[name] and Span(**found[name]) for name in ("source_span", "via_span")}
    members |= {name: tuple(Span(**span) for span in found[name]) for name in ("cue_spans", "content_spans")}
    return Attribution(**{**members, "source": None, "via": None, "self_": found["self"]})


def test_an_attribution_comes_back_from_json_as_it_was() -> None:
    for one, found in zip(traced.attributions(), _trace()["attributions"], strict=True):
        assert _back(found) == replace(one, source=None, via=None)
        for source, told in ((one.source, found["source"]), (one.via, found["via"])):
            assert (told is None) == (source is None)
            if source is not None:
                assert told == {
                    "id": source.id,
                    "name": source.name,
                    "type": source.type,
                    "status": source.status,
                    "candidates": list(source.candidates),
                }


def test_a_scan_and_a_trace_write_an_attribution_alike() -> None:
    assert _scan()["attributions"] == _trace()["attributions"]


def test_scores_have_four_decimals_and_counts_add_up() -> None:
    found = _scan()
    assert found["pairs"][0]["score"] == 0.8123
    outcomes = found["outcomes"]
    assert outcomes["inputs"] == outcomes["read"] + outcomes["skipped"] + outcomes["failed"] == 5
    assert len(outcomes["entries"]) == outcomes["skipped"] + outcomes["failed"]


def test_spans_quote_the_raw_text() -> None:
    place = _scan()["pairs"][0]["passages"][0]["right"]
    assert samples.RIGHT[place["start"] : place["end"]] == "الجسر الجديد"


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=40))
def test_text_comes_back_exactly_and_steers_no_terminal(text: str) -> None:
    written = dumps({"title": text}).encode("utf-8").decode("utf-8")
    assert json.loads(written) == json.loads(json.dumps({"title": text}))
    assert all(category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp") for char in written)


def test_no_sign_of_unicode_that_steers_is_written_as_itself() -> None:
    signs = "".join(map(chr, range(0x110000)))
    assert not {char for char in dumps(signs) if category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")}


def test_a_hostile_document_keeps_the_report_in_its_lines() -> None:
    hostile = replace(samples.LEFT_ARTICLE, document=Document("a\n\x1b[2J.txt", samples.LEFT, title="\ud800\u2028x"))
    written = report(scan_object(replace(samples.scan(), documents=(hostile,)), SETTINGS))
    assert "\x1b" not in written
    assert json.loads(written)["documents"][0]["title"] == "\ud800\u2028x"


def test_the_same_scan_gives_the_same_bytes() -> None:
    assert report(scan_object(samples.scan(), SETTINGS)) == report(scan_object(samples.scan(), SETTINGS))


def _drawn() -> Scan:
    agency = Source("reuters", "رويترز", "agency", "registered")
    seen = Node("doc:a.txt", "article", "افتتاح جسر", seen=True, document="a.txt")
    work = Node("work:reuters@story-1", "article", "رويترز", source=agency)
    proof = Proof("a.txt", samples.at(samples.LEFT, "الوزير"))
    edge = Edge("e1", seen.id, work.id, "cites", "stated", 0.95, "strong", "sentence", (proof,), None, "as_told_by")
    turned = replace(edge, id="e2", origin=work.id, target=seen.id)
    drawn = ProvenanceGraph(
        (seen, work),
        (edge,),
        (Flag("a.txt", "credit_dropped", (proof,)),),
        (Origins(("a.txt", "b.txt"), (work.id,), 1), Origins(("c.txt",), (), None)),
        (turned,),
    )
    return replace(samples.scan(), graph=drawn)


def test_the_graph_keeps_the_published_schema_and_names_both_ends_of_an_edge() -> None:
    found = json.loads(report(scan_object(_drawn(), SETTINGS)))
    _of("scan").validate(found)
    (edge,) = found["graph"]["edges"]
    assert (edge["from"], edge["to"]) == ("doc:a.txt", "work:reuters@story-1")
    (proof,) = edge["evidence"]
    assert samples.LEFT[proof["start"] : proof["end"]] == "الوزير"
    assert found["graph"]["nodes"][0]["source"] is None


def test_every_record_of_a_graph_keeps_the_published_schema_and_names_its_kind() -> None:
    lines = [json.loads(line) for line in records(scan_object(_drawn(), SETTINGS))]
    for line in lines:
        VALIDATOR.validate(line)
    drawn = [line["record"] for line in lines if line["record"] in ("node", "edge", "broken_edge", "flag", "origins")]
    assert drawn == ["node", "node", "edge", "broken_edge", "flag", "origins", "origins"]


@pytest.mark.parametrize(
    ("list_", "member", "value"),
    [
        pytest.param("edges", "kind", "steals_from", id="kind"),
        pytest.param("edges", "confidence", 1.2, id="confidence"),
        pytest.param("edges", "evidence", [{"doc": "a.txt"}], id="half-a-proof"),
        pytest.param("flags", "flag", "plagiarism", id="flag"),
        pytest.param("origins", "count", 0, id="no-origin"),
    ],
)
def test_the_schema_knows_the_graph(list_: str, member: str, value: object) -> None:
    found = json.loads(report(scan_object(_drawn(), SETTINGS)))
    found["graph"][list_][0][member] = value
    assert not _of("scan").is_valid(found)
