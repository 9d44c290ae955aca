"""Changes shown to people, to programs, and on the site's page of changes."""

import json
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path

from etl.changes.compare import Changes
from etl.model.templates import filled

_JSON = partial(json.dumps, ensure_ascii=False)


def _text(changes: Changes) -> str:
    """A block a table, then one an answer: a count, then `+` for a row added, `-` for one gone, `~` for one changed."""
    template = Path(__file__).with_name("changes.txt.jinja")
    return filled(template, tables=changes.tables, answers=changes.answers, json=_JSON).removesuffix("\n")


def _json(changes: Changes) -> str:
    """A JSON object: `old`, `new`, `tables` and `answers`, each of these with its columns and rows that differ."""
    return _JSON(asdict(changes), indent=2)


def _markdown(changes: Changes) -> str:
    """A summary table, then a section a table, and the same for the answers, for the site."""
    template = Path(__file__).with_name("changes.md.jinja")
    return filled(template, tables=changes.tables, answers=changes.answers, plain=_plain)


def _plain(text: str | None) -> str:
    """Text in which nothing is markup, or the mark of null."""
    if text is None:
        return "*null*"
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", " ")
    return "".join(f"\\{c}" if c in "\\`*_{}[]()#+-.!|~" else c for c in text)


FORMATS: dict[str, Callable[[Changes], str]] = {"text": _text, "json": _json, "markdown": _markdown}
