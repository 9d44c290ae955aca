-- The fewest claims of a count without which all others that still stand allow one number: one row a tally.
-- What each claim allows is an interval, see tally_limits. A number that the most claims allow leaves the fewest to be
-- removed: removed = claims that stand - claims that allow that number. It is enough to try the ends where an interval
--   begins, since of intervals that share a number one begins last, and all share its beginning. Claims are counted as
--   they are printed, copies too, since each of them would have to go. Where several choices are equally few, that one
--   stands here whose list of ids, each list in its order, comes first. To be in it says nothing of being wrong. What
--   is taken to be updated no longer stands: the curator's updates hold here, the inferred and the only probable like
--   the others. What hangs on the unsure ones for a rule's answer is in `estimates.hangs_on`.
-- removed: How many claims that is; 0 where all that stand allow one number together, or where nobody gives a number.
-- claim_ids: These claims, separated by blanks; null where none has to go.
-- basis [basis]: Whether all of these claims are printed (stated), or any of them is itself concluded (inferred); null
--   where none has to go.
WITH torn AS (
    SELECT tally_id FROM joint_bounds WHERE reason_null = 'no_common_number'
),

-- An interval from its beginning to its end; a bound that is itself outside lies a step within: after it, or before.
intervals AS MATERIALIZED (
    SELECT
        l.tally_id,
        l.claim_id,
        l.basis,
        coalesce(l.least, -1e300) AS first_number,
        CASE WHEN l.least_open THEN 1 ELSE 0 END AS first_step,
        coalesce(l.most, 1e300) AS last_number,
        CASE WHEN l.most_open THEN -1 ELSE 0 END AS last_step
    FROM tally_limits AS l
    INNER JOIN torn AS t ON l.tally_id = t.tally_id
),

ends AS (
    SELECT tally_id, claim_id, first_number AS number, first_step AS step, 0 AS is_last FROM intervals
    UNION ALL
    SELECT tally_id, claim_id, last_number, last_step, 1 FROM intervals
),

-- Along the ends of a count: how many intervals have begun, and how many of them are over.
running AS (
    SELECT
        tally_id,
        number,
        step,
        is_last,
        count(*) FILTER (WHERE is_last = 0) OVER along - count(*) FILTER (WHERE is_last = 1) OVER along AS allowing
    FROM ends
    WINDOW along AS (
        PARTITION BY tally_id ORDER BY number, step, is_last, claim_id
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    )
),

beginnings AS MATERIALIZED (
    SELECT
        tally_id,
        number,
        step,
        max(allowing) AS allowing,
        max(max(allowing)) OVER (PARTITION BY tally_id) AS most_allowing
    FROM running
    WHERE is_last = 0
    GROUP BY tally_id, number, step
),

-- Of sets of one size the first to be removed leaves the last to stay. (A list of ids compares like its ids, since a
-- blank comes before all that an id can hold.)
choices AS (
    SELECT b.tally_id, b.number, b.step, string_agg(i.claim_id, ' ' ORDER BY i.claim_id) AS staying_ids
    FROM beginnings AS b
    INNER JOIN intervals AS i
        ON
            b.tally_id = i.tally_id
            AND (i.first_number < b.number OR (i.first_number = b.number AND i.first_step <= b.step))
            AND (i.last_number > b.number OR (i.last_number = b.number AND i.last_step >= b.step))
    WHERE b.allowing = b.most_allowing
    GROUP BY b.tally_id, b.number, b.step
),

placed AS (
    SELECT
        tally_id,
        number,
        step,
        row_number() OVER (PARTITION BY tally_id ORDER BY staying_ids DESC, number, step) AS place
    FROM choices
),

chosen AS (
    SELECT
        i.tally_id,
        count(*) AS removed,
        string_agg(i.claim_id, ' ' ORDER BY i.claim_id) AS claim_ids,
        min(i.basis) AS basis
    FROM placed AS p
    INNER JOIN intervals AS i
        ON
            p.tally_id = i.tally_id
            AND p.place = 1
            AND (
                i.first_number > p.number
                OR (i.first_number = p.number AND i.first_step > p.step)
                OR i.last_number < p.number
                OR (i.last_number = p.number AND i.last_step < p.step)
            )
    GROUP BY i.tally_id
)

SELECT
    t.tally_id,
    coalesce(c.removed, 0) AS removed,
    c.claim_ids,
    c.basis
FROM tallies AS t
LEFT JOIN chosen AS c ON t.tally_id = c.tally_id
ORDER BY t.tally_id
