"""`etl build --drafts` shows the drafts as far as they can be read, marked, in a folder of its own."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest

from etl.cli import main
from etl.pages.drafts import mark_drafts
from tests.builds import copy_small, published
from tests.conftest import edit, looking_for
from tests.drafts import NAME, SEED, add_draft

BAR = "This build shows drafts. It is for this machine only, not for publication."
PAGE = "<html><head></head><body dir='ltr'>{}</body></html>"


@pytest.fixture(autouse=True)
def _no_texts_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ETL_ARTICLES", raising=False)


class _Marked(HTMLParser):
    """(tag, data-claim) of each element that is marked, and what of it is."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str | None, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if "data-draft" in given:
            self.found.append((tag, given.get("data-claim"), given["data-draft"]))


def marked(html: str) -> list[tuple[str, str | None, str | None]]:
    parser = _Marked()
    parser.feed(html)
    return parser.found


# ---- marks -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<li data-claim="a">A</li>', '<li data-draft="all" data-claim="a">[draft] A</li>'),
        ('<li data-claim="b">B</li>', '<li data-claim="b">B</li>'),
        ('<li data-claim="a b">A</li>', '<li data-draft="part" data-claim="a b">[part] A</li>'),
        (
            '<li data-claim="a"><b data-claim="a">A</b><br><p data-claim="a">A</p></li><p data-claim="a">A</p>',
            (
                '<li data-draft="all" data-claim="a">[draft] <b data-draft="all" data-claim="a">A</b><br>'
                '<p data-draft="all" data-claim="a">A</p></li><p data-draft="all" data-claim="a">[draft] A</p>'
            ),
        ),
        (
            '<svg><a data-claim="a"><path/></a></svg><a data-claim="a">A</a>',
            '<svg><a data-draft="all" data-claim="a"><path/></a></svg><a data-draft="all" data-claim="a">[draft] A</a>',
        ),
        ('<tr data-claim="a"><td>A</td></tr>', '<tr data-draft="all" data-claim="a"><td>A</td></tr>'),
        ('<span data-publisher="x">X</span>', '<span data-draft="all" data-publisher="x">[draft] X</span>'),
        ('<li><i data-mark="a">△</i></li>', '<li><i data-draft="all" data-mark="a">△</i></li>'),
        ("<p>é &amp;\n<i data-claim='a'>A</i></p>", "<p>é &amp;\n<i data-draft=\"all\" data-claim='a'>A</i></p>"),
    ],
)
def test_what_shows_a_draft_says_so_once(before: str, after: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE.format(before), encoding="utf-8")
    mark_drafts(tmp_path, {"a"}, {"x"})
    html = page.read_text(encoding="utf-8")
    body = html.partition(f"{BAR}</div>")[2].removesuffix("</body></html>")
    body = body.replace('<span class="tag draft">draft</span>', "[draft]")
    assert body.replace('<span class="tag draft">draft among these</span>', "[part]") == after


def test_the_page_of_a_draft_says_so_at_its_title(tmp_path: Path) -> None:
    for name in ("x", "y"):
        (tmp_path / "articles" / name).mkdir(parents=True)
        (tmp_path / f"articles/{name}/index.html").write_text(PAGE.format("<h1>x</h1>"), encoding="utf-8")
    mark_drafts(tmp_path, set(), {"x"})
    pages = [(tmp_path / f"articles/{name}/index.html").read_text(encoding="utf-8") for name in ("x", "y")]
    assert [marked(page) for page in pages] == [[("h1", None, "all")], []]
    assert all(page.count(BAR) == 1 for page in pages)


def test_the_twins_for_programs_name_the_drafts(tmp_path: Path) -> None:
    rows = {"told": [{"id": "a", "n": 1}, {"id": "b", "n": None}], "of": [{"articles": "y, x", "says": "an a-b"}]}
    claim, article = {"@type": "Claim", "identifier": "a"}, {"@type": "NewsArticle"}
    linked, body = {"@context": "", "@graph": [claim, article]}, "<i data-claim='a'>A</i>"
    held = {"articles/index.json": {"$schema": "", "rows": rows}, "problems/index.json": [], "claims/a.json": linked}
    held |= {"claims/b.json": linked, "claims/parts/0.json": {"a": {"body": body, "linked": linked}}}
    for name, value in held.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(json.dumps(value), encoding="utf-8")
    mark_drafts(tmp_path, {"a", "c"}, {"x"})
    found = {name: json.loads((tmp_path / name).read_text(encoding="utf-8")) for name in held}
    assert found["articles/index.json"] == {"$schema": "", "rows": rows, "drafts": ["a", "x"]}
    assert found["problems/index.json"] == []
    assert found["claims/a.json"]["@graph"] == [{**claim, "creativeWorkStatus": "Draft"}, article]
    assert found["claims/b.json"] == linked
    assert found["claims/parts/0.json"] == {
        "a": {"body": "<i data-draft=\"all\" data-claim='a'>A</i>", "linked": found["claims/a.json"]}
    }


# ---- the build -------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_drafts_are_shown_and_marked_and_nothing_is_published(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A drafted claim of a coded article is marked likewise; what cannot be read or leads to nothing is not there."""
    root = copy_small(tmp_path / "small")
    add_draft(root, "seeds/articles")
    edit(root, [(SEED, "measure: targets_hit", "measure: boats_seen")])
    edit(root, [("seeds/links.yml", "claim: river-post-p6-denial,", "drafted: a guess, claim: river-post-p6-denial,")])
    assert main(["--project", str(root), "build", "--drafts"]) == 0
    out = capsys.readouterr().out
    assert "1 record cannot be shown yet\n" in out
    assert "with drafts, for this machine only: .build/drafts/site/index.html; `python -m http.server" in out
    assert published(root) == {}
    site = root / ".build/drafts/site"
    pages = {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    assert all(html.count(BAR) == 1 for html in pages.values())
    killed = f"{NAME}-p2-killed"
    assert ("h1", None, "all") in marked(pages[f"articles/{NAME}/index.html"])
    assert ("article", killed, "all") in marked(pages[f"articles/{NAME}/index.html"])
    assert any(claim == killed for _, claim, _ in marked(pages[f"claims/{killed}/index.html"]))
    assert any(tag == "li" and claim == killed for tag, claim, _ in marked(pages["claims/index.html"]))
    assert marked(pages["articles/index.html"])
    assert not any(
        claim and "river-post" in claim and what == "all" for _, claim, what in marked(pages["claims/index.html"])
    )
    assert f"claims/{NAME}-p2-boats/index.html" not in pages
    drawn = re.findall(r'<i [^>]*data-mark="[^>]*>', pages[f"articles/{NAME}/index.html"])
    assert len(drawn) == sum("data-draft" in mark for mark in drawn) == 1, "the X-ray"
    assert "data-mark" in pages["articles/river-post/index.html"]
    schema = json.loads((site / "page.schema.json").read_text(encoding="utf-8"))
    twins = {
        path.relative_to(site).as_posix(): json.loads(path.read_text("utf-8")) for path in site.rglob("index.json")
    }
    for name, twin in twins.items():
        if name != "problems/index.json":
            jsonschema.validate(twin, schema)
            assert isinstance(twin["drafts"], list), name
    assert twins["articles/index.json"]["drafts"] == [NAME]
    assert killed in twins["counts/bridge-killed/index.json"]["drafts"]
    assert '"creativeWorkStatus": "Draft"' in (site / f"claims/{killed}.json").read_text(encoding="utf-8")
    coded = [path.read_text(encoding="utf-8") for path in (site / "claims").glob("river-post-*.json")]
    assert len(coded) > 10
    assert not [text for text in coded if "creativeWorkStatus" in text]
    states = json.loads((root / ".build/drafts/datapackage.json").read_text(encoding="utf-8"))
    assert states["name"] == "small-record"
    assert "draft" in (root / ".build/drafts/data/sources.csv").read_text(encoding="utf-8")


@pytest.mark.slow
def test_without_a_draft_or_with_an_error_nothing_is_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copy_small(tmp_path / "small")
    with looking_for():
        assert main(["--project", str(root), "build", "--drafts"]) == 0
    assert capsys.readouterr().out.endswith("; there is no draft: `etl build` shows everything\n")
    add_draft(root, "seeds/articles")
    edit(root, [("seeds/sources/river-post.yml", "language: en", "language: en\ntitel: x")])
    with looking_for():
        assert main(["--project", str(root), "build", "--drafts"]) == 1
    assert capsys.readouterr().out.endswith("; nothing was built\n")
    assert not (root / ".build/drafts").exists()
