"""Nodes alike are found whatever hangs behind them, and no others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from provenance.render.exports.alike import groups

_ids = st.sampled_from("abcdefgh")
_links = st.lists(st.tuples(_ids, _ids, st.sampled_from(["x", "y"])), max_size=14)
_looks = st.fixed_dictionaries({id: st.integers(0, 1) for id in "abcdefgh"})


def test_articles_with_an_image_each_are_alike() -> None:
    articles = {f"doc{number}": "article" for number in range(9)}
    images = {f"image{number}": "image" for number in range(9)}
    links = [(f"doc{number}", f"image{number}", "shows") for number in range(9)]
    assert groups(articles | images, links, least=6) == [sorted(articles), sorted(images)]


def test_one_link_more_sets_an_article_and_its_image_apart() -> None:
    looks = {**{f"d{n}": "article" for n in range(3)}, **{f"i{n}": "image" for n in range(3)}, "w": "work"}
    links = [(f"d{n}", f"i{n}", "shows") for n in range(3)] + [("d0", "w", "cites")]
    assert groups(looks, links, least=2) == [["d0"], ["d1", "d2"], ["i0"], ["i1", "i2"], ["w"]]


@given(_looks, _links)
def test_every_node_is_in_one_group_and_those_of_a_group_are_linked_alike(
    looks: dict[str, int], links: list[tuple[str, str, str]]
) -> None:
    found = groups(looks, links, least=1)
    assert sorted(id for group in found for id in group) == sorted(looks)
    number = {id: at for at, group in enumerate(found) for id in group}
    for group in found:
        around = [
            {(number[target], kind) for origin, target, kind in links if origin == id}
            | {(kind, number[origin]) for origin, target, kind in links if target == id}
            for id in group
        ]
        assert all(one == around[0] for one in around)
        assert len({looks[id] for id in group}) == 1


@given(_looks, _links, st.integers(2, 4))
def test_no_group_is_smaller_than_asked_for_unless_it_is_one(
    looks: dict[str, int], links: list[tuple[str, str, str]], least: int
) -> None:
    assert all(len(group) == 1 or len(group) >= least for group in groups(looks, links, least=least))
