"""What the two passes have in common, as the page `seeds/AGREEMENT.md` and as a short table."""

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from etl.agreement.compare import Passes
from etl.agreement.notes import Notes
from etl.model.templates import filled
from etl.model.tongue import gettext, ngettext

ALL = "all"
NAMED = 3
"""How many records of a settled case the page names."""
Counts = tuple[int, int, int]
"""Records found by both, by the first pass only, by the second only."""


def as_markdown(comparison: Passes, notes: Notes, first_pass: str, drafts: Sequence[str] = ()) -> str:
    """The page.

    Args:
        comparison: The two passes, compared.
        notes: What people wrote of the passes.
        first_pass: What the first pass is, as shown to people.
        drafts: Articles that are drafts in either pass.
    """
    return filled(
        Path(__file__).with_name("page.md.jinja"),
        result=_result(comparison),
        first_pass=first_pass,
        coders=notes.coders,
        once=[source for source in comparison.once if source not in drafts],
        drafts=drafts,
        uneven={source: sorted(kinds) for source, kinds in sorted(comparison.uneven.items())},
        found=_found(comparison),
        fields=_fields(comparison),
        settled=notes.settled,
        standing=[_standing(case, comparison.sources) for case in notes.settled.cases if case["differences"]],
    )


def _result(comparison: Passes) -> str:
    """The result in a sentence or two."""
    matches, articles = comparison.matches, len(comparison.sources)
    both, first, second = len(matches.both), len(matches.first_only), len(matches.second_only)
    found = f1((both, first, second))
    if found is None:
        return gettext("Neither pass recorded a claim of an article that both coded.")
    told = [comparison.agreement(field) for field in comparison.coded]
    values, equal = sum(one.n for one in told), sum(one.equal for one in told)
    common = ngettext(
        "Two codings of one article have %(both)s claims in common, %(first)s stand in the first only and %(second)s in"
        " the second only (F1 %(f1)s)",
        "Two codings of %(articles)s articles have %(both)s claims in common, %(first)s stand in the first only and"
        " %(second)s in the second only (F1 %(f1)s)",
        articles,
    ) % {
        "articles": articles,
        "both": f"{both:,}",
        "first": f"{first:,}",
        "second": f"{second:,}",
        "f1": _number(found),
    }
    if not values:
        return f"{common}."
    return gettext("%(common)s, and %(equal)s of their %(values)s coded values (%(share)s) are the same.") % {
        "common": common,
        "equal": f"{equal:,}",
        "values": f"{values:,}",
        "share": f"{equal / values:.1%}",
    }


def _standing(case: Mapping[str, Any], sources: Sequence[str]) -> dict[str, Any]:
    """What a settled case pins: in which article, its first records by name, how many values, and of which columns."""
    rows = case["differences"]
    article = next((one for one in sources if (rows[0][1] or rows[0][2]).startswith(one)), gettext("registers"))
    names = list(dict.fromkeys(one or other for _, one, other, *_ in rows))
    more = " " + gettext("and %(n)s more") % {"n": len(names) - NAMED} if len(names) > NAMED else ""
    columns = dict.fromkeys(f"{table}.{column}" for table, _, _, column, *_ in rows)
    records = ", ".join(f"`{name}`" for name in names[:NAMED]) + more
    return {"article": article, "records": records, "n": len(rows), "columns": ", ".join(columns), **case}


def as_table(comparison: Passes) -> str:
    """A line a kind: what was found by both and by one, with F1."""
    heads = ("kind", "both", "first only", "second only", "F1")
    rows = [heads, *(row[1:] for row in _found(comparison) if row[0] == ALL)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in rows)


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
    rows: list[tuple[str, ...]] = []
    for field in comparison.coded:
        agreed = comparison.agreement(field)
        name = f"{field.table}.{field.name}" if field.name != "event_type" else gettext("type of the event mentioned")
        rows.append((name, str(agreed.n), _number(agreed.observed), _number(agreed.kappa)))
    return rows


def _number(value: Fraction | None) -> str:
    """Two decimals, halves to even; empty for null."""
    return "" if value is None else f"{float(round(value, 2)):.2f}".replace("-", "−")
