"""What the two passes have in common, as the page `seeds/AGREEMENT.md` and as a short table."""

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction

from etl.agreement.compare import Passes
from etl.agreement.fields import CodedField
from etl.agreement.notes import Notes, Settled

Counts = tuple[int, int, int]
"""Records found by both, by the first pass only, by the second only."""

METHOD = """\
Records match when source, paragraph and kind agree and their spans overlap: best overlap first (shared characters over
those of both), then the pair with more fields alike, then reading order; each record matches once. F1 = 2 × both /
(2 × both + first only + second only).

Each pass has ids of its own. Actors are the same when both passes read one printed name in one paragraph as them,
places when matched records give them, events when matched mentions tell them: the pair met most often first, one to
one. Actors without a common name and events without a matched mention are told alike by the other matched records. To
tell ids alike by matched records favours agreement: on a place or an event that both passes met only once, they agree
by construction.

Agreement is the share of matched records with the same value; a value left empty counts as a value. Numbers and dates
are the same only when they are equal. κ is Cohen's kappa, (p_o − p_e) / (1 − p_e), where p_o is that share, and p_e the
share expected by chance from how often each pass uses each value (Cohen 1960, A coefficient of agreement for nominal
scales, Educational and Psychological Measurement 20(1), 37-46). It is empty where both passes know one value only.
Records found by one pass only have no fields to compare: they lower F1, not κ."""

CAUTION = "Agreement between two passes by coders of one kind is not inter-coder reliability."


def as_markdown(comparison: Passes, notes: Notes, first_pass: str) -> str:
    """The page.

    Args:
        comparison: The two passes, compared.
        notes: What people wrote of the passes.
        first_pass: What the first pass is, as shown to people.
    """
    coders = [(label, notes.coders.get(key)) for key, label in _CODERS.items()]
    parts = [
        "# Agreement between the two passes",
        "Computed by `etl agree`; do not edit.",
        f"First pass: {first_pass}. Second pass: `seeds/second-pass/`.",
        "## Who the coders were",
        "\n".join(f"- **{label}**: {_line(text)}" for label, text in coders if text),
        f"**{CAUTION}**",
        "## How it is counted",
        METHOD,
        "## Found by both and by one",
        *([f"Coded once, and not compared: {', '.join(comparison.once)}."] if comparison.once else []),
        _markdown(("article", "kind", "both", "first only", "second only", "F1"), _found(comparison)),
        "## Coded fields",
        "Fields of `claims` are those of all kinds; n counts the records found by both.",
        _markdown(("field", "n", "agreement", "κ"), _fields(comparison)),
        "## Settled cases",
        _cases(notes.settled),
    ]
    return "\n\n".join(parts) + "\n"


_CODERS = {
    "first": "First pass",
    "second": "Second pass",
    "alike": "What the coders have in common",
    "settling": "How differences were settled",
}


def as_table(comparison: Passes) -> str:
    """A line a kind: what was found by both and by one, with F1."""
    heads = ("kind", "both", "first only", "second only", "F1")
    rows = [row[1:] for row in _found(comparison) if row[0] == ALL]
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if number else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in (heads, *rows)
    )


ALL = "all"


def _found(comparison: Passes) -> list[tuple[str, ...]]:
    """Rows of article, kind and counts; then those of all articles."""
    matches = comparison.matches
    counted = [
        Counter((entry.key[0], entry.kind) for entry in entries)
        for entries in ([first for first, _ in matches.both], matches.first_only, matches.second_only)
    ]
    rows: list[tuple[str, ...]] = []
    for source in (*comparison.sources, ALL):
        for kind in (*comparison.fields, ALL):
            both, first, second = (
                sum(n for (s, k), n in counts.items() if source in (s, ALL) and kind in (k, ALL)) for counts in counted
            )
            rows.append((source, kind, str(both), str(first), str(second), _number(f1((both, first, second)))))
    return rows


def f1(counts: Counts) -> Fraction | None:
    """Harmonic mean of the shares of each pass's records that the other found; null where nobody found any."""
    both, first, second = counts
    found = 2 * both + first + second
    return Fraction(2 * both, found) if found else None


def _fields(comparison: Passes) -> list[tuple[str, ...]]:
    fields: dict[CodedField, None] = dict.fromkeys(field for told in comparison.fields.values() for field in told)
    rows: list[tuple[str, ...]] = []
    for field in fields:
        agreed = comparison.agreement(field)
        name = f"{field.table}.{field.name}" if field.name != "event_type" else "type of the event mentioned"
        rows.append((name, str(agreed.n), _number(agreed.observed), _number(agreed.kappa)))
    return rows


def _cases(settled: Sequence[Settled]) -> str:
    if not settled:
        return "No case has been settled yet."
    heads = ("article", "paragraph", "question", "first pass", "second pass", "settled", "because")
    rows = [
        (c.source, str(c.paragraph), c.question, c.first or "–", c.second or "–", c.settled, c.because) for c in settled
    ]
    return _markdown(heads, rows)


def _number(value: Fraction | None) -> str:
    """Two decimals, halves to even; empty for null."""
    return "" if value is None else f"{float(round(value, 2)):.2f}".replace("-", "−")


def _markdown(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def _cell(text: str) -> str:
    return _line(text).replace("|", r"\|")


def _line(text: str) -> str:
    return " ".join(text.split())
