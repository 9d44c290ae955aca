"""Whether a settled case says why, and of which paragraph: one that says less was settled by nobody."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import yaml

from etl.problems import Place, Problem, problem
from etl.seeds.yaml_loader import place

LEAST_WORDS = 3
"""How many words a reason has at least; "Not printed." names no reason, and "It is printed." may be one."""
_CODE = "settled-unclear"
_OF_PARAGRAPH = re.compile(r"(?P<source>.+?)(?:-p(?P<claim>[0-9]+)-.*| p(?P<record>[0-9]+)(?: .*)?)", re.DOTALL)
"""The id of a claim, `river-post-p2-killed`, or what names another record, `river-post p2 Norland norland`."""


def unclear(case: Mapping[str, Any], node: yaml.Node, shown: str, articles: Collection[str]) -> Iterator[Problem]:
    """What a settled case leaves open.

    All its rows are of its article, and of its paragraph at least one that names any: a case may go for others too.
    Rows of the registers and of an article as a whole name none.

    Args:
        case: The case, its rows under `differences`.
        node: As typed; a mapping.
        shown: The file, as shown to people.
        articles: Source ids.
    """
    source, paragraph, rows, reason = (case[key] for key in ("source", "paragraph", "differences", "because"))
    if len(reason.split()) < LEAST_WORDS:
        told, expected = f"the reason is {reason!r}", f"{LEAST_WORDS} words or more"
        yield problem(_CODE, told, at=_at(node, "because", shown), field="because", value=reason, expected=expected)
    if source is None:
        if not rows:
            told, expected = "the case has no differences and names no paragraph", "source and paragraph"
            yield problem(_CODE, told, at=place(node, shown), field="source", expected=expected)
        return
    of_rows = [_of(name, articles) for row in rows for name in row[1:3] if name is not None]
    paragraphs = {number for _, number in of_rows if number is not None}
    elsewhere = next((article for article, _ in of_rows if article not in (None, source)), None)
    if elsewhere is not None:
        told = f"the case is of {source!r}, and a row of it of {elsewhere!r}"
        yield problem(
            _CODE, told, at=_at(node, "source", shown), field="source", value=source, expected="the article of its rows"
        )
    elif paragraphs and paragraph not in paragraphs:
        told = f"the case is of paragraph {paragraph}, and no row of it is"
        expected = f"a paragraph of its rows: {', '.join(map(str, sorted(paragraphs)))}"
        yield problem(
            _CODE, told, at=_at(node, "paragraph", shown), field="paragraph", value=paragraph, expected=expected
        )


def _at(node: yaml.Node, key: str, shown: str) -> Place:
    return next(place(typed, shown) for name, typed in node.value if name.value == key)


def _of(name: str, articles: Collection[str]) -> tuple[str | None, int | None]:
    """(source id, paragraph) of the record that a row names; null where it is of none."""
    if name in articles:
        return name, None
    found = _OF_PARAGRAPH.fullmatch(name)
    if found is None or found["source"] not in articles:
        return None, None
    return found["source"], int(found["claim"] or found["record"])
