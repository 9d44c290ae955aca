"""A typed value with a character that no one sees is told, at that character where the line shows it."""

from pathlib import Path

import pytest

from etl.model.project import Project
from etl.problems import Problem
from etl.publish.checked import run_stages
from tests.conftest import looking_for
from tests.helpers_tiny import brief, read, tiny

EVENT = "- event: a\n  title: A\n  type: attack\n  status: occurred\n"


def told(folder: Path, **registers: str) -> list[Problem]:
    """What is unclean in a record of one paragraph."""
    _, problems = read(tiny(folder, seed="- paragraph: 1\n", **registers))
    return [p for p in problems if p.code == "text-unclean"]


@pytest.mark.parametrize(
    ("value", "column"),
    [
        ("Sel\u202ela", 20),
        ("'Sel\u202ela'", 21),
        ('"Sel\u202ela"', 21),
        ('"Sel\\u202ela"', 17),
        ('"Sel\\0la"', 17),
        ("'it''s \u202ela'", 17),
        ("\u200b", 17),
        ('"\\u00a0"', 17),
    ],
)
def test_it_is_told_at_its_place(tmp_path: Path, value: str, column: int) -> None:
    places = f"- {{place: a, name: {value}, kind: road, basis: stated}}\n"
    assert brief(told(tmp_path, places=places)) == [f"text-unclean seeds/places.yml:1:{column + 3}"]


def test_the_message_names_key_and_character(tmp_path: Path) -> None:
    [found] = told(tmp_path, events=f"{EVENT}  summary: b\u2067c\n")
    assert found.message == "'summary' holds right-to-left isolate (U+2067), which no one sees"
    assert (found.table, found.field, found.value) == ("events", "summary", "b\u2067c")


def test_a_text_of_several_lines_is_told_where_it_starts(tmp_path: Path) -> None:
    events = f"{EVENT}  summary: >-\n    one\n    t\u202ewo\n"
    assert brief(told(tmp_path, events=events)) == ["text-unclean seeds/events.yml:5:12"]


def test_blanks_of_the_article_and_several_lines_are_clean(tmp_path: Path) -> None:
    events = f"{EVENT}  summary: |\n    33\u00a0men\n    and ter\u200brorists\n"
    assert told(tmp_path, events=events) == []


def test_a_record_that_holds_such_a_character_is_not_read(tmp_path: Path) -> None:
    seeds, _ = read(tiny(tmp_path, seed="- paragraph: 1\n", events=f"{EVENT}  summary: b\u2067c\n"))
    assert [record.get("event") for record in seeds.broken] == ["a"]


def test_what_is_typed_beside_the_records_is_looked_at_too(small: Project) -> None:
    added = {
        "seeds/package.yml": "keywords: ['\u200b']",
        "seeds/retired.yml": "- {id: \u2066a, table: events}",
        "seeds/vocabularies/side.csv": "neutral\u202e,Neutral,None of them.,not_a_party",
    }
    for name, line in added.items():
        with (small.root / name).open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")
    with looking_for():
        found = [(p.file, p.message) for p in run_stages(small).problems if p.code == "text-unclean"]
    assert found == [
        ("seeds/package.yml", "the text holds nothing but zero width space (U+200B), which no one sees"),
        ("seeds/retired.yml", "'id' holds left-to-right isolate (U+2066), which no one sees"),
        ("seeds/vocabularies/side.csv", "'value' holds right-to-left override (U+202E), which no one sees"),
    ]
