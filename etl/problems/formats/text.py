"""Problems for people."""

from collections.abc import Sequence

from etl.problems.formats.shown import Shown, more_told, proposed, shown
from etl.problems.problem import Problem


def for_people(problems: Sequence[Problem]) -> str:
    """Two lines a problem (place, code and message; then the hint), what is not shown, and a count of all."""
    found = shown(problems)
    return "\n".join([*told_each(found), counted(found)] if problems else [])


def told_each(found: Shown) -> list[str]:
    """The same without the count."""
    lines = []
    for p in found.problems:
        place = ":".join(str(part) for part in (p.file, p.line, p.column) if part is not None)
        lines.append(f"{place or 'record'}: {p.severity}[{p.code}]: {p.message}")
        if p.hint:
            lines.append(f"    hint: {p.hint}")
        lines += [f"    {line}" for line in proposed(p)]
    lines += [more_told(code, count) for code, count in found.more.items()]
    return lines


def counted(found: Shown) -> str:
    """How many errors and warnings there are in all."""
    return f"{_count(found.errors, 'error')}, {_count(found.warnings, 'warning')}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")
