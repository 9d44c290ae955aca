"""Every invariant fires on a small fault, at the place where the fault was typed."""

import ast
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import etl
from etl.checks import find_codes, run
from etl.checks.compiled import LIMITS
from etl.checks.implied import between_rows, gathered, of_rows
from etl.checks.run import INVARIANTS
from etl.cli import main
from etl.model.project import Project
from etl.model.tables import load_model
from etl.problems import CATALOGUE
from etl.publish.checked import run_stages
from tests.conftest import Break, Edit
from tests.faults import ARTICLE, CASES, DISAGREEMENTS, LINKS, Case

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


def _firsts(cases: Iterable[Case]) -> Iterator[tuple[Case, bool]]:
    """Each case, and whether it is the first in its file; that each code is told, the examples of their heads show."""
    known: set[str] = set()
    for case in cases:
        _, edits, _ = case
        file = edits[0][0] if edits else ""
        yield case, file not in known
        known.add(file)


def test_the_small_project_has_no_problem(small: Project) -> None:
    assert run_stages(small).problems == []


@pytest.mark.parametrize(
    ("code", "edits", "sql"),
    [pytest.param(*case, id=case[0], marks=() if first else pytest.mark.slow) for case, first in _firsts(CASES)],
)
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


def test_a_part_stands_where_its_whole_stands_but_for_what_unites_states(broken: Break) -> None:
    united = (
        "seeds/actors.yml",
        "kind: state, side: vesland,",
        "kind: state, member_of: relief-council, side: vesland,",
    )
    assert broken(united).told("member-side") == []
    abroad = ("seeds/actors.yml", "kind: armed_force, member_of: vesland, side: vesland, country: XVE",
              "kind: armed_force, member_of: vesland, side: vesland, country: ▶XNO")  # fmt: skip
    found = broken(abroad)
    assert found.told("member-side") == found.places


def test_what_speaks_of_the_whole_record_waits_until_no_record_is_broken(broken: Break) -> None:
    found = broken((ARTICLE, "exact: shelled a camp", "exakt: shelled a camp"))
    assert found.told("seed-key-unknown")
    assert not [p.code for p in found.problems if find_codes()[p.code].whole]


def test_every_reference_counts_as_use(small: Project) -> None:
    model = load_model(small.schemas)
    sql = dict(between_rows(model))["id-unused"]
    watched = {"actors", "places", "events", "tallies", "origins", "utterances"}
    assert set(re.findall(r"SELECT '(\w+)' AS table_name", sql)) == watched
    claims = {key.fields for key in model["claims"].foreign_keys}
    for table in model:
        for key in table.foreign_keys:
            # The kinds of claim repeat what stands in `claims`.
            repeated = table.primary_key == ("claim_id",) and table.name != "claims" and key.fields in claims
            if key.table in watched and not repeated:
                assert f'SELECT {key.fields[0]} FROM "{table.name}"' in sql


def test_what_follows_from_the_schemas(small: Project) -> None:
    """All that the six rules watch; what a new column adds to it is seen here."""
    model = load_model(small.schemas)
    watched: dict[str, set[str]] = {}
    for table in model:
        for rule in of_rows(table):
            watched.setdefault(rule.code, set()).add(f"{table.name}.{rule.field}")
    for code, sql in between_rows(model):
        watched[code] = {".".join(f) for f in re.findall(r"SELECT '(\w+)' AS table_name, \S+, '(\w+)'", sql)}
    assert {code: " ".join(sorted(fields)) for code, fields in watched.items()} == {
        "basis-pair": "casualties.period_basis claims.claimant_basis claims.origin_basis claims.said_on_basis"
        " disagreements.explanation_basis event_mentions.date_basis figures.period_basis sources.agency_basis"
        " sources.published_basis sources.publisher_basis sources.url_basis",
        "day-bounds": "casualties.period claims.said_on event_mentions.date events.date figures.period"
        " sources.published tallies.period",
        "id-retired": "actors.actor_id claims.claim_id disagreements.disagreement_id events.event_id origins.origin_id"
        " places.place_id sources.source_id tallies.tally_id utterances.utterance_id",
        "id-unused": "actors.actor_id events.event_id origins.origin_id places.place_id tallies.tally_id"
        " utterances.utterance_id",
        "inferred-reason": "claim_links.basis claims.basis claims.claimant_basis origins.basis places.basis"
        " sources.agency_basis sources.published_basis sources.publisher_basis sources.url_basis",
        "self-link": "actors.member_of_id claim_links.other_claim_id events.announced_in_id events.part_of_id"
        " events.responds_to_id figures.of_claim_id tallies.part_of_id",
    }


def test_what_invariants_call_is_read_from_the_schemas(small: Project) -> None:
    """A new table or kind of claim that is of these is watched; what it adds is seen here."""
    model = load_model(small.schemas)

    def tables(call: str) -> list[str]:
        return sorted(re.findall(r"FROM (\w+)", gathered(call, model)))

    assert tables("every('country')") == ["actors", "places"]
    assert tables("every('qualifier, value, low, high')") == ["casualties", "figures"]
    assert tables("every('stance, qualifier, value, claimant_id')") == ["casualties", "figures"]
    assert tables("phrases()") == ["claims", "claims", "corrections", "set_aside"]
    assert tables("told_apart()") == sorted(form.table for form in model.forms.kinds.values())
    most = dict(re.findall(r"WHEN '(\w+)' THEN (\w+)", gathered("phrases()", model)))
    assert most == {"casualty": "12", "figure": "12", "event": "5", "attribution": "8", "quote": "NULL"}


def test_a_column_of_countries_is_called_country(small: Project) -> None:
    """By that name the codes of `every(country)` are held against the states."""
    found = {
        field.name
        for table in load_model(small.schemas)
        for field in table.fields
        if field.constraints.get("pattern") == "^[A-Z]{3}$"
    }
    assert found == {"country"}


def test_a_basis_of_no_column_is_refused(small: Project) -> None:
    table = load_model(small.schemas)["claims"]
    basis = replace(table.by_name["said_on_basis"], name="place_basis")
    with pytest.raises(ValueError, match="place_basis: there is no column place"):
        list(of_rows(replace(table, fields=(*table.fields, basis))))


HEAD = """\
-- title: An actor of a name
-- severity: warning
-- advice: give it another
-- example: seeds/actors.yml
--   -name: Vesland
--   +name: ▶Vestland
-- says: An actor of a name
--   that we do not like
--
-- Some names we do not like.
"""
SQL = "SELECT 'actors', \"row\", 'name', name, 'another name' FROM actors WHERE name = 'Vesland' ORDER BY \"row\""


@pytest.fixture
def invariant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """A function that adds an invariant, called `actor-name` or otherwise, to a copy of their folder."""
    folder = tmp_path / "invariants"
    shutil.copytree(INVARIANTS, folder)
    monkeypatch.setattr(run, "INVARIANTS", folder)

    def add(text: str, name: str = "actor-name") -> None:
        (folder / f"{name}.sql").write_text(text, encoding="utf-8")
        run.find_codes.cache_clear()
        run._invariants.cache_clear()

    yield add
    run.find_codes.cache_clear()
    run._invariants.cache_clear()


def test_an_invariant_is_one_file(invariant: Callable[..., None], small: Project) -> None:
    invariant(HEAD + SQL)
    [found] = run_stages(small).problems
    assert (found.code, found.severity, found.file, found.line) == ("actor-name", "warning", "seeds/actors.yml", 7)
    assert found.message == "An actor of a name: name is 'Vesland'; expected another name"
    assert found.hint == "give it another"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (HEAD, "", "its head lacks title, severity, says, an example"),
        ("-- title: An actor of a name\n", "", "its head lacks title"),
        ("-- severity: warning\n", "", "its head lacks severity"),
        ("severity: warning", "severity: grave", "severity is 'grave'; expected error or warning"),
        ("-- advice", "-- needs: all\n-- advice", "needs is 'all'; expected whole"),
        ("-- advice", "-- passes: both\n-- advice", "passes is 'both'; expected first"),
        ("-- advice", "-- advise", "'-- advise: give it another' is no line of a head"),
        ("-- example: seeds/actors.yml\n--   -name: Vesland\n--   +name: ▶Vestland\n", "", "lacks an example"),
    ],
)
def test_an_invariant_without_its_head_is_refused_at_the_start(
    old: str, new: str, told: str, invariant: Callable[..., None], small: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    invariant((HEAD + "SELECT NULL, NULL, NULL, NULL, NULL WHERE FALSE").replace(old, new))
    assert main(["--project", str(small.root), "check"]) == 2
    told_ = capsys.readouterr().err
    assert "actor-name.sql: " in told_
    assert told in told_


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        ("SELEC 1", "LINE 11: SELEC 1"),
        ("SELEC 1 FROM tally_claims", "LINE 11: SELEC 1"),
        ("SELECT 1 FROM nothing", "Table with name nothing"),
    ],
)
def test_an_invariant_that_does_not_run_is_told_with_its_file(
    sql: str, says: str, invariant: Callable[..., None], small: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    invariant(HEAD + sql)
    assert main(["--project", str(small.root), "check"]) == 2
    told = capsys.readouterr().err
    assert "invariants/actor-name.sql: " in told
    assert says in told


def test_an_invariant_that_is_not_utf_8_is_told_with_its_file_and_line(
    invariant: Callable[..., None], small: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    invariant("")
    (tmp_path / "invariants" / "actor-name.sql").write_bytes(f"{HEAD}SELECT '".encode() + b"\xff'")
    assert main(["--project", str(small.root), "check"]) == 2
    assert "invariants/actor-name.sql:11: this is not UTF-8" in capsys.readouterr().err


def test_an_invariant_with_the_name_of_another_code_is_refused(invariant: Callable[..., None]) -> None:
    invariant(HEAD + SQL, "edtf")
    with pytest.raises(ValueError, match="edtf is a code already"):
        find_codes()


def test_every_code_that_python_names_is_in_the_catalogue() -> None:
    """Also where nothing finds it today: an unknown one would break the command that first does."""
    makers = {"problem", "_problem", "Condition", "Finding", "rule"}
    named = {code for code, _, _ in LIMITS.values()}
    for path in Path(etl.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and getattr(node.func, "id", "") in makers:
                named |= {
                    n.value for n in ast.walk(node.args[0]) if isinstance(n, ast.Constant) and isinstance(n.value, str)
                }
    assert {"seed-missing", "pattern", "basis-pair", "key-twice"} <= named
    assert named - set(CATALOGUE) == set()
