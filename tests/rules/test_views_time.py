"""Counts over time, the tree of origins and the timeline of events, against what was counted by hand."""

import pytest

from tests.small_views import ask, insert, tell

ORDER = "SELECT claim_id, earlier, later, tied, updates_claim_ids, updated FROM tolls_over_time WHERE tally_id = '{}'"
KILLED, WOUNDED = ORDER.format("bridge-killed"), ORDER.format("bridge-wounded")
P2, P4, P5 = (f"river-post-p{paragraph}-killed" for paragraph in (2, 4, 5))
FIRST, RAISED = "river-post-p3-wounded", "river-post-p4-wounded"
NINE = {"tally_id": "bridge-wounded", "value": 9, "low": 9, "high": 9, "qualifier": "exact"}
OVER_20 = {"tally_id": "bridge-killed", "value": 20, "low": 20, "qualifier": "more_than"}


def link(claim: str, relation: str, other: str, certainty: str = "certain") -> str:
    return insert("claim_links", claim_id=claim, relation=relation, other_claim_id=other, certainty=certainty)


# ---- tolls_over_time -------------------------------------------------------------------------------------------------


def test_what_was_said_by_day_and_what_is_tied() -> None:
    """14 was said on 4 May, 12 is the article's own on 5 May, and more than 20 was said on any day until then."""
    assert ask(KILLED) == [(P4, 0, 1, 1, None, False), (P5, 0, 0, 2, None, False), (P2, 1, 0, 1, None, False)]


def test_an_update_orders_what_one_day_does_not() -> None:
    assert ask(WOUNDED) == [(FIRST, 0, 1, 0, None, True), (RAISED, 1, 0, 0, FIRST, False)]


def test_updates_order_by_way_of_others_and_narrow_the_days() -> None:
    """Said after 12, more than 20 was said after 14 too, though no link says so."""
    assert ask(KILLED, link(P5, "updates", P2))[1:] == [(P2, 1, 1, 0, None, True), (P5, 2, 0, 0, P2, False)]
    second = tell("casualty", 3, "coast-observatory", 40, **OVER_20)
    found = ask(KILLED, second, link("hill-post-p3-40", "updates", P5), link(P5, "updates", P4))
    assert found == [
        (P4, 0, 3, 0, None, True),
        (P2, 1, 0, 2, None, False),
        (P5, 1, 1, 1, P4, True),
        ("hill-post-p3-40", 2, 0, 1, P5, False),
    ]


def test_a_chain_and_its_short_cut_count_a_claim_once() -> None:
    chain = [link(P5, "updates", P2), link(P2, "updates", P4), link(P5, "updates", P4)]
    sql = KILLED.replace("'bridge-killed'", "'bridge-killed' AND updates_claim_ids IS NOT NULL ORDER BY claim_id")
    assert ask(sql, *chain) == [(P2, 1, 1, 0, P4, True), (P5, 2, 0, 0, f"{P2} {P4}", False)]


def test_every_pair_of_a_count_is_earlier_later_or_tied() -> None:
    days = ["2021-05-01", "2021-05-03", "2021-05-02", "2021-05-03", "2021-05-05", "2021-05-01"]
    claims = [
        tell("casualty", 3, "vesland", 40 + 10 * n, **OVER_20, said_on=day, said_on_start=day, said_on_end=day)
        for n, day in enumerate(days)
    ]
    claims.append(tell("casualty", 3, "vesland", 200, **OVER_20, said_on="before", said_on_end="2021-05-02"))
    sql = "SELECT a.claim_id, earlier, later, tied FROM tolls_over_time AS a WHERE tally_id = 'bridge-killed'"
    pairs = """SELECT a.claim_id,
        count(*) FILTER (WHERE coalesce(b.said_to < a.said_from, FALSE)),
        count(*) FILTER (WHERE coalesce(b.said_from > a.said_to, FALSE)),
        count(*) FILTER (
            WHERE coalesce(b.said_from <= a.said_to, TRUE) AND coalesce(a.said_from <= b.said_to, TRUE)
        ) - 1
        FROM tally_claims AS a INNER JOIN tally_claims AS b USING (tally_id)
        WHERE tally_id = 'bridge-killed' GROUP BY a.claim_id"""
    found = ask(sql, *claims)
    assert len(found) == 10
    assert sorted(found) == sorted(ask(pairs, *claims))
    assert all(sum(row[1:]) == 9 for row in found)
    assert ("hill-post-p3-200", 0, 5, 4) in found


def test_the_order_of_rows_says_as_much_as_it_can() -> None:
    keys = ask("SELECT tally_id, earlier, said_to, claim_id FROM tolls_over_time")
    assert keys == sorted(keys)


# ---- origin_tree -----------------------------------------------------------------------------------------------------

TREE = """SELECT claim_id, parent_claim_id, relation, certainty, depth, credited, printings, credited_printings, origin
    FROM origin_tree WHERE tally_id = 'bridge-wounded'"""
LATER = "UPDATE sources SET published_start = '2021-05-06', published_end = '2021-05-06' WHERE source_id = 'hill-post';"


def test_nine_printings_are_one_credited_source_with_eight_below() -> None:
    """Eight headlines and bodies without a credit; a ninth number is the ministry's own."""
    starts = range(40, 120, 10)
    copies = [tell("casualty", 3, None, start, **NINE, origin_id="ministry-statement") for start in starts]
    links = [link(f"hill-post-p3-{start}", "derives_from", FIRST, "probable") for start in starts]
    said = (True, 9, 1, "Statement of the ministry")
    below = [
        (claim, FIRST, "derives_from", "probable", 1, False, 9, 1, "Statement of the ministry")
        for claim in sorted(f"hill-post-p3-{start}" for start in starts)
    ]
    assert ask(TREE, *copies, *links) == [
        (FIRST, None, None, None, 0, *said),
        *below,
        (RAISED, None, None, None, 0, True, 1, 1, None),
    ]


def test_a_tree_is_read_from_the_top_down() -> None:
    """The copy of a copy follows its parent, before what else hangs on the top."""
    claims = [tell("casualty", 3, None, start, **NINE) for start in (40, 50, 60)]
    links = [
        link("hill-post-p3-40", "derives_from", FIRST),
        link("hill-post-p3-60", "repeats", "hill-post-p3-40"),
        link("hill-post-p3-50", "repeats", FIRST),
    ]
    rows = [(row[0], row[4]) for row in ask(TREE, LATER, *claims, *links)]
    assert rows[:4] == [(FIRST, 0), ("hill-post-p3-40", 1), ("hill-post-p3-60", 2), ("hill-post-p3-50", 1)]


def test_of_several_parents_one_is_taken() -> None:
    claims = [tell("casualty", 3, None, start, **NINE) for start in (40, 50)]
    copy = "hill-post-p3-50"
    repeats = link(copy, "repeats", "hill-post-p3-40")
    sql = f"SELECT parent_claim_id, relation FROM origin_tree WHERE claim_id = '{copy}'"
    assert ask(sql, *claims, repeats, link(copy, "derives_from", FIRST, "probable")) == [(FIRST, "derives_from")]
    assert ask(sql, LATER, *claims, repeats, link(copy, "repeats", FIRST, "probable")) == [
        ("hill-post-p3-40", "repeats")
    ]


@pytest.mark.parametrize(
    ("day", "below"), [("2021-05-06", True), ("2021-05-05", False), ("2021-05-04", False), (None, False)]
)
def test_a_text_is_no_copy_of_another_that_may_be_of_the_same_day(day: str | None, below: bool) -> None:
    """The other article appeared on 5 May."""
    copy, sql = "hill-post-p3-40", "SELECT claim_id, parent_claim_id, depth, beside_claim_id FROM origin_tree"
    dated = f"UPDATE sources SET published_start = '{day}', published_end = '{day}' WHERE source_id = 'hill-post';"
    given = [dated if day else "", tell("casualty", 3, None, 40, **NINE), link(copy, "repeats", FIRST)]
    of_both = f"{sql} WHERE claim_id IN ('{copy}', '{FIRST}') ORDER BY claim_id DESC"
    beside = [(FIRST, None, 0, copy), (copy, None, 0, FIRST)]
    assert ask(of_both, *given) == ([(FIRST, None, 0, None), (copy, FIRST, 1, None)] if below else beside)


def test_links_in_a_circle_come_to_an_end() -> None:
    claims = [tell("casualty", 3, None, start, **NINE) for start in (40, 50, 60)]
    one, two, three = (f"hill-post-p3-{start}" for start in (40, 50, 60))
    circle = [link(one, "repeats", two), link(two, "derives_from", one), link(three, "repeats", two)]
    rows = ask(TREE, *claims, *circle)
    assert [row[:5] for row in rows if row[0] in {one, two, three}] == [
        (claim, None, None, None, 0) for claim in (one, two, three)
    ]


def test_a_link_to_another_count_makes_no_parent() -> None:
    sql = f"SELECT parent_claim_id FROM origin_tree WHERE claim_id = '{P4}'"
    assert ask(sql, link(P4, "derives_from", FIRST)) == [(None,)]


# ---- event_timeline --------------------------------------------------------------------------------------------------


def test_events_stand_in_the_order_of_their_days() -> None:
    assert ask("SELECT event_id, violent, days_told, own_voice_mentions, tallies_of_harm FROM event_timeline") == [
        ("talks-2018", False, 1, 1, 0),
        ("flight-from-valley", False, 1, 0, 1),
        ("bridge-strike", True, 1, 1, 2),
        ("camp-shelling", True, 1, 0, 1),
        ("talks-2021", False, 1, 1, 0),
        ("troops-to-border", False, 1, 0, 0),
        ("border-war", True, 0, 1, 0),
        ("crossing-closure", False, 0, 0, 0),
        ("government-announcement", False, 0, 1, 0),
        ("norland-answer", True, 0, 0, 0),
    ]


def test_what_an_event_hangs_on_has_its_name() -> None:
    sql = "SELECT place, part_of, responds_to, announced_in FROM event_timeline WHERE event_id = '{}'"
    assert ask(sql.format("bridge-strike")) == [("Eastford", "Fighting along the border", None, None)]
    assert ask(sql.format("norland-answer"))[0][2] == "Strike on the bridge at Eastford"
    assert ask(sql.format("crossing-closure"))[0][3] == "Announcement of Norland's government"


@pytest.mark.parametrize(
    ("told", "differs"),
    [
        ({"date": "2021-05-04", "status": "claimed", "place_id": "hills-camp"}, (False, False, False)),
        ({"date": "2021-05-03", "status": "claimed", "place_id": "hills-camp"}, (True, False, False)),
        ({"date": "2021-05-04", "status": "claimed", "place_id": "valley"}, (False, True, False)),
        ({"status": "occurred"}, (False, False, True)),
        ({"status": "claimed", "stance": "denies"}, (False, False, True)),
        ({"status": "claimed"}, (False, False, False)),
    ],
)
def test_in_what_two_tellings_differ(told: dict[str, str], differs: tuple[bool, bool, bool]) -> None:
    claim = tell("event", 3, "vesland", 40, event_id="camp-shelling", **told)
    sql = """SELECT differs_in_day, differs_in_place, differs_in_status, mentions, articles, claimants, denials
        FROM event_timeline WHERE event_id = 'camp-shelling'"""
    assert ask(sql, claim) == [(*differs, 2, 2, 2, 1 if "stance" in told else 0)]
