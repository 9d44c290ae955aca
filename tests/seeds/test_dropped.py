"""Text behind ` #` is told where YAML drops it, and nowhere else."""

from pathlib import Path

import pytest

from etl.model.project import Project
from etl.publish.checked import run_stages
from tests.conftest import looking_for
from tests.helpers_tiny import read, tiny

HEAD = "source: tiny\nlanguage: en\n"


def told(folder: Path, note: str) -> list[tuple[int | None, int | None, str | None]]:
    """(line, column, value) of what is dropped from a seed behind its two lines of head."""
    _, problems = read(tiny(folder, seed=HEAD + note))
    return [(p.line, p.column, p.value) for p in problems if p.code == "comment-behind"]


@pytest.mark.parametrize(
    ("note", "column", "dropped"),
    [
        ("note: see no. # 5 of the list", 15, "# 5 of the list"),
        ("note: # nothing is left", 7, "# nothing is left"),
        ("note: 'in quotes' # behind them", 19, "# behind them"),
        ('note: "a # b" # c # d', 15, "# c # d"),
        ("note: it’s\t# behind a tab", 12, "# behind a tab"),
        ("note: >-  # behind the mark of a block", 11, "# behind the mark of a block"),
        ("paragraphs: []  # behind a list", 17, "# behind a list"),
    ],
)
def test_text_behind_a_value_is_told_at_its_mark(tmp_path: Path, note: str, column: int, dropped: str) -> None:
    assert told(tmp_path, f"{note}\n") == [(3, column, dropped)]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_line_is_told(tmp_path: Path, end: str) -> None:
    lines = ["paragraphs: # all", "- paragraph: 1 # the first", "  names:", "  - {actor: a, # b", "     name: c} # d"]
    assert [found[:2] for found in told(tmp_path, end.join([*lines, ""]))] == [(3, 13), (4, 16), (6, 16), (7, 15)]


@pytest.mark.parametrize(
    "note",
    [
        "# a line of its own",
        "  # one that is set in # twice",
        "note: 'no. # 5'",
        'note: "no. # 5"',
        "note: no.#5",
        "note: 'it''s # 5'",
        "note: |\n  no. # 5\n  # 6",
        "note: >-\n  no. # 5\n\n  no. # 6",
        "note: 'over\n  two # lines'",
        "'a # key': 5",
    ],
)
def test_what_is_kept_or_stands_alone_is_not_told(tmp_path: Path, note: str) -> None:
    assert told(tmp_path, f"{note}\n") == []


def test_a_long_comment_is_cut_in_the_message_alone(tmp_path: Path) -> None:
    _, problems = read(tiny(tmp_path, seed=f"{HEAD}note: a # {'b' * 80}\n"))
    [found] = [p for p in problems if p.code == "comment-behind"]
    assert found.value == f"# {'b' * 80}"
    assert found.message == f"'# {'b' * 57}…' is a comment to YAML, which drops it"


def test_what_an_alias_names_is_looked_at_once(tmp_path: Path) -> None:
    assert told(tmp_path, "note: &a [*a] # b\n") == [(3, 15, "# b")]


def test_files_of_one_mapping_and_lists_without_a_form_are_looked_at_too(small: Project) -> None:
    for name, line in (("package.yml", "keywords: [a] # b"), ("retired.yml", "- {id: a, table: events} # c")):
        with (small.seeds / name).open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")
    with looking_for():
        found = [(p.file, p.value) for p in run_stages(small).problems if p.code == "comment-behind"]
    assert found == [("seeds/package.yml", "# b"), ("seeds/retired.yml", "# c")]


def test_a_mark_before_the_first_letter_shifts_no_place(tmp_path: Path) -> None:
    assert told(tmp_path, "note: a # b\n") == [(3, 9, "# b")]
    (tmp_path / "seeds" / "sources" / "tiny.yml").write_text(f"\ufeff{HEAD}note: 'a # b'\n", encoding="utf-8")
    assert read(Project(tmp_path))[1] == []
