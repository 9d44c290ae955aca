"""Every claim's own page and its twin: whole, true to the tables, text where the data are hostile."""

import base64
import hashlib
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from etl.model.project import Project
from etl.pages import write_pages
from etl.pages.book import Book
from etl.pages.claim_pages import part
from etl.pages.coded import Properties
from etl.pages.linked import linker
from etl.sentences import fill_sentences
from tests import SMALL
from tests.conftest import unchecked
from tests.shared import ARABIC, HOSTILE, RENAMED, built_hostile, built_site, built_with_few_pages, checked_small
from tests.sites import Built, Read
from tests.small_views import changed, insert, tell

SCHEMA = json.loads(Path(__file__).with_name("claim_schema.json").read_text(encoding="utf-8"))

Rows = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def book() -> Book:
    checked = unchecked(Project(SMALL, SMALL / "articles"))
    checked.tables.con.execute(RENAMED)
    fill_sentences(checked.tables.con, checked.model)
    return Book(checked.tables.con, checked.model, checked.head)


@pytest.fixture(scope="module")
def claims(book: Book) -> Rows:
    return {row["claim_id"]: row for row in book.rows("SELECT * FROM claims")}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return built_site(tmp_path_factory)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return built_hostile(tmp_path_factory)


def read(built: Built, claim_id: str) -> Read:
    return Read((built.site / "claims" / claim_id / "index.html").read_text(encoding="utf-8"))


def twin(built: Built, claim_id: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((built.site / "claims" / f"{claim_id}.json").read_text(encoding="utf-8"))
    return found


def text(page: Read) -> str:
    return " ".join(next(page.all("article")).text.split())


def test_every_claim_has_a_page_and_a_twin_and_nothing_else_has(built: Built, claims: Rows) -> None:
    found = {path.relative_to(built.site / "claims").as_posix() for path in built.site.joinpath("claims").rglob("*.*")}
    assert found == {"index.html"} | {f"{id_}/index.html" for id_ in claims} | {f"{id_}.json" for id_ in claims}


def test_the_page_of_a_telling_shows_its_status_with_its_teller(built: Built, book: Book) -> None:
    for row in book.tables["event_mentions"]:
        (shown,) = (e for e in read(built, row["claim_id"]).elements if "data-told" in e.attributes)
        assert (shown.attributes["data-told"], shown.attributes["data-teller"]) == (
            row["status"],
            row["claimant_id"] or "",
        )
        assert book.label("event_status", row["status"]) in shown.text
        assert (book.names["actors"][row["claimant_id"]] if row["claimant_id"] else "own voice") in shown.text


def test_the_page_they_are_cut_from_is_nowhere(built: Built) -> None:
    for name in ("sitemap.xml", "search/search_index.json", "index.html", "claims/index.html"):
        assert "claims/claim/" not in (built.site / name).read_text(encoding="utf-8"), name
        assert "@claim" not in (built.site / name).read_text(encoding="utf-8"), name
    assert '"claims/' not in (built.site / "search" / "search_index.json").read_text(encoding="utf-8")


def test_a_page_says_what_the_tables_hold(built: Built, claims: Rows, book: Book) -> None:
    for claim_id, claim in claims.items():
        page = read(built, claim_id)
        shown = text(page)
        assert next(page.all("title")).text == f"{claim['says']} - The Small Record"
        assert next(page.all("h1")).text == claim["says"]
        about = [e.attributes["content"] for e in page.all("meta") if e.attributes.get("name") == "description"]
        assert about == [claim["says"]]
        assert f"The words: “{claim['exact']}”" in shown
        assert f"at characters {claim['span_start']} to {claim['span_end']} of the article’s text" in shown
        who = book.names["actors"].get(claim["claimant_id"] or "")
        assert (f"So says {who}" if who else "Told in the article’s own voice") in shown
        assert claim["credit_exact"] is None or f"credited as “{claim['credit_exact']}”" in shown
        links = {e.attributes["href"] for e in page.all("a")}
        assert f"../../articles/river-post/#{claim_id}" in links
        alternate = [e for e in page.all("link") if "alternate" in e.attributes.get("rel", "").split()]
        assert [(e.attributes["href"], e.attributes["type"]) for e in alternate] == [
            (f"../{claim_id}.json", "application/ld+json")
        ]


def test_coded_columns_lead_to_their_vocabulary(built: Built) -> None:
    links = {e.attributes["href"]: e.text for e in read(built, "river-post-p7-killed").all("a")}
    for anchor, label in {
        "qualifier-dozens": "Dozens",
        "outcome-killed": "Killed",
        "claimant_naming-anonymous": "Anonymous",
        "claimant_interest-enemy_losses": "Enemy losses",
        "medium-background_briefing": "Background briefing",
    }.items():
        assert links[f"../../vocabularies/#{anchor}"] == label
    shown = text(read(built, "river-post-p7-killed"))
    assert "the words allow 24 to 99, by convention" in shown
    assert "Not said, not looked for, or not to be said of this claim: value, period." in shown


def test_claims_are_tied_both_ways(built: Built, book: Book) -> None:
    links = book.rows("SELECT claim_id, other_claim_id FROM claim_links")
    assert links
    for link in links:
        for one, other in (link.values(), reversed(link.values())):
            page = read(built, one)
            assert f"../../claims/{other}/" in {e.attributes["href"] for e in page.all("a")}, (one, other)


def test_printings_of_one_utterance_lead_to_each_other(built: Built) -> None:
    for one, other in (("p3-work", "p6-their-work"), ("p6-their-work", "p3-work")):
        page = read(built, f"river-post-{one}")
        assert f"../../claims/river-post-{other}/" in {
            e.attributes["href"] for e in page.all("a") if "li" in e.ancestors
        }


def test_claims_of_an_article_follow_each_other(built: Built, book: Book) -> None:
    order = [
        row["claim_id"] for row in book.rows("SELECT claim_id FROM claims ORDER BY span_start, span_end, claim_id")
    ]
    walked = [order[0]]
    while following := [e for e in read(built, walked[-1]).all("a") if e.attributes.get("rel") == "next"]:
        walked.append(following[0].attributes["href"].split("/")[-2])
    assert walked == order


def test_a_page_names_the_seed_line_that_holds_its_phrase(built: Built, claims: Rows) -> None:
    for claim_id, claim in claims.items():
        file, line = re.search(r"Made by\s*(\S+), line (\d+)", text(read(built, claim_id))).groups()  # type: ignore[union-attr]
        held = (SMALL / file).read_text(encoding="utf-8").splitlines()[int(line) - 1]
        assert held.strip() == f"exact: {claim['exact']}"


# ---- the twins -------------------------------------------------------------------------------------------------------


def test_twins_have_the_shape_of_their_standards(built: Built, claims: Rows) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for claim_id in claims:
        jsonschema.Draft202012Validator(SCHEMA).validate(twin(built, claim_id))


def test_twins_say_what_the_tables_hold(built: Built, claims: Rows, book: Book) -> None:
    speakers = {row["claim_id"]: row["speaker_id"] for row in book.rows("SELECT claim_id, speaker_id FROM quotes")}
    for claim_id, claim in claims.items():
        work, *annotations = twin(built, claim_id)["@graph"]
        assert work["@type"] == ("Quotation" if claim["kind"] == "quote" else "Claim")
        assert work["identifier"] == claim_id
        assert work["@id"] == f"https://example.org/small-record/claims/{claim_id}/" == annotations[0]["body"]
        assert work["text"] == claim["says"]
        assert work.get("author", {}).get("identifier") == claim["claimant_id"]
        assert work.get("spokenByCharacter", {}).get("identifier") == speakers.get(claim_id)
        assert work.get("about", {}).get("identifier") == claim["event_id"]
        assert work.get("dateCreated") == claim["said_on"]
        article = work.get("appearance") or work["isPartOf"]
        assert (article["identifier"], article["datePublished"]) == ("river-post", "2021-05-05")
        assert bases(article) == {"publisher_basis": "inferred", "published_basis": "inferred"}
        assert len(annotations) == 1 + (claim["credit_exact"] is not None)


def bases(article: dict[str, Any]) -> dict[str, str]:
    """Name to value of what a twin says of the article: on what its publisher, its day and its address rest."""
    return {one["name"]: one["value"] for one in article["additionalProperty"]}


def properties(built: Built, claim: str) -> dict[str, Any]:
    """Name to value of what a twin says of a claim of the small record."""
    work = twin(built, f"river-post-{claim}")["@graph"][0]
    return {one["name"]: one["value"] for one in work["additionalProperty"]}


def test_a_twin_holds_the_number_with_its_bounds_and_its_basis(built: Built) -> None:
    told = properties(built, "p5-killed")
    expected = {"value": 20, "low": 20, "qualifier": "more_than", "stance": "asserts", "outcome": "killed"}
    expected |= {
        "victims_id": "norland-army",
        "tally_id": "bridge-killed",
        "basis": "stated",
        "claimant_basis": "stated",
    }
    assert {name: told.get(name) for name in expected} == expected
    assert "high" not in told, "the words set no upper bound"
    told = properties(built, "p7-vehicles")
    assert (told["low"], told["high"], told["unit"], "value" in told) == (8, 10, "item", False)
    assert properties(built, "p10-children")["value"] == 0.5


def test_a_denial_and_an_accusation_differ_for_programs(built: Built) -> None:
    denial, blame, silence = (properties(built, one) for one in ("p6-denial", "p3-blame", "p8-not-confirmed"))
    assert (denial["stance"], denial["charge"], denial["accused_id"]) == ("denies", "carried_out", "vesland")
    assert (blame["stance"], blame["charge"], blame["accused_id"]) == ("accuses", "carried_out", "vesland")
    assert (silence["stance"], silence["qualifier"], silence["basis"]) == ("not_confirmed", "unspecified", "inferred")
    told = properties(built, "p9-closure")
    assert (told["status"], told["modality"], told["participant"]) == ("threatened", "possible", "vesland")


def test_a_twin_holds_the_links_of_its_claim_both_ways(built: Built, book: Book) -> None:
    links = book.rows("SELECT * FROM claim_links")
    assert links
    for link in links:
        for way, one, other in (("to", "claim_id", "other_claim_id"), ("from", "other_claim_id", "claim_id")):
            work = twin(built, link[one])["@graph"][0]
            more = {"direction": way, "basis": link["basis"], "certainty": link["certainty"]}
            assert (link["relation"], link[other], more) in [
                (told["name"], told["value"], {r["name"]: r["value"] for r in told.get("valueReference", ())})
                for told in work["additionalProperty"]
            ]


@pytest.mark.parametrize(
    ("relation", "published", "directed"),
    [
        ("repeats", "2021-05-05", False),
        ("repeats", "2021-05-09", True),
        ("repeats", None, False),
        ("updates", "2021-05-05", True),
    ],
)
def test_a_link_has_a_direction_where_its_relation_or_the_order_of_print_gives_one(
    book: Book, relation: str, published: str | None, directed: bool
) -> None:
    """The small article is of 5 May 2021; of a second one of that day, or of no day, neither is the later."""
    later = "hill-post-p3-40"
    link = insert("claim_links", row=99, claim_id=later, relation=relation, other_claim_id="river-post-p5-killed")
    days = f"published_start = '{published}', published_end = '{published}'" if published else "published_start = NULL"
    claim = tell("figure", 3, None, 40, qualifier="exact", value=13)
    with changed(claim, link, f"UPDATE sources SET {days} WHERE source_id = 'hill-post';") as con:
        con.execute("UPDATE claim_links SET basis = 'inferred', certainty = 'probable' WHERE basis IS NULL")
        told = Book(con, book.model, book.head)
        for one in (later, "river-post-p5-killed"):
            (found,) = (each for each in Properties(told).of(told.claims[one]) if each["name"] == relation)
            assert ("direction" in {more["name"] for more in found["valueReference"]}) == directed


def test_what_a_property_means_is_an_address_of_the_site(built: Built) -> None:
    seen = {
        (one["propertyID"], one["name"])
        for path in (built.site / "claims").glob("*.json")
        for work in json.loads(path.read_text(encoding="utf-8"))["@graph"][:1]
        for one in work["additionalProperty"] + (work.get("appearance") or work["isPartOf"])["additionalProperty"]
    }
    for address, name in seen:
        page, anchor = address.removeprefix("https://example.org/small-record/").split("#")
        assert f'id="{anchor}"' in (built.site / page / "index.html").read_text(encoding="utf-8"), name


def test_selectors_find_the_phrases_in_the_text_of_that_fingerprint(built: Built, claims: Rows) -> None:
    raw = (SMALL / "articles" / "river-post.txt").read_text(encoding="utf-8")
    lines = [unicodedata.normalize("NFC", line.strip()) for line in raw.splitlines() if line.strip()]
    whole = "\n".join(lines)
    name = base64.urlsafe_b64encode(hashlib.sha256(whole.encode()).digest()).decode().rstrip("=")
    for claim_id, claim in claims.items():
        _, *annotations = twin(built, claim_id)["@graph"]
        for annotation, exact in zip(annotations, (claim["exact"], claim["credit_exact"]), strict=False):
            target = annotation["target"]
            assert target["source"]["id"] == f"ni:///sha-256;{name}"
            fragment, position = target["selector"]
            assert whole[position["start"] : position["end"]] == exact == fragment["refinedBy"]["exact"]
            first, last = map(int, fragment["value"].removeprefix("line=").split(","))
            assert exact in "\n".join(lines[first:last])


def test_an_article_with_an_address_is_a_second_target_and_without_homepage_links_are_relative(book: Book) -> None:
    bare = Book(book.con, book.model, {"name": "x", "version": "1", "licenses": [{"name": "x", "path": "https://x"}]})
    for row in bare.tables["sources"]:
        row.update(url="https://example.org/a", url_basis="inferred", published="2021-05/2021-06")
        row.update(publisher_basis="stated")
    claim = next(iter(bare.claims.values()))
    told = linker(bare)(claim)
    jsonschema.Draft202012Validator(SCHEMA).validate(told)
    work, annotation, *_ = told["@graph"]
    assert work["@id"] == f"../claims/{claim['claim_id']}/"
    assert "datePublished" not in work["appearance"]
    assert bases(work["appearance"]) == {"publisher_basis": "stated", "url_basis": "inferred"}
    assert annotation["target"][1] == {
        "type": "SpecificResource",
        "source": "https://example.org/a",
        "selector": {"type": "TextQuoteSelector", "exact": claim["exact"]},
    }


# ---- hostile data ----------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_data_stay_text(hostile: Built, claims: Rows) -> None:
    for claim_id, claim in claims.items():
        page, quote = read(hostile, claim_id), claim["kind"] == "quote"
        content = [e for e in page.elements if "article" in e.ancestors]
        assert not [e for e in content if e.tag in {"script", "b"}], claim_id
        assert not [e for e in page.all("script") if "alert" in e.text], claim_id
        exact = ARABIC if quote else HOSTILE
        told = next(page.all("h1")).text
        assert HOSTILE in told
        assert next(page.all("title")).text.startswith(told)
        for parents, held in ((("p", "span"), exact), (("div", "h1"), told)):
            words = next(e for e in page.all("bdi") if e.ancestors[-2:] == parents and e.text == held)
            assert words.attributes.get("dir") == "auto"
        if claim["claimant_id"]:
            assert "So says Smith & <b>Sons</b>" in text(page)
        work = twin(hostile, claim_id)["@graph"][0]
        assert work["text"] == told
        assert work.get("author", {"name": "Smith & <b>Sons</b>"})["name"] == "Smith & <b>Sons</b>"


# ---- more claims than pages ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return built_with_few_pages(tmp_path_factory)


@pytest.mark.slow
def test_above_the_limit_files_hold_the_claims(many: Built, claims: Rows) -> None:
    assert many.problems == []
    assert {path.name for path in many.site.joinpath("claims").iterdir()} == {"index.html", "parts"}
    held: dict[str, Any] = {}
    parts = sorted(many.site.joinpath("claims", "parts").iterdir())
    for path in parts:
        content = json.loads(path.read_text(encoding="utf-8"))
        assert {part(claim_id, len(parts)) for claim_id in content} <= {int(path.stem)}
        held |= content
    assert set(held) == set(claims)
    index = (many.site / "claims" / "index.html").read_text(encoding="utf-8")
    assert f'data-parts="{len(parts)}"' in index
    assert '<script type="module" src="../browser/claim.js"></script>' in index
    assert (many.site / "browser" / "claim.js").is_file()
    for one in held.values():
        jsonschema.Draft202012Validator(SCHEMA).validate(one["linked"])


def test_the_file_of_a_claim_is_that_of_its_hash() -> None:
    assert part("hello", 2**32) == 99162322  # "hello".hashCode() in Java


@pytest.mark.slow
def test_above_the_limit_every_link_leads_to_the_one_page(claims: Rows, tmp_path: Path) -> None:
    small = checked_small()
    project = Project(SMALL, SMALL / "articles")
    write_pages(small.tables.con, small.model, small.head, project, tmp_path, [], claim_pages=5)
    page = Read((tmp_path / "articles" / "river-post.md").read_text(encoding="utf-8"))
    links = {e.attributes["href"] for e in page.all("a") if "/claims/" in e.attributes["href"]}
    assert links == {f"../../claims/?id={claim_id}" for claim_id in claims}
