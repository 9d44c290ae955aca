"""Measure every view on invented records of growing size: seconds, growth and memory on two threads within 2 GB.

Run as `make bench-views`, or `python -m tests.bench_views 10000 100000` for some sizes.
"""

import argparse
import math
import resource
import time
from collections.abc import Callable

import duckdb

from etl.publish.progress import Progress
from etl.rules import find_views, in_order, views_read
from tests.empty import LOOKED_FOR, empty_tables

SIZES = (10_000, 100_000, 1_000_000)
GOAL = 10.0  # Seconds for all views of a million claims.

# The kinds of claims stand to each other as in the record this was made for: of 25 claims 14 tell events, 5 hold
# somebody responsible, 2 are quotations, 2 count people harmed and 2 other things. An article has 100 claims, and 50
# articles tell one story of 100 events, each with a count of its own: 5 to 8 numbers from as many articles, one in two
# without a known origin, one in eight an update of the one before.
RECORD = """
CREATE TABLE plan AS
SELECT
    i,
    'a' || (i // 100) || '-p' || (i % 100 // 5 + 1) || '-c' || i AS claim_id,
    'a' || (i // 100) AS source_id,
    i % 100 // 5 + 1 AS paragraph,
    CASE WHEN i % 25 < 14 THEN 'event' WHEN i % 25 < 19 THEN 'attribution' WHEN i % 25 < 21 THEN 'quote'
        WHEN i % 2 = 0 THEN 'casualty' ELSE 'figure' END AS kind,
    'e' || (i // 5000 * 100 + i // 3 * 7919 % 100) AS event_id,
    i // 25 * 4 + i % 25 - 21 AS nth,
    CASE WHEN i % 2 = 0 THEN 'actor' || (i * 31 % 200) END AS claimant_id,
    DATE '2020-02-27' + CAST(i // 100 % 60 AS INTEGER) AS day
FROM range({total}) AS claims (i);

INSERT INTO sources BY NAME
SELECT DISTINCT source_id, 'Paper ' || (i // 100 % 40) AS publisher, 'Title' AS title,
    CAST(day AS VARCHAR) AS published, day AS published_start, day AS published_end, 'en' AS language, 20 AS paragraphs,
    800 AS words, 700 AS words_unquoted, 200 AS words_published
FROM plan;

INSERT INTO paragraphs BY NAME
SELECT DISTINCT source_id, paragraph,
    CASE paragraph WHEN 1 THEN 'headline' WHEN 2 THEN 'subhead' WHEN 3 THEN 'caption' ELSE 'body' END AS role,
    paragraph * 300 AS span_start, paragraph * 300 + 290 AS span_end, 40 AS words, 5 AS claims
FROM plan;

INSERT INTO actors BY NAME
SELECT 'actor' || n AS actor_id, 'Actor ' || n AS name, 'armed_force' AS kind, 'TUR' AS country,
    CASE WHEN n % 10 > 0 THEN 'actor' || (n // 10 * 10) END AS member_of_id,
    CASE n % 6 WHEN 0 THEN 'norland' WHEN 1 THEN 'vesland' WHEN 2 THEN 'norland' WHEN 3 THEN 'other_party'
        WHEN 4 THEN 'not_a_party' ELSE 'unknown' END AS side
FROM range(200) AS numbers (n);

INSERT INTO places BY NAME
SELECT 'place' || n AS place_id, 'Place ' || n AS name, 'settlement' AS kind, 'SYR' AS country, 'Idlib' AS admin1,
    35.0 + n / 100.0 AS latitude, 36.0 + n / 100.0 AS longitude
FROM range(100) AS numbers (n);

INSERT INTO events BY NAME
SELECT 'e' || n AS event_id, 'Event ' || n AS title, 'airstrike' AS type, 'occurred' AS status,
    CAST(DATE '2020-02-27' + CAST(n % 30 AS INTEGER) AS VARCHAR) AS date,
    DATE '2020-02-27' + CAST(n % 30 AS INTEGER) AS date_start, DATE '2020-02-27' + CAST(n % 30 AS INTEGER) AS date_end,
    'place' || (n % 100) AS place_id, 'settlement' AS place_precision
FROM range({total} // 50) AS numbers (n);

INSERT INTO tallies BY NAME
SELECT 't' || n AS tally_id, 'Count ' || n AS title, 'e' || n AS event_id, 'event' AS scope,
    CASE WHEN n % 2 = 0 THEN 'actor' || (n % 200) END AS victims_id,
    CASE WHEN n % 2 = 0 THEN 'killed' END AS outcome,
    CASE WHEN n % 2 = 1 THEN 'targets' END AS subject,
    CASE WHEN n % 2 = 1 THEN 'targets_hit' END AS measure
FROM range({total} // 50) AS numbers (n);

INSERT INTO origins BY NAME
SELECT 'o' || n AS origin_id, 'statement' AS kind, 'actor' || (n % 200) AS actor_id, 'Origin ' || n AS title
FROM range({total} // 50 * 3) AS numbers (n);

-- Of the 800 numbers of a story every hundredth belongs to one count; j is its place there.
CREATE TABLE told AS
SELECT
    claim_id,
    nth // 800 * 100 + nth % 100 AS tally,
    nth % 800 // 100 AS j,
    kind,
    CASE WHEN nth * 13 % 17 < 8 THEN 'o' || ((nth // 800 * 100 + nth % 100) * 3 + nth // 100 % 3) END AS origin_id,
    10 + nth % 100 * 3 + nth // 100 % 3 * 5 AS value,
    CASE nth * 7 % 11 WHEN 0 THEN 'at_least' WHEN 1 THEN 'more_than' WHEN 2 THEN 'dozens' WHEN 3 THEN 'about'
        WHEN 4 THEN 'nearly' WHEN 5 THEN 'unspecified' ELSE 'exact' END AS qualifier
FROM plan
WHERE i % 25 >= 21 AND (nth % 800 < 500 OR nth % 3 > 0);

INSERT INTO claims BY NAME
SELECT
    p.claim_id, p.kind, p.event_id, p.source_id, p.paragraph, 'some words of claim ' || p.i AS exact,
    p.i % 100 * 60 AS span_start, p.i % 100 * 60 + 22 AS span_end, p.claimant_id,
    CASE WHEN p.claimant_id IS NULL THEN 'article_voice' ELSE 'named' END AS claimant_naming, t.origin_id,
    CASE WHEN p.i % 14 = 0 THEN CAST(p.day - 1 AS VARCHAR) END AS said_on,
    CASE WHEN p.i % 14 = 0 THEN p.day - 1 END AS said_on_start,
    CASE WHEN p.i % 14 = 0 THEN p.day - 1 END AS said_on_end,
    CASE WHEN p.claimant_id IS NOT NULL THEN 'said the actor' END AS credit_exact,
    'stated' AS basis
FROM plan AS p
LEFT JOIN told AS t ON p.claim_id = t.claim_id
ORDER BY p.i;

CREATE TABLE numbered AS
SELECT
    c.claim_id, c.event_id, 't' || t.tally AS tally_id, c.source_id, c.paragraph, c.exact, c.span_start, c.span_end,
    c.claimant_id, CASE WHEN t.qualifier = 'unspecified' THEN 'not_confirmed' ELSE 'asserts' END AS stance, t.qualifier,
    CASE WHEN t.qualifier NOT IN ('dozens', 'unspecified') THEN t.value END AS value,
    CASE WHEN t.qualifier = 'dozens' THEN 24 WHEN t.qualifier IN ('exact', 'at_least', 'more_than') THEN t.value END
        AS low,
    CASE WHEN t.qualifier = 'dozens' THEN 99 WHEN t.qualifier IN ('exact', 'nearly') THEN t.value END AS high,
    'event' AS scope, t.kind, t.tally, t.j, t.value AS said
FROM told AS t
INNER JOIN claims AS c ON t.claim_id = c.claim_id;

INSERT INTO casualties BY NAME
SELECT * EXCLUDE (kind, tally, j, said), 'actor' || (tally % 200) AS victims_id, 'combatant' AS victims_status,
    'killed' AS outcome, 'certain' AS modality, CASE WHEN claimant_id IS NOT NULL THEN
        CASE tally % 3 WHEN 0 THEN 'own_losses' WHEN 1 THEN 'enemy_losses' ELSE 'third_party' END END
        AS claimant_interest
FROM numbered WHERE kind = 'casualty';

INSERT INTO figures BY NAME
SELECT * EXCLUDE (kind, tally, j, said), 'targets_hit' AS measure, 'targets' AS subject, 'item' AS unit,
    'certain' AS modality
FROM numbered WHERE kind = 'figure';

-- Within a count: one number in eight updates the one before it, one in four repeats it.
INSERT INTO claim_links BY NAME
SELECT
    b.claim_id,
    CASE WHEN (b.tally + b.j) % 8 = 0 THEN 'updates' WHEN (b.tally + b.j) % 8 < 3 THEN 'repeats' ELSE 'derives_from' END
        AS relation,
    a.claim_id AS other_claim_id, 'inferred' AS basis, 'certain' AS certainty
FROM numbered AS a
INNER JOIN numbered AS b ON a.tally = b.tally AND b.j = a.j + 1
WHERE (b.tally + b.j) % 8 < 4;

INSERT INTO event_mentions BY NAME
SELECT
    claim_id, event_id, source_id, paragraph, exact, span_start, span_end, claimant_id,
    CASE WHEN row % 40 = 0 THEN 'denies' ELSE 'asserts' END AS stance, 'certain' AS modality,
    CASE WHEN row % 9 = 0 THEN 'planned' WHEN claimant_id IS NULL THEN 'occurred' ELSE 'claimed' END AS status,
    '2020-02-27' AS date, DATE '2020-02-27' AS date_start, DATE '2020-02-27' AS date_end,
    'settlement' AS place_precision
FROM (SELECT * EXCLUDE ("row"), row_number() OVER () AS row FROM claims WHERE kind = 'event') AS c;

INSERT INTO mention_means BY NAME
SELECT claim_id, unnest(['artillery', 'drone']) AS means FROM event_mentions;

INSERT INTO event_participants BY NAME
SELECT claim_id, 'actor' || (span_start % 200) AS actor_id, 'affected' AS role FROM event_mentions;

INSERT INTO attributions BY NAME
SELECT
    claim_id, event_id, source_id, paragraph, exact, span_start, span_end, claimant_id,
    'actor' || (span_start % 200) AS accused_id, 'carried_out' AS charge,
    CASE WHEN row % 10 = 0 THEN 'denies' WHEN row % 3 = 0 THEN 'accuses' ELSE 'asserts' END AS stance
FROM (SELECT * EXCLUDE ("row"), row_number() OVER () AS row FROM claims WHERE kind = 'attribution') AS c;

INSERT INTO utterances BY NAME
SELECT 'u' || n AS utterance_id, 'actor' || (n % 200) AS speaker_id, '2020-02-28' AS said_on
FROM range({total} // 50) AS numbers (n);

INSERT INTO quotes BY NAME
SELECT
    claim_id, event_id, source_id, paragraph, exact, span_start, span_end, claimant_id, 'full' AS kind,
    coalesce(claimant_id, 'actor7') AS speaker_id, 'u' || (row % ({total} // 50)) AS utterance_id,
    'unknown' AS translated
FROM (SELECT * EXCLUDE ("row"), row_number() OVER () AS row FROM claims WHERE kind = 'quote') AS c;

INSERT INTO actor_names BY NAME
SELECT DISTINCT claimant_id AS actor_id, source_id, paragraph, 'Actor' AS name
FROM claims WHERE claimant_id IS NOT NULL;

DROP TABLE plan;
DROP TABLE told;
DROP TABLE numbered;
"""


def main() -> None:
    """Print every figure; the memory is that of the process at its most."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="claims of each record")
    sizes = sorted(parser.parse_args().sizes)
    progress = Progress()
    times: dict[str, list[float]] = {view.name: [] for view in find_views()}
    for size in sizes:
        progress.step(f"inventing {size:,} claims")
        con = record(size)
        for view, seconds in measure(con, progress.step).items():
            times[view].append(seconds)
        con.close()
    progress.close()
    print(
        "seconds for all rows of a view, those before it at hand as in a build, at "
        + ", ".join(f"{size:,}" for size in sizes)
        + " claims"
    )
    for view, spent in sorted(times.items(), key=lambda item: -item[1][-1]):
        print(f"{view:20}" + "".join(f"{seconds:9.3f}" for seconds in spent))
    totals = [sum(column) for column in zip(*times.values(), strict=True)]
    print(f"{'all views':20}" + "".join(f"{seconds:9.3f}" for seconds in totals))
    for before, after, first, then in zip(sizes, sizes[1:], totals, totals[1:], strict=False):
        allowed = after * math.log(after) / (before * math.log(before))
        print(f"from {before:,} to {after:,}: {then / first:.1f} times as long; n log n is {allowed:.1f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(f"at most {peak:.2f} GB; goal: a million claims under {GOAL:.0f} s and within 2 GB")


def record(claims: int) -> duckdb.DuckDBPyConnection:
    """An invented record, the same at every run."""
    con = empty_tables()
    con.execute("SET threads = 2")
    con.execute("SET memory_limit = '2GB'")
    con.execute(RECORD.replace("{total}", str(claims)) + LOOKED_FOR)
    return con


def measure(con: duckdb.DuckDBPyConnection, step: Callable[[str, int, int], None]) -> dict[str, float]:
    """View to the seconds in which all its rows are made, in their order.

    As in a build, a view that others read is made once, as a table that stands before it under its name.
    """
    views = in_order(con)
    times = {}
    for done, view in enumerate(views):
        step(view.name, done, len(views))
        start = time.perf_counter()
        con.execute(f'CREATE TEMP TABLE "{view.name}" AS {view.sql}')
        times[view.name] = time.perf_counter() - start
        if not any(view.name in views_read(con, later.sql) for later in views[done + 1 :]):
            con.execute(f'DROP TABLE temp."{view.name}"')
    return times


if __name__ == "__main__":
    main()
