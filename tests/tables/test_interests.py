"""How a claimant stands to the people harmed: which values the sides leave, and when one is filled in."""

from typing import Any

import pytest

from etl.model.project import Project
from etl.model.tables import load_model
from etl.publish.checked import run_stages
from etl.seeds import Record, Seeds, load_seeds
from etl.tables.interests import Interests
from tests import SMALL
from tests.conftest import edit, looking_for
from tests.helpers_tiny import asked
from tests.shared import checked_small

MINE, WORLD = {"side": "norland"}, {"side": "not_a_party"}
ALLIED = {"side": "other_party"}
LOOSE = ALLIED | {"member_of": None, "country": None}


@pytest.fixture
def seeds() -> Seeds:
    """The seeds of the small project, to be changed."""
    project = Project(SMALL)
    return load_seeds(project, load_model(project.schemas, project.vocabularies))[0]


def changed(seeds: Seeds, form: str, id_: str, values: dict[str, Any]) -> Record:
    [record] = [r for r in seeds.records[form] if r.get("actor" if form == "actor" else "exact") == id_]
    record.values |= values
    return record


def fitting(seeds: Seeds, claimant: dict[str, Any], victims: dict[str, Any], status: str) -> set[str]:
    changed(seeds, "actor", "norland-ministry", claimant)
    changed(seeds, "actor", "norland-army", victims)
    record = changed(seeds, "casualty", "9 soldiers were wounded", {"victims_status": status})
    vocabularies = load_model(Project(SMALL).schemas, Project(SMALL).vocabularies).vocabularies
    interests = Interests(seeds, vocabularies)
    fits = interests.fitting(record)
    assert interests.only(record) == (fits[0] if len(fits) == 1 else None)
    return set(fits)


@pytest.mark.parametrize(
    ("claimant", "victims", "status", "wanted"),
    [
        (MINE, MINE, "combatant", "own_losses"),
        (MINE, MINE, "not_said", "own_losses own_civilians unknown"),
        (MINE, MINE, "civilian", "own_civilians"),
        (MINE, {"side": "vesland"}, "combatant", "ally_losses enemy_losses"),
        (MINE, {"side": "unknown"}, "combatant", "unknown"),
        ({"side": "unknown"}, {"side": "vesland"}, "combatant", "unknown"),
        (ALLIED, {"side": "vesland"}, "combatant", "ally_losses enemy_losses third_party"),
        (ALLIED, ALLIED, "combatant", "own_losses third_party"),
        (ALLIED, LOOSE, "combatant", "ally_losses enemy_losses third_party"),
        (ALLIED, LOOSE, "civilian", "third_party unknown"),
        (WORLD, {"side": "vesland"}, "combatant", "third_party"),
        (MINE, WORLD | {"country": None}, "civilian", "unknown"),
        (MINE, WORLD, "civilian", "own_civilians"),
        (MINE, WORLD | {"country": None}, "combatant", "ally_losses enemy_losses unknown"),
        (WORLD, WORLD, "combatant", "own_losses third_party"),
        (WORLD | {"country": None}, WORLD, "mixed", "third_party"),
        ({"side": "nobody"}, MINE, "combatant", ""),
        (MINE, {"side": "nobody"}, "combatant", ""),
    ],
)
def test_the_interests_that_fit_two_sides(
    claimant: dict[str, Any], victims: dict[str, Any], status: str, wanted: str, seeds: Seeds
) -> None:
    assert fitting(seeds, claimant, victims, status) == set(wanted.split())


def test_a_state_in_a_side_of_several_has_no_losses_of_its_alliance(seeds: Seeds) -> None:
    """Both are members of one alliance; a state stands for itself all the same."""
    changed(seeds, "actor", "norland", {"member_of": "relief-council"})
    assert "own_losses" not in fitting(seeds, ALLIED, LOOSE | {"member_of": "relief-council"}, "combatant")


def test_bodies_that_belong_to_each_other_end_somewhere(seeds: Seeds) -> None:
    changed(seeds, "actor", "norland-government", {"member_of": "norland-ministry"})
    assert "third_party" in fitting(seeds, ALLIED, ALLIED | {"member_of": "norland-army"}, "combatant")


def test_the_one_value_that_the_sides_leave_is_filled_in() -> None:
    sql = "SELECT claim_id, claimant_id, claimant_interest FROM casualties ORDER BY span_start"
    assert [(claim[11:], *rest) for claim, *rest in checked_small().tables.con.execute(sql).fetchall()] == [
        ("p2-killed", None, None),
        ("p3-wounded", "norland-ministry", "own_losses"),
        ("p4-wounded", "norland-ministry", "own_losses"),
        ("p4-killed", "norland-ministry", "own_losses"),
        ("p5-killed", "coast-observatory", "third_party"),
        ("p7-killed", "norland-official", "enemy_losses"),
        ("p8-not-confirmed", "vesland", "own_losses"),
        ("p10-displaced", "relief-council", "third_party"),
    ]
    typed = (SMALL / "seeds/sources/river-post.yml").read_text(encoding="utf-8").count("claimant_interest")
    assert typed == 1


def test_who_is_asked_is_told_why_and_what_to_look_at(small: Project) -> None:
    """Norland's official counts Vesland's dead: by the sides an ally's or an enemy's; nobody's claim is asked."""
    unsaid = ("seeds/sources/river-post.yml", "      claimant_interest: enemy_losses\n", "")
    said = (unsaid[0], "exact: killed 12 Norland", "claimant_interest: unknown\n      exact: killed 12 Norland")
    edit(small.root, [unsaid, said])
    with looking_for():
        found = [p for p in run_stages(small).problems if p.code == "claimant-interest"]
    asked_in_vain, why = (p.hint or "" for p in found)
    assert asked_in_vain.startswith("leave it out: it is asked for only where the sides of claimant and victims leave")
    assert why.startswith(
        "asked because several values fit: by side norland-official is norland and vesland-army is vesland,"
        " victims_status is combatant; write `claimant_interest: …` as the article tells"
    )
    assert "schemas/vocabularies/claimant_interest.csv says what each value means" in why


def test_where_several_fit_nothing_is_filled_in_and_what_is_typed_stays(small: Project) -> None:
    seed = small.seeds / "sources/river-post.yml"
    text = seed.read_text(encoding="utf-8")
    sql = "SELECT claimant_interest FROM casualties WHERE claim_id IN ('river-post-p5-killed', 'river-post-p7-killed')"
    unsaid = text.replace("      claimant_interest: enemy_losses\n", "")
    said = unsaid.replace("exact: more than 20 dead\n", "exact: more than 20 dead\n      claimant_interest: unknown\n")
    assert unsaid != text != said != unsaid
    seed.write_text(said, encoding="utf-8")
    assert asked(small, sql + " ORDER BY 1 NULLS LAST") == [("unknown",), (None,)]
