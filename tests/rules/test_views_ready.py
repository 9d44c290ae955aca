"""The tables that stand ready to be read, against what was counted by hand in the small article."""

from typing import Any

import pytest

from tests.small_views import ask, insert, tell

# ---- claim_context ---------------------------------------------------------------------------------------------------


def context(columns: str, claim: str) -> tuple[Any, ...]:
    (row,) = ask(f"SELECT {columns} FROM claim_context WHERE claim_id = '{claim}'")
    return row


def test_a_count_with_all_that_belongs_to_it() -> None:
    columns = """kind, publisher, claimant, claimant_kind, event, event_type, tally, victims, victims_status, outcome,
        claimant_interest, perpetrator, qualifier, low, high, scope, place, medium"""
    assert context(columns, "river-post-p7-killed") == (
        "casualty", "The River Post", "Senior official of Norland", "unnamed_person", "Shelling of a camp in Vesland",
        "bombardment", "Fighters killed in the camp", "Army of Vesland", "combatant", "killed", "enemy_losses",
        "Norland", "dozens", 24, 99, "event", "Camp in the hills", "background_briefing",
    )  # fmt: skip


def test_a_figure_a_quotation_and_a_mention() -> None:
    columns = "subject, subject_actor, value, unit, scope"
    assert context(columns, "river-post-p10-children") == (
        "children among those who fled", "Children of the valley", 0.5, "fraction", "cumulative",
    )  # fmt: skip
    columns = "speaker, claimant, quote_kind, topic, utterance_id, translated, origin"
    assert context(columns, "river-post-p6-their-work") == (
        "Defence Ministry of Norland", "Vesland", "fragment", "responsibility", "their-work", "unknown", None,
    )  # fmt: skip
    columns = "told_status, modality, told_date, time_as_printed, place, latitude, longitude, means, participants"
    assert context(columns, "river-post-p2-strike") == (
        "occurred", "certain", "2021-05-03", "late Monday", "Eastford", 10.5, 20.25, "airstrike",
        "Army of Norland (affected)",
    )  # fmt: skip


def test_every_claim_stands_once_in_its_context() -> None:
    more = insert("event_participants", claim_id="river-post-p2-strike", actor_id="vesland", role="named_as_absent")
    sql = "SELECT count(*), count(DISTINCT claim_id), max(participants) FROM claim_context"
    assert ask(sql, more) == [(30, 30, "Vesland (addressee)")]
    named = "SELECT participants FROM claim_context WHERE claim_id = 'river-post-p2-strike'"
    assert ask(named, more) == [("Army of Norland (affected); Vesland (named as absent)",)]


# ---- actor_activity --------------------------------------------------------------------------------------------------


def test_who_speaks_and_who_is_spoken_of() -> None:
    """Vesland's denial is no charge; Norland's government and ministry speak for it in five claims.

    That Vesland does not confirm its fighters' deaths is no harm to them: one claim is, the official's.
    """
    sql = """SELECT side, actor_id, claims, claims_on_behalf, quotes, words_quoted, charges_made, accused, denials,
        harmed, unheard FROM actor_activity"""
    assert ask(sql) == [
        ("norland", "norland-ministry", 5, 0, 2, 6, 1, 0, 0, 0, False),
        ("norland", "norland-official", 4, 0, 0, 0, 1, 0, 0, 0, False),
        ("norland", "norland-government", 3, 0, 0, 0, 0, 0, 0, 0, False),
        ("norland", "norland", 1, 5, 0, 0, 0, 1, 0, 0, False),
        ("norland", "norland-army", 0, 0, 0, 0, 0, 0, 0, 5, True),
        ("not_a_party", "relief-council", 4, 0, 0, 0, 0, 0, 0, 0, False),
        ("not_a_party", "coast-observatory", 1, 0, 0, 0, 0, 0, 0, 0, False),
        ("not_a_party", "valley-children", 0, 0, 0, 0, 0, 0, 0, 0, False),
        ("not_a_party", "valley-people", 0, 0, 0, 0, 0, 0, 0, 1, True),
        ("vesland", "vesland", 4, 0, 1, 2, 0, 1, 1, 0, False),
        ("vesland", "vesland-army", 0, 0, 0, 0, 0, 0, 0, 1, True),
    ]


def test_what_an_actor_has_a_part_in() -> None:
    sql = """SELECT articles, names, events_taking_part, events_addressed, events_affected, events_absent,
        CAST(first_day AS VARCHAR), CAST(last_day AS VARCHAR) FROM actor_activity WHERE actor_id = '{}'"""
    assert ask(sql.format("norland-army")) == [(1, 1, 1, 0, 1, 0, "2021-05-03", "2021-05-16")]
    assert ask(sql.format("vesland")) == [(1, 1, 0, 2, 0, 0, None, None)]
    # Named in no list, and yet told of: the figure's subject.
    assert ask(sql.format("valley-children"))[0][:2] == (1, 0)


def test_an_actor_heard_in_one_article_is_heard() -> None:
    claim = tell("quote", 3, None, 40, speaker_id="vesland-army", exact="we didn’t, in 2 days")
    sql = "SELECT articles, quotes, words_quoted, harmed, unheard FROM actor_activity WHERE actor_id = 'vesland-army'"
    assert ask(sql, claim) == [(2, 1, 5, 1, False)]


def test_what_is_passed_on_denied_and_charged() -> None:
    claims = [
        tell("event", 3, "vesland", 40, stance="denies", status="claimed", relayed_by_id="coast-observatory"),
        tell(
            "casualty", 3, "vesland", 50, stance="denies", tally_id="bridge-killed", relayed_by_id="coast-observatory"
        ),
        tell("attribution", 3, "vesland", 60, stance="accuses", accused_id="norland", charge="directed"),
    ]
    sql = "SELECT relayed, denials, charges_made, accused FROM actor_activity WHERE actor_id = '{}'"
    assert ask(sql.format("vesland"), *claims) == [(0, 3, 1, 1)]
    assert ask(sql.format("coast-observatory"), *claims) == [(2, 0, 0, 0)]
    assert ask(sql.format("norland"), *claims) == [(0, 0, 0, 2)]


# ---- who_says_who_did_it ---------------------------------------------------------------------------------------------

WHO = """SELECT accused_id, charge, stance, claimant_id, own_voice_of, claims, in_headline, in_body, elsewhere,
    articles, origins_low, origins_high, first_claim_id FROM who_says_who_did_it WHERE event_id = 'bridge-strike'"""
BLAMED = ("vesland", "carried_out", "accuses", "norland-ministry", None)
DENIED = ("vesland", "carried_out", "denies", "vesland", None, 1, 0, 1, 0, 1, 1, 1, "river-post-p6-denial")


def test_a_charge_and_its_denial_have_a_row_each() -> None:
    assert ask(WHO) == [(*BLAMED, 1, 0, 1, 0, 1, 1, 1, "river-post-p3-blame"), DENIED]


@pytest.mark.parametrize("status", ["occurred", "planned", "did_not_happen"])
def test_a_charge_stands_with_the_status_of_its_event(status: str) -> None:
    sql = "SELECT DISTINCT event_status FROM who_says_who_did_it WHERE event_id = 'bridge-strike'"
    assert ask(sql, f"UPDATE events SET status = '{status}' WHERE event_id = 'bridge-strike';") == [(status,)]


def test_headline_body_and_captions_are_counted_apart() -> None:
    given = {"accused_id": "vesland", "charge": "carried_out", "stance": "accuses"}
    claims = [
        tell("attribution", paragraph, "norland-ministry", start, **given)
        for paragraph, start in ((1, 0), (2, 20), (4, 60))
    ]
    row = (*BLAMED, 4, 2, 1, 1, 2, 2, 4, "hill-post-p1-0")
    assert ask(WHO, *claims) == [row, DENIED]


def test_the_own_voice_counts_for_each_article() -> None:
    given = {"accused_id": "vesland", "charge": "carried_out"}
    again = "UPDATE attributions SET claimant_id = NULL, stance = 'asserts' WHERE claim_id = 'river-post-p3-blame';"
    found = ask(WHO, again, *(tell("attribution", 3, None, start, **given) for start in (40, 50)))
    own = ("vesland", "carried_out", "asserts", None)
    assert found == [
        (*own, "hill-post", 2, 0, 2, 0, 1, 1, 2, "hill-post-p3-40"),
        (*own, "river-post", 1, 0, 1, 0, 1, 1, 1, "river-post-p3-blame"),
        DENIED,
    ]


# ---- quote_index -----------------------------------------------------------------------------------------------------

QUOTES = "SELECT claim_id, speaker_id, utterance_id, variant, variants, words, same_words FROM quote_index"


def test_an_utterance_and_its_variants() -> None:
    assert ask(QUOTES) == [
        ("river-post-p3-work", "norland-ministry", "their-work", 1, 2, "this was their work", False),
        ("river-post-p6-their-work", "norland-ministry", "their-work", 2, 2, "their work", False),
        ("river-post-p6-no-aircraft", "vesland", None, None, None, "no aircraft", False),
    ]


def test_the_same_words_in_another_article() -> None:
    """Variants are numbered in the order of reading, and the second article is read first."""
    given = {"speaker_id": "norland-ministry", "utterance_id": "their-work"}
    claim = tell("quote", 3, None, 40, **given, exact="THEIR work…")
    assert [row[3:] for row in ask(QUOTES, claim)] == [
        (1, 2, "their work", True),
        (1, 2, "their work", True),
        (2, 2, "this was their work", False),
        (None, None, "no aircraft", False),
    ]


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("This was THEIR work,", "this was their work"),
        ("we don’t — ever — know", "we dont ever know"),
        ("U.S. cease-fire", "us cease fire"),
        ("…and “so” on [sic]", "and so on sic"),
        ("Öl für Şehir, 1,200", "öl für şehir 1200"),
        ("?!", ""),
    ],
)
def test_words_are_compared_without_case_and_punctuation(printed: str, words: str) -> None:
    claim = tell("quote", 3, None, 40, exact=printed)
    assert ask("SELECT words FROM quote_index WHERE source_id = 'hill-post'", claim) == [(words,)]


# ---- disagreement_sizes ----------------------------------------------------------------------------------------------

SIZES = """SELECT disagreement_id, position_no, answer, articles, claims, origins_low, origins_high, smallest, largest,
    ratio, explained FROM disagreement_sizes"""


def test_how_large_the_small_disagreements_are() -> None:
    assert ask(SIZES) == [
        ("bridge-deaths", 1, "12", 1, 1, 1, 1, 12, 12, 1.667, True),
        ("bridge-deaths", 2, "14", 1, 1, 1, 1, 14, 14, 1.667, True),
        ("bridge-deaths", 3, "More than 20", 1, 1, 1, 1, 20, 20, 1.667, True),
        ("bridge-responsibility", 1, "Vesland", 1, 1, 1, 1, None, None, None, True),
        ("bridge-responsibility", 2, "Not Vesland", 1, 1, 1, 1, None, None, None, True),
    ]


def test_a_copy_adds_an_article_and_no_origin() -> None:
    given = {"tally_id": "bridge-killed", "value": 20, "low": 20, "qualifier": "more_than"}
    copy = tell("casualty", 3, None, 40, **given, origin_id="observatory-count")
    assert ask(SIZES, copy)[2][3:7] == (2, 2, 1, 1)
    assert ask(SIZES, tell("casualty", 3, None, 40, **given))[2][3:7] == (1, 1, 1, 1)
    sql = "SELECT claim_id, stands_by FROM disagreement_claims WHERE position_no = 3"
    assert ask(sql, copy) == [("hill-post-p3-40", "copy"), ("river-post-p5-killed", "claim")]


def test_claims_of_unknown_origin_are_one_or_many() -> None:
    claims = [
        tell("attribution", 3, "norland", start, accused_id="vesland", charge="carried_out") for start in (40, 50)
    ]
    positions = [
        insert(
            "disagreement_positions", disagreement_id="bridge-responsibility", position_no=1, source_id="hill-post",
            paragraph=paragraph, answer="Vesland", claim_id=f"hill-post-p3-{start}",
        )
        for paragraph, start in ((3, 40), (4, 50))
    ]  # fmt: skip
    # The ministry's blame has an origin, the statement; the two others have none.
    assert ask(SIZES, *claims, *positions)[3][3:7] == (2, 3, 2, 3)


def test_an_answer_without_a_claim_counts_its_article() -> None:
    gone = "UPDATE disagreement_positions SET claim_id = NULL, paragraph = 13 WHERE answer = '12';"
    assert ask(SIZES, gone)[0][3:] == (1, 0, 0, 0, None, None, 1.429, True)


def test_nothing_is_so_many_times_as_much_as_zero() -> None:
    none = "UPDATE casualties SET value = 0, low = 0, high = 0 WHERE claim_id = 'river-post-p2-killed';"
    assert {row[9] for row in ask(SIZES, none)} == {None}


def test_what_nothing_explains_says_so() -> None:
    sql = "UPDATE disagreements SET explained_by = 'unexplained' WHERE disagreement_id = 'bridge-deaths';"
    assert [row[10] for row in ask(SIZES, sql)] == [False, False, False, True, True]
