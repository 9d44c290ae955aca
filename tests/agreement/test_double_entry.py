"""Double entry: what two passes tell differently is settled by name, or a problem."""

import re
from pathlib import Path

import pytest
import yaml

from etl.agreement import blocks
from etl.agreement.coded import coded_kinds
from etl.agreement.unclear import unclear
from etl.cli import main
from etl.model.project import PACKAGE_SCHEMAS, Project
from etl.model.tables import load_model
from etl.problems import Problem
from etl.publish.checked import run_stages
from tests.conftest import Edit, Place, edit, looking_for
from tests.twice import SECOND, SEED, coded_twice

FIRST = "seeds/sources/river-post.yml"
SETTLED = f"{SECOND}/settled.yml"
BLAME = "river-post-p3-blame"
ROW = f"[attributions, {BLAME}, {BLAME}, stance, accuses, asserts]"
ASSERTS = (SEED, "      stance: accuses\n", "      stance: asserts\n")
TOLD = "      stance: accuses\n", "      stance: ▶accuses\n"
PINNED = "  differences:\n  - [", "  differences:\n  - ▶["


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("ETL_ARTICLES", raising=False)
    return coded_twice(tmp_path / "small")


def case(*rows: str, right: str = "first") -> str:
    listed = "".join(f"  - {row}\n" for row in rows)
    return f"- right: {right}\n  because: The verb blames.\n  differences:\n{listed}"


def found(root: Path, *edits: Edit, settled: str | None = None) -> tuple[list[Problem], list[Place]]:
    """The problems after some edits and with some settled cases, and the places that the edits mark."""
    if settled is not None:
        (root / SETTLED).write_text(settled, encoding="utf-8")
    places = edit(root, edits)
    with looking_for():
        return run_stages(Project(root, root / "seeds" / "articles")).problems, places


def at(problem: Problem) -> Place:
    return problem.file, problem.line, problem.column


def to_paste(root: Path) -> str:
    """What `etl agree --settle` prints."""
    with looking_for():
        checked = run_stages(Project(root, root / "seeds" / "articles"))
    assert checked.second is not None
    return blocks(checked.lines, checked.second.notes.settled, checked.model, checked.tables.con, SETTLED)


def test_whatever_both_passes_code_is_held_against_each_other(root: Path) -> None:
    changes = [
        (FIRST, "publisher: The River Post", "publisher: ▶The Hill Post", "The River Post"),
        (FIRST, "published_basis: inferred", "published_basis: ▶stated", "inferred"),
        (FIRST, "  role: headline", "  role: ▶body", "headline"),
        (FIRST, "{actor: norland, name: Norland}", "{actor: ▶norland-army, name: Norland}", "other-norland"),
        (FIRST, "status: threatened\n      participants:\n      - {actor: vesland, role: addressee}",
         "status: threatened\n      participants:\n      - {actor: vesland, role: ▶affected}", "addressee"),
        (FIRST, "period: 2021-05-03\n", "period: ▶2021-05-02\n", "2021-05-03"),
        (FIRST, "unit: rank", "unit: ▶item", "rank"),
        (FIRST, "late Monday\n      place: eastford", "late Monday\n      place: ▶border", "other-eastford"),
        (FIRST, "means: airstrike", "means: ▶artillery_fire", "airstrike"),
        (FIRST, "on_behalf_of: norland\n    origin", "on_behalf_of: ▶~\n    origin", "other-norland"),
        (FIRST, "reason: other_sense, note: A lane", "reason: ▶calendar, note: A lane", "other_sense"),
        ("seeds/tallies.yml", "scope: stock", "scope: ▶cumulative", "stock"),
        ("seeds/utterances.yml", "said_on: 2021-05-04", "said_on: ▶2021-05-05", "2021-05-04"),
        ("seeds/origins.yml", "kind: monitor_count", "kind: ▶report", "monitor_count"),
        ("seeds/places.yml", "longitude: 20.25", "longitude: ▶20.45", "20.25"),
    ]  # fmt: skip
    problems, places = found(root, *((file, old, new) for file, old, new, _ in changes))
    assert {p.code for p in problems} - {"reference", "number-printed", "number-part"} == {"pass-differs"}
    told = {at(p): p for p in problems if p.code == "pass-differs"}
    for (*_, value), place in zip(changes, places, strict=True):
        assert f"; the second pass has {value!r}" in told[place].message
        assert re.search(rf" in {SECOND}/\S+:\d+:\d+$", told[place].message)
    assert told.keys() == {*places}


@pytest.mark.slow
def test_points_a_few_kilometres_apart_and_radii_within_a_factor_of_two_are_alike(root: Path) -> None:
    near = [("latitude: 10.5", "latitude: 10.6"), ("longitude: 20.25", "longitude: 20.16"), ("_km: 5", "_km: 10")]
    assert found(root, *(("seeds/places.yml", *one) for one in near))[0] == []
    far = [("latitude: 10.6", "latitude: ▶10.61"), ("longitude: 20.16", "longitude: ▶20.1"), ("_km: 10", "_km: ▶11")]
    problems, places = found(root, *(("seeds/places.yml", *one) for one in far))
    assert [at(p) for p in problems] == places


def test_what_one_pass_leaves_empty_is_a_difference(root: Path) -> None:
    problems, (place,) = found(root, (FIRST, "    on_behalf_of: norland\n    origin", "    ▶origin"))
    (empty,) = [p for p in problems if p.field == "on_behalf_of_id" and p.table == "claims"][:1]
    assert empty.message.startswith("on_behalf_of is empty; the second pass has 'other-norland', which is 'norland'")
    assert (empty.file, empty.line) == (FIRST, place[1] and place[1] - 3)


def test_an_id_of_the_second_pass_is_also_told_as_the_first_calls_it(root: Path) -> None:
    problems, (place,) = found(root, (FIRST, "on_behalf_of: norland\n    origin", "on_behalf_of: ▶vesland\n    origin"))
    assert at(problems[0]) == place
    assert "; the second pass has 'other-norland', which is 'norland' in the first, in" in problems[0].message


@pytest.mark.slow
def test_a_record_of_one_pass_is_told_once_and_pinned_by_all_that_it_codes(root: Path) -> None:
    name = "{actor: coast-observatory, name: The Coast Observatory}"
    there = name.replace("coast", "other-coast", 1)
    (problem,), (place,) = found(root, (SEED, f"  names:\n  - {there}\n", ""), (FIRST, name, f"▶{name}"))
    assert at(problem) == place
    shown = "river-post p5 The Coast Observatory coast-observatory"
    assert problem.message == f"the second pass has no {shown!r} among its actor names, nor one like it"
    pasted = to_paste(root).replace("right:", "right: first").replace("because:", "because: It is printed.")
    assert pasted.count("\n  - [") == 1
    assert found(root, settled=pasted)[0] == []
    problems, (place,) = found(root, (FIRST, name, name.replace("}", ", epithet: ▶The Coast}")))
    assert [(at(p), p.message) for p in problems if p.code == "pass-differs"] == [
        (place, "epithet is 'The Coast'; the second pass has nothing")
    ]


@pytest.mark.slow
def test_a_settled_difference_of_a_draft_is_not_told_as_one_that_stands_no_more(root: Path) -> None:
    settled = case(ROW).replace("- right", "- source: river-post\n  paragraph: 3\n  right")
    for file in (FIRST, SEED):
        edit(root, [(file, "language: en", "language: en\nstate: draft")])
        assert {p.code for p in found(root, *[ASSERTS] * (file == FIRST), settled=settled)[0]} == {"draft"}


def test_a_difference_that_is_settled_by_name_is_entered(root: Path) -> None:
    assert found(root, ASSERTS, settled=case(ROW))[0] == []
    assert found(root, settled=case(ROW, right="both"))[0] == []


def test_a_settled_difference_pins_both_values(root: Path) -> None:
    (problem,), (place,) = found(root, ASSERTS, (FIRST, TOLD[0], TOLD[1].replace("accuses", "says")), settled=case(ROW))
    assert at(problem) == place
    assert problem.message == (
        f"stance is 'says'; the second pass has 'asserts' in {SEED}:106:15;"
        f" {SETTLED}:4 settles 'accuses' against 'asserts'"
    )


def test_a_settled_difference_that_stands_no_more_is_told(root: Path) -> None:
    (root / SETTLED).write_text(case(ROW), encoding="utf-8")
    problems, (place,) = found(root, (SETTLED, *PINNED))
    assert [(p.code, at(p)) for p in problems] == [("settled-stale", place)]


@pytest.mark.slow
def test_a_case_settled_for_the_second_pass_pins_nothing(root: Path) -> None:
    (root / SETTLED).write_text(case(ROW, right="second"), encoding="utf-8")
    problems, (place,) = found(root, ASSERTS, (SETTLED, *PINNED))
    assert [(p.code, at(p)) for p in problems] == [("settled-stale", place)]
    assert "the first still differs" in problems[0].message


@pytest.mark.slow
def test_a_difference_settled_twice_is_told_at_the_second(root: Path) -> None:
    (problem,), _ = found(root, ASSERTS, settled=case(ROW) + case(ROW))
    assert (problem.code, problem.line) == ("settled-stale", 8)
    assert problem.message == "this difference is settled a second time; the first is in line 4"


@pytest.mark.parametrize("row", ["three", "[attributions, a, b]", "[attributions, a, b, stance, accuses, [asserts]]"])
def test_a_row_that_is_none_is_told(root: Path, row: str) -> None:
    (problem,), _ = found(root, settled=case(row))
    assert (problem.code, problem.line) == ("seed-type", 4)
    assert problem.message.startswith("a difference is a row of 6: [table, id in the first pass, ")


def test_a_value_that_is_told_as_faulty_is_not_told_again(root: Path) -> None:
    (place,) = edit(root, [(FIRST, "accused: vesland\n      stance: acc", "accused: ▶nowhere\n      stance: acc")])
    with looking_for("reference"):
        problems = run_stages(Project(root, root / "seeds" / "articles")).problems
    assert [(p.code, at(p)) for p in problems] == [("reference", place)]


ONCE = """\
source: hill-post
published: 2021-05-06
published_basis: stated
language: en
paragraphs:
- paragraph: 1
  role: headline
  names:
  - {actor: hill-people, name: Villagers}
  told:
  - events:
    - id: feast
      exact: danced
      event: hill-feast
      status: occurred
      participants:
      - {actor: hill-people, role: actor}
"""


def test_an_article_coded_once_is_compared_with_nothing_and_says_so(root: Path) -> None:
    (root / "seeds/articles/hill-post.txt").write_text("Villagers danced\n", encoding="utf-8")
    (root / "seeds/sources/hill-post.yml").write_text(ONCE, encoding="utf-8")
    with (root / "seeds/actors.yml").open("a", encoding="utf-8") as actors:
        actors.write("- {actor: hill-people, name: Villagers of the hill, kind: population, side: unknown}\n")
    with (root / "seeds/events.yml").open("a", encoding="utf-8") as events:
        events.write("- {event: hill-feast, title: Feast on the hill, type: talks, status: occurred}\n")
    with looking_for("reference"):
        assert main(["--project", str(root), "locate"]) == 0
        checked = run_stages(Project(root, root / "seeds" / "articles"))
    assert checked.problems == []
    assert checked.tables.con.execute("SELECT source_id, coded FROM sources ORDER BY ALL").fetchall() == [
        ("hill-post", "once"),
        ("river-post", "twice"),
    ]
    problems, (place,) = found(root, (FIRST, TOLD[0], TOLD[1].replace("accuses", "says")))
    assert [at(p) for p in problems] == [place]


@pytest.mark.parametrize(
    "text", ["", "- a: [1, 2\n", "right\n", case(ROW, right="nobody"), case("three"), "- ? [a]\n  : b\n"]
)
def test_what_is_settled_is_not_told_as_open_where_it_cannot_be_read(root: Path, text: str) -> None:
    problems, _ = found(root, ASSERTS, settled=text)
    assert problems
    assert {p.file for p in problems} == {SETTLED}


# ---- what to paste ---------------------------------------------------------------------------------------------------


def test_what_nobody_settled_is_given_to_paste(root: Path) -> None:
    edit(root, [ASSERTS])
    assert to_paste(root) == f"- right:\n  because:\n  differences:\n  - {ROW}\n"
    (root / SETTLED).write_text(case(ROW), encoding="utf-8")
    assert to_paste(root) == ""


@pytest.mark.slow
def test_a_value_that_yaml_would_read_otherwise_is_quoted(root: Path) -> None:
    edit(root, [(SEED, "period: 2021-05-03\n", "period: ~\n"), (f"{SECOND}/places.yml", "_km: 5", "_km: 50")])
    pasted = to_paste(root)
    assert ", period, '2021-05-03', ~]" in pasted
    assert ", radius_km, '5.0', '50.0']" in pasted
    (root / SETTLED).write_text(pasted.replace("right:", "right: first").replace("because:", "because: It is printed."))
    assert found(root)[0] == []


@pytest.mark.slow
def test_ids_that_were_renamed_are_carried_into_their_cases(root: Path) -> None:
    accused = f"[attributions, {BLAME}, {BLAME}, accused_id, vesland, other-norland]"
    changed = (SEED, "accused: other-vesland\n      stance: accuses", "accused: other-norland\n      stance: asserts")
    assert found(root, changed, settled=case(ROW, accused))[0] == []
    edit(root, [(FIRST, "    - id: blame\n", "    - id: charge\n")])
    for path in (*(root / "seeds").glob("*.yml"), root / FIRST):
        text = re.sub(r"(?<!side): vesland\b(?!-)", ": vesland-state", path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8")
    pasted = to_paste(root)
    assert pasted == f"# In {SETTLED}, in place of the case in line 1.\n" + case(
        f"[attributions, river-post-p3-charge, {BLAME}, stance, accuses, asserts]",
        f"[attributions, river-post-p3-charge, {BLAME}, accused_id, vesland-state, other-norland]",
    )
    assert found(root, settled=pasted)[0] == []


@pytest.mark.slow
def test_a_value_that_changed_under_a_case_takes_the_place_of_that_case_or_row(root: Path) -> None:
    accused = ROW.replace("stance, accuses, asserts", "accused_id, vesland, other-norland")
    edit(
        root, [(SEED, "accused: other-vesland\n      stance: accuses", "accused: other-norland\n      stance: asserts")]
    )
    edit(root, [(FIRST, "      stance: accuses\n", "      stance: says\n")])
    for settled, place, kept in (
        (case(ROW) + case(accused), "the case in line 1", case(accused)),
        (case(accused, ROW), "the row in line 5", case(accused)),
    ):
        (root / SETTLED).write_text(settled, encoding="utf-8")
        pasted = to_paste(root)
        changed = ROW.replace("accuses", "says")
        assert pasted == f"# In {SETTLED}, in place of {place}.\n- right:\n  because:\n  differences:\n  - {changed}\n"
        pasted = pasted.replace("right:", "right: first").replace("because:", "because: The verb blames.")
        assert found(root, settled=kept + pasted)[0] == []


@pytest.mark.slow
def test_a_case_under_a_new_id_lacks_the_row_whose_value_changed_too(root: Path) -> None:
    accused = ROW.replace("stance, accuses, asserts", "accused_id, vesland, other-norland")
    edit(
        root, [(SEED, "accused: other-vesland\n      stance: accuses", "accused: other-norland\n      stance: asserts")]
    )
    (root / SETTLED).write_text(case(ROW, accused), encoding="utf-8")
    edit(root, [(FIRST, "    - id: blame\n", "    - id: charge\n"), (FIRST, "stance: accuses\n", "stance: says\n")])
    pasted = to_paste(root)
    old, new = (one.replace(f"[attributions, {BLAME}", "[attributions, river-post-p3-charge") for one in (accused, ROW))
    new = new.replace("accuses", "says")
    assert pasted == (
        f"# In {SETTLED}, in place of the case in line 1.\n{case(old)}- right:\n  because:\n  differences:\n  - {new}\n"
    )
    pasted = pasted.replace("right:\n", "right: first\n").replace("because:\n", "because: The verb blames.\n")
    assert found(root, settled=pasted)[0] == []


def test_what_stands_no_more_is_named_to_be_taken_out(root: Path) -> None:
    (root / SETTLED).write_text(case(ROW), encoding="utf-8")
    assert to_paste(root) == f"# In {SETTLED}, the passes differ no more as settled: take out the case in line 1.\n"


@pytest.mark.slow
def test_what_is_to_be_pasted_stands_apart_from_problems(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / SETTLED).write_text(case(ROW), encoding="utf-8")
    titled = ("source: river-post\n", "source: river-post\ntitle: Vesland\n")
    edit(root, [ASSERTS, (FIRST, "    - id: blame\n", "    - id: charge\n"), (FIRST, *titled), (SEED, *titled)])
    with looking_for():
        assert main(["--project", str(root), "agree", "--settle"]) == 1
    told = capsys.readouterr()
    renamed = case(ROW.replace(BLAME, "river-post-p3-charge", 1))
    assert told.out == f"# In {SETTLED}, in place of the case in line 1.\n{renamed}"
    assert "error[head-not-printed]" in told.err


@pytest.mark.slow
def test_nothing_is_to_be_pasted_while_a_record_cannot_be_read_or_found(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for old, new, code in (
        ("stance: accuses\n", "stance: [accuses]\n", "seed-type"),
        ("stance: [accuses]\n", "stance: says\n", None),
        ("exact: fled the valley", "exact: left the valley", "phrase-not-found"),
    ):
        edit(root, [(FIRST, old, new)])
        with looking_for():
            assert main(["--project", str(root), "agree", "--settle"]) == (1 if code else 0)
        told = capsys.readouterr()
        assert bool(told.out) == (code is None)
        assert f"error[{code}]" in told.err or code is None


# ---- a case says why, and of what ------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new", "code", "message"),
    [
        ("because: The verb blames.", "because: ▶The verb.", "settled-unclear", "the reason is 'The verb.'"),
        ("paragraph: 3", "paragraph: ▶2", "settled-unclear", "the case is of paragraph 2, and no row of it is"),
        ("[attributions,", "[▶attribution,", "reference", "unknown table 'attribution'"),
        (" stance,", " ▶stances,", "reference", "unknown column 'stances' of the table 'attributions'"),
    ],
)
def test_a_case_that_does_not_fit_its_rows_is_told(root: Path, old: str, new: str, code: str, message: str) -> None:
    edit(root, [ASSERTS])
    (root / SETTLED).write_text(f"- source: river-post\n  paragraph: 3\n  {case(ROW)[2:]}", encoding="utf-8")
    assert found(root)[0] == []
    (problem,), (place,) = found(root, (SETTLED, old, new))
    assert (problem.code, at(problem), problem.message) == (code, place, message)


@pytest.mark.slow
def test_a_case_without_rows_names_its_paragraph(root: Path) -> None:
    told = "- right: second\n  because: The verb blames.\n"
    (problem,), _ = found(root, settled=told)
    assert (problem.code, problem.line) == ("settled-unclear", 1)
    assert found(root, settled=f"{told}  source: river-post\n  paragraph: 3\n")[0] == []


def of(source: str, paragraph: int, *names: str | None) -> list[str]:
    """What is told of a case whose rows name some records."""
    rows = [("claims", name, None, "kind", None, None) for name in names]
    told = {"source": source, "paragraph": paragraph, "because": "It is printed.", "differences": rows}
    node = yaml.compose(yaml.safe_dump({key: told[key] for key in ("source", "paragraph", "because")}))
    assert node is not None
    return [problem.message for problem in unclear(told, node, SETTLED, {"river-post", "hill-post"})]


def test_rows_are_of_the_article_of_their_case_and_one_of_its_paragraph() -> None:
    assert of("river-post", 3, "river-post-p3-blame", "river-post p4 Norland norland", "norland", "river-post") == []
    assert of("river-post", 3, "river-post", "norland", None) == []
    assert of("river-post", 3, "river-post-p3-blame", "hill-post-p3-blame") == [
        "the case is of 'river-post', and a row of it of 'hill-post'"
    ]
    assert of("river-post", 3, "hill-post p3 Norland norland") != []
    assert of("river-post", 3, "river-post p4", "river-post-p33-blame") == [
        "the case is of paragraph 3, and no row of it is"
    ]


# ---- what is compared ------------------------------------------------------------------------------------------------


def test_every_coded_column_that_people_type_is_compared() -> None:
    model = load_model(PACKAGE_SCHEMAS)
    compared = {(column.table, column.name) for kind in coded_kinds(model) for column in kind.columns}
    keys = {(kind.table, column) for kind in coded_kinds(model) for column in kind.key}
    typed = {(table, column) for form in model.forms.by_name.values() for table, column in form.columns}
    typed -= {(table, column) for table, column in typed if "once" in model[table].typing.get(column, {})}
    of_codes = {
        (table, column)
        for table, column in typed - keys
        if model[table].by_name[column].vocabulary or column.endswith("_id") or model[table].by_name[column].edtf
    }
    assert of_codes - compared == {("claim_links", "claim_id"), ("claim_links", "other_claim_id")} - keys
    assert {column for _, column in typed - keys - compared} == {
        "name", "description", "note", "title", "summary", "condition", "occasion", "subject", "among",
        "question", "explanation", "answer", "exact", "credit_exact", "printed", "correct", "reference",
        "also_known_as", "admin1", "wording_note", "text_licence_stated",
    }  # fmt: skip
