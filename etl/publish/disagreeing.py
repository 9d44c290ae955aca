"""A disagreement, or more answers to one, made of the claims that contradict each other."""

from dataclasses import dataclass, field

from etl.answers import keep_answers
from etl.problems import Problem, Proposal
from etl.seeds import Seeds
from etl.seeds.ids import claim_id
from etl.seeds.write import record_text
from etl.tables import Tables

HEAD = "# Proposed by `etl check --write`: word the question, and say what explains the difference.\n"
_QUESTIONS = {
    "count": "{}: how many?",
    "responsibility": "{}: who did it?",
    "date": "{}: on which day?",
    "occurrence": "{}: did it happen?",
}
# Nobody did what is not told as done: claims name who would, or would have.
_WOULD = dict.fromkeys(("planned", "threatened", "demanded", "hypothetical"), "would do")
_WOULD |= dict.fromkeys(("denied", "did_not_happen"), "would have done")

_KINDS = {
    ("casualties", "value"): "count",
    ("figures", "value"): "count",
    ("attributions", "stance"): "responsibility",
    ("event_mentions", "date"): "date",
    ("event_mentions", "stance"): "occurrence",
    ("event_mentions", "status"): "occurrence",
}
"""Where a claim is told to contradict others, to what they contradict each other in."""

_TOLD = """
    SELECT 'count' AS kind, claim_id, concat_ws(' ', qualifier, value, low, high) AS alike, NULL AS answer, value
    FROM casualties
    UNION ALL
    SELECT 'count', claim_id, concat_ws(' ', qualifier, value, low, high), NULL, value FROM figures
    UNION ALL
    SELECT 'responsibility', a.claim_id, concat_ws(' ', a.accused_id, a.stance = 'denies'),
        CASE WHEN a.stance = 'denies' THEN 'Not ' ELSE '' END || n.name, NULL
    FROM attributions AS a INNER JOIN actors AS n ON a.accused_id = n.actor_id
    UNION ALL
    SELECT 'date', claim_id, date, date, NULL FROM event_mentions
    UNION ALL
    SELECT 'occurrence', claim_id, answer, answer, NULL FROM (
        SELECT claim_id, CASE WHEN stance = 'asserts' AND status IN ('occurred', 'ongoing', 'claimed')
            THEN 'It happened' ELSE 'It did not happen' END AS answer
        FROM event_mentions
    )
"""
"""What each claim answers: what is alike in equal answers, the answer, and its number."""

_MATTER = """
    SELECT DISTINCT m.tally_id, m.event_id, coalesce(t.title, e.title), e.status, lower(n.label)
    FROM contradictions AS m
    LEFT JOIN attributions AS a ON a.claim_id = $claim
    LEFT JOIN vocabulary AS c ON c.vocabulary = 'charge' AND a.charge = c.value
    LEFT JOIN vocabulary AS n ON n.vocabulary = 'no_deed' AND c.no_deed = n.value
    LEFT JOIN tallies AS t ON m.tally_id = t.tally_id
    LEFT JOIN events AS e ON m.tally_id IS NULL AND m.event_id = e.event_id
    WHERE m.kind = $kind AND $claim IN (m.claim_id, m.other_claim_id)
"""
"""What a claim contradicts others about, how that stands where it is an event, and what is charged that is no deed."""

_CLAIMS = f"""
    SELECT c.claim_id, c.source_id, c.paragraph, c.claimant_id, t.alike, t.answer, t.value
    FROM (
        SELECT DISTINCT unnest([claim_id, other_claim_id]) AS claim_id FROM contradictions
        WHERE NOT joined_by_update AND kind = $kind
            AND tally_id IS NOT DISTINCT FROM $tally AND event_id IS NOT DISTINCT FROM $event
    ) AS ours
    INNER JOIN claims AS c ON ours.claim_id = c.claim_id
    INNER JOIN ({_TOLD}) AS t ON t.kind = $kind AND ours.claim_id = t.claim_id
    ORDER BY c."row"
"""
"""The claims that contradict each other about it, in reading order."""

_PAIRS = """
    SELECT claim_id, other_claim_id FROM contradictions
    WHERE NOT joined_by_update AND kind = $kind
        AND tally_id IS NOT DISTINCT FROM $tally AND event_id IS NOT DISTINCT FROM $event
    ORDER BY ALL
"""
"""Which claims contradict each other about it."""

_STANDING = """
    WITH ours AS (
        SELECT disagreement_id, kind = $kind AS alike, kind <> 'count' OR test = 'contradictory' AS names, "row"
        FROM disagreements
        WHERE CASE WHEN $kind = 'count' THEN kind = 'count' AND tally_id = $tally ELSE event_id = $event END
    )
    SELECT d.disagreement_id, d.alike, d.names, p.claim_id, p.position_no, coalesce(c.claimant_id, c.source_id)
    FROM ours AS d
    INNER JOIN disagreement_claims AS p ON d.disagreement_id = p.disagreement_id
    INNER JOIN claims AS c ON p.claim_id = c.claim_id
    UNION
    SELECT d.disagreement_id, d.alike, d.names, c.claim_id, a.position_no, coalesce(a.claimant_id, a.source_id)
    FROM ours AS d
    INNER JOIN disagreement_positions AS a ON d.disagreement_id = a.disagreement_id
    INNER JOIN claims AS c
        ON a.source_id = c.source_id AND a.paragraph = c.paragraph AND a.claimant_id IS NOT DISTINCT FROM c.claimant_id
    WHERE $kind <> 'count' AND c.event_id = $event
    ORDER BY ALL
"""
"""The claims in each disagreement about the same, with their answers and voices, as `contradiction-open` has them."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One of the claims that contradict each other.

    Attributes:
        alike: What it shares with claims that answer the same.
        answer: Its answer in words; for a count the number as it is typed.
        value: Its number; null where it has none.
    """

    claim_id: str
    source_id: str
    paragraph: int
    claimant_id: str | None
    alike: str
    answer: str
    value: float | None


Pair = tuple[str, str]
"""Two claims that contradict each other."""


@dataclass(frozen=True, slots=True)
class Named:
    """A disagreement about the same.

    Attributes:
        alike: Whether it is of the kind in which they contradict each other.
        asks: Whether it asks just this: of that kind, and by a test by which answers exclude each other.
        answers: Claim to the numbers of the answers that it stands for.
        voices: Who gives these answers: claimants, or articles in their own voice.
    """

    id_: str
    alike: bool
    asks: bool
    answers: dict[str, set[int]] = field(default_factory=dict)
    voices: set[str] = field(default_factory=set)


def disagreement(found: Problem, file: str, seeds: Seeds, tables: Tables) -> Proposal | None:
    """What names the contradiction that a problem tells; null where that takes a change of what is typed.

    Args:
        found: The problem, at a claim.
        file: The seed file of the disagreements, as shown to people.
        seeds: The seeds.
        tables: The tables.
    """
    con, kind = tables.con, _KINDS[found.table or "", found.field or ""]
    key, at = "number" if kind == "count" else str(found.field), (found.file, found.line, found.column)
    records = {claim_id(r): r for r in seeds.claims() if r.form.table == found.table and r.place(key) == at}
    keep_answers(con, {"contradictions", "disagreement_claims"})
    told = con.execute(_MATTER, {"kind": kind, "claim": next(iter(records))}).fetchall()
    [(tally, event, title, status, no_deed)] = told
    if title is None:
        return None  # A tally or an event that no register has is told as such, and first.
    matter = {"kind": kind, "tally": tally, "event": event}
    claims, named = _claims(matter, seeds, tables), _named(matter, tables)
    pairs = _open(con.execute(_PAIRS, matter).fetchall(), named)
    lacking = _lacking(pairs, named, {c.claim_id: c.claimant_id or c.source_id for c in claims})
    if lacking is not None:
        return _more(*lacking, claims, file, tables)
    unnamed = [claim for claim in claims if any(claim.claim_id in pair for pair in pairs)]
    question = _question(kind, status, no_deed).format(title)
    values = {"kind": kind, "tally_id": tally, "event_id": event, "question": question}
    return _new(values, unnamed, file, seeds, tables) if unnamed else None


def _named(matter: dict[str, str | None], tables: Tables) -> list[Named]:
    """The disagreements about the same."""
    found: dict[str, Named] = {}
    for id_, alike, names, claim, answer, voice in tables.con.execute(_STANDING, matter).fetchall():
        one = found.setdefault(id_, Named(id_, alike=alike, asks=alike and names))
        one.answers.setdefault(claim, set()).add(answer)
        one.voices.add(voice)
    return list(found.values())


def _open(pairs: list[Pair], named: list[Named]) -> list[Pair]:
    """The pairs that none names; where one of this kind holds both otherwise, a person must correct it."""
    return [pair for pair in pairs if not any(_holds(one, *pair) for one in named)]


def _holds(one: Named, claim: str, other: str) -> bool:
    both = one.answers.keys() >= {claim, other}
    return both and (one.alike or len(one.answers[claim] | one.answers[other]) > 1)


def _lacking(pairs: list[Pair], named: list[Named], voices: dict[str, str]) -> tuple[str, set[str]] | None:
    """The disagreement that some claims belong into, and these; null where none is the one.

    A claim belongs where one that it contradicts stands, of several where most do.
    """
    found = []
    for one in (one for one in named if one.asks):
        added = [{*pair} - one.answers.keys() for pair in pairs]
        fitting = [claims for claims in added if len(claims) == 1 and _asked(one, {voices[c] for c in claims})]
        found.append((len(fitting), one.id_, set[str]().union(*fitting)))
    most = max((count for count, *_ in found), default=0)
    best = [(id_, claims) for count, id_, claims in found if count == most > 0]
    return best[0] if len(best) == 1 else None


def _asked(one: Named, voices: set[str]) -> bool:
    """Whether a question is put to these voices: where one voice gives several answers, it is what that one said."""
    answers = set[int]().union(*one.answers.values())
    return len(one.voices) > 1 or len(answers) == 1 or one.voices == voices


def _question(kind: str, status: str | None, no_deed: str | None) -> str:
    """What is asked, with room for what it is asked of."""
    if kind == "responsibility" and no_deed:
        return f"{{}}: who is {no_deed}?"
    would = _WOULD.get(status or "") if kind == "responsibility" else None
    return f"{{}}: who is named as the one who {would} it?" if would else _QUESTIONS[kind]


def _claims(matter: dict[str, str | None], seeds: Seeds, tables: Tables) -> list[Claim]:
    numbers = {claim_id(r): r.get("number") for r in seeds.claims() if "number" in r.form.hooks}
    claims = []
    for id_, source, paragraph, claimant, alike, answer, value in tables.con.execute(_CLAIMS, matter).fetchall():
        typed = answer or str(numbers[id_])
        claims.append(Claim(id_, source, paragraph, claimant, alike, typed[:1].upper() + typed[1:], value))
    return claims


def _new(values: dict[str, str | None], claims: list[Claim], file: str, seeds: Seeds, tables: Tables) -> Proposal:
    """A disagreement of its own."""
    own = f"{values['tally_id'] or values['event_id']}-{values['kind']}"
    taken = {id_ for table, id_ in seeds.retired if table == "disagreements"}
    taken |= {id_ for (id_,) in tables.con.execute("SELECT disagreement_id FROM disagreements").fetchall()}
    own = next(id_ for id_ in (own, *(f"{own}-{n}" for n in range(2, len(taken) + 3))) if id_ not in taken)
    more = {"disagreement_id": own, "test": "contradictory", "weight": _weight(values["kind"], claims)}
    form = tables.provenance.model.forms.registers["disagreements"]
    text = record_text(
        form, values | more | {"explained_by": "unexplained"}, {"positions": _positions(claims, {}, {}, tables)}
    )
    return Proposal(file, HEAD + text, f"disagreement {own}")


def _more(named: str, lacking: set[str], claims: list[Claim], file: str, tables: Tables) -> Proposal:
    """More answers to a disagreement that is there."""
    sql = "SELECT claim_id, position_no FROM disagreement_claims WHERE disagreement_id = ?"
    placed = dict(tables.con.execute(sql, [named]).fetchall())
    sql = "SELECT position_no, min(answer) FROM disagreement_positions WHERE disagreement_id = ? GROUP BY position_no"
    answers = dict(tables.con.execute(sql, [named]).fetchall())
    text = _positions([c for c in claims if c.claim_id in placed.keys() | lacking], placed, answers, tables)
    added = ", ".join(c.claim_id for c in claims if c.claim_id in lacking)
    return Proposal(file, text, f"answers of {added}", named, "positions")


def _positions(claims: list[Claim], placed: dict[str, int], answers: dict[int, str], tables: Tables) -> str:
    """The answers of the claims that have no place yet; claims that say the same share one.

    Args:
        claims: The claims.
        placed: Claim to the number of the answer that it stands for already.
        answers: Number to answer.
        tables: The tables.
    """
    form, answers = tables.provenance.model.forms.by_name["position"], dict(answers)
    numbers = {c.alike: placed[c.claim_id] for c in claims if c.claim_id in placed}
    text = ""
    for claim in (c for c in claims if c.claim_id not in placed):
        number = numbers.setdefault(claim.alike, max(answers, default=0) + 1)
        answer = answers.setdefault(number, claim.answer)
        values = {"position_no": number, "answer": answer, "claimant_id": claim.claimant_id}
        where = {"source_id": claim.source_id, "paragraph": claim.paragraph, "claim_id": claim.claim_id}
        text += record_text(form, values | where)
    return text


def _weight(kind: str | None, claims: list[Claim]) -> str | None:
    """As the vocabulary defines it; null where only judgement tells."""
    if kind in ("responsibility", "occurrence"):
        return "major"
    values = [claim.value for claim in claims if claim.value is not None]
    if kind == "count":
        return None if not values else "major" if max(values) >= 2 * min(values) else "minor"
    return "minor"
