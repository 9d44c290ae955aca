"""The pages: whole, escaped, every link and anchor there, nothing loaded from elsewhere."""

import base64
import hashlib
import json
import re
from pathlib import Path

import duckdb
import pytest

from etl.model.project import PACKAGE_SCHEMAS, Project
from etl.model.tables import load_model
from etl.pages import build_site, write_pages
from etl.pages.folders import find_folders
from etl.pages.links import broken_links
from etl.pages.unguessed import polars_line, readr_line, unguessed
from tests import ROOT, SMALL
from tests.conftest import unchecked
from tests.living import recompute
from tests.shared import ARABIC, built_site, checked_small
from tests.sites import LEFT, Built, Read, build_small, read_site

TALLIES = re.findall(r"tally: ([a-z-]+)", (SMALL / "seeds" / "tallies.yml").read_text(encoding="utf-8"))
NASTY = """<script>alert(1)</script> & "x" | *a* _b_ `c` [d](//e) {#f} <img src=x onerror=y> 'g' \\h &amp; # i"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return built_site(tmp_path_factory)


@pytest.fixture(scope="module")
def site(built: Built) -> dict[str, Read]:
    return read_site(built.site)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Built:
    text = NASTY.replace("'", "''")
    changed = {
        "sources": ("publisher", "title", "note", "agency"),
        "actors": ("name", "description"),
        "events": ("title", "summary", "condition"),
        "tallies": ("title", "note"),
        "places": ("name",),
        "claims": ("exact", "credit_exact", "note"),
        "casualties": ("exact",),
        "quotes": ("exact", "speaker_role"),
        "attributions": ("exact",),
        "figures": ("exact", "among", "subject"),
        "set_aside": ("exact", "note"),
        "actor_names": ("name", "role", "epithet"),
        "corrections": ("exact", "printed", "correct", "reference"),
        "disagreements": ("question", "explanation"),
        "disagreement_positions": ("answer", "note"),
        "origins": ("title", "note"),
        "claim_links": ("note",),
    }
    updates = [
        f"UPDATE {table} SET " + ", ".join(f"{column} = '{text}'" for column in columns) + ";"
        if table != "actor_names"
        else f"UPDATE actor_names SET name = concat('{text}', paragraph), role = '{text}', epithet = '{text}';"
        for table, columns in changed.items()
    ]
    updates += [
        f"UPDATE claims SET exact = '{ARABIC}' WHERE kind = 'quote'; UPDATE quotes SET exact = '{ARABIC}';",
        f"UPDATE actors SET name = '{ARABIC}' WHERE actor_id = 'norland-army';",
    ]
    return build_small(tmp_path_factory.mktemp("nasty"), sql="\n".join(updates))


@pytest.fixture(scope="module")
def nasty(hostile: Built) -> dict[str, Read]:
    return read_site(hostile.site)


def _framed(site: dict[str, Read]) -> list[tuple[str, Read]]:
    """Every page but that of addresses that lead nowhere, which has no frame."""
    return [(name, page) for name, page in site.items() if name != "404.html"]


def test_every_page_is_there_and_mkdocs_has_nothing_to_say(built: Built) -> None:
    assert built.problems == []
    found = {path.relative_to(built.pages).as_posix() for path in built.pages.rglob("*.md")}
    folders = {f"{folder.name}/index.md" for folder in find_folders()}
    assert {path for path in found if not re.match("(events|actors|disagreements)/(?!index)", path)} == folders | {
        "index.md", "agreement.md", "reread.md", "articles/river-post.md", "dictionary.md", "vocabularies.md",
        "method.md", "downloads.md", "changes.md", "method/codebook.md", "query.md", "claims/index.md",
        "claims/claim.md", "cite.md", "rules.md", "problems.md", "questions/index.md",
        "questions/how-many-at-the-bridge.md",
        *(f"counts/{tally}.md" for tally in TALLIES),
    }  # fmt: skip
    assert {"quotes/index.md", "events/index.md", "responsibility/index.md"} <= folders


@pytest.mark.slow
def test_name_and_description_come_from_the_seeds(site: dict[str, Read]) -> None:
    home = site["index.html"]
    assert next(home.all("title")).text.strip() == "The Small Record - The Small Record"
    assert next(home.all("h1")).text.startswith("The Small Record")
    texts = [element.text for element in home.all("p")]
    assert "What one invented article says about an invented episode: a small, whole dataset for tests." in texts
    assert "Inclusion is not verification." in texts


def test_pages_name_nothing_of_another_dataset(built: Built) -> None:
    for path in built.pages.rglob("*.md"):
        assert "Idlib" not in path.read_text(encoding="utf-8"), path.name


@pytest.mark.slow
def test_pages_are_the_same_twice(tmp_path: Path) -> None:
    project = Project(SMALL, SMALL / "articles")
    checked = unchecked(project)
    recompute(checked.tables.con)
    for name in ("one", "two"):
        write_pages(checked.tables.con, checked.model, checked.head, project, tmp_path / name, [])
    one, two = (
        {p.relative_to(tmp_path / n): p.read_bytes() for p in (tmp_path / n).rglob("*.md")} for n in ("one", "two")
    )
    assert one == two


def test_what_stood_in_the_folder_before_is_gone(built: Built) -> None:
    assert (built.pages / "articles" / "index.md").exists()
    assert not (built.pages / "articles" / LEFT).exists()


def test_no_paragraph_of_the_article_stands_in_a_page(site: dict[str, Read]) -> None:
    text = (SMALL / "articles" / "river-post.txt").read_text(encoding="utf-8")
    paragraphs = [line.strip() for line in text.splitlines() if len(line.split()) > 12]
    for name, page in site.items():
        whole = next(page.all("html")).text
        assert not [paragraph for paragraph in paragraphs if paragraph in whole], name


def test_internal_links_and_anchors_resolve(built: Built) -> None:
    followed, broken = broken_links(built.site)
    assert broken == []
    assert followed > 1000


def test_ids_are_unique_in_each_page(site: dict[str, Read]) -> None:
    for name, page in site.items():
        assert len(page.ids) == len(set(page.ids)), name


def test_nothing_loads_from_another_host(built: Built, site: dict[str, Read]) -> None:
    for name, page in site.items():
        for element in page.elements:
            loads = element.tag in {"script", "img", "iframe", "source", "video", "audio", "embed", "object", "form"}
            loads |= element.tag == "link" and element.attributes.get("rel") != "canonical"
            for attribute in ("src", "href", "srcset", "data", "action", "poster"):
                if loads and attribute in element.attributes:
                    address = element.attributes[attribute]
                    assert not re.match(r"(?:[a-z]+:)?//", address), (name, address)
    for path in built.site.rglob("*.css"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//", text), path.name


def test_typefaces_are_served_from_the_site(built: Built) -> None:
    css = (built.site / "stylesheets" / "type.css").read_text(encoding="utf-8")
    assert css.count("@font-face") == 8
    assert not re.search(r"url\(\s*[\"']?(?!\.\./fonts/)", css.replace('url("../fonts/', "url(../fonts/"))


def test_every_column_and_code_has_its_anchor(site: dict[str, Read]) -> None:
    model = load_model(PACKAGE_SCHEMAS)
    dictionary, vocabularies = site["dictionary/index.html"], site["vocabularies/index.html"]
    columns = {table.name for table in model} | {
        f"{table.name}-{field.name}" for table in model for field in table.fields
    }
    assert columns <= set(dictionary.ids)
    values = {f"{name}-{value}" for name, terms in model.vocabularies.items() for value in terms}
    assert values | set(model.vocabularies) <= set(vocabularies.ids)
    text = " ".join(next(dictionary.all("article")).text.split())
    for table in model:
        for field in table.fields:
            assert " ".join(field.description.replace("`", "").split()) in text, (table.name, field.name)


def test_every_row_has_its_anchor(site: dict[str, Read]) -> None:
    project = Project(SMALL, SMALL / "articles")
    con = unchecked(project).tables.con
    for page, sql in {
        "articles/river-post/index.html": "SELECT claim_id FROM claims",
        "claims/index.html": "SELECT source_id FROM sources",
        "actors/index.html": "SELECT actor_id FROM actors",
        "events/index.html": "SELECT event_id FROM events",
        "counts/index.html": "SELECT tally_id FROM tallies",
        "quotes/index.html": "SELECT claim_id FROM quotes",
        "responsibility/index.html": "SELECT claim_id FROM attributions",
        "disagreements/index.html": "SELECT disagreement_id FROM disagreements",
        "origins/index.html": "SELECT origin_id FROM origins",
    }.items():
        assert {row[0] for row in con.execute(sql).fetchall()} <= set(site[page].ids), page


def test_values_stand_as_said(site: dict[str, Read]) -> None:
    counts = [page for path, page in site.items() if path.startswith("counts/") and path != "counts/index.html"]
    said = {e.text for page in counts for e in page.elements if "data-said" in e.attributes}
    assert said >= {"12", "14", "more than 20", "9", "11", "dozens", "no number", "about 3,000"}
    lines = [e for page in counts for e in page.all("tr") if "id" in e.attributes]
    rows = {e.attributes["id"]: " ".join(e.text.split()) for e in lines}
    assert "the article’s own voice" in rows["river-post-p2-killed"]
    assert "over 20" in rows["river-post-p5-killed"]
    assert "24 to 99, by convention" in rows["river-post-p7-killed"]
    assert "not confirmed" in rows["river-post-p8-not-confirmed"]
    assert "–" in rows["river-post-p8-not-confirmed"]
    assert "(anonymous)" in rows["river-post-p7-killed"]


def test_strip_has_a_cell_a_paragraph_with_words_for_it(site: dict[str, Read]) -> None:
    page = site["articles/river-post/index.html"]
    cells = [" ".join(e.text.split()) for e in page.all("li") if "ol" in e.ancestors]
    assert len(cells) == 14
    assert cells[0].startswith("Paragraph 1, headline: 6 words, 1 claim")
    assert "no claim" in cells[13]


def test_downloads_name_every_file_with_its_sum(built: Built, site: dict[str, Read]) -> None:
    page = site["downloads/index.html"]
    text = next(page.all("article")).text
    links = {e.attributes["href"] for e in page.all("a") if "download" in e.attributes}
    files = [*built.site.joinpath("data").iterdir(), built.site / "datapackage.json"]
    for path in files:
        assert hashlib.sha256(path.read_bytes()).hexdigest() in text, path.name
        assert "../" + path.relative_to(built.site).as_posix() in links
    for tool in ("DuckDB", "pandas", "polars", "R", "Command line"):
        assert tool in {e.text for e in page.all("label")}
    code = "".join(e.text for e in page.all("code"))
    assert "&quot;" not in code
    checked = checked_small()
    for csv, columns in unguessed(checked.tables.con, checked.model).items():
        assert polars_line(csv, columns) in code
        assert readr_line(csv, columns) in code


def test_downloads_say_what_fits_other_datasets_and_how_to_join_it(site: dict[str, Read]) -> None:
    page, con = site["downloads/index.html"], checked_small().tables.con
    text = " ".join(next(page.all("article")).text.split())
    counted = "SELECT number FROM crosswalk_losses WHERE effect = 'carried' ORDER BY shape"
    acled, ged, losses = (number for (number,) in con.execute(counted).fetchall())
    (all_told,) = con.execute("SELECT (SELECT count(*) FROM events), (SELECT count(*) FROM claims)").fetchall()
    assert re.search(rf"Of {all_told[0]} events, {ged} fits? GED and {acled} fits? ACLED", text)
    assert re.search(rf"Of {all_told[1]} claims, {losses} ha(s|ve) a row in loss_reports_shaped", text)
    assert "UNION ALL BY NAME" in text
    join = next(e.text for e in page.all("code") if "USING (report_no)" in e.text)
    told = join.replace("c.claim_id, r.*", "c.number = r.loss_count AND c.claim_source = r.claim_source")
    joined = duckdb.connect().execute(told.replace("data/", f"{ROOT}/data/")).fetchall()
    assert joined
    assert set(joined) == {(True,)}


def test_who_coded_stands_on_the_front_page_and_in_every_citation(built: Built, site: dict[str, Read]) -> None:
    sentence = "Coded once, by the people who invented the article."
    home = [e for e in site["index.html"].all("p") if "data-coding" in e.attributes]
    assert [e.text.startswith(sentence) for e in home] == [True]
    assert sentence in next(site["cite/index.html"].all("article")).text
    for form in ("bib", "ris", "csl.json"):
        assert sentence in (built.site / "cite" / f"small-record.{form}").read_text(encoding="utf-8"), form


def test_the_page_on_method_leads_to_the_agreement(built: Built, site: dict[str, Read]) -> None:
    assert "../agreement/" in {e.attributes.get("href") for e in site["method/index.html"].all("a")}
    assert (built.site / "agreement" / "index.html").is_file()


def test_code_in_our_own_texts_is_code(site: dict[str, Read]) -> None:
    page = site["dictionary/index.html"]
    assert "stance" in [e.text for e in page.all("code") if e.ancestors[-1] == "p"]
    assert "<code>" not in next(page.all("article")).text


def test_changes_are_shown(site: dict[str, Read]) -> None:
    assert "2 rows added" in next(site["changes/index.html"].all("article")).text


@pytest.mark.slow
def test_data_stay_text(nasty: dict[str, Read]) -> None:
    held = set()
    for name, page in _framed(nasty):
        content = [e for e in page.elements if "article" in e.ancestors and not name.startswith("method/")]
        assert not [e for e in content if e.tag in {"script", "img", "em", "iframe"}], name
        assert not [e for e in page.elements if any(key.startswith("on") for key in e.attributes)], name
        assert not [e for e in page.elements if e.attributes.get("href") == "//e"], name
        assert "f" not in page.ids
        assert not [e for e in page.all("script") if "alert" in e.text], name
        held |= {name.split("/")[0]} if NASTY in next(page.all("article")).text else set()
    pages = {"articles", "events", "actors", "counts", "quotes", "words", "responsibility"}
    assert pages | {"disagreements", "origins", "questions"} <= held


@pytest.mark.slow
def test_data_stay_text_in_headings_and_titles(nasty: dict[str, Read]) -> None:
    for page in ("quotes", "responsibility", "disagreements"):
        name = f"{page}/index.html"
        headings = [e.text.removesuffix("¶") for e in nasty[name].all("h2")]
        assert NASTY in headings, name
    singles = (
        "articles/river-post",
        "counts/bridge-killed",
        "events/bridge-strike",
        "actors/norland",
        "disagreements/bridge-deaths",
    )
    for name in singles:
        single = nasty[f"{name}/index.html"]
        assert next(single.all("h1")).text.removesuffix("¶") == NASTY
        assert next(single.all("title")).text.strip() == f"{NASTY} - The Small Record"


@pytest.mark.slow
def test_right_to_left_text_has_its_own_direction_and_is_found_folded(hostile: Built, nasty: dict[str, Read]) -> None:
    for name in ("quotes/index.html", "actors/index.html", "actors/norland/index.html", "words/index.html"):
        held = [e for e in nasty[name].elements if e.text == ARABIC and e.tag == "bdi"]
        assert held, name
        assert all(e.attributes.get("dir") == "auto" for e in held), name
    index = json.loads((hostile.site / "search" / "search_index.json").read_text(encoding="utf-8"))
    found = {entry["location"].split("#")[0] for entry in index["docs"] if "اعلن" in entry["text"]}
    assert {"actors/", "actors/norland-army/", "quotes/"} <= found


@pytest.mark.slow
def test_policy_allows_exactly_the_scripts_of_the_frame(nasty: dict[str, Read]) -> None:
    for name, page in nasty.items():
        policy = next(e for e in page.all("meta") if e.attributes.get("http-equiv") == "Content-Security-Policy")
        rules = dict(rule.strip().split(" ", 1) for rule in policy.attributes["content"].split(";"))
        assert rules["default-src"] == "'self'"
        assert "'unsafe-inline'" not in rules["script-src"]
        inline = [e for e in page.all("script") if "src" not in e.attributes and "type" not in e.attributes]
        hashes = {base64.b64encode(hashlib.sha256(e.text.encode()).digest()).decode() for e in inline}
        scripts = ["'self'", *(f"'sha256-{h}'" for h in _in_order(page, hashes))]
        if name == "query/index.html":
            assert rules["script-src"].split() == [*scripts, "'wasm-unsafe-eval'"]
            assert (rules["connect-src"], rules["worker-src"]) == ("'self' blob:", "'self' blob:")
        else:
            assert rules["script-src"].split() == scripts, name
            assert (rules["connect-src"], rules["worker-src"]) == ("'self'", "'self'"), name


def _in_order(page: Read, hashes: set[str]) -> list[str]:
    found = [base64.b64encode(hashlib.sha256(e.text.encode()).digest()).decode() for e in page.all("script")]
    return [value for value in dict.fromkeys(found) if value in hashes]


def test_a_page_that_is_not_there_is_told_without_anything_from_the_site(site: dict[str, Read]) -> None:
    page = site["404.html"]
    assert not [e for e in page.elements if {"href", "src"} & e.attributes.keys()]
    assert "The Small Record" in next(page.all("title")).text
    assert [e.tag for e in page.all("style", "script")] == ["style", "script"]


def test_search_dialog_has_a_name(site: dict[str, Read]) -> None:
    for name, page in _framed(site):
        dialogs = [e for e in page.elements if e.attributes.get("role") == "dialog"]
        assert [e.attributes.get("aria-label") for e in dialogs] == ["Search"], name


@pytest.mark.slow
def test_a_link_to_nothing_is_a_problem(built: Built, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    for page in [path.relative_to(built.pages) for path in built.pages.rglob("*.md")]:
        if page.name == "index.md" or len(page.parts) == 1 or page.parts[0] in ("method", "articles"):
            (pages / page).parent.mkdir(parents=True, exist_ok=True)
            (pages / page).write_text("# A page\n", encoding="utf-8")
    (pages / "method.md").write_text("# Method\n\n[gone](gone.md) [no](actors/index.md#nobody)\n", encoding="utf-8")
    problems = build_site(built.project, {}, pages=pages, site=tmp_path / "site")
    assert [p.code for p in problems] == ["site", "site"]
    assert "gone.md" in problems[0].message
    assert "nobody" in problems[1].message


@pytest.mark.slow
def test_a_repository_may_have_a_site_of_its_own(tmp_path: Path) -> None:
    built = build_small(tmp_path)
    own = built.project.root / "site"
    own.mkdir()
    own.joinpath("mkdocs.yml").write_text("site_name: x\nnav:\n- index.md\n- nowhere.md\n", encoding="utf-8")
    problems = build_site(built.project, {})
    assert any("nowhere.md" in p.message for p in problems)
