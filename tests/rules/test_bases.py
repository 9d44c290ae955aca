"""What may be inferred stands nowhere without its basis: each view that passes on such a column passes on its basis.

And so does each that makes numbers of claims, of those by which it makes them.
"""

import pytest

from etl.model.forms import FROM_CLAIM
from etl.model.tables import Model, load_model
from etl.rules import View, find_views
from etl.rules.columns import origins
from etl.rules.parsed import columns, parsed
from tests import ROOT
from tests.small_views import ask, tell

Column = tuple[str, str]

# Rows in the forms of others, who have no column for it.
FOREIGN = {"acled_shaped", "ged_shaped", "loss_reports_shaped"}
# Of the rows that it names the basis stands in their own rows of the view.
OWN_ROWS = {("origin_tree", f"{which}_claim_id") for which in ("root", "parent", "beside")}
# Views of numbers that are made of claims, and where each of them says what these rest on.
MADE = [
    *(
        (view, "basis")
        for view in ("disagreement_sizes", "estimates", "event_deaths", "joint_bounds", "smallest_conflict")
    ),
    ("rule_spread", "lowest_basis"),
    ("rule_spread", "highest_basis"),
]
# What a rule's claims rest on stands where the rules are read: `estimates` tells it once for all of them.
IN_ESTIMATES = {(view.name, "deciding_claim_ids") for view in find_views() if view.is_rule}


@pytest.fixture(scope="module")
def model() -> Model:
    return load_model(ROOT / "schemas")


def of_tables(model: Model, view: str, column: str) -> set[Column]:
    """The columns of tables from which a column of a view comes, through whatever views; none where one makes it."""
    if view in model.tables:
        return {(view, column)}
    root = parsed(next(one for one in find_views() if one.name == view).sql)
    found = list(origins(model, root, columns(root).index(column), frozenset()))
    return {come for one in found if one for come in of_tables(model, *one)} if None not in found else set()


def basis_of(model: Model, table: str, column: str) -> Column | None:
    """The column that says whether another is inferred; null where nothing of it can be.

    `X_basis` says it of `X` and `X_id`, `basis` of the whole row: of its id, wherever it stands, and of what a link is.
    """
    if model.forms.computed[table].get(column) == FROM_CLAIM:
        table = "claims"
    for key in model[table].foreign_keys:
        if key.fields == (column,) and f"{column.removesuffix('_id')}_basis" not in model[table].by_name:
            return basis_of(model, key.table, key.target[0])
    own = f"{column.removesuffix('_id')}_basis"
    if own in model[table].by_name:
        return table, own
    of_row = column in {"relation", "certainty"} if table == "claim_links" else model[table].primary_key == (column,)
    return (table, "basis") if of_row and "basis" in model[table].by_name else None


def beside(view: str, column: str, basis: Column) -> str:
    """The name that a view gives the basis of one of its columns."""
    if view == "event_tellers":  # Its rows are tellers.
        return "basis"
    if basis == ("claim_links", "basis"):
        return f"{column.removesuffix('certainty').removesuffix('relation') or 'link_'}basis"
    if basis == ("claims", "basis"):
        return column.replace("claim_id", "basis")
    return f"{column.removesuffix('_id')}_basis"


def lacking(model: Model, view: View) -> list[str]:
    names, found = columns(parsed(view.sql)), []
    for column in names:
        if (view.name, column) in OWN_ROWS | IN_ESTIMATES:
            continue
        told = {basis_of(model, *come) for come in of_tables(model, view.name, column)}
        for basis in [one for one in told if one is not None] if None not in told else []:
            wanted = beside(view.name, column, basis)
            if wanted not in names or basis not in of_tables(model, view.name, wanted):
                found.append(f"{column}: {wanted} of {basis[0]}.{basis[1]}")
    return found


# Twice in an article's own voice that Vesland carried it out.
CHARGES = [
    tell("attribution", 3, None, 40, accused_id="vesland", charge="carried_out"),
    tell("attribution", 3, None, 60, accused_id="vesland", charge="carried_out"),
    "UPDATE claims SET basis = 'stated' WHERE claim_id = 'hill-post-p3-40';",
]


def test_what_some_print_and_others_only_imply_is_stated_and_the_implied_are_counted() -> None:
    sql = "SELECT basis, claims, claims_inferred, first_basis FROM who_says_who_did_it WHERE own_voice_of = 'hill-post'"
    concluded = "UPDATE claims SET basis = 'inferred' WHERE claim_id = 'hill-post-p3-60';"
    assert ask(sql, *CHARGES, concluded) == [("stated", 2, 1, "stated")]
    assert ask(sql, *CHARGES, concluded, concluded.replace("60", "40")) == [("inferred", 2, 2, "inferred")]


VIEWS = [view for view in find_views() if view.name not in FOREIGN]


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_what_may_be_inferred_stands_beside_its_basis(view: View, model: Model) -> None:
    assert not lacking(model, view)


@pytest.mark.parametrize(("view", "column"), MADE)
def test_numbers_made_of_claims_stand_beside_the_basis_of_these(view: str, column: str, model: Model) -> None:
    assert of_tables(model, view, column) == {("claims", "basis")}


def concluded(*claim_ids: str) -> str:
    return "".join(f"UPDATE claims SET basis = 'inferred' WHERE claim_id = '{claim_id}';" for claim_id in claim_ids)


STATED = "UPDATE claims SET basis = 'stated';"
KILLED = "FROM {} WHERE tally_id = 'bridge-killed'"


def test_a_rules_answer_is_inferred_where_any_claim_that_decides_is() -> None:
    """12, 14 and more than 20 are told: of the range the ends decide, and no number has a majority."""
    sql = f"SELECT rule, basis {KILLED.format('estimates')} AND rule IN ('highest', 'lowest', 'majority', 'range')"
    bases = {"highest": "stated", "lowest": "stated", "majority": None, "range": "stated"}
    assert dict(ask(sql, STATED)) == bases
    lowest = concluded("river-post-p2-killed")
    assert dict(ask(sql, STATED, lowest)) == bases | {"lowest": "inferred", "range": "inferred"}
    assert dict(ask(sql, STATED, concluded("river-post-p4-killed"))) == bases


def test_each_end_of_the_spread_is_inferred_where_the_answer_that_gives_it_is() -> None:
    """More than 20 is the most, and 12 the least that any rule gives."""
    sql = f"SELECT lowest_claim_id, lowest_basis, highest_claim_id, highest_basis {KILLED.format('rule_spread')}"
    least, most = "river-post-p2-killed", "river-post-p5-killed"
    assert ask(sql, STATED) == [(least, "stated", most, "stated")]
    assert ask(sql, STATED, concluded(least)) == [(least, "inferred", most, "stated")]
    assert ask(sql, STATED, concluded(most)) == [(least, "stated", most, "inferred")]


def test_the_deaths_of_an_event_are_inferred_where_the_answer_for_any_count_is() -> None:
    sql = "SELECT rule, basis FROM event_deaths WHERE event_id = 'bridge-strike' AND rule IN ('highest', 'lowest')"
    assert ask(sql, STATED) == [("highest", "stated"), ("lowest", "stated")]
    assert ask(sql, STATED, concluded("river-post-p2-killed")) == [("highest", "stated"), ("lowest", "inferred")]


def test_bounds_are_inferred_where_a_claim_that_sets_one_is() -> None:
    """Of 12, 14 and more than 20 the last sets the lower bound, and 12 the upper one."""
    sql = f"SELECT basis {KILLED.format('joint_bounds')}"
    assert ask(sql, STATED) == [("stated",)]
    assert ask(sql, STATED, concluded("river-post-p4-killed")) == [("stated",)]
    assert ask(sql, STATED, concluded("river-post-p2-killed")) == [("inferred",)]
    assert ask(sql, STATED, concluded("river-post-p5-killed")) == [("inferred",)]


def test_the_fewest_in_the_way_are_inferred_where_one_of_them_is() -> None:
    sql = f"SELECT claim_ids, basis {KILLED.format('smallest_conflict')}"
    ((claim_ids, basis),) = ask(sql, STATED)
    assert (len(claim_ids.split()), basis) == (2, "stated")
    assert ask(sql, STATED, concluded(claim_ids.split()[1])) == [(claim_ids, "inferred")]
    assert ask("SELECT DISTINCT basis FROM smallest_conflict WHERE removed = 0") == [(None,)]


def test_an_answer_to_a_disagreement_is_inferred_where_a_claim_that_gives_it_is() -> None:
    sql = "SELECT position_no, basis FROM disagreement_sizes WHERE disagreement_id = 'bridge-deaths'"
    assert ask(sql, STATED) == [(1, "stated"), (2, "stated"), (3, "stated")]
    assert ask(sql, STATED, concluded("river-post-p5-killed")) == [(1, "stated"), (2, "stated"), (3, "inferred")]
