"""The summary of a scan -> JSON: counts, and ids with the titles that stand for them."""

from __future__ import annotations

from collections.abc import Mapping

from provenance.render.json_values import Json, Object
from provenance.render.quote import date_text, title_of
from provenance.values import Article, Boilerplate, OutletCounts, StorySummary, Summary, TemplateFamily

Articles = Mapping[str, Article]


def _outlets(counts: OutletCounts) -> list[Json]:
    return [{"outlet": outlet, "documents": documents} for outlet, documents in counts]


def _titled(id: str, articles: Articles) -> Object:
    return {"id": id, "title": title_of(articles[id])}


def _story(story: StorySummary, articles: Articles) -> Object:
    return {
        "id": story.id,
        "size": story.size,
        "outlets": _outlets(story.outlets),
        "first": date_text(story.first),
        "last": date_text(story.last),
        "representative": _titled(story.representative, articles),
    }


def _boilerplate(found: Boilerplate) -> Object:
    return {
        "outlet": found.outlet,
        "lines": len(found.lines),
        "documents": found.documents,
        "example": found.example,
    }


def _family(family: TemplateFamily, articles: Articles) -> Object:
    return {
        "size": family.size,
        "outlets": _outlets(family.outlets),
        "examples": [_titled(name, articles) for name in family.examples],
    }


def summary_object(summary: Summary, articles: Articles) -> Object:
    """Return a summary; ``articles`` are those of the scan, by id."""
    return {
        "stories": [_story(story, articles) for story in summary.stories],
        "boilerplate": [_boilerplate(found) for found in summary.boilerplate],
        "template_families": summary.families,
        "template_documents": summary.in_families,
        "templates": [_family(family, articles) for family in summary.templates],
    }
