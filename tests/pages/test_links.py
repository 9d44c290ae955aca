"""The checker of links: each that leads nowhere within the site is named, with its page and line."""

from pathlib import Path

import pytest

from etl.pages.links import BrokenLink, broken_links, main

PAGE = """<!doctype html>
<h1 id="top-of-all">Home</h1>
{}
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Two pages, a picture and a folder without a page."""
    (tmp_path / "counts" / "empty").mkdir(parents=True)
    (tmp_path / "picture of all.svg").write_text("<svg/>", encoding="utf-8")
    (tmp_path / "counts" / "index.html").write_text('<p id="märz">Dead</p><a name="old">', encoding="utf-8")
    (tmp_path / "index.html").write_text(PAGE.format(""), encoding="utf-8")
    return tmp_path


def told(site: Path, line: str) -> tuple[int, list[BrokenLink]]:
    (site / "index.html").write_text(PAGE.format(line), encoding="utf-8")
    return broken_links(site)


@pytest.mark.parametrize(
    "link",
    [
        "counts/", "counts", "counts/index.html", "./counts/#m%C3%A4rz", "counts/#märz", "counts/#old", "counts/#top",
        "#top-of-all", "#", "", "picture%20of%20all.svg", "picture of all.svg?v=2", "counts/../counts/",
        "counts/#q=SELECT%201",
    ],
)  # fmt: skip
def test_a_link_that_leads_to_a_file_or_an_id_is_well(site: Path, link: str) -> None:
    assert told(site, f'<a href="{link}">') == (1, [])


@pytest.mark.parametrize("link", ["https://example.org/gone", "//example.org/gone", "mailto:a@example.org", "data:,x"])
def test_a_link_out_of_the_site_is_not_followed(site: Path, link: str) -> None:
    assert told(site, f'<a href="{link}">') == (0, [])


@pytest.mark.parametrize(
    ("element", "why"),
    [
        ('<a href="gone/">', "there is no file gone"),
        ('<img src="gone.svg">', "there is no file gone.svg"),
        ('<a href="counts/empty/">', "there is no file counts/empty/index.html"),
        ('<a href="counts/#maerz">', "nothing in counts/index.html has the id 'maerz'"),
        ('<a href="#nowhere">', "nothing in index.html has the id 'nowhere'"),
        ('<svg><use href="#mark"/></svg>', "nothing in index.html has the id 'mark'"),
        ('<a href="../outside">', "it leads out of the site"),
        ('<a href="/counts/">', "it starts at the root of the host"),
        ('<a href="http://[x/">', "it is no address"),
    ],
)
def test_a_link_that_leads_nowhere_is_named_with_its_page_and_line(site: Path, element: str, why: str) -> None:
    followed, (broken,) = told(site, element)
    assert (followed, broken.page, broken.line) == (1, "index.html", 3)
    assert broken.link in element
    assert broken.why.startswith(why)


def test_the_command_names_what_is_broken_and_fails(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(site)]) == 0
    assert capsys.readouterr().out == "0 links followed: all lead somewhere\n"
    told(site, '<a href="gone.html"><a href="counts/">')
    assert main([str(site)]) == 1
    assert capsys.readouterr().out == (
        "index.html:3: the link 'gone.html' leads nowhere: there is no file gone.html\n2 links followed: 1 broken\n"
    )


def test_the_command_says_what_it_needs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == main(["--help"]) == 2
    assert "usage: python -m etl.pages.links SITE" in capsys.readouterr().err
    assert main([str(tmp_path / "gone")]) == 2
    assert "expected the folder of a built site, as .build/site" in capsys.readouterr().err
