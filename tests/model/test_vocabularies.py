"""A record may bring vocabularies: each stands before its namesake of the schemas, and a fault is told at its line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from etl.model.project import PACKAGE_SCHEMAS, Project
from etl.model.tables import load_model
from etl.model.vocabularies import Term, named
from etl.problems import Problem
from etl.publish.checked import run_stages
from tests.conftest import looking_for

FILE = "seeds/vocabularies/side.csv"
HEAD = "value,label,definition,party\n"
SIDES = """norland,Norland,The one.,belligerent
vesland,Vesland,The other.,belligerent
not_a_party,Not a party,None.,not_a_party
"""


def brought(project: Project, text: str, name: str = "side") -> list[Problem]:
    (project.vocabularies / f"{name}.csv").write_text(text, encoding="utf-8")
    return run_stages(project).problems


def unread(project: Project) -> list[Problem]:
    """The problems of a project whose vocabularies cannot be read: its tables are never checked."""
    assert load_model(project.schemas, project.vocabularies).problems
    with looking_for():
        return run_stages(project).problems


def told(problems: list[Problem]) -> list[tuple[str, str | None, int | None]]:
    return [(p.code, p.file, p.line) for p in problems]


def test_a_vocabulary_of_the_record_stands_before_that_of_the_schemas(small: Project) -> None:
    shared, own = load_model(small.schemas), load_model(small.schemas, small.vocabularies)
    assert list(shared.vocabularies["side"]) == ["other_party", "not_a_party", "unknown"]
    assert list(own.vocabularies["side"]) == ["norland", "vesland", "other_party", "not_a_party", "unknown"]
    assert {name for name in own.vocabularies if own.vocabularies[name] != shared.vocabularies[name]} == {"side"}


def test_a_vocabulary_of_the_record_is_published(small: Project) -> None:
    con = run_stages(small).tables.con
    rows = con.execute("SELECT value, label, party FROM vocabulary WHERE vocabulary = 'side'").fetchall()
    assert rows == [
        ("norland", "Norland", "belligerent"),
        ("vesland", "Vesland", "belligerent"),
        ("other_party", "Other party", "several"),
        ("not_a_party", "Not a party", "not_a_party"),
        ("unknown", "Unknown", "unknown"),
    ]


def test_a_record_without_sides_of_its_own_has_three(small: Project) -> None:
    (small.vocabularies / "side.csv").unlink()
    problems = run_stages(small).problems
    assert {p.code for p in problems} == {"vocabulary"}
    assert {p.value for p in problems} == {"norland", "vesland"}
    assert {p.hint for p in problems} == {"its values are other_party, not_a_party, unknown"}


def test_of_many_codes_the_first_are_named_and_where_the_others_stand(small: Project) -> None:
    codes = [f"code_{nth}" for nth in range(1, 20)]
    place = ("seeds/vocabularies/side.csv", 2, 1)
    terms = {code: Term(code, "", "", {}, place) for code in codes}
    assert named(terms) == f"{', '.join(codes[:12])} and 7 more in seeds/vocabularies/side.csv"
    assert named(dict(list(terms.items())[:18])) == ", ".join(codes[:18])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "code", "line", "message"),
    [
        (
            "value,label,party\nnorland,Norland,belligerent\n",
            "vocabulary-file",
            1,
            "no column 'definition': the first line is 'value,label,party'; expected value, label, definition, and of",
        ),
        (
            HEAD.replace("party", "party,party") + SIDES.replace("\n", ",several\n"),
            "vocabulary-file",
            1,
            "a second column 'party'",
        ),
        (HEAD.replace("party", "partei") + SIDES, "vocabulary-file", 1, "an unknown column 'partei'"),
        (HEAD, "vocabulary-file", 1, "the vocabulary holds no value"),
        (HEAD + SIDES + "river,River,A river, and its banks.,several\n", "vocabulary-file", 5, "found 5 cells"),
        (HEAD + SIDES + "river,River\n", "vocabulary-file", 5, "found 2 cells; expected 4, one a column"),
        (HEAD + SIDES + ",River,A river.,several\n", "vocabulary-file", 5, "there is no value in this line"),
        (
            HEAD + SIDES + "\nvesland,Vesland again,The other.,belligerent\n",
            "vocabulary-file",
            6,
            "the value 'vesland' stands in line 3 too; expected it once",
        ),
        (HEAD + SIDES + "river,,A river.,several\n", "required", 5, "A value is missing: vocabulary.label is empty"),
        (HEAD + SIDES + "river,River,,several\n", "required", 5, "A value is missing: vocabulary.definition is empty"),
        (HEAD + SIDES + "the river,River,A river.,several\n", "pattern", 5, "vocabulary.value is 'the river'"),
        (HEAD + SIDES + "river,Vesland,A river.,several\n", "key-twice", 5, "vocabulary.label is 'side, Vesland'"),
        (HEAD + SIDES + "river,River,A river.,severel\n", "vocabulary", 5, "vocabulary.party is 'severel'"),
        (HEAD + SIDES + "river,River,A river.,\n", "side-party", 5, "A side without its party"),
        (HEAD + SIDES.replace("The one.", '"The one,\nup north."') + "r,R,R.,\n", "side-party", 6, "A side without"),
    ],
)
def test_a_fault_of_a_vocabulary_is_told_at_its_line_and_nothing_else(
    text: str, code: str, line: int, message: str, small: Project
) -> None:
    (small.vocabularies / "side.csv").write_text(text, encoding="utf-8")
    problems = unread(small) if code == "vocabulary-file" else run_stages(small).problems
    assert told(problems) == [(code, FILE, line)]
    assert message in problems[0].message


def test_a_yes_that_is_no_true_is_told_and_left_out(small: Project) -> None:
    text = (PACKAGE_SCHEMAS / "vocabularies/event_type.csv").read_text(encoding="utf-8")
    problems = brought(small, text.replace(",true\n", ",yes\n", 1), "event_type")
    assert told(problems) == [("vocabulary-file", "seeds/vocabularies/event_type.csv", 2)]
    assert problems[0].message == "violent is 'yes'; expected the form true|false"


def test_a_qualifier_that_the_record_leaves_out_but_a_language_needs_is_told(small: Project) -> None:
    lines = (PACKAGE_SCHEMAS / "vocabularies/qualifier.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    problems = brought(small, "".join(line for line in lines if not line.startswith("dozens,")), "qualifier")
    assert any(p.code == "vocabulary-file" and "'dozens' is no code of its vocabulary" in p.message for p in problems)


def test_a_vocabulary_that_no_column_uses_is_told(small: Project) -> None:
    problems = brought(small, HEAD + SIDES, "sides")
    assert told(problems) == [("vocabulary-file", "seeds/vocabularies/sides.csv", 1)]
    assert "expected one of actor_kind, altered, " in problems[0].message


def test_an_empty_file_lacks_each_column(small: Project) -> None:
    assert [p.field for p in brought(small, "")] == ["definition", "label", "value"]


def test_a_file_that_is_no_text_is_told(small: Project) -> None:
    (small.vocabularies / "side.csv").write_bytes(b"PK\x03\x04\xff")
    problems = unread(small)
    assert told(problems) == [("vocabulary-file", FILE, 1)]
    assert problems[0].message.startswith("this is no CSV in UTF-8")


def test_a_spreadsheet_may_leave_its_mark_before_the_first_name(small: Project) -> None:
    text = (small.vocabularies / "side.csv").read_text(encoding="utf-8")
    assert brought(small, "\ufeff" + text.replace("\n", "\r\n")) == []


def test_a_fault_of_the_shared_vocabularies_is_told_at_its_line_too(small: Project) -> None:
    (small.root / "schemas").symlink_to(PACKAGE_SCHEMAS)
    model = load_model(small.schemas, small.vocabularies, small.shown)
    assert model.vocabularies["basis"]["inferred"].place == ("schemas/vocabularies/basis.csv", 3, 1)


def test_what_follows_from_a_faulty_side_waits_until_it_is_right(small: Project) -> None:
    text = (small.vocabularies / "side.csv").read_text(encoding="utf-8")
    [found] = brought(small, text.replace('its army.",belligerent', 'its army.",foo', 1))
    assert (found.code, found.field, found.value, found.line) == ("vocabulary", "party", "foo", 2)


def test_a_vocabulary_whose_ending_is_not_small_is_told(small: Project) -> None:
    (small.vocabularies / "side.csv").rename(small.vocabularies / "side.CSV")
    found = [p for p in unread(small) if p.code == "vocabulary-file"]
    assert told(found) == [("vocabulary-file", "seeds/vocabularies/side.CSV", 1)]
    assert "'side.CSV'" in found[0].message


@pytest.mark.parametrize("make", [Path.mkdir, lambda path: path.symlink_to("nowhere")], ids=["folder", "dangling link"])
def test_a_vocabulary_that_is_no_file_is_told(make: Callable[[Path], None], small: Project) -> None:
    (small.vocabularies / "side.csv").unlink()
    make(small.vocabularies / "side.csv")
    assert told(unread(small)) == [("vocabulary-file", FILE, 1)]
