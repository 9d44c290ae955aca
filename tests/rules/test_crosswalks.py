"""The views in the shapes of GED, ACLED and the loss reports: their form, their codes, and what they make of claims.

Columns, types and codes are typed here from the projects' documents, not read from the views.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count as numbers_from
from typing import Any

import duckdb
import pytest

from etl.answers import keep_answers
from etl.model.project import Project
from etl.model.tables import load_model
from etl.publish.checked import tabulate
from tests import ROOT, SMALL
from tests.empty import LOOKED_FOR
from tests.hand import of_the_five
from tests.small_views import insert, tell

Connection = duckdb.DuckDBPyConnection
Row = dict[str, Any]

GED = """
id BIGINT, relid VARCHAR, year BIGINT, active_year BIGINT, code_status VARCHAR, type_of_violence BIGINT,
conflict_dset_id VARCHAR, conflict_new_id BIGINT, conflict_name VARCHAR, dyad_dset_id VARCHAR, dyad_new_id BIGINT,
dyad_name VARCHAR, side_a_dset_id VARCHAR, side_a_new_id BIGINT, side_a VARCHAR, side_b_dset_id VARCHAR,
side_b_new_id BIGINT, side_b VARCHAR, number_of_sources BIGINT, source_article VARCHAR, source_office VARCHAR,
source_date VARCHAR, source_headline VARCHAR, source_original VARCHAR, where_prec BIGINT, where_coordinates VARCHAR,
where_description VARCHAR, adm_1 VARCHAR, adm_2 VARCHAR, latitude DOUBLE, longitude DOUBLE, geom_wkt VARCHAR,
priogrid_gid BIGINT, country VARCHAR, country_id BIGINT, region VARCHAR, event_clarity BIGINT, date_prec BIGINT,
date_start DATE, date_end DATE, deaths_a BIGINT, deaths_b BIGINT, deaths_civilians BIGINT, deaths_unknown BIGINT,
best BIGINT, high BIGINT, low BIGINT, gwnoa VARCHAR, gwnob VARCHAR
"""
ACLED = """
event_id_cnty VARCHAR, event_date DATE, year BIGINT, time_precision BIGINT, disorder_type VARCHAR, event_type VARCHAR,
sub_event_type VARCHAR, actor1 VARCHAR, assoc_actor_1 VARCHAR, inter1 VARCHAR, actor2 VARCHAR, assoc_actor_2 VARCHAR,
inter2 VARCHAR, interaction VARCHAR, civilian_targeting VARCHAR, iso BIGINT, region VARCHAR, country VARCHAR,
admin1 VARCHAR, admin2 VARCHAR, admin3 VARCHAR, location VARCHAR, latitude DOUBLE, longitude DOUBLE,
geo_precision BIGINT, source VARCHAR, source_scale VARCHAR, notes VARCHAR, fatalities BIGINT, tags VARCHAR,
timestamp BIGINT
"""
LOSSES = """
days BIGINT, loss_count BIGINT, loss_type VARCHAR, claim_source VARCHAR, time_frame VARCHAR, loss_country VARCHAR,
minimum BIGINT, maximum BIGINT, category VARCHAR, source_target VARCHAR
"""
SHAPES = {"ged_shaped": (GED, 49), "acled_shaped": (ACLED, 31), "loss_reports_shaped": (LOSSES, 10)}

# Columns that are never empty in theirs, but those that hold what is UCDP's own; and an invented row in their form.
NEVER_EMPTY = {
    "ged_shaped": """
        id relid year type_of_violence dyad_name side_a side_b number_of_sources source_article source_office
        source_date source_headline where_prec where_coordinates latitude longitude geom_wkt priogrid_gid country
        country_id region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown
        best high low
    """,
    "acled_shaped": """
        event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 inter1 interaction
        iso region country location latitude longitude geo_precision source notes fatalities
    """,
    "loss_reports_shaped": LOSSES.replace(" BIGINT", "").replace(" VARCHAR", "").replace(",", ""),
}
THEIRS = {
    "ged_shaped": """
        SELECT 7 AS low, 9 AS high, 8 AS best, 0 AS deaths_unknown, 0 AS deaths_civilians, 0 AS deaths_b, 8 AS deaths_a,
            DATE '2020-02-27' AS date_end, DATE '2020-02-27' AS date_start, 1 AS date_prec, 1 AS event_clarity,
            'Middle East' AS region, 652 AS country_id, 'Syria' AS country, 181154 AS priogrid_gid,
            'POINT (36.7 35.8)' AS geom_wkt, 36.7::DOUBLE AS longitude, 35.8::DOUBLE AS latitude,
            'Idlib town' AS where_coordinates, 1 AS where_prec, 'A headline' AS source_headline,
            '2020-02-28' AS source_date, 'A paper' AS source_office, 'A paper,2020-02-28,A headline' AS source_article,
            1 AS number_of_sources, 'A group' AS side_b, 'Government of Syria' AS side_a,
            'Government of Syria - A group' AS dyad_name, 1 AS type_of_violence, 2020 AS year,
            'SYR-2020-1-1-1' AS relid, 300001 AS id, 1 AS active_year,
            'Clear' AS code_status, 299 AS conflict_new_id
    """,
    "acled_shaped": """
        SELECT 1582900000 AS timestamp, 3 AS fatalities, 'A note.' AS notes, 'National' AS source_scale,
            'A paper' AS source, 1 AS geo_precision, 36.7::DOUBLE AS longitude, 35.8::DOUBLE AS latitude,
            'Idlib' AS location, 'Idlib' AS admin1, 'Syria' AS country, 'Middle East' AS region, 760 AS iso,
            'State forces-Rebel group' AS interaction, 'Rebel group' AS inter2, 'A group' AS actor2,
            'State forces' AS inter1, 'Military Forces of Syria (2000-)' AS actor1, 'Armed clash' AS sub_event_type,
            'Battles' AS event_type, 'Political violence' AS disorder_type, 1 AS time_precision, 2020 AS year,
            DATE '2020-02-27' AS event_date, 'SYR70001' AS event_id_cnty
    """,
    "loss_reports_shaped": """
        SELECT 'UA Source-Russia' AS source_target, 'Tanks' AS category, 0 AS maximum, 1 AS minimum,
            'Russia' AS loss_country, 'Cumulative' AS time_frame, 'UA Source' AS claim_source,
            'Tanks-Russia' AS loss_type, 30 AS loss_count, 5 AS days
    """,
}

ACLED_TYPES = {
    "Battles": {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
    "Explosions/Remote violence": {
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
}
INTERACTIONS = {
    *("State forces-State forces", "State forces-Rebel group", "State forces-Civilians", "Rebel group-Rebel group"),
    *("State forces-External/Other forces", "Rebel group-Civilians", "Rebel group-External/Other forces"),
    *("External/Other forces-Civilians", "External/Other forces-External/Other forces"),
    *("State forces only", "External/Other forces only", "Rebel group only"),
}
CODES: dict[str, dict[str, set[Any]]] = {
    "ged_shaped": {
        "type_of_violence": {1, 2, 3, None},
        "where_prec": {1, 2, 3, 4, 5, 6, 7, None},
        "date_prec": {1, 2, 3, 4, 5, None},
        "event_clarity": {1, 2},
        "region": {"Africa", "Americas", "Asia", "Europe", "Middle East", None},
    },
    "acled_shaped": {
        "time_precision": {1, 2, 3, None},
        "geo_precision": {1, 2, 3, None},
        "disorder_type": {"Political violence"},
        "event_type": set(ACLED_TYPES),
        "inter1": {"State forces", "Rebel group", "External/Other forces", None},
        "inter2": {"State forces", "Rebel group", "Civilians", "External/Other forces", None},
        "interaction": {*INTERACTIONS, None},
        "civilian_targeting": {"Civilian targeting", None},
        "region": {"Middle East", "Europe", None},
    },
    "loss_reports_shaped": {
        "time_frame": {"Cumulative", "Day"},
        "minimum": {0, 1},
        "maximum": {0, 1},
        "category": {
            *("Civilian Casualties", "Civilian Deaths", "Civilian Injuries"),
            *("Military Casualties", "Military Deaths", "Military Injuries", "AA Systems", "Helicopters", "Tanks"),
        },
    },
}

# The small record tells of countries that exist nowhere, and so in no list of codes.
COUNTRIES = """
UPDATE actors SET country = 'SYR' WHERE actor_id IN ('vesland', 'vesland-army');
UPDATE actors SET country = 'TUR' WHERE country = 'XNO';
UPDATE places SET country = 'SYR' WHERE place_id IN ('eastford', 'hills-camp');
"""
# A second article, a rebel group, and civilians.
STAGE = """
INSERT INTO sources BY NAME
SELECT 1 AS "row", 'hill-post' AS source_id, 'en' AS language, 'Hill Post' AS publisher, 'One; two' AS title,
    DATE '2021-05-05' AS published_end;
INSERT INTO actors BY NAME
SELECT * FROM (VALUES
    ('band', 'Hill band', 'armed_group', NULL, NULL),
    ('band-unit', 'Unit of the hill band', 'armed_group', 'band', NULL),
    ('clan', 'Clan', 'armed_group', NULL, NULL),
    ('vesland-general', 'General of Vesland', 'person', 'vesland-army', NULL),
    ('farmers', 'Farmers', 'population', NULL, 'SYR')
) AS made (actor_id, name, kind, member_of_id, country);
INSERT INTO places (place_id, name, country, latitude, longitude)
VALUES ('pole', 'Pole', 'SYR', -90, -180), ('east-of-pole', 'East', 'SYR', -90, -179.5),
    ('north-of-pole', 'North', 'SYR', -89.5, -180), ('last-cell', 'Last', 'SYR', 90, 180),
    ('hills', 'Hills', 'SYR', 35.8, 36.7), ('abroad', 'Abroad', 'XXX', 35.8, 36.7),
    ('somewhere', 'Somewhere', 'SYR', NULL, NULL);
"""
STAGE += LOOKED_FOR
STARTS = numbers_from(100)


@dataclass(frozen=True)
class Record:
    """What the views say of a record, read once.

    Attributes:
        con: The record, for questions of form.
        rows: View to its rows.
    """

    con: Connection
    rows: dict[str, list[Row]]

    def column(self, view: str, name: str) -> list[Any]:
        return [row[name] for row in self.rows[view]]

    def find(self, view: str, event_id: str) -> Row | None:
        """The row of an event in a view, if it has one."""
        found = [row for row in self.rows[view] if event_id == row.get("relid", row.get("event_id"))]
        found += [row for row in self.rows[view] if f"shaped-{event_id}" == row.get("event_id_cnty")]
        assert len(found) < 2
        return found[0] if found else None

    def ged(self, event_id: str) -> Row:
        found = self.find("ged_shaped", event_id)
        assert found is not None
        return found

    def acled(self, event_id: str) -> Row:
        found = self.find("acled_shaped", event_id)
        assert found is not None
        return found

    def counted(self, shape: str, effect: str) -> dict[str, int]:
        """Reason to its number."""
        rows = self.rows["crosswalk_losses"]
        return {row["reason"]: row["number"] for row in rows if (row["shape"], row["effect"]) == (shape, effect)}


def read(con: Connection) -> Record:
    rows: dict[str, list[Row]] = {}
    for view in (*SHAPES, "ged_fit", "acled_fit", "event_accused", "crosswalk_losses"):
        found = con.execute(f"SELECT * FROM {view}")
        names = [column[0] for column in found.description]
        rows[view] = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    return Record(con, rows)


SETTING: dict[str, str | None] = {
    "date_start": "2021-05-03",
    "date_end": "2021-05-03",
    "place_id": "hills",
    "place_precision": "settlement",
}


def happen(event_id: str, type_: str = "attack", status: str = "occurred", **columns: str | None) -> str:
    """An event; in the hills on 3 May unless it is said otherwise."""
    columns = {"event_id": event_id, "title": event_id, "type": type_, "status": status} | SETTING | columns
    given = {name: value for name, value in columns.items() if value is not None}
    values = ", ".join(f"'{value}'" for value in given.values())
    return f"INSERT INTO events ({', '.join(given)}) VALUES ({values});"


def count(event_id: str, victims: str, number: int | None, claimant: str | None = None, **columns: Any) -> str:
    """A tally of people harmed in an event, and one claim of the second article that gives its number."""
    outcome, scope = columns.pop("outcome", "killed"), columns.pop("scope", "event")
    stance, part = columns.pop("stance", "asserts"), columns.pop("part_of", None)
    tally = f"{event_id}-{victims}-{outcome}"
    sql = (
        "INSERT INTO tallies (tally_id, title, event_id, victims_id, outcome, scope, part_of_id)"
        f" VALUES ('{tally}', '{tally}', '{event_id}', '{victims}', '{outcome}', '{scope}',"
        f" {'NULL' if part is None else repr(part)});"
    )
    numbers = {"value": number, "low": number, "high": number, "qualifier": "exact"} | columns
    return sql + say(
        "casualty",
        event_id,
        claimant,
        stance,
        tally_id=tally,
        victims_id=victims,
        outcome=outcome,
        scope=scope,
        **numbers,
    )


def blame(event_id: str, accused: str, claimant: str | None = None, stance: str = "accuses", **columns: str) -> str:
    """An attribution of the second article."""
    return say("attribution", event_id, claimant, stance, accused_id=accused, **{"charge": "carried_out", **columns})


def say(kind: str, event_id: str, claimant: str | None, stance: str, **columns: Any) -> str:
    """A claim of the second article; ids grow from one to the next. Several means are separated by spaces."""
    start, means = next(STARTS), (columns.pop("means", None) or "").split()
    claim = tell(kind, 1, claimant, start, **columns)
    told = "".join(insert("mention_means", claim_id=f"hill-post-p1-{start}", means=one) for one in means)
    return claim.replace("'bridge-strike'", f"'{event_id}'").replace("'asserts'", f"'{stance}'") + told


DONE = ("occurred", "ongoing", "claimed")

WORDS: dict[str, Any] = {"value": None, "low": 24, "high": 99, "qualifier": "dozens"}
NOTHING: dict[str, Any] = {"value": None, "low": None, "high": None, "qualifier": "unspecified"}

# Event to how it happened, what is counted, and why it has no GED-shaped row.
FITS: dict[str, tuple[str, str, dict[str, Any], str | None]] = {
    "fit-talks": ("talks", "occurred", {}, "not_violent"),
    "fit-threat": ("attack", "threatened", {}, "not_happened"),
    "fit-never": ("attack", "did_not_happen", {}, "not_happened"),
    "fit-denied": ("attack", "denied", {}, "denied"),
    "fit-unconfirmed": ("attack", "occurred", {"stance": "not_confirmed", **NOTHING}, "no_harm_told"),
    "fit-no-number": ("attack", "occurred", NOTHING, "no_number"),
    "fit-total": ("attack", "occurred", {"scope": "cumulative"}, "only_running_totals"),
    "fit-wounded": ("attack", "occurred", {"outcome": "wounded"}, "harm_other_than_death"),
    "fit-plain": ("attack", "occurred", {}, None),
    "fit-claimed": ("attack", "claimed", {}, None),
    "fit-words": ("attack", "ongoing", WORDS, None),
    "fit-nobody": ("attack", "occurred", {"value": 0, "low": 0, "high": 0}, None),
}
# Event to what one claim says, and low, best and high.
NUMBERS: dict[str, tuple[dict[str, Any], tuple[int, int, int]]] = {
    "number-up-to": ({"value": 10, "low": None, "high": 10, "qualifier": "up_to"}, (10, 10, 10)),
    "number-about": ({"value": 10, "low": None, "high": None, "qualifier": "about"}, (10, 10, 10)),
    "number-between": ({"value": None, "low": 5, "high": 10, "qualifier": "between"}, (5, 5, 10)),
    "number-many": ({"value": None, "low": 2, "high": None, "qualifier": "many"}, (2, 2, 2)),
    "number-zero": ({"value": 0, "low": 0, "high": 0}, (0, 0, 0)),
}
# Event to the accused, the victims and their status; and type, sides, and deaths of A, B, civilians and unknown, or why
# it has no row.
SIDES: dict[str, tuple[str | None, str, str, tuple[Any, ...] | str]] = {
    "side-state": ("vesland", "band", "combatant", (1, "Government of Vesland", "Hill band", 0, 5, 0, 0)),
    "side-rebel": ("band", "vesland-army", "combatant", (1, "Government of Vesland", "Hill band", 5, 0, 0, 0)),
    "side-states": (
        "vesland-general",
        "norland-army",
        "combatant",
        (1, "Government of Vesland", "Government of Norland", 0, 5, 0, 0),
    ),
    "side-flipped": (
        "norland-army",
        "vesland-army",
        "combatant",
        (1, "Government of Norland", "Government of Vesland", 0, 5, 0, 0),
    ),
    "side-groups": ("band", "clan", "combatant", (2, "Hill band", "Clan", 0, 5, 0, 0)),
    "side-nobody": ("coast-observatory", "band", "combatant", "violence_not_typed"),
    "side-civil": ("band-unit", "farmers", "civilian", (3, "Hill band", "civilians", 0, 0, 5, 0)),
    "side-unsaid": ("vesland", "farmers", "not_said", "violence_not_typed"),
    "side-own": ("vesland", "vesland-army", "combatant", "violence_not_typed"),
    "side-none": (None, "vesland-army", "combatant", "nobody_accused"),
    "side-none-civil": (None, "farmers", "civilian", "nobody_accused"),
}
# Event to its days, GED's and ACLED's precision, and the day that ACLED's row has; no row without.
DAYS: dict[str, tuple[str, str | None, int | None, int | None, str]] = {
    "day-one": ("2021-05-03", "2021-05-03", 1, 1, "2021-05-03"),
    "day-six": ("2021-05-03", "2021-05-08", 2, 2, "2021-05-05"),
    "day-week": ("2021-05-03", "2021-05-09", 3, 2, "2021-05-06"),
    "day-eight": ("2021-05-03", "2021-05-10", 4, 3, "2021-05-06"),
    "day-month": ("2021-05-01", "2021-05-31", 4, 3, "2021-05-16"),
    "day-more": ("2021-05-01", "2021-06-01", 5, None, ""),
    "day-year": ("2020-01-01", "2020-12-31", 5, None, ""),
    "day-over-a-year": ("2020-01-01", "2021-01-01", None, None, ""),
    "day-open": ("2021-05-01", None, None, None, ""),
}
# What is told beside an event that responds to one of 2 May; and its first and last day and what they are called.
WINDOWS: dict[str, tuple[tuple[dict[str, Any], ...], tuple[str, str, str] | None]] = {
    "window-told": (({"date": "2021-05-03"},), ("2021-05-03", "2021-05-03", "told")),
    "window-claimed": (({"claimant": "vesland", "date": "2021-05-03"},), ("2021-05-02", "2021-05-04", "claimed")),
    "window-claimed-late": (({"claimant": "vesland", "date": "2021-05-05"},), ("2021-05-04", "2021-05-05", "claimed")),
    "window-both": (
        ({"claimant": "vesland", "date": "2021-05-03"}, {"date": "2021-05-03"}),
        ("2021-05-03", "2021-05-03", "told"),
    ),
    # Who denies it says when it would have been; the article that tells it gives no day.
    "window-of-a-denier": (
        ({"claimant": "vesland", "date": "2021-05-03", "stance": "denies"}, {}),
        ("2021-05-02", "2021-05-04", "claimed"),
    ),
    "window-derived": (({},), ("2021-05-02", "2021-05-05", "derived")),
    "window-not-told": (({"status": "planned"},), None),
}
# Place precision to where_prec, event_clarity and geo_precision.
PLACES: dict[str | None, tuple[int | None, int, int | None]] = {
    "exact": (1, 1, 1),
    "settlement": (1, 1, 1),
    "line": (5, 2, 3),
    "district": (3, 1, 2),
    "part_of_province": (4, 1, 2),
    "province": (4, 1, 3),
    "part_of_country": (5, 2, 3),
    "country": (6, 2, 3),
    "beyond_country": (None, 2, None),
    None: (None, 2, None),
}
# Place to its cell: 251 rows of 720 cells lie below 35.8 degrees, and 433 cells west of 36.7.
CELLS = {
    "pole": 1,
    "east-of-pole": 2,
    "north-of-pole": 721,
    "hills": 251 * 720 + 433 + 1,
    "last-cell": 259200,
    "abroad": None,
}
# Event to its type and means; and the sub-event type, or why it has no ACLED-shaped row.
TYPES: dict[str, tuple[str, str | None, str]] = {
    "type-air": ("airstrike", None, "Air/drone strike"),
    "type-fire": ("bombardment", None, "Shelling/artillery/missile attack"),
    "type-drone": ("bombardment", "drone", "Air/drone strike"),
    "type-guns": ("reprisal", "artillery", "Shelling/artillery/missile attack"),
    "type-mixed": ("reprisal", "mixed", "Shelling/artillery/missile attack"),
    "type-several": ("reprisal", "drone artillery", "Shelling/artillery/missile attack"),
    "type-both-air": ("reprisal", "airstrike drone", "Air/drone strike"),
    "type-unsaid": ("attack", "unspecified_fire", "Shelling/artillery/missile attack"),
    "type-ground": ("attack", "ground_forces", "Armed clash"),
    "type-attack": ("attack", None, "type_not_told"),
    "type-clash": ("ground_fighting", None, "Armed clash"),
    "type-capture": ("capture_of_place", None, "Government regains territory"),
    "type-offensive": ("offensive", "airstrike", "war_or_campaign"),
    "type-war": ("armed_conflict", None, "war_or_campaign"),
    "type-talks": ("talks", None, "not_violent"),
}
# Who took a place in Syria to the sub-event type.
TAKERS = {
    "vesland-army": "Government regains territory",
    "band-unit": "Non-state actor overtakes territory",
    "norland-army": None,
}
# What one claim says to loss_count, time_frame, minimum, maximum and category.
LOSS: list[tuple[dict[str, Any], tuple[Any, ...] | None]] = [
    ({}, (5, "Day", 0, 0, "Military Deaths")),
    ({"qualifier": "at_least", "high": None}, (5, "Day", 1, 0, "Military Deaths")),
    ({"qualifier": "more_than", "high": None}, (5, "Day", 1, 0, "Military Deaths")),
    ({"qualifier": "up_to", "low": None}, (5, "Day", 0, 1, "Military Deaths")),
    ({"qualifier": "nearly", "low": None}, (5, "Day", 0, 1, "Military Deaths")),
    (WORDS, (24, "Day", 1, 0, "Military Deaths")),
    ({"scope": "cumulative", "outcome": "wounded"}, (5, "Cumulative", 0, 0, "Military Injuries")),
    ({"victims_status": "civilian", "outcome": "casualties_unspecified"}, (5, "Day", 0, 0, "Civilian Casualties")),
    ({"outcome": "displaced"}, None),
    ({"victims_status": "mixed"}, None),
    ({"stance": "denies", **NOTHING}, None),
    ({"kind": "armed_group"}, None),
    ({"kind": "population"}, None),
    (NOTHING, None),
]


def _claimed(told: dict[str, Any]) -> dict[str, Any]:
    return {"victims_status": "combatant"} | {name: value for name, value in told.items() if name != "kind"}


def scene() -> Iterator[str]:
    """The SQL of all that is made by hand, each case an event of its own."""
    yield STAGE
    for event, (type_, status, told, _) in FITS.items():
        yield happen(event, type_, status) + count(event, "vesland-army", 5, **told)
        yield blame(event, "band")
    for event, (told, _) in NUMBERS.items():
        yield happen(event, "airstrike") + count(event, "vesland-army", None, **told) + blame(event, "band")
    for event, (accused, victims, status, _) in SIDES.items():
        yield happen(event, "attack", place_id="eastford", place_precision="settlement")
        yield say("event", event, None, "asserts", status="occurred", means="ground_forces")
        yield count(event, victims, 5, victims_status=status)
        yield blame(event, accused) if accused else ""
    for event, (first, last, *_) in DAYS.items():
        yield happen(event, "airstrike", date_start=first, date_end=last) + count(event, "band", 5)
        yield blame(event, "vesland")
    for precision in PLACES:
        event = f"place-{precision}"
        yield happen(event, "airstrike", place_precision=precision) + count(event, "band", 5)
        yield blame(event, "vesland")
    for place in CELLS:
        yield happen(f"cell-{place}", "airstrike", place_id=place) + count(f"cell-{place}", "band", 5)
        yield blame(f"cell-{place}", "vesland")
    for event, (type_, means, _) in TYPES.items():
        yield happen(event, type_) + blame(event, "vesland") + count(event, "band", 5, outcome="wounded")
        yield say("event", event, None, "asserts", status="occurred", means=means)
    for accused in TAKERS:
        yield happen(f"taken-by-{accused}", "capture_of_place")
        yield count(f"taken-by-{accused}", "clan", 5)
        yield blame(f"taken-by-{accused}", accused)
    yield happen("losses", "airstrike", "planned")
    for number, (told, _) in enumerate(LOSS):
        victims = f"victims-{number}"
        kind = told.get("kind", "armed_force")
        yield f"INSERT INTO actors (actor_id, name, kind, country) VALUES ('{victims}', '{victims}', '{kind}', 'SYR');"
        yield f"INSERT INTO actors (actor_id, name) VALUES ('teller-{number}', 'Teller {number}');"
        yield count("losses", victims, 5, f"teller-{number}", **_claimed(told))
    # An event that is carried, and one that is part of it by way of a third that is not carried itself.
    yield happen("assault", "ground_fighting") + count("assault", "vesland-army", 20)
    yield blame("assault", "band") + blame("inner", "band")
    yield happen("middle", "offensive", part_of_id="assault")
    yield happen("inner", "ground_fighting", part_of_id="middle") + count("inner", "vesland-army", 5)
    # Two tallies of one event, once with the one as part of the other.
    for event, part in (("nested", "nested-vesland-army-killed"), ("added", None)):
        yield happen(event, "airstrike") + count(event, "vesland-army", 20)
        yield count(event, "vesland-general", 5, part_of=part) + blame(event, "band")
    yield happen("uncounted", "airstrike") + blame("uncounted", "vesland")
    yield count("uncounted", "band", 5, outcome="wounded")
    yield happen("running-total", "airstrike") + blame("running-total", "vesland")
    yield count("running-total", "band", 5, scope="cumulative")
    yield happen("going-on", "airstrike", "ongoing", date_start=None, date_end=None) + blame("going-on", "vesland")
    yield happen("going-on-since", "airstrike", "ongoing", date_end=None) + blame("going-on-since", "vesland")
    # Civilians are killed, soldiers wounded.
    yield happen("mixed-harm") + blame("mixed-harm", "vesland")
    yield count("mixed-harm", "farmers", 5, victims_status="civilian") + count(
        "mixed-harm", "band", 9, outcome="wounded"
    )
    yield happen("foreign", "airstrike", place_id="eastford") + blame("foreign", "norland-army")
    yield count("foreign", "farmers", 5, victims_status="civilian")
    yield happen("by-hand") + blame("by-hand", "band") + count("by-hand", "farmers", 5, victims_status="civilian")
    # Two bodies of one state are one party with two voices; two claims of one claimant are one voice; a denial is none.
    yield happen("voices") + count("voices", "norland-army", 5)
    yield blame("voices", "band", "norland") + blame("voices", "band", "norland")
    yield blame("voices", "band", "vesland", "denies")
    yield blame("voices", "vesland-army", "relief-council") + blame("voices", "vesland")
    yield happen("tie") + count("tie", "norland-army", 5) + blame("tie", "band", "norland") + blame("tie", "vesland")
    yield happen("by-two", "airstrike") + blame("by-two", "band", "norland") + blame("by-two", "vesland")
    yield count("by-two", "norland-army", 5)
    # A weaker charge by more voices.
    yield happen("strength") + count("strength", "norland-army", 5)
    yield blame("strength", "vesland", "norland", charge="supported") + blame("strength", "vesland", charge="supported")
    yield blame("strength", "band-unit", "norland", charge="directed")
    # Words of all kinds over one count.
    yield blame("words", "vesland")
    yield happen("words", "airstrike")
    yield count("words", "band", None, low=5, high=10, qualifier="between")
    tally = {"tally_id": "words-band-killed", "victims_id": "band", "outcome": "killed"}
    for claimant in ("norland", "relief-council"):
        yield say("casualty", "words", claimant, "asserts", **tally, value=7, qualifier="about")
    yield say("casualty", "words", "vesland", "denies", **tally, qualifier="unspecified")
    # A number, and the same as a lower bound.
    yield blame("worded", "vesland")
    yield happen("worded", "airstrike") + count("worded", "band", 5)
    tally = {"tally_id": "worded-band-killed", "victims_id": "band", "outcome": "killed"}
    yield say("casualty", "worded", None, "asserts", **tally, value=5, low=5, qualifier="at_least")
    # Two copies of one number from one origin.
    yield blame("copied", "vesland")
    yield happen("copied", "airstrike") + count("copied", "band", 6, victims_status="combatant")
    tally = {"tally_id": "copied-band-killed", "outcome": "killed", "victims_status": "combatant"}
    yield say("casualty", "copied", "norland", "asserts", **tally, value=6, low=6, high=6, qualifier="exact")
    yield "UPDATE claims SET origin_id = 'one-count' WHERE event_id = 'copied';"
    yield "UPDATE casualties SET victims_id = 'norland-army' WHERE tally_id = 'copied-band-killed';"
    # The second article tells the strike twice.
    yield say("event", "bridge-strike", None, "asserts", status="occurred")
    yield say("event", "bridge-strike", None, "asserts", status="occurred")


def settings() -> Iterator[str]:
    """Events whose days, places or sides come from what is told beside them."""
    yield happen("on-2-may", "airstrike", date_start="2021-05-02", date_end="2021-05-02")
    for event, (mentions, _) in WINDOWS.items():
        day = mentions[0].get("date")
        yield happen(event, "airstrike", responds_to_id="on-2-may", date_start=day, date_end=day)
        yield count(event, "band", 5) + blame(event, "vesland")
        for told in mentions:
            given = {"date_start": told.get("date"), "date_end": told.get("date")}
            given["status"] = told.get("status", "occurred")
            yield say("event", event, told.get("claimant"), told.get("stance", "asserts"), **given)
    # Support decides, and is denied; an act is left open; support is told beside an act.
    for event, stance, charge in (("only-support", "denies", "supported"), ("left-open", "unclear", "carried_out")):
        yield happen(event, "airstrike") + count(event, "norland-army", 5, outcome="wounded")
        yield blame(event, "vesland", charge=charge) + blame(event, "vesland", "norland", stance, charge=charge)
    yield happen("beside-support", "airstrike") + count("beside-support", "norland-army", 5)
    yield blame("beside-support", "vesland") + blame("beside-support", "band", "norland", charge="supported")
    # A part without a day and a place of its own.
    yield happen("whole", "offensive", date_end="2021-05-04")
    yield happen(
        "part", "airstrike", "occurred", part_of_id="whole", date_start=None, date_end=None, place_id=None
    ) + count("part", "band", 5)
    yield blame("part", "vesland")
    # Two who fire together, told by one voice; a state with a group, and against a group.
    yield happen("two-fire", "bombardment") + count("two-fire", "clan", 5)
    yield blame("two-fire", "band", "coast-observatory") + blame("two-fire", "norland", "coast-observatory")
    # A state's fire that killed civilians; with whom it struck, and without.
    for event in ("aim-told", "aim-not-told"):
        yield happen(event, "airstrike") + blame(event, "norland")
        yield count(event, "farmers", 5, victims_status="civilian")
    start = next(STARTS)
    yield tell("event", 1, None, start, event_id="aim-told", status="occurred")
    yield insert("event_participants", claim_id=f"hill-post-p1-{start}", actor_id="band", role="affected")
    # A place without a point.
    yield happen("no-point", "airstrike", place_id="somewhere") + count("no-point", "band", 5)
    yield blame("no-point", "vesland")
    yield happen("vague", "airstrike") + count("vague", "band", None, **WORDS) + blame("vague", "vesland")


def _asked(project: Project, scene: str = "") -> Record:
    con = tabulate(project, load_model(project.schemas, project.vocabularies)).tables.con
    con.execute(scene)
    keep_answers(con)
    return read(con)


@pytest.fixture(scope="module")
def small() -> Record:
    return _asked(Project(SMALL, SMALL / "articles"), COUNTRIES)


@pytest.fixture(scope="module")
def real() -> Record:
    return _asked(Project(ROOT))


@pytest.fixture(scope="module")
def made() -> Record:
    """The small record and all that is made by hand."""
    return _asked(Project(SMALL, SMALL / "articles"), COUNTRIES + "".join([*scene(), *settings()]))


@pytest.fixture(params=["small", "made", "real"])
def record(request: pytest.FixtureRequest) -> Record:
    found: Record = request.getfixturevalue(request.param)
    return found


def pick(row: Row, names: str) -> tuple[Any, ...]:
    return tuple(row[name] for name in names.split())


# ---- the form --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("view", SHAPES)
def test_columns_stand_by_name_order_and_type(view: str, small: Record) -> None:
    """And a union by name with a row as the project has it, in another order, keeps types and rows."""
    typed, width = SHAPES[view]
    columns = [tuple(part.split()) for part in typed.replace("\n", " ").split(",")]
    assert len(columns) == width
    small.con.execute(f"CREATE OR REPLACE TEMP TABLE ours AS SELECT * FROM {view}")
    ours = small.con.execute("DESCRIBE ours").fetchall()
    assert [(name, type_) for name, type_, *_ in ours] == columns
    samples = {"BIGINT": "7", "VARCHAR": "'text'", "DOUBLE": "1.5", "DATE": "DATE '2020-02-27'"}
    theirs = ", ".join(f"CAST({samples[type_]} AS {type_}) AS {name}" for name, type_ in reversed(columns))
    small.con.execute(f"CREATE OR REPLACE TEMP TABLE both_ AS SELECT * FROM ours UNION ALL BY NAME SELECT {theirs}")
    assert [tuple(found[:2]) for found in small.con.execute("DESCRIBE both_").fetchall()] == columns
    assert small.rows[view]
    assert small.con.execute("SELECT count(*) FROM both_").fetchone() == (len(small.rows[view]) + 1,)


@pytest.mark.slow
@pytest.mark.parametrize("view", NEVER_EMPTY)
def test_what_is_never_empty_there_is_filled_here(view: str, record: Record) -> None:
    """So that our rows stand beside one of theirs, in a union by name."""
    record.con.execute(f"CREATE OR REPLACE TEMP TABLE both_ AS SELECT * FROM {view} UNION ALL BY NAME {THEIRS[view]}")
    for name in NEVER_EMPTY[view].split():
        empty = record.con.execute(f"SELECT count(*) FROM both_ WHERE {name} IS NULL").fetchone()
        assert empty == (0,), name
    assert record.con.execute("SELECT count(*) FROM both_").fetchone() == (len(record.rows[view]) + 1,)


@pytest.mark.parametrize("view", CODES)
def test_codes_are_those_of_the_lists(view: str, record: Record) -> None:
    for name, codes in CODES[view].items():
        assert set(record.column(view, name)) <= codes, name


def test_a_sub_event_type_belongs_to_its_event_type(record: Record) -> None:
    for row in record.rows["acled_shaped"]:
        assert row["sub_event_type"] in ACLED_TYPES[row["event_type"]]


def test_numbers_of_ged_hold_together(record: Record) -> None:
    for row in record.rows["ged_shaped"]:
        deaths = pick(row, "deaths_a deaths_b deaths_civilians deaths_unknown")
        assert sum(deaths) == row["best"], row
        assert min(deaths) >= 0, row
        assert 0 <= row["low"] <= row["best"] <= row["high"], row


def test_ids_are_such_as_the_projects_cannot_have(record: Record) -> None:
    ids = record.column("ged_shaped", "id")
    assert all(-(16**7) < id_ < 0 for id_ in ids)
    assert len(set(ids)) == len(ids)
    assert all("-" in id_ for id_ in record.column("acled_shaped", "event_id_cnty"))


def test_an_id_is_minus_the_first_seven_digits_of_the_md5(small: Record) -> None:
    """`printf bridge-strike | md5sum` begins with 882c86e."""
    assert small.ged("bridge-strike")["id"] == -0x882C86E


def test_what_is_not_ours_to_give_is_null(record: Record) -> None:
    theirs = [name.split()[0] for name in GED.split(",") if "_new_id" in name or "_dset_id" in name]
    assert len(theirs) == 8
    for name in [*theirs, "active_year", "code_status", "conflict_name", "adm_2"]:
        assert set(record.column("ged_shaped", name)) == {None}, name
    for name in ("timestamp", "tags", "source_scale", "admin2", "admin3"):
        assert set(record.column("acled_shaped", name)) == {None}, name


# ---- what is left out and lost ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("view", "universe"), [("ged_shaped", "events"), ("acled_shaped", "events"), ("loss_reports_shaped", "claims")]
)
def test_rows_and_what_is_left_out_are_everything(view: str, universe: str, record: Record) -> None:
    carried = len(record.rows[view])
    assert record.counted(view, "carried") == {"carried": carried}
    left_out = sum(record.counted(view, "left_out").values())
    assert record.con.execute(f"SELECT count(*) FROM {universe}").fetchone() == (carried + left_out,)
    assert max(record.counted(view, "lost").values()) <= carried


def test_losses_are_what_the_rows_lack(record: Record) -> None:
    ged, acled, losses = (record.rows[view] for view in SHAPES)
    lost = record.counted("ged_shaped", "lost")
    assert lost["day_by_claimants"] == sum("day by claimants" in row["source_article"] for row in ged)
    assert lost["days_derived"] == sum("days derived" in row["source_article"] for row in ged)
    assert lost["contested"] == sum("Responsibility contested" in row["source_article"] for row in ged)
    assert lost["hangs_on"] == sum("without the unsure updates" in row["source_article"] for row in ged)
    lost = record.counted("acled_shaped", "lost")
    assert lost["contested"] == sum("Responsibility contested" in row["notes"] for row in acled)
    assert lost["day_by_claimants"] == sum("Day by claimants" in row["notes"] for row in acled)
    assert lost["days_derived"] == sum("Day not told" in row["notes"] for row in acled)
    assert lost["no_count"] == sum("No number of dead" in row["notes"] for row in acled)
    assert lost["type_by_convention"] == sum("our convention" in row["notes"] for row in acled)
    assert lost["part_of_another"] == sum(" Part of shaped-" in row["notes"] for row in acled)
    assert all(value is not None for row in losses for value in row.values())


def test_every_reason_stands_once_and_is_explained(small: Record) -> None:
    rows = small.rows["crosswalk_losses"]
    assert len({pick(row, "shape effect reason") for row in rows}) == len(rows)
    assert all(len(row["meaning"]) > 10 for row in rows)
    assert {row["shape"] for row in rows} == set(SHAPES)


@pytest.mark.parametrize("event", FITS)
def test_what_fits_ged(event: str, made: Record) -> None:
    fit = made.find("ged_fit", event)
    assert fit is not None
    assert fit["left_out"] == FITS[event][-1]
    assert (made.find("ged_shaped", event) is None) == (FITS[event][-1] is not None)


def test_a_part_of_an_event_that_is_carried_is_left_out(made: Record) -> None:
    """By way of one that is not carried itself."""
    found = {row["event_id"]: row["left_out"] for row in made.rows["ged_fit"]}
    assert [found[event] for event in ("assault", "middle", "inner")] == [None, "no_harm_told", "part_of_another"]


def test_a_tally_that_is_part_of_another_is_not_added(made: Record) -> None:
    assert (made.ged("nested")["best"], made.ged("added")["best"]) == (20, 25)


# ---- numbers ---------------------------------------------------------------------------------------------------------


def test_an_open_end_is_cut_and_counted(small: Record) -> None:
    """12, 14 and more than 20: the high is 20, which the words exclude."""
    assert pick(small.ged("bridge-strike"), "low best high") == (12, 12, 20)
    lost = small.counted("ged_shaped", "lost")
    assert lost["open_end"] == lost["exclusive_bound"] == lost["several_numbers"] == 1


def test_a_vague_word_becomes_a_number_and_is_counted(made: Record) -> None:
    """Dozens: 24 to 99 by our convention, 12 by ACLED's. The other event told in dozens has no type of ACLED."""
    assert pick(made.ged("vague"), "low best high") == (24, 24, 99)
    assert made.acled("vague")["fatalities"] == 12
    # With the two that are told in dozens: between 5 and 10 twice, and many.
    assert made.counted("ged_shaped", "lost")["words_as_numbers"] == 5
    assert made.counted("acled_shaped", "lost")["words_as_numbers"] == 4


@pytest.mark.parametrize("event", NUMBERS)
def test_one_number_in_ged(event: str, made: Record) -> None:
    assert pick(made.ged(event), "low best high") == NUMBERS[event][-1]


@pytest.mark.parametrize(
    ("view", "rule", "name"), [("ged_shaped", "ucdp_style", "best"), ("acled_shaped", "acled_style", "fatalities")]
)
def test_totals_are_those_of_the_rules(view: str, rule: str, name: str, real: Record) -> None:
    rows = real.con.execute("SELECT event_id, value FROM event_deaths WHERE rule = ?", [rule]).fetchall()
    totals = {event: value for event, value in rows if real.find(view, event)}
    assert totals
    for event, value in totals.items():
        row = real.find(view, event)
        assert row is not None
        assert row[name] == value


def test_no_count_is_zero_and_said_in_the_notes(made: Record) -> None:
    words = "No number of dead of this event alone is told: 0, as ACLED writes it."
    assert made.acled("uncounted")["fatalities"] == made.acled("number-zero")["fatalities"] == 0
    assert words in made.acled("uncounted")["notes"]
    assert words not in made.acled("number-zero")["notes"]
    # A running total of dead is told of the event, and no number of it alone.
    assert words in made.acled("running-total")["notes"]
    meaning = made.con.execute("SELECT meaning FROM crosswalk_losses WHERE reason = 'no_count'").fetchall()
    assert meaning == [(words,)]


# ---- sides -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("event", SIDES)
def test_sides_types_and_deaths_by_side(event: str, made: Record) -> None:
    names = "type_of_violence side_a side_b deaths_a deaths_b deaths_civilians deaths_unknown"
    fit, expected = made.find("ged_fit", event), SIDES[event][-1]
    assert fit is not None
    assert (fit["left_out"] or pick(made.ged(event), names)) == expected
    assert (made.find("ged_shaped", event) is None) == isinstance(expected, str)


def accused_of(made: Record, event_id: str) -> list[Row]:
    """The side of the accused, and at its end those who stand on none."""
    rows = [row for row in made.rows["event_accused"] if row["event_id"] == event_id]
    return sorted(rows, key=lambda row: row["place"] or len(rows) + 1)


def claim_of(made: Record, event_id: str) -> Any:
    return accused_of(made, event_id)[0]["claim_id"]


@pytest.mark.parametrize("event", [event for event, case in SIDES.items() if isinstance(case[-1], tuple)])
def test_a_row_names_the_claim_that_makes_its_sides(event: str, made: Record) -> None:
    claim = claim_of(made, event)
    accused = made.con.execute("SELECT accused_id FROM attributions WHERE claim_id = ?", [claim]).fetchone()
    assert accused == (SIDES[event][0],)
    assert made.ged(event)["source_article"].endswith(f";sides by claim {claim} (carried_out)")
    assert made.acled(event)["notes"].endswith(f" Actor 1 by claim {claim} (carried_out).")


def test_an_event_of_which_nobody_is_accused_has_no_row(made: Record) -> None:
    fit = made.find("acled_fit", "side-none")
    assert fit is not None
    assert fit["left_out"] == "nobody_accused"


def test_two_who_are_accused_of_one_act_are_both_kept(made: Record, real: Record) -> None:
    """A state that takes part makes it no fight of groups."""
    names = "type_of_violence side_a side_b gwnoa gwnob"
    assert pick(made.ged("two-fire"), names) == (1, "Government of Norland, Hill band", "Clan", "640", None)
    assert pick(made.acled("two-fire"), "actor1 assoc_actor_1 inter1 actor2 interaction") == (
        *("Military Forces of Norland", "Hill band", "External/Other forces", "Clan"),
        "Rebel group-External/Other forces",
    )
    claims = [row["claim_id"] for row in accused_of(made, "two-fire")]
    assert made.acled("two-fire")["notes"].endswith(
        f"Actor 1 by claim {claims[0]} (carried_out), {claims[1]} (carried_out)."
    )
    assert pick(real.acled("saraqeb-retaken"), "actor1 assoc_actor_1 actor2") == (
        *("Syrian rebels", "Jihadis in Idlib"),
        "Military Forces of Syria",
    )
    together = [(row["party_id"], row["place"]) for row in accused_of(real, "fire-on-hezbollah")]
    assert together == [("turkey", 1), ("rebels", 2)]


def test_a_state_that_fires_on_civilians_is_not_taken_for_one_sided(made: Record, real: Record) -> None:
    names = "type_of_violence side_a side_b deaths_civilians"
    row = made.ged("aim-told")
    assert pick(row, names) == (1, "Government of Norland", "Hill band", 5)
    assert row["source_article"].endswith(";fire of a state that killed civilians, whose intent is not seen")
    fit = made.find("ged_fit", "aim-not-told")
    assert fit is not None
    assert fit["left_out"] == "aim_not_told"
    found = real.con.execute(
        "SELECT type_of_violence, state_fire FROM event_sides WHERE event_id = 'russian-strikes'"
    ).fetchone()
    assert found == (1, True)


def test_codes_follow_the_sides(made: Record) -> None:
    names = "actor1 assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction"
    foreign, label = "External/Other forces", "State forces-External/Other forces"
    assert pick(made.ged("side-states"), "gwnoa gwnob dyad_name") == (
        *("652", "640"),
        "Government of Vesland - Government of Norland",
    )
    assert pick(made.acled("side-states"), names) == (
        *("Military Forces of Vesland", "General of Vesland", "State forces"),
        *("Military Forces of Norland", "Army of Norland", foreign),
        label,
    )
    assert pick(made.ged("side-flipped"), "gwnoa gwnob") == ("640", "652")
    assert pick(made.acled("side-flipped"), names) == (
        *("Military Forces of Norland", "Army of Norland", foreign),
        *("Military Forces of Vesland", "Army of Vesland", "State forces"),
        label,
    )
    assert made.acled("side-rebel")["interaction"] == "State forces-Rebel group"
    assert made.acled("side-groups")["interaction"] == "Rebel group-Rebel group"


def test_the_party_with_more_voices_leads(made: Record) -> None:
    """Then a state; who else is accused apart is counted, and stands at the end of the row."""
    found = [[pick(row, "party_id voices place") for row in accused_of(made, event)] for event in ("voices", "tie")]
    assert found == [[("vesland", 2, 1), ("band", 1, None)], [("vesland", 1, 1), ("band", 1, None)]]
    assert made.counted("ged_shaped", "lost")["other_accused"] == 3
    apart = accused_of(made, "tie")[1]["claim_id"]
    assert made.ged("tie")["source_article"].endswith(
        f";also accused: Hill band by claim {apart};Responsibility contested. Hill band, carried out: accused by"
        " Norland. Vesland, carried out: accused by Hill Post."
    )
    assert f"Accused by others and not taken: Hill band by claim {apart}." in made.acled("by-two")["notes"].replace(
        accused_of(made, "by-two")[1]["claim_id"], apart
    )


def test_nobody_is_accused_of_what_is_not_told_as_done(made: Record) -> None:
    """Of each event in FITS the band is accused; the three that are violent and not told as done stand in no view."""
    done = {event for event, (type_, status, *_) in FITS.items() if type_ == "attack" and status in DONE}
    assert set(FITS) - done == {"fit-talks", "fit-threat", "fit-never", "fit-denied"}
    for view in ("event_accused", "event_responsibility"):
        found = {row[0] for row in made.con.execute(f"SELECT event_id FROM {view}").fetchall()}
        assert found.intersection(FITS) == done, view
        fits = "SELECT count(*) FROM events AS e INNER JOIN {} AS v ON e.event_id = v.event_id WHERE e.status NOT IN {}"
        assert made.con.execute(fits.format(view, DONE)).fetchone() == (0,)


def test_the_notes_tell_what_has_no_say_in_actor_1_only_where_there_is_such(made: Record) -> None:
    """Support is left aside where a stronger charge decides; where it decides itself, only the denial is."""
    said = " Without a say in actor 1: "
    assert f"{said}what is told as support. Actor 1" in made.acled("beside-support")["notes"]
    assert f"{said}denials. Actor 1" in made.acled("only-support")["notes"]
    assert made.acled("only-support")["notes"].endswith(" (supported).")
    assert f"{said}what is left open. Actor 1" in made.acled("left-open")["notes"]
    for event in ("by-two", "uncounted"):
        assert said not in made.acled(event)["notes"]


def test_who_directed_it_goes_before_those_who_support(made: Record) -> None:
    assert made.ged("strength")["side_b"] == "Hill band"
    assert made.ged("strength")["source_article"].endswith(
        " (directed);without a say in the sides: what is told as support"
    )


def test_wounded_soldiers_make_it_no_violence_against_civilians_alone(made: Record) -> None:
    names = "type_of_violence side_b best deaths_civilians deaths_b"
    assert pick(made.ged("mixed-harm"), names) == (1, "Hill band", 5, 5, 0)


# ---- place, day, sources ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("event", DAYS)
def test_precision_of_the_day(event: str, made: Record) -> None:
    _, _, ged, acled, day = DAYS[event]
    found = made.find("ged_shaped", event)
    assert (found and found["date_prec"]) == ged
    found = made.find("acled_shaped", event)
    assert (found and pick(found, "time_precision year")) == (acled and (acled, 2021))
    assert (str(found["event_date"]) if found else "") == day


@pytest.mark.parametrize("event", WINDOWS)
def test_days_that_are_claimed_or_derived(event: str, made: Record) -> None:
    """The event responds to one of 2 May, and the article is of the 5th."""
    expected, row = WINDOWS[event][-1], made.find("ged_shaped", event)
    assert (row and tuple(str(day) for day in pick(row, "date_start date_end"))) == (expected and expected[:2])
    found = made.con.execute("SELECT days FROM event_setting WHERE event_id = ?", [event]).fetchone()
    assert found is not None
    assert found[0] == (expected[2] if expected else "derived")


def test_a_part_has_the_days_and_the_place_of_its_whole(made: Record) -> None:
    names = "date_start date_end where_coordinates"
    assert [str(value) for value in pick(made.ged("part"), names)] == ["2021-05-03", "2021-05-04", "Hills"]


@pytest.mark.parametrize("precision", PLACES)
def test_precision_of_the_place(precision: str | None, made: Record) -> None:
    where_prec, clarity, geo_precision = PLACES[precision]
    row = made.find("ged_shaped", f"place-{precision}")
    assert (row and pick(row, "where_prec event_clarity")) == (where_prec and (where_prec, clarity))
    row = made.find("acled_shaped", f"place-{precision}")
    assert (row and row["geo_precision"]) == geo_precision


@pytest.mark.parametrize("place", CELLS)
def test_the_cell_of_a_point(place: str, made: Record) -> None:
    row = made.find("ged_shaped", f"cell-{place}")
    assert (row and row["priogrid_gid"]) == CELLS[place]


@pytest.mark.parametrize("event", ["cell-abroad", "no-point", "place-None", "day-over-a-year"])
def test_what_has_no_day_or_place_is_left_out_for_it(event: str, made: Record) -> None:
    reasons = {
        "cell-abroad": "country_not_told",
        "no-point": "no_point",
        "place-None": "no_place",
        "day-over-a-year": "no_day",
    }
    for view in ("ged_fit", "acled_fit"):
        fit = made.find(view, event)
        assert fit is not None
        assert fit["left_out"] == reasons[event]


def test_place_and_country_by_their_codes(made: Record) -> None:
    names = "country country_id region geom_wkt where_coordinates"
    assert pick(made.ged("place-exact"), names) == ("Syria", 652, "Middle East", "POINT (36.7 35.8)", "Hills")
    assert pick(made.acled("place-exact"), "country iso region location") == ("Syria", 760, "Middle East", "Hills")


def test_sources_stand_in_one_cell(made: Record) -> None:
    """A semicolon inside a title would make two of it."""
    found = made.ged("bridge-strike")
    assert pick(found, "number_of_sources source_office source_date source_headline source_original") == (
        *(2, "Hill Post;The River Post", ";2021-05-05", "One, two;"),
        "Coast Observatory",
    )
    assert found["source_article"].startswith("Hill Post,,One, two;The River Post,2021-05-05,;sides by claim ")


# ---- ACLED -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("event", TYPES)
def test_types_of_acled(event: str, made: Record) -> None:
    expected = TYPES[event][-1]
    fit, row = made.find("acled_fit", event), made.find("acled_shaped", event)
    assert fit is not None
    assert (fit["left_out"] if row is None else row["sub_event_type"]) == expected
    assert (fit["left_out"] is None) == (row is not None)


@pytest.mark.parametrize("accused", TAKERS)
def test_who_takes_a_place_decides_the_type(accused: str, made: Record) -> None:
    row = made.find("acled_shaped", f"taken-by-{accused}")
    assert (row and row["sub_event_type"]) == TAKERS[accused]


def test_violence_against_civilians(made: Record) -> None:
    names = "event_type sub_event_type civilian_targeting actor2 inter2 interaction"
    assert pick(made.acled("by-hand"), names) == (
        *("Violence against civilians", "Attack", "Civilian targeting", "Civilians (Syria)", "Civilians"),
        "Rebel group-Civilians",
    )
    assert made.acled("by-hand")["assoc_actor_2"] == "Farmers"
    assert made.acled("foreign")["interaction"] == "External/Other forces-Civilians"


def test_what_goes_on_without_a_day_is_no_event_of_acled(made: Record) -> None:
    found = {row["event_id"]: row["left_out"] for row in made.rows["acled_fit"]}
    assert (found["going-on"], found["going-on-since"]) == ("state_of_affairs", "no_day")


def test_the_dispute_stands_in_the_notes(small: Record) -> None:
    assert small.acled("bridge-strike")["notes"] == (
        "Strike on the bridge at Eastford. Fatalities disputed: 12 (The River Post), 14 (Defence Ministry of Norland),"
        " more than 20 (Coast Observatory). Responsibility contested. Vesland, carried out: accused by Defence Ministry"
        " of Norland; denied by Vesland. Without a say in actor 1: denials. Actor 1 by claim"
        " river-post-p3-blame (carried_out)."
    )


def test_numbers_in_the_notes_are_as_said(made: Record) -> None:
    notes = {event: made.acled(event)["notes"].split(" Responsibility")[0] for event in ("words", "worded", "copied")}
    assert notes["words"] == (
        "words. Fatalities disputed: 5 to 10 (Hill Post), about 7 (Norland, Relief Council), denied (Vesland)."
    )
    # What is worded differently is not disputed: at least 5, and 5.
    assert notes["worded"] == "worded."
    assert notes["copied"] == "copied."


# ---- the loss reports ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", range(len(LOSS)))
def test_a_loss_report_is_a_claim(number: int, made: Record) -> None:
    told, expected = LOSS[number]
    found = [row for row in made.rows["loss_reports_shaped"] if row["claim_source"] == f"Teller {number}"]
    if expected is None:
        assert found == [], told
        return
    names = "loss_count time_frame minimum maximum category"
    assert [pick(row, names) for row in found] == [expected]
    assert pick(found[0], "loss_type loss_country source_target") == (
        *(f"{expected[-1]}-Syria", "Syria"),
        f"Teller {number}-Syria",
    )


def test_the_first_day_of_a_counted_event_is_day_one(small: Record) -> None:
    """The strike was on 3 May, the article appeared on the 5th, the ministry spoke on the 4th."""
    assert {pick(row, "claim_source days") for row in small.rows["loss_reports_shaped"]} == {
        ("Coast Observatory", 3),
        ("Defence Ministry of Norland", 2),
        ("Senior official of Norland", 3),
        ("The River Post", 3),
    }


def test_a_copy_of_a_number_is_counted_as_lost(small: Record, made: Record) -> None:
    assert small.counted("loss_reports_shaped", "lost")["copy"] == 0
    assert made.counted("loss_reports_shaped", "lost")["copy"] == 1


# ---- the real record -------------------------------------------------------------------------------------------------


@of_the_five
def test_the_events_with_a_death_toll_and_a_day_are_carried(real: Record) -> None:
    """Of the reprisals one caption alone gives the day, by the army's video; 16, 45 and more than 300 are told."""
    names = "relid side_a side_b low best high date_prec"
    assert [pick(row, names) for row in real.rows["ged_shaped"]] == [
        ("idlib-strike", "Government of Syria", "Government of Turkey", 33, 33, 33, 1),
        ("turkish-reprisals", "Government of Turkey", "Government of Syria", 16, 45, 300, 2),
    ]
    found = {row["event_id"]: row["left_out"] for row in real.rows["ged_fit"]}
    assert found["fire-on-hezbollah"] == found["russian-strikes"] == "no_day"


@of_the_five
def test_the_notes_list_who_accuses_leaves_open_and_denies(real: Record) -> None:
    """Business Standard 1, ITV News 3, Japan Times 2 and 11, National 1, 5 and 11, Washington Post 2, 4, 5 and 13."""
    assert real.acled("idlib-strike")["notes"] == (
        "Strike that killed Turkish soldiers in Idlib. Responsibility contested. Russia, carried out: left open by The"
        " National; denied by Russia. Syria, carried out: told by Business Standard, ITV News, The Washington Post;"
        " accused by Turkey, Turkish officials; accused by Turkey (inferred); left open by The National."
        " Presence. Russia: denied by Russia. Without a say in actor 1: denials, what is left open. Actor 1 by claim"
        " business-standard-p1-regime (carried_out)."
    )


@of_the_five
def test_a_number_that_is_updated_is_told_with_what_updates_it(real: Record) -> None:
    """The monitor has no name in Business Standard 7; the link from 16 to 45 is the curator's."""
    notes = real.acled("turkish-reprisals")["notes"]
    assert (
        "Fatalities disputed: 16 (monitoring group, concluded to be Syrian Observatory for Human Rights), updated by 45"
        " (Syrian Observatory for Human Rights; inferred; probable), at least 16 (ITV News), 45 (Syrian Observatory for"
        " Human Rights), more than 300 (Hulusi Akar), not confirmed (Syrian government)."
    ) in notes
    assert "Fatalities" not in real.acled("idlib-strike")["notes"]


def test_a_row_of_ged_tells_who_contests_it_and_on_what_its_number_hangs(real: Record) -> None:
    """The Washington Post 5 denies; that 45 (Japan Times 15) replaces 16 is the curator's conclusion."""
    strike, reprisals = (real.ged(event)["source_article"] for event in ("idlib-strike", "turkish-reprisals"))
    assert strike.endswith(
        ";Responsibility contested. Russia, carried out: left open by The National, denied by Russia. Syria, carried"
        " out: told by Business Standard, ITV News, The Washington Post, accused by Turkey, Turkish officials, accused"
        " by Turkey (inferred), left open by The National. Presence. Russia: denied by Russia.;without a say in the"
        " sides: denials, what is left open"
    )
    assert reprisals.endswith(";best would be 16 without the unsure updates by japan-times-p15-killed")
    assert "contested" not in reprisals
    lost = real.counted("ged_shaped", "lost")
    assert (lost["contested"], lost["hangs_on"]) == (1, 1)


@of_the_five
def test_who_is_credited_with_a_deciding_number_is_its_source(real: Record) -> None:
    assert real.ged("idlib-strike")["source_original"] == "Rahmi Dogan"


def test_no_fighter_of_a_group_is_counted_to_a_country(real: Record) -> None:
    """Hezbollah is not the military of Lebanon."""
    assert set(real.column("loss_reports_shaped", "loss_country")) == {"Syria", "Turkey"}
    assert real.counted("loss_reports_shaped", "left_out")["no_military"] == 1


def test_each_loss_report_is_linked_to_its_claim(record: Record) -> None:
    linked = record.con.execute(
        "SELECT report_no, number, claim_source FROM loss_claims WHERE report_no IS NOT NULL ORDER BY report_no"
    ).fetchall()
    rows = record.rows["loss_reports_shaped"]
    assert linked == [(number, *pick(row, "loss_count claim_source")) for number, row in enumerate(rows, 1)]


def test_equipment_destroyed_is_a_loss(real: Record) -> None:
    """The Washington Post 8: helicopters, tanks, an air defense system; many is at least 2 by our convention."""
    names = "loss_type claim_source loss_count minimum time_frame"
    kinds = {"Helicopters", "Tanks", "AA Systems"}
    assert [pick(row, names) for row in real.rows["loss_reports_shaped"] if row["category"] in kinds] == [
        ("Helicopters-Syria", "Hulusi Akar", 2, 1, "Day"),
        ("Tanks-Syria", "Hulusi Akar", 2, 1, "Day"),
        ("AA Systems-Syria", "Hulusi Akar", 1, 0, "Day"),
    ]
