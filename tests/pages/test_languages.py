"""A record in two languages: an English and a Turkish article about one event; the site's own words are English."""

import json
import shutil
from pathlib import Path

import pytest

from etl.model.project import Project
from etl.pages import build_site, write_claims, write_pages
from etl.publish.checked import Checked, run_stages
from etl.sentences import fill_sentences
from tests import SMALL
from tests.living import recompute
from tests.sites import Element, Read

TURKISH, ENGLISH = "kiyi-haber", "river-post"
OVERLAY = SMALL.parent / "second_language"


def laid_over(folder: Path) -> Project:
    """The small record with the Turkish article beside its own."""
    root = folder / "record"
    shutil.copytree(SMALL, root)
    shutil.copytree(OVERLAY, root, dirs_exist_ok=True)
    return Project(root, root / "articles")


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    return run_stages(laid_over(tmp_path_factory.mktemp("languages")))


@pytest.fixture(scope="module")
def pages(checked: Checked, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Read]:
    folder = tmp_path_factory.mktemp("pages")
    recompute(checked.tables.con)
    write_pages(checked.tables.con, checked.model, checked.head, laid_over(folder / "again"), folder / "pages", [])
    found = sorted((folder / "pages").rglob("*.md"))
    return {path.relative_to(folder / "pages").as_posix(): Read(path.read_text("utf-8")) for path in found}


def printed(checked: Checked, source: str) -> set[str]:
    """The phrases of an article that are printed in no other."""
    ask = """
        SELECT exact FROM claims WHERE source_id = ? UNION SELECT credit_exact FROM claims WHERE source_id = ?
        UNION SELECT name FROM actor_names WHERE source_id = ?"""
    rows = checked.tables.con.execute(ask, [source] * 3).fetchall()
    return {phrase for (phrase,) in rows if phrase}


def words(element: Element) -> str:
    return " ".join(element.text.split())


def test_both_articles_check_together(checked: Checked) -> None:
    assert checked.problems == []


def test_they_share_a_count_and_a_disagreement(checked: Checked) -> None:
    con = checked.tables.con
    counted = "SELECT DISTINCT source_id FROM casualties WHERE tally_id = 'bridge-killed' ORDER BY 1"
    asked = "SELECT DISTINCT source_id FROM disagreement_positions WHERE disagreement_id = ? ORDER BY 1"
    both = [(TURKISH,), (ENGLISH,)]
    assert con.execute(counted).fetchall() == both
    assert con.execute(asked, ["bridge-deaths"]).fetchall() == both
    assert con.execute(asked, ["bridge-responsibility"]).fetchall() == both


@pytest.mark.slow
@pytest.mark.parametrize(
    "page",
    [
        "articles/kiyi-haber.md", "counts/bridge-killed.md", "disagreements/bridge-deaths.md", "quotes/index.md",
        "words/index.md", "events/bridge-strike.md", "responsibility/index.md", "claims/index.md",
        "actors/vesland.md",
    ],
)  # fmt: skip
def test_a_page_says_in_which_language_words_are_printed(page: str, pages: dict[str, Read], checked: Checked) -> None:
    turkish, english = printed(checked, TURKISH), printed(checked, ENGLISH)
    quoted = [e for e in pages[page].elements if e.tag == "bdi" and words(e) in turkish | english]
    spoken = {(words(e), e.attributes.get("lang")) for e in quoted}
    assert {language for phrase, language in spoken if phrase in turkish} == {"tr"}
    assert {language for phrase, language in spoken if phrase in english} <= {None}


@pytest.mark.slow
def test_the_page_of_a_claim_keeps_its_language_and_its_sentence_is_ours(tmp_path: Path) -> None:
    project = laid_over(tmp_path)
    checked = run_stages(project)
    fill_sentences(checked.tables.con, checked.model)
    recompute(checked.tables.con)
    pages, site = tmp_path / "pages", tmp_path / "site"
    book, _ = write_pages(checked.tables.con, checked.model, checked.head, project, pages, [])
    build_site(project, checked.head, pages=pages, site=site, package=project.root, descriptor=project.descriptor)
    checked.tables.provenance.tell("claims")
    write_claims(book, site)
    read = Read((site / "claims/kiyi-haber-p3-no-aircraft/index.html").read_text("utf-8"))
    (heading,) = [e for e in read.elements if e.tag == "h1"]
    inside = [e for e in read.elements if heading in e.above and "lang" in e.attributes]
    assert "lang" not in heading.attributes
    assert [(words(e), e.attributes["lang"]) for e in inside] == [("Köprüye hiçbir uçağımız yaklaşmadı", "tr")]
    linked = json.loads((site / "claims/kiyi-haber-p3-no-aircraft.json").read_text("utf-8"))["@graph"][0]
    assert (linked["inLanguage"], linked["isPartOf"]["inLanguage"]) == ("en", "tr")
