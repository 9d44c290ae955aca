"""Problems shown to people, to programs, and to the pages where changes are reviewed."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from etl.problems.problem import Problem


def _text(problems: Sequence[Problem]) -> str:
    """Two lines a problem (place, code and message; then the hint), and a count."""
    lines = []
    problems = _gathered(problems)
    for p in problems:
        place = ":".join(str(part) for part in (p.file, p.line, p.column) if part is not None)
        lines.append(f"{place or 'record'}: {p.severity}[{p.code}]: {p.message}")
        if p.hint:
            lines.append(f"    hint: {p.hint}")
        lines += [f"    {line}" for line in _proposed(p)]
    errors = sum(p.severity == "error" for p in problems)
    warnings = len(problems) - errors
    if problems:
        lines.append(f"{_count(errors, 'error')}, {_count(warnings, 'warning')}")
    return "\n".join(lines)


def _json(problems: Sequence[Problem]) -> str:
    """A JSON array of objects, one a problem."""
    return json.dumps([p.as_dict() for p in problems], ensure_ascii=False, indent=2)


def _github(problems: Sequence[Problem]) -> str:
    """GitHub workflow commands, which annotate the lines of a change.

    Source: GitHub documentation, "Workflow commands for GitHub Actions".
    """
    lines = []
    for p in _gathered(problems):
        place = {"file": p.file, "line": p.line, "col": p.column, "title": p.code}
        settings = ",".join(
            f"{key}={_escaped(str(value), property_=True)}" for key, value in place.items() if value is not None
        )
        text = "\n".join([p.message, *([] if p.hint is None else [f"hint: {p.hint}"]), *_proposed(p)])
        lines.append(f"::{p.severity} {settings}::{_escaped(text)}")
    return "\n".join(lines)


FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {"text": _text, "json": _json, "github": _github}


def _proposed(found: Problem) -> list[str]:
    """The lines that may be written, and where; a missing file is told by its problem alone."""
    if found.proposal is None or not found.proposal.text:
        return []
    return [f"`etl check --write` adds to {found.proposal.where}:", *found.proposal.text.splitlines()]


def _gathered(problems: Sequence[Problem]) -> list[Problem]:
    """The problems; several that one sentence tells together are one, without a place."""
    alike = Counter((p.code, p.together, p.hint) for p in problems)
    shown: dict[object, Problem] = {}
    for number, p in enumerate(problems):
        key = (p.code, p.together, p.hint)
        if p.together is None or alike[key] == 1:
            shown[number] = p
        else:
            shown.setdefault(key, replace(p, message=p.together, file=None, line=None, column=None))
    return list(shown.values())


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _escaped(text: str, *, property_: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if property_ else text
