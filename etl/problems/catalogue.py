"""Every problem code: what it means, what to do, and an example of bad data; each read from the head of a file.

A code that Python raises has a file of its own in `codes/`, an invariant is its own. A head is `key: text` a line, to
the first empty line; what belongs to the line before begins with two blanks. A code is never reused for something else.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

CODES = Path(__file__).with_name("codes")
Severity = Literal["error", "warning"]
SEVERITIES = ("error", "warning")
EXAMPLES = ("example", "without", "encoding", "sql", "run")
"""Keys of an example: changes of a file, a file taken away, a file saved in another encoding, SQL that changes the
finished tables, and the command that tells the problem where `etl check` does not."""

TEXTS = ("title", "severity", "advice", "needs", "passes", "says")


@dataclass(frozen=True, slots=True)
class Code:
    """What a code stands for.

    Attributes:
        name: The code.
        title: What is wrong, in a few words.
        severity: Whether the problem fails the command.
        advice: What to do when the problem itself knows no better hint; null where the message says it all.
        whole: Whether it can be told only when no record has failed its shape.
        first: Whether it is told of the first pass only, the one that is published.
        example: Bad data, made of the small project of the tests: a key of `EXAMPLES`, its text, and the lines below
            it, which are those of a unified diff, ▶ where the message points.
        says: The message that the example gets.
    """

    name: str
    title: str
    severity: Severity
    advice: str | None
    whole: bool
    first: bool
    example: tuple[tuple[str, str, tuple[str, ...]], ...]
    says: str


def read_code(path: Path, comment: str = "") -> Code:
    """Read the head of a file, which is named after its code.

    Args:
        path: The file.
        comment: What begins each line of the head, as `-- ` in SQL.

    Raises:
        ValueError: The head lacks something, or holds what no head has.
    """
    given: list[tuple[str, str, list[str]]] = []
    for line in read_utf8(path).splitlines():
        if not line.startswith(comment) or line == comment:
            break
        key, _, text = line.removeprefix(comment).partition(": ")
        if line.startswith(f"{comment}  ") and given:
            given[-1][2].append(line.removeprefix(f"{comment}  "))
        elif text and key in (*TEXTS, *EXAMPLES):
            given.append((key, text, []))
        else:
            raise ValueError(f"{path}: {line!r} is no line of a head, whose keys are {', '.join(TEXTS + EXAMPLES)}")
    texts = {key: " ".join((text, *more)) for key, text, more in given}
    example = tuple((key, text, tuple(more)) for key, text, more in given if key in EXAMPLES)
    lacking = [key for key in ("title", "severity", "says") if key not in texts] + ["an example"] * (not example)
    if lacking:
        raise ValueError(f"{path}: its head lacks {', '.join(lacking)}; see any other file there")
    known = {"severity": SEVERITIES, "needs": ("whole",), "passes": ("first",)}
    for key, values in known.items():
        if texts.get(key, values[0]) not in values:
            raise ValueError(f"{path}: {key} is {texts[key]!r}; expected {' or '.join(values)}")
    severity, whole, first = cast("Severity", texts["severity"]), "needs" in texts, "passes" in texts
    return Code(path.stem, texts["title"], severity, texts.get("advice"), whole, first, example, texts["says"])


def read_utf8(path: Path) -> str:
    """The text of a file; where it is not UTF-8, a `ValueError` with its path and line."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ValueError(f"{path}:{line}: this is not UTF-8: {error.reason}; save it as UTF-8") from error


CATALOGUE = {path.stem: read_code(path) for path in sorted(CODES.glob("*.txt"))}
