"""The one kind of object in which every stage says what is wrong, where, and what to do."""

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from etl.problems.catalogue import CATALOGUE, Code, Severity

Place = tuple[str, int, int]
"""(file, line, column): a path as a person would type it, both numbers from 1."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Records that would mend a problem, as they are typed.

    Attributes:
        file: The seed file in which they are to stand, as shown to people.
        text: The records, each a list item that starts at the margin; empty where the file itself is missing.
        name: What they are, as in `actor norland-navy`.
        owner: Id of the record there in whose list they belong; null: they are records of the file.
        key: The key of that list.
    """

    file: str
    text: str
    name: str
    owner: str | None = None
    key: str | None = None

    @property
    def where(self) -> str:
        """Where they belong, in words."""
        return self.file if self.owner is None else f"{self.file}, {self.key} of {self.owner}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong at one place.

    Attributes:
        code: Stable code: a key of `CATALOGUE`, or the name of an invariant.
        severity: `error` fails the command; `warning` is only shown.
        file: Path as a person would type it from the repository's root; null when no file is at fault.
        line: Line in that file, from 1.
        column: Column in that line, in characters from 1.
        table: Table of the value at fault.
        field: Column of that table, or key of the seed.
        value: What was found, as text.
        message: A sentence: what was found and what was expected.
        expected: What was expected, in short.
        hint: What to do about it.
        together: A sentence that says the same of all whom it concerns, told once where people read it; null where each
            is told by itself.
        proposal: What may be written into a seed to mend it; null where only a person knows.
    """

    code: str
    severity: Severity
    file: str | None
    line: int | None
    column: int | None
    table: str | None
    field: str | None
    value: str | None
    message: str
    expected: str | None
    hint: str | None
    together: str | None = None
    proposal: Proposal | None = None

    @property
    def same(self) -> tuple[str | None, ...]:
        """What tells it from others wherever its line has moved to, also where its message names another line."""
        message = re.sub(r"\bline \d+", "line", self.message)
        return self.code, self.file, self.table, self.field, self.value, message

    def as_dict(self) -> dict[str, Any]:
        """The problem as a JSON object, keys in the order of the attributes."""
        return asdict(self)


def problem(
    code: str | Code,
    message: str,
    *,
    at: Place | None = None,
    table: str | None = None,
    field: str | None = None,
    value: object = None,
    expected: str | None = None,
    hint: str | None = None,
    together: str | None = None,
) -> Problem:
    """Make a problem whose severity and standing hint are those of its code.

    Args:
        code: A key of `CATALOGUE`, or what the head of an invariant says.
        message: What was found and what was expected.
        at: Where, or null when there is no place.
        table: Table at fault.
        field: Column or key at fault.
        value: What was found.
        expected: What was expected.
        hint: What to do; the catalogue's own advice when absent.
        together: What is said once of all whom it concerns.

    Raises:
        KeyError: The code is not in the catalogue.
    """
    entry = CATALOGUE[code] if isinstance(code, str) else code
    file, line, column = at or (None, None, None)
    text = None if value is None else str(value)
    return Problem(
        entry.name,
        entry.severity,
        file,
        line,
        column,
        table,
        field,
        text,
        message,
        expected,
        hint or entry.advice,
        together,
    )


def sort(problems: Iterable[Problem]) -> list[Problem]:
    """The problems by file, line and column, each once; those without a file last."""
    return sorted(
        dict.fromkeys(problems),
        key=lambda p: (p.file is None, p.file or "", p.line or 0, p.column or 0, p.code, p.message),
    )
