"""Problems as GitHub workflow commands, which annotate the lines of a change.

Source: GitHub documentation, "Workflow commands for GitHub Actions".
"""

from collections.abc import Iterable, Sequence

from etl.problems.formats.shown import more_told, proposed, shown
from etl.problems.problem import Problem


def as_github(problems: Sequence[Problem]) -> str:
    """A command a problem, and one for what is not shown of a code."""
    found = shown(problems)
    lines, severities = [], {p.code: p.severity for p in found.problems}
    for p in found.problems:
        place = {"file": p.file, "line": p.line, "col": p.column, "title": p.code}
        lines.append(
            _command(p.severity, place, [p.message, *([] if p.hint is None else [f"hint: {p.hint}"]), *proposed(p)])
        )
    for code, count in found.more.items():
        lines.append(_command(severities[code], {"title": code}, [more_told(code, count)]))
    return "\n".join(lines)


def _command(severity: str, place: dict[str, str | int | None], lines: Iterable[str]) -> str:
    given = ((key, value) for key, value in place.items() if value is not None)
    settings = ",".join(f"{key}={_escaped(str(value), property_=True)}" for key, value in given)
    text = "\n".join(lines)
    return f"::{severity} {settings}::{_escaped(text)}"


def _escaped(text: str, *, property_: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if property_ else text
