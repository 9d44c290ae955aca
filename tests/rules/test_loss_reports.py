"""Which equipment a loss report counts, told by whole words, and which row is the copy of one before it."""

import pytest

from tests.checks.asked import tables

COUNTRY = "UPDATE actors SET country = 'TUR' WHERE actor_id IN ('norland', 'norland-army')"
COPY = """
INSERT INTO claims SELECT * REPLACE ('{0}' AS claim_id) FROM claims WHERE claim_id = 'river-post-p7-vehicles';
INSERT INTO figures
SELECT * REPLACE (
    '{0}' AS claim_id, 'equipment_destroyed' AS measure, '{0}' AS subject, 'norland-army' AS subject_id
)
FROM figures WHERE claim_id = 'river-post-p7-vehicles'
"""
CARRIED = {
    "tanks": "Tanks",
    "a Norland tank": "Tanks",
    "Tanks (burnt)": "Tanks",
    "tanks and more tanks": "Tanks",
    "drones": "UAVs",
    "warships": "Ships",
    "helicopter gunships": "Helicopters",
    "two air defence systems": "AA Systems",
    "air-defenses": "AA Systems",
    "artillery": "Artillery",
}
LEFT_OUT = {
    "oil tankers": "harm_of_another_kind",
    "anti-tank guns": "harm_of_another_kind",
    "shipments": "harm_of_another_kind",
    "vehicles": "harm_of_another_kind",
    "drones and tanks": "several_kinds",
    "tanks, ships and oil tankers": "several_kinds",
    "tanks and armoured vehicles": "several_kinds",
    "armoured vehicles, and tanks": "several_kinds",
    "trucks or drones": "several_kinds",
    "tanks, burnt": "several_kinds",
    "trucks and vehicles": "harm_of_another_kind",
}


def test_a_whole_word_tells_the_kind_of_equipment() -> None:
    """One number of several kinds can be divided among none of them, nor what is joined to a kind be taken off it."""
    with tables() as con:
        con.execute(COUNTRY)
        for subject in (*CARRIED, *LEFT_OUT):
            con.execute(COPY.format(subject))
        found = con.execute(
            "SELECT claim_id, category, left_out FROM loss_claims WHERE claim_id IN (SELECT subject FROM figures)"
        ).fetchall()
        counted = con.execute(
            "SELECT number FROM crosswalk_losses WHERE shape = 'loss_reports_shaped' AND reason = 'several_kinds'"
        ).fetchall()
    assert {claim: category for claim, category, reason in found if reason is None} == CARRIED
    assert {claim: reason for claim, _, reason in found if reason} == LEFT_OUT
    assert counted == [(6,)]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("casualties SET modality = 'possible' WHERE claim_id = 'river-post-p10-displaced'", "only_possible"),
        pytest.param(
            "casualties SET modality = 'possible', stance = 'denies' WHERE claim_id = 'river-post-p3-wounded'",
            "not_asserted",
            marks=pytest.mark.slow,
        ),
        pytest.param(
            "figures SET modality = 'possible' WHERE claim_id = 'tanks'", "only_possible", marks=pytest.mark.slow
        ),
        pytest.param("figures SET tally_id = NULL WHERE claim_id = 'tanks'", "no_tally", marks=pytest.mark.slow),
    ],
)
def test_a_loss_that_is_only_possible_or_in_no_count_is_left_out_as_such(change: str, reason: str) -> None:
    """Eight casualties and the tanks are losses; the other 22 claims are not about harm."""
    with tables() as con:
        con.execute(COUNTRY)
        con.execute(COPY.format("tanks"))
        con.execute(f"UPDATE {change}")
        claim = change.rsplit("'", 2)[1]
        assert con.execute(f"SELECT left_out FROM loss_claims WHERE claim_id = '{claim}'").fetchall() == [(reason,)]
        sql = "SELECT reason, number FROM crosswalk_losses WHERE shape = 'loss_reports_shaped' AND effect = 'left_out'"
        counted = dict(con.execute(sql).fetchall())
    assert counted["not_about_harm"] == 22
    assert counted[reason] == (2 if reason == "not_asserted" else 1)  # One death is not confirmed.


@pytest.mark.parametrize(("stance", "copies"), [("asserts", ["river-post-p4-wounded"]), ("denies", [])])
def test_the_first_row_of_a_number_is_no_copy_though_a_claim_without_a_row_stands_before_it(
    stance: str, copies: list[str]
) -> None:
    """Nine were wounded, says the ministry twice; or it denies the nine first, which is no row."""
    with tables() as con:
        con.execute(COUNTRY)
        con.execute("UPDATE claims SET origin_id = 'ministry-statement' WHERE claim_id = 'river-post-p4-wounded'")
        con.execute("UPDATE casualties SET value = 9, low = 9, high = 9 WHERE claim_id = 'river-post-p4-wounded'")
        con.execute(f"UPDATE casualties SET stance = '{stance}' WHERE claim_id = 'river-post-p3-wounded'")
        found = con.execute("SELECT claim_id FROM loss_claims WHERE copy").fetchall()
    assert [claim for (claim,) in found] == copies
