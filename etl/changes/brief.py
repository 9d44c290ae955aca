"""Changes in a few lines, for whoever has just edited: how many rows moved, and which answers with them."""

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from etl.changes.compare import Changes, TableChanges
from etl.model.words import count

LINES = 8  # Most answers that are named,
CELLS = 3  # and most values of one.


def brief(changes: Changes) -> str:
    """A line on the rows and answers that moved, and a line for each of a few answers, some of every view."""
    rows = {table.name: len(table.added) + len(table.removed) + len(table.changed) for table in changes.tables}
    moved = {answer.name: list(_moved(answer)) for answer in changes.answers}
    answers = {name: len(lines) for name, lines in moved.items()}
    shown = [line for lines in zip_longest(*moved.values()) for line in lines if line is not None][:LINES]
    more = sum(answers.values()) - len(shown)
    lines = [f"since {changes.old}: {_counted(rows, 'row')} and {_counted(answers, 'answer')} moved", *shown]
    return "\n".join([*lines, f"  … and {more} more: `etl diff` tells all"] if more else lines)


def _moved(answer: TableChanges) -> Iterator[str]:
    """The answers of a view that came (`+`), went (`-`) or changed (`~`), these with what they were and are."""
    for mark, rows in (("+", answer.added), ("-", answer.removed)):
        yield from (f"  {mark} {answer.name}: {', '.join(row.key)}" for row in rows)
    for row in answer.changed:
        cells = [f"{cell.column} {cell.old or 'null'} -> {cell.new or 'null'}" for cell in row.cells]
        told = ", ".join(cells[:CELLS] + ["…"] * (len(cells) > CELLS))
        yield f"  ~ {answer.name}: {', '.join(row.key)}: {told}"


def _counted(found: Mapping[str, int], noun: str) -> str:
    """How many in all, and of which table or view."""
    total = sum(found.values())
    parts = ", ".join(f"{name} {number}" for name, number in found.items() if number)
    return f"{count(total, noun)}{f' ({parts})' if parts else ''}"
