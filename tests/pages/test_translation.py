"""A record that brings `seeds/words.po` has its site in that language; what is wrong with it is told at its line."""

from pathlib import Path

import pytest

from etl.model.project import Project
from etl.model.tongue import gettext, language, ngettext, spoken
from etl.pages import build_site, read_words, write_pages
from etl.pages.book import Book, Page
from etl.pages.render import common, environment
from etl.seeds.unread import unread
from tests.shared import checked_small
from tests.sites import Read

FRENCH = """\
# Five messages of a French site.
msgid ""
msgstr ""
"Language: fr\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "How to cite"
msgstr "Comment citer"

msgid "Claims"
msgstr "Affirmations"

#, fuzzy
msgid "Articles"
msgstr "Choses"

msgid "claim"
msgid_plural "claims"
msgstr[0] "affirmation"
msgstr[1] "affirmations"

msgid "A message of an older catalogue"
msgstr "Un message d’un catalogue plus ancien"
"""
PLURAL = r'"Plural-Forms: nplurals=%d; plural=%s;\n"'


def bring(project: Project, text: str) -> Project:
    (project.root / "seeds" / "words.po").write_text(text, encoding="utf-8")
    return project


def test_words_come_from_the_file_and_else_stay_english(small: Project) -> None:
    words, problems = read_words(bring(small, FRENCH))
    assert problems == []
    with spoken(words):
        assert (language(), gettext("How to cite"), gettext("Downloads")) == ("fr", "Comment citer", "Downloads")
        # French counts none as one; what is marked as doubtful in the file is not used.
        assert [ngettext("claim", "claims", n) for n in (0, 2)] == ["affirmation", "affirmations"]
        assert (gettext("Articles"), gettext("")) == ("Articles", "")
    assert (language(), gettext("How to cite")) == ("en", "How to cite")


def test_a_record_without_the_file_is_english(small: Project) -> None:
    words, problems = read_words(small)
    with spoken(words):
        assert (problems, language()) == ([], "en")


def test_the_file_belongs_into_the_seeds(small: Project) -> None:
    assert list(unread(bring(small, FRENCH), [path.stem for path in small.seeds.glob("*.yml")])) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ('msgstr "Affirmations"', 'msgstr "Affirmations', 11, "this is no line of a PO file"),
        ('msgstr "Affirmations"', 'msgtsr "Affirmations"', 11, "this is no line of a PO file"),
        ('msgstr "Affirmations"\n', "", 10, "the message cannot be read: missing msgstr for msgid 'Claims'"),
        ('"Language: fr\\n"', '"Language: \\n"', 4, "does not say its language"),
        ('"Language: fr\\n"', '"Language: French\\n"', 4, "does not say its language"),
        ('"Language: fr\\n"', '"Language: fr\\n"\n"Plural-Forms: nplurals=x\\n"', 1, "the head of the translation"),
        ('msgstr "Affirmations"', 'msgstr "%(n)s affirmations"', 10, "holds %(n)s, for which its message has nothing"),
        ('msgstr "Affirmations"', 'msgstr "100 % sûr"', 10, "holds %, for which its message has nothing"),
        ('msgstr "Affirmations"', 'msgstr "<b>Affirmations</b>"', 10, "has not the tags of its message"),
        ('msgstr "Affirmations"', r'msgstr "\"Affirmations\""', 10, 'holds ", which its message has not'),
        ('"Language: fr\\n"', '"Language: fr!\\n"', 4, "does not say its language"),
        ("charset=UTF-8", "charset=klingon", 5, "names the charset klingon, and the file is UTF-8"),
        ("charset=UTF-8", "charset=rot13", 5, "names the charset rot13, and the file is UTF-8"),
        ('UTF-8\\n"', 'UTF-8\\n"\n' + PLURAL % (2, "n/0"), 6, "plural=n/0 divides by 0"),
        ('UTF-8\\n"', 'UTF-8\\n"\n' + PLURAL % (2, "n"), 6, "for 2 plural=n is 2, and the forms are 0 to 1"),
        ('UTF-8\\n"', 'UTF-8\\n"\n' + PLURAL % (2, "0-1"), 6, "for 0 plural=0-1 is -1, and the forms are 0 to 1"),
        ('UTF-8\\n"', 'UTF-8\\n"\n' + PLURAL % (2, "m"), 6, "invalid token in plural form: m"),
        ('UTF-8\\n"', 'UTF-8\\n"\n' + PLURAL % (10**12, "0"), 6, "nplurals=1000000000000 is not between 1 and 9"),
        ('msgstr "Affirmations"', 'msgstr "Affirm\0ations"', 11, "the line holds a control character (U+0000)"),
        ('msgstr "Affirmations"', 'msgstr "Affirm\x0bations"', 11, "the line holds a control character (U+000B)"),
        ('msgstr[1] "affirmations"', 'msgstr[2] "affirmations"', 17, "more translations than num_plurals"),
    ],
)
def test_what_is_wrong_is_told_at_its_line(small: Project, old: str, new: str, line: int, told: str) -> None:
    assert old in FRENCH
    words, (found,) = read_words(bring(small, FRENCH.replace(old, new)))
    assert (found.file, found.line) == ("seeds/words.po", line)
    assert told in found.message
    with spoken(words):
        assert language() == "en"


@pytest.mark.parametrize(
    ("message", "translated", "told"),
    [
        ("<b>x</b>", "</b>x<b>", "opens and closes its tags otherwise than its message"),
        ("<b>x <i>y</i></b>", "<b>x <i>y</b></i>", "opens and closes its tags otherwise than its message"),
        ("<b>x <i>y</i></b>", "<b>x</b> <i>y</i>", "opens and closes its tags otherwise than its message"),
        ("<b>x</b>", "<b>x", "has not the tags of its message"),
        ("<b>x</b> of <i>y</i>", "<i>y</i> de <b>x</b>", None),
    ],
)
def test_tags_are_nested_as_in_the_message(small: Project, message: str, translated: str, told: str | None) -> None:
    _, problems = read_words(bring(small, f'{FRENCH}\nmsgid "{message}"\nmsgstr "{translated}"\n'))
    assert [told in found.message for found in problems if told] == ([True] if told else [])
    assert bool(problems) == bool(told)


def test_blanks_behind_the_language_and_a_plural_in_two_lines_are_taken(small: Project) -> None:
    plural = '"Plural-Forms: nplurals=2; plural=(n =="\n" 2);\\n"\n'
    words, problems = read_words(bring(small, FRENCH.replace('"Language: fr\\n"\n', '"Language: fr \\n"\n' + plural)))
    assert problems == []
    with spoken(words):
        assert (language(), ngettext("claim", "claims", 2), ngettext("claim", "claims", 3)) == (
            "fr", "affirmations", "affirmation",
        )  # fmt: skip


def test_a_file_in_another_encoding_is_told(small: Project) -> None:
    (small.root / "seeds" / "words.po").write_bytes(FRENCH.encode("utf-16"))
    _, (found,) = read_words(small)
    assert found.message == "the translation is not UTF-8"


@pytest.mark.slow
@pytest.mark.parametrize(("spoken_as", "material"), [("fr", "Aller au contenu"), ("ckb", "Skip to content")])
def test_the_frame_of_the_site_speaks_it_too(small: Project, tmp_path: Path, spoken_as: str, material: str) -> None:
    words, _ = read_words(bring(small, FRENCH.replace("Language: fr", f"Language: {spoken_as}")))
    checked = checked_small()
    with spoken(words):
        write_pages(checked.tables.con, checked.model, checked.head, small, tmp_path / "pages", [])
        build_site(small, checked.head, pages=tmp_path / "pages", site=tmp_path / "site")
    home = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert f'<html lang="{spoken_as}"' in home
    # Material's own words, where it knows the language, and ours in its menu.
    assert material in home
    menu = [
        " ".join(e.text.split()) for e in Read(home).elements if e.tag == "span" and "md-ellipsis" in str(e.attributes)
    ]
    assert "Comment citer" in menu
    assert "Downloads" in menu
    cite = (tmp_path / "site" / "cite" / "index.html").read_text(encoding="utf-8")
    assert f'<html lang="{spoken_as}"' in cite
    assert next(Read(cite).all("h1")).text.startswith("Comment citer")
    assert f'<html lang="{spoken_as}">' in (tmp_path / "site" / "404.html").read_text(encoding="utf-8")


def test_on_a_page_in_another_language_what_the_package_says_is_marked_as_english(small: Project) -> None:
    words, _ = read_words(bring(small, FRENCH))
    checked = checked_small()
    template = """{% from "macros.jinja" import sentence with context %}
<bdi{{ said_in_english }}>{{ sentence(claim) }}</bdi>
{{ "The `claims`" | codebook }} {{ _("Claims") }} {{ count(2, "claim", "claims") }}"""

    def shown(language: str) -> str:
        book = Book(checked.tables.con, checked.model, checked.head)
        claim = {"claim_id": "x", "source_id": "river-post", "exact": "12 dead", "says": "It says “12 dead”."}
        given = common(book, Page("x.md", "x", "x", "x")) | {"claim": claim, "printed_in": {"river-post": language}}
        return environment().from_string(template).render(given)

    with spoken(words):
        assert shown("en") == (
            '<bdi lang="en">It says “12 dead”.</bdi>\n'
            '<span lang="en">The <code>claims</code></span> Affirmations 2 affirmations'
        )
        assert '<bdi lang="en">It says “<span lang="fr">12 dead</span>”.</bdi>' in shown("fr")
    assert shown("en") == "<bdi>It says “12 dead”.</bdi>\nThe <code>claims</code> Claims 2 claims"
