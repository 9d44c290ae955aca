"""Two codings held against each other: matches, ids told alike, kappa, and the page that comes of it."""

import re
from fractions import Fraction
from pathlib import Path

import pytest

from etl.agreement import Notes, as_markdown, differences
from etl.agreement.differences import Differences
from etl.agreement.fields import CodedField, Entry, coded_fields
from etl.agreement.ids import one_to_one
from etl.agreement.kappa import agreement
from etl.agreement.match import match, overlap
from etl.agreement.report import f1
from etl.agreement.settled import Settled
from etl.model.project import PACKAGE_SCHEMAS, Project
from etl.model.tables import load_model
from etl.publish.agreeing import Agreed, agree
from etl.publish.checked import run_stages
from tests.conftest import Edit, edit, looking_for
from tests.twice import SEED, coded_twice

FIRST_SEED = "seeds/sources/river-post.yml"
STANCE = CodedField("claims", "stance")
COLLAPSE = "    - ▶id: collapse\n      exact: collapsed\n      event: other-talks-2018\n      status: occurred\n"


@pytest.fixture
def twice(tmp_path: Path) -> Project:
    root = coded_twice(tmp_path / "small")
    return Project(root, root / "seeds" / "articles")


def entry(start: int, end: int, stance: str | None = None, *, kind: str = "event", paragraph: int = 1) -> Entry:
    name = f"{start}-{end}-{stance}"
    return Entry(kind, ("post", paragraph), start, end, name, "", {}, {STANCE: stance})


def matched(first: list[Entry], second: list[Entry]) -> list[tuple[str, str]]:
    """Ids of the pairs matched; stances that agree decide a tie."""
    found = match(first, second, lambda one, other: one.values == other.values)
    assert len(found.both) + len(found.first_only) == len(first)
    assert len(found.both) + len(found.second_only) == len(second)
    return [(one.claim_id, other.claim_id) for one, other in found.both]


def listed(project: Project, *edits: Edit) -> tuple[Differences, list[tuple[str | None, int | None, int | None]]]:
    """What differs after some edits, and the places that they mark."""
    places = edit(project.root, edits)
    with looking_for():
        checked = run_stages(project)
    assert checked.second is not None
    return differences(checked.lines, Settled(), checked.tables, checked.second.tables, "now"), places


def agreed_on(project: Project) -> Agreed:
    """What `etl agree` compares, its tables unchecked."""
    with looking_for():
        return agree(project, None)


# ---- matches ---------------------------------------------------------------------------------------------------------


def test_overlap_is_what_both_share_of_what_either_has() -> None:
    assert overlap(entry(0, 10), entry(0, 10)) == 1
    assert overlap(entry(0, 10), entry(5, 20)) == Fraction(5, 20)
    assert overlap(entry(0, 30), entry(10, 20)) == Fraction(10, 30)
    assert overlap(entry(0, 10), entry(10, 20)) == overlap(entry(0, 10), entry(15, 20)) == 0


@pytest.mark.parametrize(
    ("first", "second", "pairs"),
    [
        # Nested: 28 of 30 characters beat 10 of 30.
        ([entry(0, 30)], [entry(0, 10), entry(0, 28)], [("0-30-None", "0-28-None")]),
        # Both nested in both: 10 of 10 first, then 8 of 20.
        (
            [entry(0, 20), entry(5, 15)],
            [entry(5, 15), entry(2, 10)],
            [("0-20-None", "2-10-None"), ("5-15-None", "5-15-None")],
        ),
        # 10 of 11 beat 6 of 15, though they come later in the text; and who is left finds nobody.
        ([entry(0, 10), entry(5, 15)], [entry(4, 15)], [("5-15-None", "4-15-None")]),
        # One to many: each once.
        ([entry(0, 10)], [entry(0, 5), entry(5, 10)], [("0-10-None", "0-5-None")]),
        # A tie: fields alike, before reading order.
        ([entry(0, 10, "b")], [entry(0, 5, "a"), entry(5, 10, "b")], [("0-10-b", "5-10-b")]),
        (
            [entry(0, 9, "a"), entry(0, 9, "b")],
            [entry(0, 9, "b"), entry(0, 9, "c")],
            [("0-9-a", "0-9-c"), ("0-9-b", "0-9-b")],
        ),
        ([entry(0, 9, "a"), entry(0, 9, "b")], [entry(0, 9, "c")], [("0-9-a", "0-9-c")]),
        # Neither another kind nor another paragraph.
        ([entry(0, 9)], [entry(0, 9, kind="quote"), entry(0, 9, paragraph=2)], []),
        ([], [], []),
    ],
)
def test_matches(first: list[Entry], second: list[Entry], pairs: list[tuple[str, str]]) -> None:
    assert matched(first, second) == pairs
    assert matched(first[::-1], second[::-1]) == pairs


# ---- kappa -----------------------------------------------------------------------------------------------------------


def test_kappa_of_a_table_computed_by_hand() -> None:
    # 20 and 15 of 50 alike: p_o = 0.7. Yes by 25 and 30, no by 25 and 20: p_e = 0.5 * 0.6 + 0.5 * 0.4 = 0.5.
    found = agreement([("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15)
    assert (found.n, found.equal, found.observed) == (50, 35, Fraction(7, 10))
    assert found.kappa == Fraction(2, 5)


@pytest.mark.parametrize(
    ("pairs", "observed", "kappa"),
    [
        ([], None, None),
        ([("a", "a")] * 3, Fraction(1), None),
        ([(None, None)], Fraction(1), None),
        ([("a", "b")], Fraction(0), Fraction(0)),
        ([("a", "a"), ("a", "b")], Fraction(1, 2), Fraction(0)),
        ([("a", "a"), ("b", "b")], Fraction(1), Fraction(1)),
        ([("a", "b"), ("b", "a")], Fraction(0), Fraction(-1)),
        ([("a", "a"), (None, None), ("a", None)], Fraction(2, 3), Fraction(2, 5)),
    ],
)
def test_kappa_at_its_edges(
    pairs: list[tuple[str | None, str | None]], observed: Fraction | None, kappa: Fraction | None
) -> None:
    found = agreement(pairs)
    assert (found.observed, found.kappa) == (observed, kappa)


def test_f1() -> None:
    assert f1((6, 2, 1)) == Fraction(12, 15)
    assert f1((0, 0, 0)) is None


# ---- ids and fields --------------------------------------------------------------------------------------------------


def test_ids_are_told_alike_one_to_one_the_most_frequent_first() -> None:
    assert one_to_one([("a", "x"), ("a", "y"), ("a", "y"), ("b", "y")]) == {"y": "a"}
    assert one_to_one([("a", "x"), ("b", "x"), ("b", "y"), ("a", "y")]) == {"x": "a", "y": "b"}
    assert one_to_one([("b", "y"), ("a", "x"), ("a", "y")], [("a", "y")] * 9 + [("c", "z")]) == {"y": "a", "z": "c"}
    assert one_to_one([("a", "x")], [("b", "x")] * 9) == {"x": "a"}


def test_the_fields_compared_come_from_the_schemas() -> None:
    fields = coded_fields(load_model(PACKAGE_SCHEMAS))
    names = {kind: {f"{f.table}.{f.name}" for f in told} for kind, told in fields.items()}
    own = {
        "casualty": "victims_id victims_status outcome stance modality value low high qualifier scope place_id"
        " perpetrator_id claimant_interest period",
        "quote": "kind speaker_id addressee_id topic translated altered",
        "attribution": "accused_id stance charge",
        "figure": "measure unit stance modality value low high qualifier scope subject_id period",
        "event": "stance status modality date place_id place_precision means event_type",
    }
    tables = {"attribution": "attributions", "casualty": "casualties", "event": "event_mentions", "figure": "figures"}
    common = "event_id claimant_id claimant_naming on_behalf_of_id relayed_by_id medium said_on basis"
    for kind, told in own.items():
        table = tables.get(kind, "quotes")
        assert names[kind] == {f"{table}.{n}" for n in told.split()} | {f"claims.{n}" for n in common.split()}


def test_the_same_told_in_other_ids_is_the_same(twice: Project) -> None:
    told, _ = listed(twice)
    assert told.differences == []


# ---- differences -----------------------------------------------------------------------------------------------------


def test_a_field_told_differently_is_listed_with_both_places(twice: Project) -> None:
    told, (first, second) = listed(
        twice,
        (FIRST_SEED, "      stance: accuses\n", "      stance: ▶accuses\n"),
        (SEED, "      stance: accuses\n", "      stance: ▶asserts\n"),
    )
    (found,) = told.differences
    assert found.table == "attributions"
    assert found.first is not None
    assert found.second is not None
    assert (found.first.id, found.second.id) == ("river-post-p3-blame", "river-post-p3-blame")
    (value,) = found.values
    assert (value.column, value.first, value.second, value.second_means) == ("stance", "accuses", "asserts", "asserts")
    assert (value.first_place, value.second_place, value.right) == (first, second, None)


def test_an_id_is_shown_as_typed_and_as_the_first_pass_calls_it(twice: Project) -> None:
    told, (place,) = listed(
        twice,
        (SEED, "accused: other-vesland\n      stance: accuses", "accused: ▶other-vesland-army\n      stance: accuses"),
    )
    (value,) = (value for found in told.differences for value in found.values)
    assert (value.first, value.second, value.second_means) == ("vesland", "other-vesland-army", "vesland-army")
    assert value.second_place == place


def test_a_record_of_one_pass_is_listed_with_all_that_it_tells(twice: Project) -> None:
    told, (there,) = listed(twice, (SEED, "    - id: earlier-talks\n", COLLAPSE + "    - id: earlier-talks\n"))
    (found,) = told.differences
    assert (found.table, found.first) == ("event_mentions", None)
    assert found.second is not None
    assert (found.second.id, found.second.place) == ("river-post-p12-collapse", there)
    assert [(value.column, value.first, value.second) for value in found.values] == [
        ("event_id", None, "other-talks-2018"),
        ("claimant_naming", None, "article_voice"),
        ("basis", None, "stated"),
        ("stance", None, "asserts"),
        ("status", None, "occurred"),
        ("modality", None, "certain"),
    ]
    assert {value.first_place for value in found.values} == {None}


def test_where_a_phrase_is_cut_otherwise_the_record_is_the_same(twice: Project) -> None:
    told, _ = listed(twice, (SEED, "exact: killed 12 Norland soldiers", "exact: 12 Norland soldiers"))
    assert told.differences == []


# ---- the page --------------------------------------------------------------------------------------------------------


def test_the_page_says_what_both_found_and_how_far_they_agree(twice: Project) -> None:
    edit(
        twice.root,
        [
            (SEED, "      stance: accuses\n", "      stance: asserts\n"),
            (SEED, "    - id: war\n      exact: the conflict\n", "    - id: war\n      exact: watches the\n"),
            (SEED, "exact: hold 800 of them", "exact: The shelters"),
        ],
    )
    agreed = agreed_on(twice)
    page = as_markdown(agreed.comparison, agreed.second.notes, "as they stand")
    assert "First pass: as they stand. Second pass: `seeds/second-pass/`." in page
    first = next(line for line in page.splitlines() if line and not line.startswith(("<!--", "#")))
    # 30 claims in each pass, one of each with no fellow: 2 x 29 / (2 x 29 + 2). Of the 29, a charge's stance differs.
    assert first.startswith(
        "Two codings of one article have 29 claims in common, 1 stand in the first only and 1 in the second only"
        " (F1 0.97), and "
    )
    equal, values = (int(n) for n in re.findall(r"(\d+) of their (\d+) coded values", first)[0])
    assert values - equal == 1
    assert f"({equal / values:.1%}) are the same." in first
    assert "Both are automatic language models guided by one codebook." in page
    assert "is not inter-coder reliability" in page
    assert "| river-post | figure | 5 | 1 | 1 | 0.83 |" in page
    assert "| all | event | 10 | 0 | 0 | 1.00 |" in page
    # 2 of 3 alike; accuses, accepts, denies against asserts, accepts, denies: chance is 2/9, kappa (2/3 - 2/9) / (7/9).
    assert "| attributions.stance | 3 | 0.67 | 0.57 |" in page
    assert "| attributions.charge | 3 | 1.00 |  |" in page
    assert "No case has been settled yet.\n" in page
    assert page.endswith("None: every value is the same in both.\n")
    again = agreed_on(twice)
    assert as_markdown(again.comparison, again.second.notes, "as they stand") == page


def test_an_article_that_one_pass_coded_is_not_compared(twice: Project) -> None:
    (twice.root / SEED).write_text("source: hill-post\nlanguage: en\nparagraphs: []\n", encoding="utf-8")
    agreed = agreed_on(twice)
    assert (agreed.comparison.sources, agreed.comparison.once) == ([], ["hill-post", "river-post"])
    page = as_markdown(agreed.comparison, Notes(), "x")
    assert "Coded once, and not compared: hill-post, river-post." in page
    assert "| all | all | 0 | 0 | 0 |  |" in page
    assert "Neither pass recorded a claim of an article that both coded." in page
    assert agreed.comparison.ids["places"] == {}
