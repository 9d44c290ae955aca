"""A page becomes the paragraphs of its article, and nothing of what stands around it."""

import re
import sys
from dataclasses import replace

import pytest

from etl.adding import extras
from etl.adding.draft import Draft
from etl.adding.page import decoded, read_page
from tests.adding.languages import words
from tests.adding.pages import ADDRESS, PAGE, PARAGRAPHS


def test_a_page_gives_its_article_in_its_order_with_the_roles_of_its_paragraphs() -> None:
    draft = read_page(PAGE, None, words)
    assert [(p.role, p.text) for p in draft.paragraphs] == PARAGRAPHS
    assert replace(draft, paragraphs=()) == Draft(
        (),
        publisher="The Hill Gazette",
        title="Ferry strike empties the harbour",
        byline="By Ada Moss, 6 May 2021",
        dateline="EASTFORD (Norland News)",
        agency="Norland News",
        published="2021-05-06",
        url=ADDRESS,
        language="en",
    )


def test_what_people_say_of_the_language_counts_before_what_the_page_says() -> None:
    assert read_page(PAGE, "tr", words).language == "tr"
    assert read_page(PAGE.replace(' lang="en-GB"', ""), None, words).language is None


def test_a_headline_that_the_page_prints_nowhere_is_none() -> None:
    draft = read_page(PAGE.replace("<h1>Ferry strike empties the harbour</h1>", ""), None, words)
    assert draft.title is None
    assert [(p.role, p.text) for p in draft.paragraphs] == PARAGRAPHS[1:]


def test_a_licence_that_the_page_names_is_told() -> None:
    link = '<p><a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a></p></footer>'
    [told] = read_page(PAGE.replace("</footer>", link), None, words).remarks
    assert told == "the page names the licence CC BY 4.0; see --licence"


@pytest.mark.parametrize(
    "html", ["<html><body></body></html>", "<html><body><nav><a href='/'>Home</a></nav></body></html>"]
)
def test_a_page_without_an_article_is_refused(html: str) -> None:
    with pytest.raises(ValueError, match="no article was found on the page"):
        read_page(html, None, words)


@pytest.mark.parametrize(
    ("content", "charset"),
    [
        ("<p>Şubat</p>".encode(), None),
        ("<p>Şubat</p>".encode("utf-8-sig"), None),
        ("<p>Şubat</p>".encode("utf-16"), None),
        ("<p>Şubat</p>".encode("iso-8859-9"), "ISO-8859-9"),
        ('<meta charset="iso-8859-9"><p>Şubat</p>'.encode("iso-8859-9"), None),
        ("<p>Şubat</p>".encode(), "no-such-letters"),
    ],
)
def test_the_letters_of_a_page_are_those_that_its_server_names_else_itself(content: bytes, charset: str | None) -> None:
    assert "<p>Şubat</p>" in decoded(content, charset)


def test_latin_1_means_the_code_page_of_windows_as_in_browsers() -> None:
    assert decoded("“war”".encode("cp1252"), "iso-8859-1") == "“war”"


def test_bytes_in_none_of_the_named_letters_are_refused() -> None:
    with pytest.raises(ValueError, match="its bytes are no text in utf-8: save it as UTF-8"):
        decoded(b"<p>\xff\xfa</p>")


def test_an_installation_without_the_library_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    told = "trafilatura is not installed; install what is missing: pip install 'claims-press[add]'"
    with pytest.raises(ValueError, match=re.escape(told)):
        read_page(PAGE, None, words)


@pytest.mark.parametrize(
    "error",
    [
        ImportError("lxml.html.clean module is now a separate project lxml_html_clean.\nInstall lxml[html_clean]."),
        ModuleNotFoundError("No module named 'justext'", name="justext"),
    ],
    ids=["a part of a library", "a library of the library"],
)
def test_a_library_that_lacks_another_says_so_in_one_line(monkeypatch: pytest.MonkeyPatch, error: ImportError) -> None:
    def lacks(module: str) -> None:
        raise error

    monkeypatch.setattr(extras, "import_module", lacks)
    with pytest.raises(ValueError, match="trafilatura cannot be used: ") as told:
        read_page(PAGE, None, words)
    what = str(error).partition("\n")[0]
    assert str(told.value) == (
        f"trafilatura cannot be used: {what}; install what is missing: pip install 'claims-press[add]'"
    )
