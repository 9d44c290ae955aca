"""Phrases in texts of other letters: accents, other scripts, other ends of lines."""

import json
from pathlib import Path

import pytest

from etl.model.project import Project
from etl.problems import Problem
from tests.helpers_tiny import RECORD, asked, located, unproven

ARTICLE = "seeds/sources/river-post.yml"
POST = "articles/river-post.txt"
POST_RECORD = "seeds/evidence/river-post.json"


def claim(*exacts: str, paragraph: int = 1) -> str:
    """A paragraph in which phrases are set aside, one a line; the first stands in line 6, column 13 of its seed."""
    lines = "".join(f"  - {{exact: {exact}, kind: number, reason: calendar}}\n" for exact in exacts)
    return f"- paragraph: {paragraph}\n  set_aside:\n{lines}"


def told(root: Path, exact: str, text: str) -> list[Problem]:
    """What is said of one phrase in a text."""
    return unproven(located(root, claim(exact), text))


WHOLE_WORDS = [
    ("33", "330 men", False),
    ("33", "133 men", False),
    ("33", "33 men", True),
    ("33", "(33)", True),
    ("33", "33.5", True),
    ("the men", "the mention", False),
    ("men", "women", False),
    ("men", "men’s", True),
    ("“no", "“no”", True),
    ("no”", "“no”", True),
    ("kad", "kadın", False),
    ("sang", "sang\u0303 so", False),  # a letter that is not composed
    ("قتل", "قتلوا", False),
    ("قتل", "وقتل", False),
    ("قتل", "قتل ثلاثة", True),
    ("قتل", "قتلَ", False),  # a vowel mark belongs to the word
    ("कर", "करी", False),
    ("कर", "कर", True),
]


@pytest.mark.parametrize(("exact", "text", "there"), WHOLE_WORDS)
def test_a_phrase_is_found_as_whole_words(exact: str, text: str, there: bool, tmp_path: Path) -> None:
    found = told(tmp_path, json.dumps(exact, ensure_ascii=False), f"x {text} x")
    assert [p.code for p in found] == ([] if there else ["phrase-not-found"])


def rows(project: Project) -> list[tuple[object, ...]]:
    return asked(project, "SELECT exact, span_start, span_end FROM set_aside ORDER BY span_start")


def test_a_text_with_loose_accents_is_read_as_if_they_were_composed(tmp_path: Path) -> None:
    """The article is in form D, the seed in form C; offsets count the composed text, columns the file's characters."""
    text = "Re\u0301sume\u0301: 33 de\u0301ce\u0301de\u0301s, dit-il.\n"
    seed = claim("33 d\u00e9c\u00e9d\u00e9s", "R\u00e9sum\u00e9")
    project = located(tmp_path, seed, text)
    assert unproven(project) == []
    assert rows(project) == [("Résumé", 0, 6), ("33 décédés", 8, 18)]
    [number] = json.loads((tmp_path / RECORD).read_text(encoding="utf-8"))["tokens"]
    assert (number["span_start"], number["span_end"]) == (8, 10)
    assert text[number["column"] - 1 :].startswith("33")


@pytest.mark.parametrize("form", ["Résumé", "Re\u0301sume\u0301"])
def test_a_seed_may_be_typed_in_either_form(form: str, tmp_path: Path) -> None:
    for number, text in enumerate(("Résumé", "Re\u0301sume\u0301")):
        assert told(tmp_path / str(number), form, text) == []


def test_letters_that_the_normal_form_takes_apart_do_not_shift_columns(tmp_path: Path) -> None:
    """U+0958 becomes two characters in form C, so the text is longer than the file."""
    text = "\u0958\u0958\u0958 33 x\n"
    project = located(tmp_path, claim("33"), text)
    assert unproven(project) == []
    assert rows(project) == [("33", 7, 9)]
    assert json.loads((tmp_path / RECORD).read_text(encoding="utf-8"))["tokens"][0]["column"] == 5


def test_dotted_and_dotless_i_are_two_letters(tmp_path: Path) -> None:
    text = "İstanbul’da ısınan kadın ile İngiliz elçisi ‘kırk’ kişiyi gördü.\n"
    for number, (exact, there) in enumerate(
        {"ısınan": True, "isinan": False, "İngiliz": True, "Ingiliz": False}.items()
    ):
        found = told(tmp_path / str(number), exact, text)
        assert [p.code for p in found] == ([] if there else ["phrase-not-found"])
    project = located(tmp_path / "spans", claim("kadın", "İngiliz elçisi", "kırk"), text)
    assert rows(project) == [
        (word, text.index(word), text.index(word) + len(word)) for word in ("kadın", "İngiliz elçisi", "kırk")
    ]


def test_text_that_runs_from_right_to_left_is_counted_as_it_is_stored(tmp_path: Path) -> None:
    text = "  قالت الوزارة «قُتل ٣٣ جنديا» في الغارة.\n"
    project = located(tmp_path, claim("قُتل ٣٣ جنديا", "الوزارة", "الغارة"), text)
    assert unproven(project) == []
    stripped = text.strip()
    words = ("الوزارة", "قُتل ٣٣ جنديا", "الغارة")
    assert rows(project) == [(word, stripped.index(word), stripped.index(word) + len(word)) for word in words]
    tokens = json.loads((tmp_path / RECORD).read_text(encoding="utf-8"))["tokens"]
    assert [(t["kind"], text[t["column"] - 1]) for t in tokens] == [("quotation", "ق"), ("number", "٣")]


def test_byte_order_mark_and_line_ends_do_not_matter(tmp_path: Path) -> None:
    """The record is the same but for the lines, whatever ends them; blank lines hold no paragraph."""
    records = []
    for number, (mark, end) in enumerate([("", "\n"), ("\ufeff", "\r\n"), ("", "\r")]):
        root = tmp_path / str(number)
        content = f"{mark}Two dead.{end}{end}  Five\thurt. {end}{end}{end}"
        project = located(root, claim("Two") + claim("Five\thurt", paragraph=2), content)
        assert unproven(project) == []
        records.append(json.loads((root / RECORD).read_text(encoding="utf-8")))
    assert records[0] == records[1] == records[2]
    assert [(p["line"], p["span_start"], p["span_end"]) for p in records[0]["paragraphs"]] == [(1, 0, 9), (3, 10, 20)]
