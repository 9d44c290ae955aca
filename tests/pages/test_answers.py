"""The rules on the site, each count's answers in words, and the worked questions with what their queries give."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from etl.cli import main
from etl.model.project import Project
from etl.pages import home, questions, rules
from etl.pages.book import Book, Page, Row
from etl.pages.estimates import answered, electorates, in_words
from etl.pages.folders import FOLDER as PAGES
from etl.pages.folders import folder_pages
from etl.pages.questions import answer_questions
from etl.pages.render import render
from etl.publish.checked import Checked
from etl.rules import find_views
from etl.rules.views import FOLDER
from tests import SMALL
from tests.builds import copy_small, published
from tests.conftest import unchecked
from tests.living import create_views
from tests.sites import Element, Read

QUESTION = "how-many-at-the-bridge"


@pytest.fixture(scope="module")
def checked() -> Checked:
    made = unchecked(Project(SMALL, SMALL / "articles"))
    create_views(made.tables.con)
    return made


@pytest.fixture(scope="module")
def book(checked: Checked) -> Book:
    questions, problems = answer_questions(checked.tables.con, Project(SMALL))
    assert problems == []
    return Book(checked.tables.con, checked.model, checked.head, questions=questions)


def counts(book: Book) -> dict[str, str]:
    """The pages of the counts by their paths; those of the other folders are not made."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("etl.pages.folders.find_folders", lambda _: [PAGES / "counts"])
        assets, problems = folder_pages(book, Project(SMALL))
    assert problems == []
    return {asset.path: asset.text for asset in assets}


# ---- rules -----------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_every_rule_is_shown_as_its_file_is(book: Book, tmp_path: Path) -> None:
    (page,) = rules.pages(book)
    text = render(book, page)
    rules.write_rules(tmp_path)
    assert sum(view.is_rule for view in find_views()) > 1
    for view in find_views():
        file = next(FOLDER.rglob(f"{view.name}.sql")).read_text(encoding="utf-8")
        written = (tmp_path / "rules" / f"{view.name}.sql").read_text(encoding="utf-8")
        assert written == view.sql
        assert written == file or re.search(r"\{(beside|rules|states)\}", file)
        assert not re.search(r"\{[a-z]+\}", written)
        assert f'href="../rules/{view.name}.sql"' in text
        if view.is_rule:
            assert f"{{ #{view.name} }}" in text
            assert "".join(f"    {line}\n" if line else "\n" for line in view.sql.splitlines()) in text
        else:
            assert f'href="../dictionary/#view-{view.name}"' in text


def test_a_rule_that_is_added_is_shown(checked: Checked, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "rules"))
    lowest = (folder / "settle" / "lowest.sql").read_text(encoding="utf-8")
    body = lowest[lowest.index("WITH") :].replace("'lowest'", "'first_of_all'")
    head = '-- One made for this test.\n-- Practice: none.\n-- What it cannot see: "anything" & <all>.\n'
    (folder / "settle" / "first_of_all.sql").write_text(head + body, encoding="utf-8")
    con = checked.tables.con.cursor()
    con.execute("ATTACH ':memory:' AS other")
    for table in checked.model:
        con.execute(f'CREATE TABLE other."{table.name}" AS FROM "{table.name}"')
    con.execute("USE other")
    create_views(con, folder)
    monkeypatch.setattr("etl.pages.rules.find_views", lambda: find_views(folder))
    book = Book(con, checked.model, checked.head)
    (page,) = rules.pages(book)
    text = render(book, page)
    assert "## first&#95;of&#95;all { #first_of_all }" in text
    assert "<strong>What it cannot see:</strong> &#34;anything&#34; &amp; &lt;all&gt;." in text
    rows = book.rows("SELECT * FROM estimates WHERE tally_id = 'bridge-killed'")
    answers = {row["rule"]: answered(book, row) for row in rows}
    assert answers["first_of_all"] == answers["lowest"]
    con.execute("USE memory")
    con.execute("DETACH other")


# ---- answers in words ------------------------------------------------------------------------------------------------

Numbers = tuple[int | None, int | None, int | None]


def claim(value: int | None, low: int | None, high: int | None, qualifier: str) -> dict[str, Any]:
    return {"value": value, "low": low, "high": high, "qualifier": qualifier}


LEAST = claim(400, 400, None, "at_least")
EXACT, MORE = claim(16, 16, 16, "exact"), claim(300, 300, None, "more_than")
DOZENS, ABOUT, NEARLY = (claim(None, 24, 99, "dozens"), claim(20, None, None, "about"), claim(900, None, 900, "nearly"))


@pytest.mark.parametrize(
    ("numbers", "opened", "reason", "deciding", "said", "beside"),
    [
        ((16, 16, 16), "", None, [EXACT], "16", None),
        ((300, 300, None), "low", None, [MORE], "more than 300", None),
        ((20, None, None), "", None, [ABOUT], "about 20", None),
        ((900, None, 900), "high", None, [NEARLY], "nearly 900", None),
        ((None, 24, 99), "", "words_only", [DOZENS], "dozens", "24 to 99, by convention"),
        ((None, 5, 10), "", "words_only", [claim(None, 5, 10, "between")], "between 5 and 10", None),
        ((None, 16, None), "", "numbers_differ", [EXACT, MORE], "16 to more than 300", None),
        ((None, 16, 20), "", "numbers_differ", [EXACT, ABOUT], "16 to 20", None),
        ((None, 16, 900), "high", "numbers_differ", [EXACT, NEARLY], "16 to less than 900", None),
        ((None, None, 900), "high", "numbers_differ", [NEARLY, EXACT], "less than 900", None),
        ((None, 300, None), "low", "numbers_differ", [MORE, LEAST], "more than 300 to at least 400", None),
        ((16, 16, None), "", None, [EXACT, MORE], "16", "of 16 to more than 300"),
        ((12, 12, 12), "", None, [DOZENS], "12", None),
        ((16, 16, None), "", None, [EXACT, claim(16, 16, None, "at_least")], "16", "of 16 or more"),
        ((None, None, None), "", "no_majority", [], "no majority", None),
    ],
)
def test_an_answer_in_words(
    book: Book,
    numbers: Numbers,
    opened: str,
    reason: str | None,
    deciding: list[dict[str, Any]],
    said: str,
    beside: str | None,
) -> None:
    value, low, high = (None if n is None else float(n) for n in numbers)
    row: Row = {"value": value, "low": low, "high": high, "reason_null": reason}
    row |= {"low_open": opened == "low", "high_open": opened == "high"}
    assert in_words(row, deciding, book) == (said, beside)


def by_rule(page: str) -> dict[str, list[Element]]:
    """The elements of each rule's row on the page of a count."""
    found: dict[str, list[Element]] = {}
    for element in Read(page).elements:
        for above in element.above:
            if "data-rule" in above.attributes:
                found.setdefault(above.attributes["data-rule"], []).append(element)
    return found


@pytest.mark.slow
def test_only_counts_of_several_origins_get_a_table(book: Book) -> None:
    texts = counts(book)
    seen = set()
    for tally in book.rows("SELECT * FROM tally_electorate WHERE electorate = 'said'"):
        several = tally["origins_high"] > 1
        seen.add(several)
        assert ("{ #rules }" in texts[f"counts/{tally['tally_id']}.md"]) == several, tally
    assert seen == {True, False}
    assert "One claim: there is nothing for a rule to settle" in "".join(texts.values())
    rows = by_rule(texts["counts/bridge-killed.md"])
    assert set(rows) == {view.name for view in find_views() if view.is_rule}
    highest = [(e.text, e.attributes.get("data-basis")) for e in rows["highest"] if "data-answer" in e.attributes]
    assert highest == [("more than 20", None)]
    assert "river-post-p5-killed" in {e.attributes.get("data-claim") for e in rows["highest"]}


@pytest.mark.slow
def test_what_rests_on_an_origin_or_an_update_is_taken_to(book: Book) -> None:
    """Which origin a copy without a credit has, and what updates what, may be concluded: no sentence says it is so."""
    texts = counts(book)
    bridge = texts["counts/bridge-killed.md"]
    assert "What still stands is taken to come from " in bridge
    assert "Equal numbers that are taken to come from one origin are one claim." in bridge
    assert "A number that is taken to be updated by a later one was said, and no longer stands" in bridge


# Rules of what was said, of what still stands, and of both.
HEARD = {
    "said": {"acled_style", "highest", "lowest", "range"},
    "stands": {"majority", "newest", "not_a_belligerent", "own_losses_first"},
    "said stands": {"ucdp_style"},
}


def test_a_rule_hears_what_was_said_or_what_still_stands() -> None:
    found = {view.name: " ".join(sorted(electorates(view.name))) for view in find_views() if view.is_rule}
    assert found == {rule: those_heard for those_heard, those in HEARD.items() for rule in those}


UPDATE = "UPDATE claim_links SET basis = '{}', certainty = '{}' WHERE claim_id = 'river-post-p4-wounded'"
SECOND = """
UPDATE casualties SET tally_id = 'bridge-wounded', value = 11, low = 11, high = 11
WHERE claim_id = 'river-post-p4-killed';
INSERT INTO claim_links
SELECT * REPLACE ('river-post-p4-killed' AS claim_id, 'stated' AS basis, 'probable' AS certainty) FROM claim_links
WHERE claim_id = 'river-post-p4-wounded'
"""


@contextmanager
def changed(checked: Checked, *sql: str) -> Iterator[Book]:
    """The small record's book after some changes, which are taken back."""
    con = checked.tables.con
    con.begin()
    try:
        for change in sql:
            con.execute(change)
        yield Book(con, checked.model, checked.head)
    finally:
        con.rollback()


def test_an_answer_that_hangs_on_unsure_updates_stands_beside_the_answer_without_them(checked: Checked) -> None:
    hanging: Row = {"tally_id": "bridge-wounded", "value": 11.0, "low": 11.0, "high": 11.0, "reason_null": None}
    hanging |= {"low_open": False, "high_open": False, "deciding_claim_ids": "river-post-p4-wounded"}
    hanging |= {"superseded_by_ids": None}
    hanging |= {"hangs_on": "river-post-p4-wounded", "value_without": None, "low_without": 9.0, "high_without": 11.0}
    hanging |= {"low_open_without": False, "high_open_without": False}
    with changed(checked, UPDATE.format("inferred", "probable")) as book:
        answer = answered(book, hanging)
        assert [link["other_claim_id"] for link in answer.hangs_on] == ["river-post-p3-wounded"]
        assert answer.without == "9 to 11"
        assert answered(book, hanging | {"value_without": 9.0}).without == "9"
        assert answered(book, hanging | {"high_without": None}).without == "9 or more"
        outside = {"value_without": 9.0, "low_open_without": True, "high_without": None}
        assert answered(book, hanging | outside).without == "more than 9"
        assert answered(book, hanging | {"low_without": None, "high_without": None}).without == "no answer"
        alone = answered(book, hanging | {"hangs_on": None})
        assert (alone.without, alone.hangs_on) == (None, [])


@pytest.mark.parametrize(
    ("basis", "certainty", "how"),
    [
        ("inferred", "probable", "probable inferred"),
        pytest.param("inferred", "certain", "certain inferred", marks=pytest.mark.slow),
        pytest.param("stated", "probable", "probable", marks=pytest.mark.slow),
    ],
)
def test_the_page_of_a_count_says_how_sure_an_update_is_on_which_an_answer_hangs(
    checked: Checked, basis: str, certainty: str, how: str
) -> None:
    """9 and then 11 of one day: the newest is 11 by the update, and without it nobody knows."""
    with changed(checked, UPDATE.format(basis, certainty)) as book:
        read = Read(counts(book)["counts/bridge-wounded.md"])
    hanging = [one for one in read.elements if "data-hangs-on" in one.attributes]
    assert {one.attributes["data-hangs-on"] for one in hanging} == {"river-post-p4-wounded"}
    told = {" ".join(one.text.replace("\xa0", " ").split()) for one in hanging}
    spots = "of The River Post ¶3 by The River Post ¶4"
    assert f"Without the update {spots}, {how}: no answer." in told
    newer = [one for one in read.elements if "data-superseded-by" in one.attributes]
    words = [word for word in (basis, certainty) if word in ("inferred", "probable")]
    assert newer
    assert {one.attributes.get("data-basis") for one in newer} == {basis if basis == "inferred" else None}
    assert all(f"({', '.join(words)})" in one.text for one in newer)
    [link, *_] = [one for one in read.elements if one.attributes.get("data-certainty")]
    assert (link.attributes.get("data-basis"), link.attributes["data-certainty"]) == (
        basis if basis == "inferred" else None,
        certainty,
    )


def test_an_answer_by_an_inferred_claim_is_marked_and_by_an_updated_one_names_what_replaced_it(
    checked: Checked,
) -> None:
    """9 and then 11: the lowest and the range begin at the 9, which is concluded here; the newest is 11."""
    with changed(checked, "UPDATE claims SET basis = 'inferred' WHERE claim_id = 'river-post-p3-wounded'") as book:
        text = counts(book)["counts/bridge-wounded.md"]
    rows = {
        one.attributes["data-answer"]: one.attributes.get("data-basis")
        for one in Read(text).elements
        if "data-answer" in one.attributes
    }
    assert {rule for rule, basis in rows.items() if basis == "inferred"} >= {"lowest", "range"}
    assert (rows["newest"], rows["highest"]) == (None, None)
    lowest, highest = (by_rule(text)[rule] for rule in ("lowest", "highest"))
    assert [e.text for e in lowest if "data-answer" in e.attributes] == ["9"]
    assert "inferred" in {e.text for e in lowest if not any("data-claim" in one.attributes for one in e.above)}
    newer = [(e.attributes["data-superseded-by"], e.text) for e in lowest if "data-superseded-by" in e.attributes]
    assert [(by, text.startswith("taken to be updated by ")) for by, text in newer] == [("river-post-p4-wounded", True)]
    assert not [e for e in highest if "data-superseded-by" in e.attributes]


@pytest.mark.slow
def test_several_unsure_updates_are_told_as_left_out_together(checked: Checked) -> None:
    with changed(checked, UPDATE.format("inferred", "probable"), SECOND) as book:
        text = counts(book)["counts/bridge-wounded.md"]
    hanging = [one for one in Read(text).elements if "data-hangs-on" in one.attributes]
    assert {one.attributes["data-hangs-on"] for one in hanging} == {"river-post-p4-wounded river-post-p4-killed"}
    assert all(one.text.startswith("Without the updates ") for one in hanging)
    assert all(", all of them together: " in one.text for one in hanging)


def test_the_page_of_a_count_shows_what_hangs_on_which_claim_and_leads_to_the_worked_page(book: Book) -> None:
    """In the small record the ministry's later number of wounded is its update, printed as one."""
    texts = counts(book)
    assert f'data-question="{QUESTION}"' in texts["counts/bridge-killed.md"]
    wounded = texts["counts/bridge-wounded.md"]
    assert 'data-superseded-by="river-post-p4-wounded"' in wounded
    assert "data-question" not in wounded


# ---- worked questions ------------------------------------------------------------------------------------------------


def test_a_query_is_followed_by_what_it_gives(book: Book) -> None:
    (question,) = book.questions
    page = Page(
        f"questions/{QUESTION}.md", "t", "a", "question.md.jinja", {"parts": question.parts, "claims": book.claims}
    )
    text = render(book, page)
    assert [part.sql is not None for part in question.parts] == [False, True, False, True, False]
    first, second = text.split("```sql\n")[1:]
    assert first.startswith("SELECT claim_id, claimant_id, qualifier, value, exact\nFROM casualties\n")
    assert '<a href="../../claims/river-post-p2-killed/">river-post-p2-killed</a>' in first
    assert '<td><span class="null">null</span></td>' in first
    assert '<td class="number">12</td>' in first
    assert '<td class="number">0.25</td>' in second
    assert ">false</td>" in second


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("SELECT nothing FROM casualties", 'does not run: Binder Error: Referenced column "nothing" not found'),
        ("SELEC 1", "does not run: Parser Error"),
        ("SELECT 1; SELECT 2", "holds 2 statements"),
        ("-- nothing", "holds 0 statements"),
        ("DROP TABLE casualties", "is no SELECT but DROP"),
        ("SELECT CAST('x' AS BIGINT)", "does not run: Conversion Error"),
    ],
)
def test_a_query_that_gives_nothing_is_a_problem_at_its_block(
    sql: str, found: str, checked: Checked, tmp_path: Path
) -> None:
    (tmp_path / "seeds" / "pages").mkdir(parents=True)
    text = f"---\ntitle: T\ndescription: d\n---\n\nText.\n\n```sql run\n{sql}\n```\n"
    (tmp_path / "seeds" / "pages" / "q.md").write_text(text, encoding="utf-8")
    _, (problem,) = answer_questions(checked.tables.con, Project(tmp_path))
    assert (problem.code, problem.file, problem.line, problem.column) == ("page-query", "seeds/pages/q.md", 8, 1)
    assert problem.message.startswith(f"the query of this block {found}")
    assert problem.value == sql
    assert problem.expected == "one SELECT over the tables and views of the record"


@pytest.mark.parametrize(
    "head",
    ["", "---\ntitle: T\n---\n", "---\ntitle: [\n---\n", "---\ntitle: 1\ndescription: d\n---\n", "---\nx\n---\n"],
)
def test_a_question_without_its_head_is_a_problem(head: str, checked: Checked, tmp_path: Path) -> None:
    (tmp_path / "seeds" / "pages").mkdir(parents=True)
    (tmp_path / "seeds" / "pages" / "q.md").write_text(f"{head}Text.\n", encoding="utf-8")
    questions, (problem,) = answer_questions(checked.tables.con, Project(tmp_path))
    assert questions == []
    assert (problem.code, problem.file, problem.line, problem.column) == ("page-head", "seeds/pages/q.md", 1, 1)


@pytest.mark.slow
def test_with_a_query_that_does_not_run_nothing_is_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_small(tmp_path / "small")
    page = root / "seeds" / "pages" / f"{QUESTION}.md"
    page.write_text(page.read_text(encoding="utf-8").replace("FROM estimates", "FROM nowhere"), encoding="utf-8")
    monkeypatch.delenv("ETL_ARTICLES", raising=False)
    monkeypatch.setattr("etl.publish.run._changes", lambda *_: "")
    assert main(["--project", str(root), "build"]) == 1
    told = capsys.readouterr().out
    assert f"seeds/pages/{QUESTION}.md:19:1: error[page-query]" in told
    assert published(root) == {}


def test_questions_are_listed_on_a_page_at_home_and_among_the_rules(book: Book) -> None:

    for pages in (questions.pages, home.pages, rules.pages):
        page = next(pages(book))
        assert f'questions/{QUESTION}/">How many were killed at the bridge?</a>' in render(book, page)
