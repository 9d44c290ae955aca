"""One thing that printed words say otherwise than a record, which stands all the same where its note says why."""

from dataclasses import dataclass

from etl.problems import Problem
from etl.seeds import Record

NOTE = "wording_note"


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is told unless the record's note answers it.

    Attributes:
        code: Code of the problem.
        record: The record at fault.
        key: The key whose value is at fault.
        told: What was found, and what says otherwise.
        expected: What should stand there.
        field: The column at fault, where that is not the key.
        hint: What to do about it, where that is not the advice of the code.
    """

    code: str
    record: Record
    key: str
    told: str
    expected: str
    field: str | None = None
    hint: str | None = None

    def problem(self) -> Problem:
        """The problem, at the value."""
        told = f"{self.told}; expected {self.expected}"
        return self.record.problem(self.code, self.key, told, field=self.field, expected=self.expected, hint=self.hint)
