"""What was not looked for in an article is never read as not said."""

from typing import Any

import pytest

from etl.checks.run import INVARIANTS
from tests.small_views import EVENT, ask, insert, tell, told

BOTH = "SELECT tally_id, tells_event, articles_telling, articles FROM silences ORDER BY tally_id"


def narrow(source: str, *scope: str) -> str:
    """Leave of what was looked for in an article only some."""
    kinds = ", ".join(f"'{kind}'" for kind in scope)
    return f"DELETE FROM source_scope WHERE source_id = '{source}' AND kind NOT IN ({kinds});"


def other(number: int, *scope: str) -> str:
    """An article without a claim."""
    name = f"paper-{number}"
    rows = "".join(insert("source_scope", source_id=name, kind=kind) for kind in scope)
    return insert("sources", source_id=name, language="en") + rows


# ---- silences --------------------------------------------------------------------------------------------------------


def test_an_article_is_silent_only_of_what_was_looked_for_in_it() -> None:
    """The other article tells the strike; of its two counts it has none, and it was searched for people harmed."""
    claim = tell("event", 3, None, 40)
    of_people = [("bridge-killed", True, 1, 2), ("bridge-wounded", True, 1, 2), ("camp-killed", False, 1, 2)]
    of_people += [("valley-displaced", False, 1, 2)]
    of_things = [("border-troops", False, 1, 2), ("camp-vehicles", False, 1, 2), ("people-sheltered", False, 1, 2)]
    assert ask(BOTH, claim) == sorted(of_people + of_things)
    assert ask(BOTH, claim, narrow("hill-post", "casualties", "events")) == of_people
    assert ask(BOTH, claim, narrow("hill-post", "figures", "events")) == of_things
    assert ask(BOTH, claim, narrow("hill-post", "attributions", "events")) == []


def test_that_an_event_is_not_told_is_known_only_where_events_were_looked_for() -> None:
    found = ask(BOTH, tell("attribution", 3, None, 40), narrow("hill-post", "casualties", "attributions"))
    assert [(tally, tells) for tally, tells, *_ in found] == [
        ("bridge-killed", True),
        ("bridge-wounded", True),
        ("camp-killed", None),
        ("valley-displaced", None),
    ]


def test_articles_that_were_not_searched_for_a_count_stand_in_no_share_of_it() -> None:
    """Two of ten articles count the strike's dead: a fifth of them; of nine more that did not look, none counts."""
    counted = tell("casualty", 3, None, 40, tally_id="bridge-killed")
    silent = "SELECT count(*), max(articles) FROM silences WHERE tally_id = 'bridge-killed'"
    looking = [other(number, "casualties") for number in range(8)]
    assert ask(silent, counted, *looking) == [(8, 10)]
    assert ask(silent, counted, *looking, *(other(number, "quotes") for number in range(8, 17))) == [(8, 10)]
    assert ask(silent, counted, *looking, other(8, "casualties")) == [(0, None)]


# ---- article_voices, actor_activity ----------------------------------------------------------------------------------


VOICES = """SELECT claims, quotes, words_quoted, accused, said_present, labelled, harmed FROM article_voices
    WHERE source_id = 'hill-post' AND actor_id = 'vesland'"""


@pytest.mark.parametrize(
    ("scope", "wanted"),
    [
        ("casualties quotes attributions", (1, 0, 0, 0, 0, 0, 0)),
        ("casualties", (1, None, None, None, None, None, 0)),
        ("quotes events", (1, 0, 0, None, None, None, None)),
        ("attributions", (1, None, None, 0, 0, 0, None)),
    ],
)
def test_what_nobody_looked_for_in_an_article_is_no_zero(scope: str, wanted: tuple[int | None, ...]) -> None:
    claim = tell("figure", 3, "vesland", 40)
    assert ask(VOICES, claim, narrow("hill-post", *scope.split())) == [wanted]


def heard(actor: str, *changes: str) -> tuple[Any, ...]:
    columns = "quotes, accused, harmed, events_affected, charges_made, unheard"
    [row] = ask(f"SELECT {columns} FROM actor_activity WHERE actor_id = '{actor}'", *changes)
    return row


def test_what_is_counted_of_an_actor_is_counted_where_it_was_looked_for() -> None:
    whole = heard("norland-army", ";")
    assert None not in whole
    assert heard("norland-army", narrow("hill-post", "casualties")) == whole
    both = narrow("hill-post", "casualties"), narrow("river-post", "casualties")
    assert heard("norland-army", *both) == (None, None, whole[2], None, None, None)


def test_nobody_is_unheard_for_an_article_in_which_not_everything_was_looked_for() -> None:
    """The dead of the valley stand in no other claim; so would those of an article that was searched for them alone."""
    victims = insert("actors", actor_id="farmers", name="Farmers", kind="population")
    harmed = victims + tell("casualty", 3, None, 40, tally_id="bridge-killed", victims_id="farmers")
    assert heard("farmers", harmed)[-1] is True
    assert heard("farmers", harmed, narrow("hill-post", "casualties"))[-1] is False
    assert (
        heard("farmers", harmed, *(narrow(source, "casualties") for source in ("hill-post", "river-post")))[-1] is None
    )
    quoted = tell("quote", 3, "farmers", 60, speaker_id="farmers", exact="no")
    assert heard("farmers", harmed, quoted, narrow("hill-post", "casualties", "quotes"))[-1] is False


# ---- events ----------------------------------------------------------------------------------------------------------


RAID = insert("events", event_id="raid", title="Raid", type="raid")
COUNTED = RAID + insert("tallies", tally_id="raid-killed", event_id="raid", outcome="killed", scope="event")
DEAD = COUNTED + tell("casualty", 3, None, 40, event_id="raid", tally_id="raid-killed", value=3, qualifier="exact")
GAPS = "SELECT kind, articles, looking FROM event_not_looked_for WHERE event_id = 'raid' ORDER BY kind"


def test_what_was_not_looked_for_in_the_articles_that_tell_of_an_event() -> None:
    assert ask(GAPS, DEAD) == []
    assert ask(GAPS, DEAD, narrow("hill-post", "casualties", "events", "figures")) == [
        ("attributions", 1, 0),
        ("corrections", 1, 0),
        ("quotes", 1, 0),
    ]
    more = insert("claims", claim_id="river-post-raid", source_id="river-post", event_id="raid")
    assert ask(GAPS, DEAD, more, narrow("hill-post", "casualties", "events", "figures", "quotes")) == [
        ("attributions", 2, 1),
        ("corrections", 2, 1),
    ]


def test_an_article_that_counts_the_harmed_of_an_event_tells_of_it() -> None:
    """The claim may leave out the event, which is that of its count."""
    dead = DEAD + "UPDATE claims SET event_id = NULL WHERE claim_id = 'hill-post-p3-40';"
    dead += "UPDATE casualties SET event_id = NULL WHERE claim_id = 'hill-post-p3-40';"
    assert ask(GAPS, dead, narrow("hill-post", "casualties", "events", "figures", "quotes", "corrections")) == [
        ("attributions", 1, 0)
    ]


MENTIONS = "SELECT mentions, articles, denials, own_voice_mentions FROM event_timeline WHERE event_id = 'raid'"


def test_how_often_an_event_is_told_is_null_where_nobody_looked() -> None:
    assert ask(MENTIONS, DEAD) == [(0, 0, 0, 0)]
    assert ask(MENTIONS, DEAD, narrow("hill-post", "casualties")) == [(None, None, None, None)]


FITS = """SELECT g.left_out, a.left_out FROM ged_fit AS g JOIN acled_fit AS a ON g.event_id = a.event_id
    WHERE g.event_id = 'bridge-strike'"""
PLACED = """
UPDATE places SET country = 'SYR', latitude = 35.8, longitude = 36.7;
DELETE FROM attributions;
DELETE FROM claims WHERE kind = 'attribution';
"""


def test_that_nobody_is_accused_is_known_only_where_that_was_looked_for() -> None:
    assert ask(FITS, PLACED) == [("nobody_accused", "nobody_accused")]
    assert ask(FITS, PLACED, narrow("river-post", "casualties", "events")) == [("not_looked_for", "not_looked_for")]


@pytest.mark.slow
def test_that_nobody_died_is_known_only_where_that_was_looked_for() -> None:
    alive = PLACED + "DELETE FROM casualties; DELETE FROM claims WHERE kind = 'casualty';"
    assert ask(FITS, alive) == [("no_harm_told", "nobody_accused")]
    unsearched = narrow("river-post", "attributions", "events")
    assert ask(FITS, alive, unsearched) == [("not_looked_for", "not_looked_for")]


@pytest.mark.slow
def test_an_event_without_a_status_did_not_not_happen() -> None:
    assert ask(FITS, PLACED, "UPDATE events SET status = NULL;") == [("not_looked_for", "not_looked_for")]
    reasons = "SELECT shape, number FROM crosswalk_losses WHERE reason = 'not_looked_for' ORDER BY shape"
    violent = ask("SELECT count(*) FROM event_timeline WHERE violent")[0][0]
    assert ask(reasons, "UPDATE events SET status = NULL;") == [("acled_shaped", violent), ("ged_shaped", violent)]


# ---- event-status ----------------------------------------------------------------------------------------------------


def test_an_event_needs_a_mention_where_events_were_looked_for() -> None:
    assert told("event-status", DEAD) == [("events", "status", None)]
    assert told("event-status", DEAD, narrow("hill-post", "casualties")) == []


def test_a_status_that_nobody_was_searched_for_is_told() -> None:
    stated = DEAD + "UPDATE events SET status = 'occurred' WHERE event_id = 'raid';"
    assert told("event-status", stated, narrow("hill-post", "casualties")) == [("events", "status", "occurred")]


def test_the_hint_says_whether_a_status_is_to_be_changed_or_to_be_taken_out() -> None:
    sql = f"SELECT value, hint FROM ({(INVARIANTS / 'event-status.sql').read_text('utf-8').strip().rstrip(';')})"
    stated = DEAD + "UPDATE events SET status = 'occurred' WHERE event_id = 'raid';"
    out = "take the status out of seeds/events.yml, or add events to the scope of an article that tells of it"
    assert ask(sql, stated, narrow("hill-post", "casualties")) == [("occurred", out)]
    assert ask(sql, f"UPDATE events SET status = 'planned' WHERE event_id = '{EVENT}'") == [("planned", None)]


def test_a_whole_that_nobody_tells_needs_a_mention_only_where_every_article_was_searched() -> None:
    assert told("event-status", RAID) == [("events", "status", None)]
    assert told("event-status", RAID, narrow("hill-post", "casualties")) == []


def test_an_event_that_is_told_needs_its_status() -> None:
    gone = f"UPDATE events SET status = NULL WHERE event_id = '{EVENT}';"
    assert told("event-status", gone, narrow("hill-post", "casualties")) == [("events", "status", None)]
