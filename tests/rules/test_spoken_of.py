"""What others say of an actor: a deed, a presence, a label, harm; each asserted, and harm as certain."""

import csv

import pytest

from tests import ROOT
from tests.hand import of_the_five
from tests.small_views import ask, tell

SAID = "SELECT accused, said_present, labelled, harmed, unheard FROM {} WHERE actor_id = 'vesland-army'"
# Actor to claims by which it is accused, said to be present, labelled and harmed, and whether it is unheard.
SPOKEN_OF = {
    "russia": (17, 0, 0, 0, False),
    "russian-forces": (0, 0, 0, 0, False),
    "russian-air-force": (0, 0, 0, 0, False),
    "syrian-forces": (3, 0, 0, 4, True),
    "turkish-forces": (2, 3, 0, 12, False),
    "terrorist-groups": (0, 0, 4, 0, True),
    "extremist-group": (0, 1, 1, 0, True),
    "extremist-militias": (1, 0, 1, 0, True),
    "idlib-residents": (0, 0, 0, 0, False),
}


@pytest.mark.parametrize(
    ("charge", "stance", "counted"),
    [
        ("carried_out", "accuses", (1, 0, 0)),
        ("supported", "asserts", (1, 0, 0)),
        ("obstruction", "accepts", (1, 0, 0)),
        ("carried_out", "denies", (0, 0, 0)),
        ("carried_out", "unclear", (0, 0, 0)),
        ("presence", "asserts", (0, 1, 0)),
        ("presence", "denies", (0, 0, 0)),
        ("terrorism", "accuses", (0, 0, 1)),
        ("extremism", "asserts", (0, 0, 1)),
        ("extremism", "unclear", (0, 0, 0)),
    ],
)
def test_a_charge_counts_as_what_it_says(charge: str, stance: str, counted: tuple[int, int, int]) -> None:
    """The army of Vesland is harmed in one claim of the small article, and charged in none."""
    claim = tell("attribution", 3, "norland", 40, stance=stance, accused_id="vesland-army", charge=charge)
    assert ask(SAID.format("actor_activity"), claim) == [(*counted, 1, True)]
    by_article = "SELECT accused, said_present, labelled FROM article_voices WHERE source_id = 'hill-post'"
    told = ask(f"{by_article} AND actor_id = 'vesland-army'", claim)
    assert told == ([counted] if any(counted) else [])


def test_who_is_only_called_something_or_said_to_be_present_is_unheard() -> None:
    no_harm = "UPDATE casualties SET modality = 'possible' WHERE claim_id = 'river-post-p7-killed';"
    assert ask(SAID.format("actor_activity"), no_harm) == [(0, 0, 0, 0, False)]
    for charge, counted in (("presence", (0, 1, 0)), ("terrorism", (0, 0, 1))):
        claim = tell("attribution", 3, "norland", 40, stance="asserts", accused_id="vesland-army", charge=charge)
        assert ask(SAID.format("actor_activity"), no_harm, claim) == [(*counted, 0, True)]


@pytest.mark.parametrize(
    ("stance", "modality", "harmed"),
    [
        ("asserts", "certain", 2),
        ("asserts", "possible", 1),
        ("denies", "certain", 1),
        ("doubts", "certain", 1),
        ("not_confirmed", "certain", 1),
    ],
)
def test_harm_counts_where_it_is_asserted_as_certain(stance: str, modality: str, harmed: int) -> None:
    columns = {"tally_id": "camp-killed", "victims_id": "vesland-army", "outcome": "killed"}
    claim = tell("casualty", 3, "norland", 40, stance=stance, **columns)
    claim += f"UPDATE casualties SET modality = '{modality}' WHERE source_id = 'hill-post'"
    sql = "SELECT harmed, articles FROM actor_activity WHERE actor_id = 'vesland-army'"
    assert ask(sql, claim) == [(harmed, 2)]  # Told of in both articles, whether it counts or not.


def test_what_is_told_in_no_deed_is_marked_beside_its_charge() -> None:
    claim = tell("attribution", 3, "norland", 40, stance="asserts", accused_id="vesland", charge="terrorism")
    sql = "SELECT DISTINCT charge, no_deed FROM who_says_who_did_it WHERE event_id = 'bridge-strike' ORDER BY charge"
    assert ask(sql, claim) == [("carried_out", None), ("terrorism", "label")]


@of_the_five
def test_what_is_said_of_whom_in_this_record() -> None:
    """Read in the articles, paragraph by paragraph.

    Charges: of Russia 18 less the denial told in The National 5, of its forces only "not clear", of its air force only
    a denied presence (The Washington Post 5); of Syria's forces Business Standard 2, ITV News 3 and The Washington Post
    14, beside a denial (The Japan Times 13) and "not clear"; of Turkey's Business Standard 5 and The Washington Post 7,
    beside two denials, and present in Business Standard 12 and twice in ITV News 4. Called terrorist: Business Standard
    12, ITV News 4, The Washington Post 18 by two. The extremists of The Washington Post 18 hold Idlib; those of 23 are
    said to attack. Harm to Syria's forces: Business Standard 7, ITV News 6, The Japan Times 15, The Washington Post 8;
    twice their government does not confirm it. Driving out the people of Idlib is an aim (The Japan Times 26).
    """
    with (ROOT / "data" / "views" / "actor_activity.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["actor_id"]: row for row in csv.DictReader(file)}
    columns = ("accused", "said_present", "labelled", "harmed")
    found = {actor: (*(int(rows[actor][c]) for c in columns), rows[actor]["unheard"] == "true") for actor in SPOKEN_OF}
    assert found == SPOKEN_OF
