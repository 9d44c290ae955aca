"""Run every check and say where in the seeds each finding stands."""

import json
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

import duckdb

from etl.answers import keep_answers
from etl.checks import implied
from etl.checks.compiled import Finding, check_rows, check_table, looks, looks_between
from etl.model.tables import Model, Term
from etl.problems import CATALOGUE, Code, Problem, problem, read_code, read_utf8
from etl.rules import views_read
from etl.tables import Tables
from etl.tables.provenance import Spot

INVARIANTS = Path(__file__).with_name("invariants")
LONGEST = 60
"""Characters of a token that are shown."""

_SUCH_AS = {
    "number": ("calendar", "counts_named_parties", "part_of_name", "not_in_scope"),
    "quotation": ("figure_of_speech", "part_of_name"),
    "harm_word": ("not_in_scope", "no_harm_to_people", "figure_of_speech", "part_of_name"),
    "saying_word": ("not_an_utterance", "no_content", "credited_elsewhere", "not_in_scope"),
}
"""Kind of a token to reasons for which such are often set aside; which is true, only the paragraph tells."""


@lru_cache
def find_codes() -> Mapping[str, Code]:
    """Every code: those that Python raises, and the invariants, each as its head explains it.

    Raises:
        ValueError: The head of an invariant lacks something, or two have one code.
    """
    found = {path.stem: read_code(path, "-- ") for path in sorted(INVARIANTS.glob("*.sql"))}
    twice = found.keys() & CATALOGUE.keys()
    if twice:
        raise ValueError(f"{INVARIANTS}: {', '.join(sorted(twice))} is a code already; give the file another name")
    return {**CATALOGUE, **found}


def run_checks(model: Model, tables: Tables, *, whole: bool, explained: bool, published: bool = True) -> list[Problem]:
    """Every problem of the tables.

    Args:
        model: The tables' schemas.
        tables: The tables.
        whole: Whether no record left the tables. Otherwise what speaks of the whole record (coverage, unused ids,
            disagreements) would report what is merely not there yet, and is not asked.
        explained: Whether an earlier stage found problems. A computed value that is missing is told only where
            nothing explains it.
        published: Whether this is the first pass. Codes that concern it alone are not asked of the second.
    """
    of_schema, of_rows = _ask(model, tables.con, whole=whole, published=published)
    explained = explained or any(f.code != "required" for f in of_schema)
    if any(f.table == "vocabulary" for f in of_schema):  # What follows from a coded value waits until it is right.
        of_rows = [f for f in of_rows if f.table == "vocabulary"]
    findings = of_schema + of_rows
    spots = tables.provenance.read(*{f.table for f in findings}) if findings else {}
    problems: dict[tuple[object, ...], Problem] = {}
    for finding in findings:
        computed = finding.field in model.forms.computed[finding.table]
        if finding.code == "required" and computed and explained:
            continue
        at = finding.table, finding.row
        made = _problem(finding, spots.get((*at, finding.field)) or spots.get((*at, None)))
        # A claim's columns stand in two tables; the curator typed them once.
        problems.setdefault((made.code, made.file, made.line, made.column, made.field), made)
    uncovered = _uncovered(tables.con, model.vocabularies["set_aside_reason"]) if whole else ()
    return [*problems.values(), *uncovered]


def _ask(
    model: Model, con: duckdb.DuckDBPyConnection, *, whole: bool, published: bool
) -> tuple[list[Finding], list[Finding]]:
    """What the compiled checks find, and what the invariants find."""
    codes = find_codes()
    idle = {name for name, code in codes.items() if (code.whole and not whole) or (code.first and not published)}
    own = [(code, implied.gathered(sql, model)) for code, sql in _invariants()]
    asked = [check for check in (*implied.between_rows(model), *own) if check[0] not in idle]
    keep_answers(con, frozenset().union(*(views_read(con, sql) for _, sql in asked)))
    in_rows = {table.name: list(implied.of_rows(table)) for table in model}
    # A check is mostly DuckDB's planning, outside Python: two at a time take half as long.
    with ThreadPoolExecutor(2) as pool:
        asking = (*looks(model, in_rows), *looks_between(model))
        looked = pool.map(lambda sql: _look(con.cursor(), sql), asking)
        between = pool.map(lambda check: _findings(con.cursor(), *check), asked)
        names = {name for rows in looked for (name,) in rows}
        tables = [table for table in model if table.name in names]
        of_schema = [found for table in tables for found in check_table(con, table, model)]
        of_rows = [found for table in tables for found in check_rows(con, table, in_rows[table.name], model)]
        return of_schema, [*of_rows, *(found for findings in between for found in findings)]


def _look(con: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[str]]:
    """Tables in which something may be wrong: one pass over each, for which no plan is better than the first."""
    return con.execute(f"PRAGMA disable_optimizer; {sql}").fetchall()


@lru_cache
def _invariants() -> tuple[tuple[str, str], ...]:
    return tuple((path.stem, read_utf8(path)) for path in sorted(INVARIANTS.glob("*.sql")))


def _findings(con: duckdb.DuckDBPyConnection, code: str, sql: str) -> list[Finding]:
    try:
        return [Finding(code, *row) for row in con.execute(sql).fetchall()]
    except duckdb.ProgrammingError as error:
        raise ValueError(f"{INVARIANTS / code}.sql: {error}") from error


def _problem(finding: Finding, spot: Spot | None) -> Problem:
    code = find_codes()[finding.code]
    typed = spot and spot.key
    what = typed or (f"{finding.table}.{finding.field}" if finding.field else finding.table)
    if finding.code == "reference":
        message = f"unknown {(finding.expected or '').rsplit(' ', 1)[-1]} {finding.value!r}"
    elif finding.value is None:
        message = f"{code.title}: {what} is empty; expected {finding.expected}"
    else:
        message = f"{code.title}: {what} is {finding.value!r}; expected {finding.expected}"
    return problem(
        code,
        message,
        at=spot and spot.at,
        table=finding.table,
        field=finding.field,
        value=finding.value,
        expected=finding.expected,
        hint=finding.hint,
    )


def _uncovered(con: duckdb.DuckDBPyConnection, reasons: Mapping[str, Term]) -> Iterator[Problem]:
    rows = con.execute(
        """SELECT file, line, "column", kind, text, paragraph FROM token_cover
        WHERE asked AND NOT recorded AND NOT set_aside ORDER BY token"""
    ).fetchall()
    listed = next(iter(reasons.values())).place[0]
    for file, line, column, kind, text, paragraph in rows:
        what = kind.replace("_", " ")
        shown = "" if text is None else f" {text!r}" if len(text) <= LONGEST else f" {text[: LONGEST - 1] + '…'!r}"
        told = f"the {what}{shown} in paragraph {paragraph} is neither recorded nor set aside"
        expected = "a claim that covers it, or a reason in set_aside"
        usual = " or ".join(one for one in _SUCH_AS.get(kind, ()) if one in reasons)
        such = f" (often {usual})" if usual else ""
        hint = f"{CATALOGUE['token-uncovered'].advice}: `{_aside(kind, text)}`; the reasons stand in {listed}{such}"
        yield problem("token-uncovered", told, at=(file, line, column), value=text, expected=expected, hint=hint)


def _aside(kind: str, text: str | None) -> str:
    """What sets a token aside, as it is typed but for the reason; a text that is long, or not at hand, is left too."""
    exact = "…" if text is None or len(text) > LONGEST else json.dumps(text, ensure_ascii=False)
    return f"set_aside: [{{exact: {exact}, kind: {kind}, reason: …}}]"
