"""The SQL page in a real browser: what DuckDB answers there, and what can be done with it."""

import gzip
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import quote

import duckdb
import pytest
from playwright.sync_api import Browser, Page, Route

from etl.model.project import PACKAGE_SCHEMAS
from etl.model.tables import load_model
from etl.pages.browser import DATABASE
from etl.pages.query import Example, examples, fragment
from tests.chrome import TEXTS, Watched, served
from tests.shared import built_site
from tests.sites import Read

pytestmark = pytest.mark.browser

BELOW = "some/where"
ENDLESS = "SELECT count(*) FROM range(100000000) AS a, range(100000000) AS b"
TABLE = """() => [...document.querySelectorAll('#console-rows tr')].map(
  (row) => [...row.cells].map((cell) => cell.querySelector('.nothing') ? null : cell.textContent))"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    built = built_site(tmp_path_factory)
    assert built.problems == [], "run `make` first: it bundles what runs in the browser"
    return built.site


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site, BELOW) as address:
        yield address


@pytest.fixture(scope="module")
def con(site: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The same file in Python."""
    with duckdb.connect() as con:
        file = site / "data" / "small-record.duckdb"
        con.execute(f"ATTACH '{file.as_posix()}' AS record (READ_ONLY)")
        con.execute("USE record")
        yield con


@pytest.fixture(scope="module")
def watched(browser: Browser, address: str) -> Iterator[Watched]:
    """One page for all tests that only ask, its engine at work."""
    watched = Watched(browser, address, 1360, "light")
    watched.open("query/")
    ask(watched.page, "SELECT 1")
    yield watched
    watched.page.context.close()


def ask(page: Page, sql: str) -> str:
    """Open a query by the page's address; give what the page says of the answer, or the error."""
    page.evaluate("() => { document.getElementById('console-told').textContent = '' }")
    page.evaluate("(sql) => { location.hash = '#q=' + encodeURIComponent(sql) }", sql)
    return outcome(page)


def outcome(page: Page) -> str:
    """Wait until a query has ended."""
    said = ""
    for _ in range(1200):  # A minute: a machine that is busy with other tests is slow to start the engine.
        said = page.locator("#console-told").inner_text()
        if page.locator("#console-error").is_visible():
            return page.locator("#console-error").inner_text()
        if re.search(r"\d m?s\b|Cancelled", said):
            return said
        page.wait_for_timeout(50)
    raise AssertionError(f"no answer; the page says {said!r}")


def shown(value: Any) -> str | None:
    """A value as the page shows it."""
    match value:
        case None | str():
            return value
        case bool():
            return str(value).lower()
        case Decimal():
            text = f"{value:f}"
            return text.rstrip("0").rstrip(".") if "." in text else text
        case date():
            return value.isoformat()
        case _:
            return str(value)


def csv(page: Page) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as CSV").click()
    return Path(download.value.path()).read_bytes()


def type_query(page: Page, sql: str) -> None:
    page.get_by_role("textbox", name="Query in SQL").click()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.press("Delete")
    page.keyboard.type(sql)


@pytest.mark.slow
def test_the_page_asks_the_file_that_people_download(site: Path, address: str) -> None:
    packed = (site / "browser" / DATABASE).read_bytes()
    assert gzip.decompress(packed) == (site / "data" / "small-record.duckdb").read_bytes()
    page = Read((site / "query" / "index.html").read_text(encoding="utf-8"))
    links = [e.attributes["href"] for e in page.all("a") if e.attributes.get("href", "").startswith("#q=")]
    assert links == [fragment(example.sql) for example in examples()]


# ---- answers ---------------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("example", examples(), ids=lambda example: example.name)
def test_every_example_gives_what_python_gives(
    watched: Watched, con: duckdb.DuckDBPyConnection, example: Example
) -> None:
    page = watched.page
    page.evaluate("() => { document.getElementById('console-told').textContent = '' }")
    page.get_by_role("link", name=example.title, exact=True).click()
    said = outcome(page)
    cursor = con.execute(example.sql)
    names = [column[0] for column in cursor.description or []]
    rows = [[shown(value) for value in row] for row in cursor.fetchall()]
    assert page.evaluate(TABLE) == [names, *rows]
    assert said.startswith(f"{len(rows)} row")


def test_most_examples_have_rows_here(con: duckdb.DuckDBPyConnection) -> None:
    """Else the test above would compare nothing with nothing."""
    empty = [example.name for example in examples() if not con.execute(example.sql).fetchall()]
    assert len(empty) <= 3


TYPES = {
    "9007199254740993": "9007199254740993",
    "(-9223372036854775807)::BIGINT": "-9223372036854775807",
    "18446744073709551615::UBIGINT": "18446744073709551615",
    "170141183460469231731687303715884105727": "170141183460469231731687303715884105727",
    "(SELECT sum(i) FROM range(4) AS r (i))": "6",
    "1.50::DECIMAL(10, 2)": "1.50",
    "(-0.05)::DECIMAL(38, 2)": "-0.05",
    "0.5::DOUBLE": "0.5",
    "33::DOUBLE": "33.0",
    "0.1::FLOAT": "0.1",
    "DATE '2020-02-27'": "2020-02-27",
    "DATE '1912-02-29'": "1912-02-29",
    "TIMESTAMP '2020-02-27 01:02:03.456789'": "2020-02-27 01:02:03.456789",
    "TIMESTAMP '1969-12-31 23:59:59'": "1969-12-31 23:59:59",
    "TIME '01:02:03.5'": "01:02:03.5",
    "INTERVAL '14 months 3 days 4 hours'": "1 year 2 months 3 days 04:00:00",
    "true": "true",
    "false": "false",
    "NULL": "",
    "''": '""',
    "'a, \"b\"'": '"a, ""b"""',
    "'two' || chr(10) || 'lines'": '"two\nlines"',
    "'إدلب'": "إدلب",
    "[1, NULL, 3]": '"[1, NULL, 3]"',
    "{'n': 21::BIGINT, 'd': 1.5::DECIMAL(3, 1)}": "\"{'n': 21, 'd': 1.5}\"",
    "MAP {'k': 1}": "{k=1}",
    "'b'::ENUM ('a', 'b')": "b",
    "'a\\x00'::BLOB": "a\\x00",
}  # fmt: skip


def test_values_of_every_type_are_exact_in_the_csv(watched: Watched) -> None:
    """A byte order mark, lines that end in CR LF, and fields quoted where RFC 4180 asks for it."""
    columns = ", ".join(f"{sql} AS c{at}" for at, sql in enumerate(TYPES))
    assert ask(watched.page, f"SELECT {columns}").startswith("1 row in ")
    written = csv(watched.page)
    names = ",".join(f"c{at}" for at in range(len(TYPES)))
    assert written.decode("utf-8-sig").split("\r\n", 1) == [names, ",".join(TYPES.values()) + "\r\n"]
    assert written.startswith(b"\xef\xbb\xbf")


def test_null_is_told_from_an_empty_text(watched: Watched) -> None:
    ask(watched.page, "SELECT NULL AS a, '' AS b, 'null' AS c")
    cells = watched.page.locator("#console-rows td")
    assert cells.all_inner_texts() == ["null", "", "null"]
    assert cells.locator(".nothing").count() == 1


def test_names_and_values_stay_text(watched: Watched) -> None:
    nasty = "<img src=x onerror=alert(1)>"
    ask(watched.page, f"SELECT '{nasty}' AS \"{nasty}\", 1 AS n")
    assert watched.page.evaluate(TABLE) == [[nasty, "n"], [nasty, "1"]]
    assert watched.page.locator("#console-answer img").count() == 0


def test_only_the_first_rows_are_shown_and_the_csv_has_all(watched: Watched) -> None:
    said = ask(watched.page, "SELECT i FROM range(1234) AS r (i)")
    assert re.fullmatch(r"1,234 rows in .* The first 500 are shown; the CSV has all\.", said)
    assert watched.page.locator("#console-rows tbody tr").count() == 500
    assert csv(watched.page).count(b"\r\n") == 1235


def test_headers_sort_by_size_and_put_nulls_last(watched: Watched) -> None:
    page = watched.page
    ask(page, "SELECT * FROM (VALUES (10, 'b'), (9, 'İ'), (NULL, 'a'), (-1, NULL)) AS t (n, w)")
    button = page.get_by_role("button", name="n", exact=True)
    head = page.locator("#console-rows th").first
    for said, order in [
        ("ascending", ["-1", "9", "10", None]),
        ("descending", ["10", "9", "-1", None]),
        ("none", ["10", "9", None, "-1"]),
    ]:
        button.click()
        assert head.get_attribute("aria-sort") == said
        assert [row[0] for row in page.evaluate(TABLE)[1:]] == order
    page.get_by_role("button", name="w", exact=True).click()
    assert [row[1] for row in page.evaluate(TABLE)[1:]] == ["a", "b", "İ", None]
    assert head.get_attribute("aria-sort") == "none"
    assert page.locator("#console-told").inner_text() == "Sorted by w, ascending."


# ---- typing ----------------------------------------------------------------------------------------------------------


def test_a_typed_query_runs_with_a_key(watched: Watched, con: duckdb.DuckDBPyConnection) -> None:
    ask(watched.page, "SELECT 1")
    type_query(watched.page, "SELECT count(*) AS n FROM claims WHERE claimant_id IS NULL")
    watched.page.evaluate("() => { document.getElementById('console-told').textContent = '' }")
    watched.page.keyboard.press("ControlOrMeta+Enter")
    outcome(watched.page)
    expected = con.execute("SELECT count(*) FROM claims WHERE claimant_id IS NULL").fetchone()
    assert expected is not None
    assert watched.page.evaluate(TABLE) == [["n"], [str(expected[0])]]


@pytest.mark.slow
@pytest.mark.parametrize("written", ["SELECT c.claimant_n", "FROM claims SELECT claimant_n"])
def test_completion_shows_what_a_column_means(watched: Watched, written: str) -> None:
    page = watched.page
    if "c." in written:
        type_query(page, "SELECT c. FROM claims AS c")
        for _ in range(len(" FROM claims AS c")):
            page.keyboard.press("ArrowLeft")
        page.keyboard.type("claimant_n")
    else:
        type_query(page, written)
    option = page.locator(".cm-tooltip-autocomplete li[aria-selected]")
    option.wait_for()
    assert "claimant_naming" in option.inner_text()
    meaning = next(f.description for f in load_model(PACKAGE_SCHEMAS)["claims"].fields if f.name == "claimant_naming")
    info = page.locator(".cm-completionInfo")
    info.wait_for()
    assert info.inner_text() == meaning
    page.wait_for_timeout(100)  # A suggestion is taken only when it has been there long enough to be seen.
    page.keyboard.press("Tab")
    assert "claimant_naming" in page.locator(".cm-content").inner_text()


def test_completion_offers_an_answer_once_and_its_columns(watched: Watched) -> None:
    """The database holds each answer as a table, and in another schema the view that computes it anew."""
    page = watched.page
    for written, names in [
        ("SELECT 1 FROM claim_contex", ["claim_context"]),
        ("FROM claim_context SELECT victims_sta", ["victims_status"]),
    ]:
        type_query(page, written)
        labels = page.locator(".cm-tooltip-autocomplete li .cm-completionLabel")
        labels.get_by_text(names[0], exact=True).first.wait_for()  # Fewer letters were offered other words.
        offered = labels.all_inner_texts()
        assert [name for name in offered if name in names] == names


def test_the_keyboard_gets_out_of_the_editor(watched: Watched) -> None:
    page = watched.page
    type_query(page, "SELECT cl")
    page.locator(".cm-tooltip-autocomplete").wait_for()
    page.keyboard.press("Escape")
    page.locator(".cm-tooltip-autocomplete").wait_for(state="detached")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.id") == "console-run"


# ---- what goes wrong -------------------------------------------------------------------------------------------------


def test_an_error_names_its_line_and_place(watched: Watched) -> None:
    said = ask(watched.page, "SELECT claim_id,\n  claimant_idd\nFROM claims")
    assert said.startswith('Binder Error: Referenced column "claimant_idd" not found')
    line, caret = said.splitlines()[-2:]
    assert line == "LINE 2:   claimant_idd"
    assert caret.index("^") == line.index("claimant_idd")
    assert "blob:" not in said
    assert watched.page.locator("#console-error").get_attribute("role") == "alert"
    assert not watched.page.locator("#console-answer").is_visible()
    ask(watched.page, "SELECT 2 AS two")
    assert watched.page.evaluate(TABLE) == [["two"], ["2"]]


def test_a_syntax_error_is_told_once(watched: Watched) -> None:
    assert ask(watched.page, "SELECT * FORM claims").count("LINE 1:") == 1


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_csv('https://example.org/a.csv')",
        "LOAD json",
        "SELECT '{}'::JSON",
        "ATTACH 'https://example.org/a.duckdb'",
        "COPY claims TO 'a.csv'",
        "SET enable_external_access = true",
        "DELETE FROM claims",
    ],
)
def test_nothing_from_elsewhere_and_nothing_written(watched: Watched, sql: str) -> None:
    assert re.match(r"(Permission|Catalog|Invalid Input|Binder) Error: ", ask(watched.page, sql))
    assert watched.outside == []


@pytest.mark.slow
def test_a_long_query_is_cancelled_and_the_page_goes_on(watched: Watched) -> None:
    page = watched.page
    page.evaluate("() => { document.getElementById('console-told').textContent = '' }")
    page.evaluate("(sql) => { location.hash = '#q=' + encodeURIComponent(sql) }", ENDLESS)
    cancel = page.get_by_role("button", name="Cancel")
    cancel.wait_for()
    page.wait_for_timeout(300)
    assert page.locator("#console-told").inner_text() == "Running …"
    cancel.click()
    assert outcome(page) == "Cancelled."
    assert not cancel.is_visible()
    before = packed(watched)
    ask(page, "SELECT count(*) > 0 AS still FROM claims")
    assert page.evaluate(TABLE) == [["still"], ["true"]]
    assert packed(watched) == before


def packed(watched: Watched) -> list[str]:
    """Names of the large files that were asked for."""
    files = [request.url.rsplit("/", 1)[1] for request in watched.inside]
    return sorted(name for name in files if name.endswith(".gz"))


# ---- the whole page --------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_engine_comes_when_it_is_asked_for_and_a_link_carries_the_query(browser: Browser, address: str) -> None:
    watched = Watched(browser, address, 1360, "light")
    page = watched.open("query/")
    assert page.url == address + "query/"
    page.wait_for_timeout(200)
    assert packed(watched) == []
    type_query(page, "SELECT 6 * 7 AS answer")
    page.get_by_role("button", name="Run").click()
    outcome(page)
    assert packed(watched) == [
        "duckdb-eh.wasm.gz", "duckdb-eh.worker.js.gz", "record.duckdb.gz",
    ]  # fmt: skip
    link = page.url
    assert link == f"{address}query/#q={quote('SELECT 6 * 7 AS answer', safe='*')}"
    other = Watched(browser, address, 390, "dark")
    other.page.goto(link)
    outcome(other.page)
    assert other.page.evaluate(TABLE) == [["answer"], ["42"]]
    for each in (watched, other):
        assert each.outside == []
        assert each.said == []
        each.page.context.close()


@pytest.mark.slow
def test_a_server_that_packs_files_itself_does_no_harm(browser: Browser, address: str) -> None:
    """Some mark a .gz file as packed in transit, so that it arrives unpacked."""
    watched = Watched(browser, address, 1360, "light")

    def marked(route: Route) -> None:
        answer = route.fetch()
        headers = {"content-encoding": "gzip", "content-length": str(len(answer.body()))}
        route.fulfill(body=gzip.decompress(answer.body()), headers=headers)

    watched.page.route("**/record.duckdb.gz", marked)
    page = watched.open("query/")
    ask(page, "SELECT count(*) > 0 AS n FROM claims")
    assert page.evaluate(TABLE) == [["n"], ["true"]]
    page.context.close()


@pytest.mark.slow
def test_a_file_that_cannot_be_fetched_is_named_and_asked_for_again(browser: Browser, address: str) -> None:
    page = Watched(browser, address, 1360, "light").open("query/")
    page.route("**/record.duckdb.gz", lambda route: route.abort())
    assert ask(page, "SELECT 1 AS one").startswith("record.duckdb.gz could not be fetched")
    page.unroute("**/record.duckdb.gz")
    page.get_by_role("button", name="Run").click()
    page.locator("#console-rows table").wait_for()
    assert page.evaluate(TABLE) == [["one"], ["1"]]
    page.context.close()


@pytest.mark.slow
def test_without_script_the_page_says_where_else_to_ask(browser: Browser, address: str) -> None:
    page = Watched(browser, address, 390, "light", script=False).open("query/")
    assert page.locator("article noscript p").is_visible()
    assert not page.get_by_role("button", name="Run").is_visible()
    page.context.close()


@pytest.mark.slow
@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1360, "light")])
def test_answer_picture_and_suggestions_fit_and_can_be_read(
    browser: Browser, address: str, width: int, scheme: str
) -> None:
    watched = Watched(browser, address, width, scheme)
    page = watched.open("query/")
    name = "a name so long that it takes more than one line even where there is room for a good deal of text"
    rows = f"('{name}', 300), ('half', 150), ('none', NULL), ('less', -30), ('{'w' * 120}', 1)"
    ask(page, f"SELECT * FROM (VALUES {rows}) AS t (name, number)")
    picture = page.locator("#console-picture svg")
    picture.wait_for()
    frame = picture.bounding_box()
    assert frame is not None
    boxes = [box for text in picture.locator("text").all() if (box := text.bounding_box())]
    assert len(boxes) > 10
    for box in boxes:
        assert frame["x"] - 1 <= box["x"], box
        assert box["x"] + box["width"] <= frame["x"] + frame["width"] + 1, box
    bars = picture.locator("rect").all()
    seen = [box for bar in bars if (box := bar.bounding_box())]
    assert [box for box in seen if box["height"] < 8] == []
    lengths = [box["width"] for box in seen]
    assert lengths[0] == pytest.approx(lengths[1] * 2, rel=0.02)
    assert lengths[0] == pytest.approx(lengths[2] * 10, rel=0.05)
    assert picture.locator(".none").text_content() == "null"
    type_query(page, "FROM claims SELECT claimant_n")
    page.locator(".cm-completionInfo").wait_for()
    page.wait_for_timeout(100)
    comment, names = (
        page.locator(each).bounding_box() for each in (".cm-completionInfo", ".cm-tooltip-autocomplete ul")
    )
    assert comment is not None
    assert names is not None
    assert comment["x"] >= 0
    assert comment["x"] + comment["width"] <= width
    apart = names["y"] + names["height"] <= comment["y"] + 1 or names["x"] + names["width"] <= comment["x"] + 1
    assert apart, "the comment stands over the names"
    texts = page.evaluate(TEXTS)
    assert [text for text in texts if text[1] < 11] == []
    assert [text for text in texts if text[2] < 4.5] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    ask(page, "SELECT claim_id, exact, note, source_id, claimant_id, event_id, origin_id FROM claims")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    ask(page, "SELEC")
    assert [text for text in page.evaluate(TEXTS) if text[1] < 11 or text[2] < 4.5] == []
    page.context.close()
