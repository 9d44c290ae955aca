"""Which problems are shown where people read them: what one sentence tells once, and the first of very many alike."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.problems.problem import Problem

MOST = 20
"""Problems of one code that are shown: who mends these sees what the others are."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of some problems.

    Attributes:
        problems: Those that are shown, in their order.
        more: Code to how many more there are of it.
        errors: How many there are in all.
        warnings: Likewise.
    """

    problems: list[Problem]
    more: dict[str, int]
    errors: int
    warnings: int


def shown(problems: Sequence[Problem]) -> Shown:
    """What is shown of some problems, at most `MOST` of a code."""
    told = _gathered(problems)
    errors = sum(p.severity == "error" for p in told)
    seen, first = Counter[str](), list[Problem]()
    for found in told:
        seen[found.code] += 1
        if seen[found.code] <= MOST:
            first.append(found)
    more = {code: count - MOST for code, count in seen.items() if count > MOST}
    return Shown(first, more, errors, len(told) - errors)


def more_told(code: str, count: int) -> str:
    """What stands in the place of those that are not shown."""
    return f"and {count} more of {code}: `etl check --format json` has all"


def proposed(found: Problem) -> list[str]:
    """The lines that may be written, and where; a missing file is told by its problem alone."""
    if found.proposal is None or not found.proposal.text:
        return []
    return [f"`etl check --write` adds to {found.proposal.where}:", *found.proposal.text.splitlines()]


def _gathered(problems: Sequence[Problem]) -> list[Problem]:
    """The problems; several that one sentence tells together are one, without a place."""
    alike = Counter((p.code, p.together, p.hint) for p in problems)
    kept: dict[object, Problem] = {}
    for number, p in enumerate(problems):
        key = (p.code, p.together, p.hint)
        if p.together is None or alike[key] == 1:
            kept[number] = p
        else:
            kept.setdefault(key, replace(p, message=p.together, file=None, line=None, column=None))
    return list(kept.values())
