"""The example of a founded record is taken out, and whatever is the record's own stays, byte for byte."""

import json
import shutil
from pathlib import Path

import pytest

from etl.cli import main as etl
from etl.founding import found_record, granted
from etl.founding.found import TEMPLATE
from etl.founding.without_example import main
from tests.conftest import edit
from tests.founding.growing import TALLIES, grow
from tests.founding.test_wishes import ANSWERS

EXAMPLE = ("coast-wire", "harbour-gazette")
ARTICLES = ("radio-osmere", "valley-times")
REGISTERS = {
    "actors": """\
- {actor: osmere-people, name: People on the road to Osmere, kind: population, side: not_a_party}
# They answer at once.
- {actor: osmere-police, name: Police of Osmere, kind: office, side: not_a_party}
- {actor: osmere-doctor, name: Doctor in Osmere, kind: unnamed_person, side: not_a_party, member_of: brenwick-hospital}
""",
    "events": """\
- event: road-mine
  title: Mine near Osmere
  type: attack
  status: claimed
  place: brenwick
  place_precision: settlement
""",
    "tallies": TALLIES,
}
CODED = "coding: The two articles of the example are invented, and were coded once, by those who invented them.\n"


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("founded") / "record"
    found_record(root, granted(ANSWERS))
    return root


@pytest.fixture(scope="module")
def grown(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record with two articles of its own, which contradict each other and name records of the example."""
    root = Path(shutil.copytree(founded, tmp_path_factory.mktemp("grown") / "record"))
    grow(root, ARTICLES, REGISTERS)
    with (root / ".gitignore").open("a", encoding="utf-8") as file:
        file.write("!/seeds/articles/valley-times.txt\n")
    return root


@pytest.fixture
def record(founded: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(founded, tmp_path / "record"))


@pytest.fixture
def own(grown: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(grown, tmp_path / "record"))


def files(root: Path) -> dict[str, str]:
    found = (path for path in root.rglob("*") if path.is_file() and ".build" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in found}


def checks(root: Path, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert etl(["--project", str(root), "check"]) == 0
    return capsys.readouterr().out


def test_a_record_of_the_example_alone_is_empty_and_well_afterwards(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(record)
    assert main(record) == 0
    told = capsys.readouterr().out
    assert "seeds/places.yml: taken out: brenwick\n" in told
    assert "seeds/evidence/source_overlap.json: taken out\n" in told
    assert told.endswith("the example is gone; `make` builds the record without it\n")
    after = files(record)
    parts = (("sources", "yml"), ("articles", "txt"), ("evidence", "json"))
    gone = {f"seeds/{folder}/{name}.{end}" for name in EXAMPLE for folder, end in parts}
    assert before.keys() - after.keys() == gone | {"seeds/evidence/source_overlap.json"}
    assert after["seeds/actors.yml"] == before["seeds/actors.yml"].partition("- ")[0] + "[]\n"
    assert after["seeds/package.yml"] == before["seeds/package.yml"].replace(CODED, "coding:\n")
    assert checks(record, capsys) == "0 articles, 0 claims, 0 of 0 verified against the texts: no problems\n"


def test_the_second_time_it_is_not_there(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(record) == 0
    capsys.readouterr()
    before = files(record)
    assert main(record) == 0
    assert capsys.readouterr().out == "the example is not here\n"
    assert files(record) == before


def test_what_is_the_records_own_stays_and_what_it_refers_to(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(own)
    assert main(own) == 0
    told = capsys.readouterr().out
    actors = before["seeds/actors.yml"].splitlines().index(REGISTERS["actors"].splitlines()[3]) + 1
    assert f"kept: brenwick-hospital of actors, to which seeds/actors.yml:{actors} refers\n" in told
    assert "kept: brenwick of places, to which seeds/events.yml:" in told
    after = files(own)
    for name, records in REGISTERS.items():
        assert after[f"seeds/{name}.yml"].endswith(records), name
    hospital = next(line for line in before["seeds/actors.yml"].splitlines() if "actor: brenwick-hospital" in line)
    assert after["seeds/actors.yml"].splitlines()[2] == hospital
    assert after["seeds/actors.yml"].count("brenwick-") == 2, "the hospital, and who is of it"
    assert after["seeds/places.yml"] == before["seeds/places.yml"]
    assert "mine-killed" in after["seeds/disagreements.yml"]
    assert "market" not in after["seeds/disagreements.yml"] + after["seeds/tallies.yml"] + after["seeds/events.yml"]
    assert "!/seeds/articles/valley-times.txt\n" in after[".gitignore"]
    for name in ARTICLES:
        assert after[f"seeds/sources/{name}.yml"] == before[f"seeds/sources/{name}.yml"]
        assert after[f"seeds/evidence/{name}.json"] == before[f"seeds/evidence/{name}.json"]
    assert after["seeds/evidence/word_runs.json"] == before["seeds/evidence/word_runs.json"]
    compared = json.loads(after["seeds/evidence/source_overlap.json"])["articles"]
    assert [article["source_id"] for article in compared] == [*ARTICLES]
    assert checks(own, capsys).startswith("2 articles, 5 claims, 2 of 2 verified against the texts: no problems")


def test_the_evidence_is_what_locating_would_write(own: Path) -> None:
    assert main(own) == 0
    before = files(own)
    assert etl(["--project", str(own), "locate"]) == 0
    assert files(own) == before


def test_a_disagreement_of_the_example_stays_where_own_articles_give_two_answers(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = "source: {0}, paragraph: 2, claim: {0}-p2-killed}}\n"
    answers = '  - {position_no: 3, answer: "4", ' + place.format("valley-times")
    answers += '  - {position_no: 4, answer: "5", ' + place.format("radio-osmere") + "- disagreement: market-resp"
    edit(own, [("seeds/disagreements.yml", "- disagreement: market-resp", answers)])
    assert main(own) == 0
    assert "seeds/disagreements.yml: taken out: market-responsibility, a position of market-deaths" in (
        capsys.readouterr().out
    )
    left = (own / "seeds" / "disagreements.yml").read_text(encoding="utf-8").partition("- disagreement: mine")[0]
    assert left.count("position_no") == 2
    assert "market-responsibility" not in left
    assert "market-shelling" in (own / "seeds" / "events.yml").read_text(encoding="utf-8")


REFUSED = [
    (
        ("seeds/disagreements.yml", "disagreement: market-deaths", "disagreement: our-deaths"),
        "your own records speak of articles of the example; change that first:\n  seeds/disagreements.yml:12: ",
    ),
    (
        ("seeds/articles/coast-wire.txt", "At least 14 dead", "Our own words"),
        "seeds/articles/coast-wire.txt is not the text of the example; restore it",
    ),
    (("seeds/actors.yml", "- {actor: ada", "- {}\n- {actor: ada"), "seeds/actors.yml: a record cannot be read"),
    (("seeds/evidence/source_overlap.json", '"length": 7', '"length": 8'), "source_overlap.json cannot be read: "),
]


@pytest.mark.parametrize(("change", "told"), REFUSED, ids=["referred to", "own text", "broken", "damaged"])
def test_all_or_nothing_is_taken_out(
    record: Path, capsys: pytest.CaptureFixture[str], change: tuple[str, str, str], told: str
) -> None:
    edit(record, [change])
    before = files(record)
    assert main(record) == 2
    said = capsys.readouterr().err
    assert said.startswith("etl.founding.without_example: nothing was taken out: ")
    assert told in said
    assert files(record) == before


def test_a_folder_that_is_no_record_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(tmp_path) == 2
    assert f"{tmp_path} has no folder seeds/; run it in the folder of a record" in capsys.readouterr().err


def test_the_sentence_that_is_taken_out_is_the_one_of_the_template() -> None:
    assert CODED in (TEMPLATE / "seeds" / "package.yml.jinja").read_text(encoding="utf-8")
