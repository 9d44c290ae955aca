"""What nobody types: columns that the tables compute from the seeds and the evidence."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from etl.model.project import Project
from tests import SMALL
from tests.conftest import unchecked
from tests.helpers_tiny import asked, located


@pytest.fixture(scope="module")
def whole() -> Any:
    """The tables of the small project."""
    return unchecked(Project(SMALL, SMALL / "articles")).tables.con


def rows(con: Any, sql: str) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = con.execute(sql).fetchall()
    return found


DAYS: list[tuple[list[str], str | None]] = [
    (["2021-05-03"], "2021-05-03"),
    (["2021-05-03", "2021-05-03"], "2021-05-03"),
    (["2021-05-04", "2021-05-03"], "2021-05-03/2021-05-04"),
    (["2021-05-03", "2021-05-01/2021-05-09", "2021-05-07"], "2021-05-01/2021-05-09"),
    (["2021-05"], "2021-05-01/2021-05-31"),
    (["2021-05-03", "2021-05-01/.."], "2021-05-01/.."),
    (["2021-05-01/..", "2021-05-03"], "2021-05-01/.."),
    (["../2021-05-09", "2021-05-03"], "../2021-05-09"),
    (["2021-05-01/..", "../2021-05-09"], None),
    (["~", "2021-05-03"], "2021-05-03"),
    (["~"], None),
    (["someday", "2021-05-03"], "2021-05-03"),
]


@pytest.mark.parametrize(("dates", "wanted"), DAYS)
def test_the_days_of_an_event_are_those_of_its_mentions(dates: list[str], wanted: str | None, tmp_path: Path) -> None:
    seed = "".join(
        f"- paragraph: {n}\n  told:\n  - events: [{{id: x, exact: raid, event: raid, status: occurred, date: {day}}}]\n"
        for n, day in enumerate(dates, 1)
    )
    project = located(tmp_path, seed, "A raid.\n" * len(dates))
    event = "- {event: raid, title: Raid, type: raid, status: occurred}\n"
    (tmp_path / "seeds/events.yml").write_text(event, encoding="utf-8")
    [found] = asked(project, "SELECT date, date_start, date_end FROM events")
    start, _, end = (wanted or "../..").partition("/")
    ends = [None if day == ".." else date.fromisoformat(day) for day in (start, end or start)]
    assert found == (wanted, *ends)


def test_a_claim_is_named_after_its_paragraph_and_repeats_in_its_own_table(whole: Any) -> None:
    same = "claim_id, event_id, source_id, paragraph, exact, span_start, span_end, claimant_id"
    for table in ("casualties", "quotes", "attributions", "figures", "event_mentions"):
        claims = f"SELECT {same} FROM claims JOIN (SELECT claim_id FROM {table}) USING (claim_id) ORDER BY claim_id"
        assert rows(whole, f"SELECT {same} FROM {table} ORDER BY claim_id") == rows(whole, claims) != []
    assert rows(
        whole, "SELECT count(*) FROM claims WHERE claim_id NOT LIKE source_id || '-p' || paragraph || '-%'"
    ) == [(0,)]
    kinds = "SELECT DISTINCT kind FROM claims JOIN {} USING (claim_id)"
    assert rows(whole, kinds.format("event_mentions")) == [("event",)]
    assert rows(whole, kinds.format("casualties")) == [("casualty",)]


def test_a_casualty_has_outcome_and_scope_of_its_tally(whole: Any) -> None:
    agree = "casualties.outcome = tallies.outcome AND casualties.scope = tallies.scope"
    sql = f"SELECT count(*) FROM casualties JOIN tallies USING (tally_id) WHERE {agree}"
    assert rows(whole, sql) == rows(whole, "SELECT count(*) FROM casualties")


NUMBERS = {
    "p2-killed": (12, 12, 12, "exact"),
    "p5-killed": (20, 20, None, "more_than"),
    "p7-killed": (None, 24, 99, "dozens"),
    "p8-not-confirmed": (None, None, None, "unspecified"),
    "p10-displaced": (3000, None, None, "about"),
}


@pytest.mark.parametrize("claim", NUMBERS)
def test_a_number_is_read_into_four_columns(claim: str, whole: Any) -> None:
    sql = f"SELECT value, low, high, qualifier FROM casualties WHERE claim_id = 'river-post-{claim}'"
    assert rows(whole, sql) == [NUMBERS[claim]]


def test_the_source_of_a_claim_is_told_whole(whole: Any) -> None:
    columns = (
        "claimant_id, claimant_naming, claimant_basis, on_behalf_of_id, credit_paragraph, said_on_start, said_on_end"
    )
    sql = f"SELECT {columns} FROM claims WHERE claim_id = 'river-post-p3-work'"
    day = date(2021, 5, 4)
    assert rows(whole, sql) == [("norland-ministry", "named", "stated", "norland", 3, day, day)]
    columns = "claimant_naming, claimant_basis, credit_paragraph, credit_start"
    assert rows(whole, f"SELECT DISTINCT {columns} FROM claims WHERE claimant_id IS NULL") == [
        ("article_voice", None, None, None)
    ]
    elsewhere = "SELECT paragraph, credit_paragraph FROM claims WHERE credit_paragraph <> paragraph"
    assert rows(whole, elsewhere) == [(11, 10)]


def test_a_speaker_is_the_claimant_unless_another_is_named(whole: Any) -> None:
    sql = "SELECT claim_id, claimant_id, speaker_id FROM quotes ORDER BY span_start"
    assert rows(whole, sql) == [
        ("river-post-p3-work", "norland-ministry", "norland-ministry"),
        ("river-post-p6-no-aircraft", "vesland", "vesland"),
        ("river-post-p6-their-work", "vesland", "norland-ministry"),
    ]


def test_paragraphs_hold_their_extent_words_and_claims(whole: Any) -> None:
    text = (SMALL / "articles/river-post.txt").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line]
    found = rows(whole, "SELECT paragraph, span_start, span_end, claims FROM paragraphs ORDER BY paragraph")
    assert [(n, end - start) for n, start, end, _ in found] == [(n, len(line)) for n, line in enumerate(lines, 1)]
    assert [start for _, start, *_ in found] == [0, *(end + 1 for _, _, end, _ in found[:-1])]
    assert sum(claims for *_, claims in found) == rows(whole, "SELECT count(*) FROM claims")[0][0]
    shares = "words_unquoted < words, words_published < words_unquoted"
    counted = f"SELECT paragraphs, words, {shares}, length(text_sha256) FROM sources"
    words = rows(whole, "SELECT sum(words) FROM paragraphs")[0][0]
    assert rows(whole, counted) == [(len(lines), words, True, True, 64)]


def test_every_span_stands_where_the_text_has_it(whole: Any) -> None:
    lines = (SMALL / "articles/river-post.txt").read_text(encoding="utf-8").split("\n")
    text = "\n".join(line for line in lines if line)
    for table, exact, start, end in [
        ("claims", "exact", "span_start", "span_end"),
        ("claims", "credit_exact", "credit_start", "credit_end"),
        ("set_aside", "exact", "span_start", "span_end"),
        ("corrections", "exact", "span_start", "span_end"),
    ]:
        found = rows(whole, f"SELECT {exact}, {start}, {end} FROM {table} WHERE {exact} IS NOT NULL")
        assert found
        assert all(text[first:last] == phrase for phrase, first, last in found)
