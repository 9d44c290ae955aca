"""The shape of the seeds: which column is typed where, under which key, and which function computes the others.

What a column *is* stands in `schemas/`; this is only how people write it. A test proves that every column is either
typed or computed, never both, never neither.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Hook:
    """A key that fills no column of its own but feeds a computed one.

    Attributes:
        type: `string`, `integer`, `number` or `boolean`.
        description: What the curator types there.
        required: Whether it may be left out.
    """

    type: str
    description: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of record that people write.

    Attributes:
        table: The table whose columns it fills.
        typed: Columns typed here. The key is the column's name, without `_id` where the column refers to a record.
        keys: Column to key, where the key is named otherwise.
        defaults: Column to the value it has when its key is left out; `=key` takes the value of another key, looked
            up in the record and then in those around it.
        hooks: Keys that feed computed columns.
        lists: Key to the form of the records listed there.
        evidence: Key to the key of its `nth`, or to null where the place of the phrase is not published.
        in_claims: Columns of `claims` that are typed here too.
        description: What the record is, for the editor.
    """

    table: str
    description: str
    typed: tuple[str, ...]
    in_claims: tuple[str, ...] = ()
    keys: Mapping[str, str] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)
    hooks: Mapping[str, Hook] = field(default_factory=dict)
    lists: Mapping[str, str] = field(default_factory=dict)
    evidence: Mapping[str, str | None] = field(default_factory=dict)


NTH = Hook("integer", "Which of its occurrences in the paragraph, from 1; needed where the phrase repeats.")
CLAIM_HOOKS = {"id": Hook("string", "Last word of the claim's id, unique in its paragraph.", required=True), "nth": NTH}
NUMBER = Hook(
    "string",
    "The number as printed: 33, more than 300, at least 16, nearly a million, dozens. Left out: no number is given.",
)
NUMBERS = {
    **CLAIM_HOOKS,
    "number": NUMBER,
    "reads": Hook("number", "What a number such as 2.125 means, 2.125 or 2125, where its mark leaves it open."),
}
UNCLOSED = Hook("boolean", "True where the article lacks a mark, so that the words end before what the marks bound.")
ALIAS = Hook("string", "A short name for this source, to use it again further down with `as`.")
AS = Hook(
    "string",
    "Short name of a source told above: what is left out here is taken from there, the credit with its paragraph.",
)
CREDIT_PARAGRAPH = Hook("integer", "Paragraph in which the credit is printed; left out: this one.")
CLAIMANT_BASIS = Hook("string", "How the claimant is known; left out: stated.")
CLAIM_EVIDENCE: Mapping[str, str | None] = {"exact": "nth"}
IN_CLAIMS = ("exact", "event_id", "basis", "note")

FORMS: dict[str, Form] = {
    "source": Form(
        "sources",
        "An article: what is known of it, and its paragraphs in reading order.",
        (
            "source_id",
            "publisher",
            "publisher_basis",
            "title",
            "byline",
            "agency",
            "agency_basis",
            "dateline",
            "published",
            "published_basis",
            "language",
            "url",
            "archive_url",
            "note",
        ),
        lists={"paragraphs": "paragraph"},
    ),
    "paragraph": Form(
        "paragraphs",
        "A paragraph: its role, the names printed in it, and what is told in it, source by source.",
        ("paragraph", "role"),
        defaults={"role": "body"},
        lists={"names": "name", "told": "told", "set_aside": "set_aside", "corrections": "correction"},
    ),
    "name": Form(
        "actor_names",
        "An actor's name as printed in this paragraph.",
        ("actor_id", "name", "role", "epithet"),
        evidence={"name": None, "role": None, "epithet": None},
    ),
    "told": Form(
        "claims",
        "A source and the claims it makes in this paragraph; without claimant, the article's own voice.",
        (
            "claimant_id",
            "claimant_naming",
            "credit_exact",
            "on_behalf_of_id",
            "relayed_by_id",
            "origin_id",
            "medium",
            "said_on",
            "said_on_basis",
        ),
        keys={"claimant_naming": "naming", "credit_exact": "credit"},
        defaults={"claimant_naming": "article_voice"},
        hooks={
            "alias": ALIAS,
            "as": AS,
            "credit_nth": NTH,
            "credit_paragraph": CREDIT_PARAGRAPH,
            "claimant_basis": CLAIMANT_BASIS,
        },
        lists={
            "casualties": "casualty",
            "quotes": "quote",
            "attributions": "attribution",
            "figures": "figure",
            "events": "mention",
        },
        evidence={"credit": "credit_nth"},
    ),
    "casualty": Form(
        "casualties",
        "A statement of people harmed.",
        (
            "tally_id",
            "victims_id",
            "victims_status",
            "stance",
            "period",
            "period_basis",
            "place_id",
            "perpetrator_id",
            "claimant_interest",
        ),
        defaults={"stance": "asserts", "basis": "stated"},
        in_claims=IN_CLAIMS,
        hooks=NUMBERS,
        evidence=CLAIM_EVIDENCE,
    ),
    "quote": Form(
        "quotes",
        "A stretch in quotation marks.",
        ("kind", "speaker_id", "speaker_role", "addressee_id", "topic", "utterance_id", "translated", "altered"),
        defaults={"speaker_id": "=claimant", "altered": "none", "translated": "unknown", "basis": "stated"},
        in_claims=IN_CLAIMS,
        hooks={**CLAIM_HOOKS, "unclosed": UNCLOSED},
        evidence={**CLAIM_EVIDENCE, "speaker_role": None},
    ),
    "attribution": Form(
        "attributions",
        "A claim of responsibility, or its denial.",
        ("accused_id", "stance", "charge"),
        defaults={"basis": "stated"},
        in_claims=IN_CLAIMS,
        hooks=CLAIM_HOOKS,
        evidence=CLAIM_EVIDENCE,
    ),
    "figure": Form(
        "figures",
        "Any other number that is data.",
        (
            "tally_id",
            "measure",
            "subject",
            "subject_id",
            "stance",
            "unit",
            "among",
            "of_claim_id",
            "scope",
            "period",
            "period_basis",
        ),
        keys={"subject_id": "subject_id"},
        defaults={"stance": "asserts", "basis": "stated"},
        in_claims=IN_CLAIMS,
        hooks=NUMBERS,
        evidence=CLAIM_EVIDENCE,
    ),
    "mention": Form(
        "event_mentions",
        "An event as this paragraph tells it.",
        (
            "stance",
            "status",
            "modality",
            "date",
            "date_basis",
            "time_as_printed",
            "place_id",
            "place_precision",
            "means",
        ),
        defaults={"stance": "asserts", "modality": "certain", "basis": "stated"},
        in_claims=IN_CLAIMS,
        hooks=CLAIM_HOOKS,
        lists={"participants": "participant"},
        evidence={**CLAIM_EVIDENCE, "time_as_printed": None},
    ),
    "participant": Form("event_participants", "An actor's part in the event as told here.", ("actor_id", "role")),
    "set_aside": Form(
        "set_aside",
        "A quotation, number, harm word or saying word that is not recorded, and why.",
        ("exact", "kind", "reason", "note"),
        hooks={"nth": NTH},
        evidence=CLAIM_EVIDENCE,
    ),
    "correction": Form(
        "corrections",
        "An error as printed, beside what is right.",
        ("exact", "kind", "printed", "correct", "basis", "reference"),
        hooks={"nth": NTH},
        evidence=CLAIM_EVIDENCE,
    ),
    "actor": Form(
        "actors",
        "A person, body, force or population.",
        ("actor_id", "name", "kind", "member_of_id", "side", "country", "wikidata_id", "description", "note"),
    ),
    "place": Form(
        "places",
        "A place.",
        (
            "place_id",
            "name",
            "also_known_as",
            "kind",
            "country",
            "admin1",
            "latitude",
            "longitude",
            "radius_km",
            "geonames_id",
            "wikidata_id",
            "basis",
            "note",
        ),
    ),
    "origin": Form(
        "origins",
        "Where claims come from: one statement, count or report.",
        ("origin_id", "kind", "actor_id", "said_on", "title", "basis", "note"),
    ),
    "event": Form(
        "events",
        "Something that happened, or is claimed, planned, threatened or demanded.",
        (
            "event_id",
            "title",
            "type",
            "status",
            "place_id",
            "place_precision",
            "part_of_id",
            "responds_to_id",
            "announced_in_id",
            "condition",
            "deadline",
            "summary",
            "note",
        ),
    ),
    "tally": Form(
        "tallies",
        "What is being counted.",
        (
            "tally_id",
            "title",
            "event_id",
            "victims_id",
            "outcome",
            "subject",
            "measure",
            "scope",
            "period",
            "place_id",
            "part_of_id",
            "note",
        ),
    ),
    "utterance": Form(
        "utterances",
        "One utterance that is quoted in several places.",
        ("utterance_id", "speaker_id", "said_on", "medium", "occasion", "note"),
    ),
    "link": Form(
        "claim_links", "Two claims related.", ("claim_id", "relation", "other_claim_id", "basis", "certainty", "note")
    ),
    "disagreement": Form(
        "disagreements",
        "A question that the articles answer differently.",
        (
            "disagreement_id",
            "question",
            "kind",
            "test",
            "weight",
            "tally_id",
            "event_id",
            "explained_by",
            "explanation",
            "explanation_basis",
        ),
        lists={"positions": "position"},
    ),
    "position": Form(
        "disagreement_positions",
        "One answer, and where it stands.",
        ("position_no", "answer", "claimant_id", "source_id", "paragraph", "claim_id", "note"),
    ),
}

CLAIM_FORMS = {
    "casualty": "casualty",
    "quote": "quote",
    "attribution": "attribution",
    "figure": "figure",
    "mention": "event",
}
"""Form of a claim to the `kind` that its row in `claims` has."""

REGISTERS = {
    "actors": "actor",
    "places": "place",
    "events": "event",
    "tallies": "tally",
    "origins": "origin",
    "utterances": "utterance",
    "links": "link",
    "disagreements": "disagreement",
}
"""Register file (`seeds/<name>.yml`) to the form of its records."""

_NUMBER = {name: f"number_{name}" for name in ("value", "low", "high", "qualifier")}
_SPAN = {"span_start": "span_start", "span_end": "span_end"}
_HERE = {"source_id": "source_id", "paragraph": "paragraph_number"}
_FROM_CLAIM = dict.fromkeys(
    ("claim_id", "event_id", "source_id", "paragraph", "exact", "span_start", "span_end", "claimant_id"), "from_claim"
)


def _days(column: str) -> dict[str, str]:
    return {f"{column}_start": "first_day", f"{column}_end": "last_day"}


COMPUTED: dict[str, dict[str, str]] = {
    "sources": {
        "paragraphs": "paragraph_count",
        "words": "word_count",
        "text_sha256": "fingerprint",
        "words_unquoted": "words_unquoted",
        "words_published": "words_published",
        **_days("published"),
    },
    "paragraphs": {"source_id": "source_id", "words": "word_count", "claims": "claim_count", **_SPAN},
    "claims": {
        "claim_id": "claim_id",
        "kind": "claim_kind",
        "claimant_basis": "claimant_basis",
        **_HERE,
        **_SPAN,
        "credit_paragraph": "credit_paragraph",
        "credit_start": "credit_start",
        "credit_end": "credit_end",
        **_days("said_on"),
    },
    "casualties": {**_FROM_CLAIM, **_NUMBER, "outcome": "from_tally", "scope": "from_tally", **_days("period")},
    "quotes": _FROM_CLAIM,
    "attributions": _FROM_CLAIM,
    "figures": {**_FROM_CLAIM, **_NUMBER, **_days("period")},
    "event_mentions": {**_FROM_CLAIM, **_days("date")},
    "event_participants": {"claim_id": "from_claim"},
    "actor_names": _HERE,
    "set_aside": {**_HERE, **_SPAN},
    "corrections": {**_HERE, **_SPAN},
    "events": {"date": "mentioned_days", "date_start": "first_mentioned", "date_end": "last_mentioned"},
    "tallies": _days("period"),
    "disagreement_positions": {"disagreement_id": "from_parent"},
    "vocabulary": dict.fromkeys(
        ("vocabulary", "value", "label", "definition", "low", "high", "inclusive", "bounds", "violent", "party"),
        "vocabulary",
    ),
    "coverage": dict.fromkeys(("source_id", "kind", "found", "recorded", "set_aside"), "coverage"),
    "source_overlap": dict.fromkeys(
        (
            "source_id",
            "other_source_id",
            "shared_strings",
            "strings",
            "other_strings",
            "words_shared",
            "other_words_shared",
            "paragraph_pairs",
        ),
        "overlap",
    ),
}
"""Table and column to the name of the function that computes it, in the stage `tables`."""


def key_of(form: Form, column: str, references: frozenset[str]) -> str:
    """The key under which a column is typed.

    Args:
        form: The form that types it.
        column: A column of the form's table, or of `claims`.
        references: Columns that hold the id of a record, the table's own included.
    """
    if column in form.keys:
        return form.keys[column]
    return column.removesuffix("_id") if column in references else column
