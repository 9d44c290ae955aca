"""Every invariant fires on a small fault, at the place where the fault was typed."""

import re
from pathlib import Path

import pytest

from etl.checks.run import INVARIANTS
from etl.model.project import Project
from etl.model.tables import load_model
from etl.problems import CATALOGUE
from etl.problems import catalogue as catalogue_module
from etl.publish.checked import run_stages
from tests.conftest import Break, Edit
from tests.faults import ARTICLE, CASES, DISAGREEMENTS, LINKS
from tests.living import create_views

UPDATES = """\
- claim: river-post-p5-killed
  relation: updates
  other_claim: river-post-p4-killed
  basis: stated
  certainty: certain
- claim: river-post-p4-killed
  relation: updates
  other_claim: river-post-p2-killed
  basis: stated
  certainty: certain
"""


def test_the_small_project_has_no_problem(small: Project) -> None:
    assert run_stages(small).problems == []


@pytest.mark.parametrize(("code", "edits", "sql"), CASES, ids=[case[0] for case in CASES])
def test_a_fault_is_told_where_it_stands(code: str, edits: tuple[Edit, ...], sql: str | None, broken: Break) -> None:
    found = broken(*edits, sql=sql)
    assert set(found.told(code)) == set(found.places), [p.message for p in found.problems]
    assert found.places


@pytest.mark.slow
@pytest.mark.parametrize(
    ("first", "second", "contradictory"),
    [
        ("9", "11", True),
        ("11", "11", False),
        ("more than 11", "11", True),
        ("at least 11", "11", False),
        ("11", "less than 11", True),
        ("nearly 11", "11", True),
        ("up to 11", "11", False),
        ("up to 11", "at least 11", False),
        ("more than 10", "less than 11", True),
        ("more than 9", "less than 11", False),
        ("about 11", "15", False),
        ("between 9 and 11", "11", False),
        ("between 9 and 11", "12", True),
        ("dozens", "24", False),
        ("dozens", "11", True),
        ("many", "2", False),
        ("millions", "2000000000", False),
    ],
)
def test_two_numbers_contradict_where_no_value_satisfies_both(
    first: str, second: str, contradictory: bool, broken: Break
) -> None:
    found = broken(
        (LINKS, "relation: updates", "relation: repeats"),
        (ARTICLE, 'number: "9"', f"number: {first!r}"),
        (ARTICLE, 'number: "11"', f"number: ▶{second!r}"),
    )
    assert found.told("contradiction-open") == (found.places if contradictory else [])


def test_a_number_is_updated_by_way_of_a_third(broken: Break) -> None:
    found = broken(
        (LINKS, "- {claim: river-post-p4-wounded", UPDATES + "- {claim: river-post-p4-wounded"),
        (DISAGREEMENTS, "test: contradictory", "test: compatible_but_different"),
    )
    assert found.told("contradiction-open") == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("claimant", "victims", "status", "fitting"),
    [
        ("side = 'norland'", "side = 'norland'", "combatant", {"own_losses"}),
        ("side = 'norland'", "side = 'norland'", "not_said", {"own_losses", "own_civilians", "unknown"}),
        ("side = 'norland'", "side = 'norland'", "civilian", {"own_civilians"}),
        ("side = 'norland'", "side = 'vesland'", "combatant", {"ally_losses", "enemy_losses"}),
        ("side = 'norland'", "side = 'unknown'", "combatant", {"unknown"}),
        ("side = 'unknown'", "side = 'vesland'", "combatant", {"unknown"}),
        ("side = 'other_party'", "side = 'vesland'", "combatant", {"ally_losses", "enemy_losses", "third_party"}),
        ("side = 'other_party'", "side = 'other_party'", "combatant", {"own_losses", "third_party"}),
        (
            "side = 'other_party'",
            "side = 'other_party', member_of_id = NULL, country = NULL",
            "combatant",
            {"ally_losses", "enemy_losses", "third_party"},
        ),
        (
            "side = 'other_party'",
            "side = 'other_party', member_of_id = NULL, country = NULL",
            "civilian",
            {"third_party", "unknown"},
        ),
        ("side = 'not_a_party'", "side = 'vesland'", "combatant", {"third_party"}),
        ("side = 'norland'", "side = 'not_a_party', country = NULL", "civilian", {"unknown"}),
        ("side = 'norland'", "side = 'not_a_party'", "civilian", {"own_civilians"}),
        ("side = 'not_a_party'", "side = 'not_a_party'", "combatant", {"own_losses", "third_party"}),
        ("side = 'not_a_party', country = NULL", "side = 'not_a_party'", "mixed", {"third_party"}),
    ],
)
def test_the_interests_that_fit_two_sides(
    claimant: str, victims: str, status: str, fitting: set[str], small: Project
) -> None:
    con = run_stages(small).tables.con
    create_views(con)
    con.execute(f"UPDATE actors SET {claimant} WHERE actor_id = 'norland-ministry'")
    con.execute(f"UPDATE actors SET {victims} WHERE actor_id = 'norland-army'")
    con.execute(f"UPDATE casualties SET victims_status = '{status}' WHERE claim_id = 'river-post-p3-wounded'")
    sql = (INVARIANTS / "claimant-interest.sql").read_text(encoding="utf-8")
    row = con.execute("""SELECT "row" FROM casualties WHERE claim_id = 'river-post-p3-wounded'""").fetchone()
    assert row is not None
    fits = set()
    for interest in load_model(small.schemas).vocabularies["claimant_interest"]:
        con.execute(f"""UPDATE casualties SET claimant_interest = '{interest}' WHERE "row" = {row[0]}""")
        if row[0] not in {found[1] for found in con.execute(sql).fetchall()}:
            fits.add(interest)
    assert fits == fitting


@pytest.mark.parametrize(
    "change",
    [
        (ARTICLE, 'number: "12"', 'number: "2"\n      basis: inferred\n      note: Ten are told elsewhere.'),
        (ARTICLE, 'number: "1"', 'number: "3"'),
        (ARTICLE, "number: About 3,000", "number: about  3,000"),
    ],
    ids=["inferred", "rank", "capitals"],
)
def test_a_number_need_not_be_printed_as_it_is_typed(change: Edit, broken: Break) -> None:
    assert broken(change).told("number-printed") == []


def test_what_speaks_of_the_whole_record_waits_until_no_record_is_broken(broken: Break) -> None:
    found = broken((ARTICLE, "exact: shelled a camp", "exakt: shelled a camp"))
    assert found.told("seed-key-unknown")
    assert not [p.code for p in found.problems if CATALOGUE[p.code].whole]


def test_every_reference_counts_as_use(small: Project) -> None:
    model = load_model(small.schemas)
    sql = (INVARIANTS / "id-unused.sql").read_text(encoding="utf-8")
    counted = set(re.findall(r"SELECT '(\w+)', (\w+) FROM (\w+)", sql.split("used (table_name, id)")[1]))
    watched = {table for table, _, _ in counted}
    claims = {key.fields for key in model["claims"].foreign_keys}
    assert counted == {
        (key.table, key.fields[0], table.name)
        for table in model
        for key in table.foreign_keys
        # The kinds of claim repeat what stands in `claims`.
        if key.table in watched
        and (table.name == "claims" or ("claim_id" not in table.primary_key) or key.fields not in claims)
    }


def test_every_basis_is_paired(small: Project) -> None:
    sql = (INVARIANTS / "basis-pair.sql").read_text(encoding="utf-8")
    paired = set(re.findall(r"SELECT '(\w+)'(?: AS table_name)?, \"row\", '(\w+)'", sql))
    assert paired == {
        (table.name, field.name)
        for table in load_model(small.schemas)
        for field in table.fields
        if field.name.endswith("_basis")
    }


def test_every_invariant_has_an_entry_and_a_test() -> None:
    source = Path(catalogue_module.__file__).read_text(encoding="utf-8")
    section = source.split("    # What must hold between values and rows.\n")[1].split("\n    # ")[0]
    listed = re.findall(r'^    "([a-z-]+)": Code\(', section, re.MULTILINE)
    # The printed number is in no table; the tables are made from it.
    files = {path.stem for path in INVARIANTS.glob("*.sql")} | {"number-printed"}
    assert sorted(files) == listed
    assert files == {case[0] for case in CASES}
