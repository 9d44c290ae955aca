"""What a check returns."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One value that breaks one rule.

    Attributes:
        code: Code of the problem.
        table: Table of the value.
        row: Its row's number.
        field: Its column; null for the row as a whole.
        value: What stands there, as text.
        expected: What should.
        hint: What to do, where the check knows better than the catalogue.
    """

    code: str
    table: str
    row: int
    field: str | None
    value: str | None
    expected: str | None
    hint: str | None = None
