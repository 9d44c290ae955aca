"""What is typed in the seeds is read as its column says, and told where it cannot be."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from etl.seeds.load import WHOLE
from etl.seeds.yaml_loader import SeedLoader
from tests import SMALL
from tests.conftest import Break, Edit
from tests.helpers_tiny import read, tiny

ARTICLE = "seeds/sources/river-post.yml"
ACTORS, PLACES = "seeds/actors.yml", "seeds/places.yml"


VALUES: dict[str, tuple[tuple[Edit, ...], str]] = {
    "number-grammar": (
        ((ARTICLE, 'number: "9"', "number: ▶9 soldiers"),),
        "the number '9 soldiers' cannot be read: 'soldiers' is no number word",
    ),
    "number-grammar of people": (
        ((ARTICLE, 'number: "9"', "number: ▶half"), (ARTICLE, "exact: 9 soldiers were wounded", "exact: 9 soldiers")),
        "the number 'half' cannot be read: what has the unit person is counted in whole numbers",
    ),
    "number-grammar of things": (
        ((ARTICLE, "number: between 8 and 10", "number: ▶2.5"),),
        "the number '2.5' cannot be read: what has the unit item is counted in whole numbers",
    ),
    "number-grammar of thousands or decimals": (
        ((ARTICLE, 'number: "9"', "number: ▶9.000"),),
        "the number '9.000' cannot be read: '9.000' can be 9.000 or 9000",
    ),
    "number-grammar of what is clear": (
        ((ARTICLE, 'number: "9"', 'number: ▶"9"\n      reads: 9000'),),
        "the number '9' cannot be read: `reads` is for a number such as 2.125, and there is none; leave it out",
    ),
    "number-grammar of a figure": (
        ((ARTICLE, "number: between 8 and 10", "number: ▶between 10 and 8"),),
        "the number 'between 10 and 8' cannot be read: the range ends at '8'",
    ),
    "number-printed": (
        ((ARTICLE, 'number: "9"', "number: ▶19"),),
        "the number '19' is not in the phrase '9 soldiers were wounded'",
    ),
    "edtf": (
        ((ARTICLE, "published: 2021-05-05", "published: ▶5 May 2021"),),
        "the date '5 May 2021' cannot be read: '5 May 2021' is not a day, month or year",
    ),
    "edtf of a mention": (
        ((ARTICLE, "date: 2021-05-07", "date: ▶2021-05-32"),),
        "the date '2021-05-32' cannot be read: '2021-05-32' is in no calendar",
    ),
    "edtf with a season": (
        ((ARTICLE, "date: 2021-05-07", "date: ▶2021-21"),),
        "the date '2021-21' cannot be read: '2021-21' is not a day, month or year as the record takes them",
    ),
    "edtf of a register": (
        (("seeds/events.yml", "deadline: 2021-05-10", "deadline: ▶2021-05-10/2021-05-09"),),
        "the date '2021-05-10/2021-05-09' cannot be read: '2021-05-10/2021-05-09' ends before it starts",
    ),
    "edtf of a tally": (
        (("seeds/tallies.yml", "period: 2021-04/..", "period: ▶since April"),),
        "the date 'since April' cannot be read",
    ),
}


@pytest.mark.parametrize("case", VALUES)
def test_a_value_that_cannot_be_read_is_told_where_it_is_typed(case: str, broken: Break) -> None:
    edits, told = VALUES[case]
    code = case.partition(" ")[0]
    found = broken(*edits)
    assert found.told(code) == found.places
    problem = found.of(code)[0]
    assert told in problem.message
    assert problem.hint


@pytest.mark.parametrize(
    "case", [case if " " not in case else pytest.param(case, marks=pytest.mark.slow) for case in VALUES]
)
def test_a_value_that_cannot_be_read_is_not_told_as_missing_too(case: str, broken: Break) -> None:
    assert "required" not in {p.code for p in broken(*VALUES[case][0]).problems}


def test_a_source_told_again_does_not_tell_its_bad_date_again(broken: Break) -> None:
    """The date stands once in the file, and two claims and a second mention take it up."""
    first = "credit: Norland’s Defence Ministry accused\n"
    later = (
        "- claimant: norland-ministry\n    naming: named\n    credit: the ministry raised\n    said_on: 2021-05-04\n"
    )
    found = broken(
        (ARTICLE, first, first + "    alias: ministry\n"),
        (ARTICLE, "medium: statement\n    said_on: 2021-05-04\n", "medium: statement\n    said_on: ▶Tuesday\n"),
        (ARTICLE, later + "    said_on_basis: inferred\n", "- as: ministry\n    credit: the ministry raised\n"),
    )
    assert found.told("edtf") == found.places


def typed(root: Path, form: str, yaml_text: str) -> dict[str, Any]:
    """The values of the one actor or place of a tiny project."""
    name = {"actor": "actors", "place": "places"}[form]
    seeds, problems = read(tiny(root, seed="- paragraph: 1\n", **{name: yaml_text}))
    assert problems == []
    return seeds.records[form][0].values


@pytest.mark.parametrize("null", ["~", "null", "Null", "NULL", "", '""', "''", '"  "', "|\n    \n"])
def test_null_has_several_forms_and_an_empty_text_is_one(null: str, tmp_path: Path) -> None:
    values = typed(tmp_path, "actor", f"- actor: a\n  name: A\n  kind: state\n  side: unknown\n  note: {null}\n")
    assert "note" not in values


@pytest.mark.parametrize("text", ['"~"', "'null'", '"NULL"', "nil", "none", "No", "no", "off", "NaN"])
def test_a_word_is_no_null_and_no_boolean(text: str, tmp_path: Path) -> None:
    values = typed(tmp_path, "actor", f"- actor: a\n  name: A\n  kind: state\n  side: unknown\n  country: {text}\n")
    assert values["country"] == text.strip("'\"")


@pytest.mark.parametrize("text", ["33", "1_000", "0x1F", "1e3", "2021-05-03", "12:30:45", "3.0", "007", "true"])
def test_a_text_is_never_made_a_number_or_a_date(text: str, tmp_path: Path) -> None:
    values = typed(tmp_path, "actor", f"- actor: a\n  name: {text}\n  kind: state\n  side: unknown\n")
    assert values["name"] == text


@pytest.mark.parametrize("text", ["33", '"33"', "'33'"])
def test_quotes_around_a_number_make_no_difference(text: str, tmp_path: Path) -> None:
    values = typed(tmp_path, "place", f"- place: a\n  name: A\n  kind: town\n  basis: stated\n  geonames_id: {text}\n")
    assert values["geonames_id"] == 33


@pytest.mark.parametrize(("text", "value"), [("10.5", "10.5"), ("-10", "-10"), ('"0.250"', "0.25"), ("007", "7")])
def test_numbers_keep_their_digits(text: str, value: str, tmp_path: Path) -> None:
    values = typed(tmp_path, "place", f"- place: a\n  name: A\n  kind: town\n  basis: stated\n  latitude: {text}\n")
    assert values["latitude"] == Decimal(value)


def test_text_is_read_in_normal_form_c(tmp_path: Path) -> None:
    values = typed(tmp_path, "actor", "- {actor: a, name: Re\u0301sistance, kind: state, side: unknown}\n")
    assert values["name"] == "R\u00e9sistance"


def test_anchors_of_yaml_may_be_used(tmp_path: Path) -> None:
    registers = (
        "- {actor: a, name: &n Same, kind: state, side: unknown}\n- {actor: b, name: *n, kind: state, side: unknown}\n"
    )
    seeds, problems = read(tiny(tmp_path, seed="- paragraph: 1\n", actors=registers))
    assert problems == []
    assert [r.get("name") for r in seeds.records["actor"]] == ["Same", "Same"]


def test_the_fast_loader_composes_what_the_plain_one_does() -> None:
    """Places and texts of every node of the small project are those that PyYAML itself gives."""

    def nodes(node: yaml.Node) -> list[tuple[int, int, Any]]:
        mark = (node.start_mark.line, node.start_mark.column)
        if isinstance(node, yaml.ScalarNode):
            return [(*mark, node.value)]
        children = [child for pair in node.value for child in (pair if isinstance(pair, tuple) else (pair,))]
        return [(*mark, type(node)), *(found for child in children for found in nodes(child))]

    for path in sorted((SMALL / "seeds").rglob("*.yml")):
        text = path.read_text(encoding="utf-8")
        fast, plain = yaml.compose(text, Loader=SeedLoader), yaml.compose(text, Loader=yaml.SafeLoader)
        assert fast is not None
        assert plain is not None
        assert nodes(fast) == nodes(plain)


def test_a_whole_number_fits_its_column() -> None:
    assert WHOLE.fullmatch("9" * 18)
    assert int("9" * 18) < 2**63
    assert not WHOLE.fullmatch("9" * 19)


@pytest.mark.parametrize("reads", ["9.000", "9000"])
def test_a_number_with_two_readings_is_answered_in_the_seed(reads: str, broken: Break) -> None:
    text = (
        ("articles/river-post.txt", "adding that 9 soldiers were", "adding that 9.000 soldiers were"),
        (ARTICLE, "exact: 9 soldiers", "exact: 9.000 soldiers"),
    )
    asked = broken(*text, (ARTICLE, 'number: "9"', "number: 9.000"))
    (told,) = asked.of("number-grammar")
    assert told.hint == "add `reads: 9.000` or `reads: 9000`, as the article means it"
    (told,) = broken((ARTICLE, "number: 9.000", "number: 9.000\n      reads: 3")).of("number-grammar")
    assert told.message == "the number '9.000' cannot be read: '9.000' can be 9.000 or 9000; 3 is neither"
    answered = broken((ARTICLE, "number: 9.000", f"number: 9.000\n      reads: {reads}"))
    assert not [p for p in answered.early if p.code in ("number-grammar", "number-printed", "seed-key-unknown")]
