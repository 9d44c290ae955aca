"""Every problem code: what it means and what to do. A code is never reused for something else."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Code:
    """What a code stands for.

    Attributes:
        title: What is wrong, in a few words.
        advice: What to do when the problem itself knows no better hint; null where the message says it all.
        severity: Whether the problem fails the command.
        whole: Whether it can be told only when no record has failed its shape.
    """

    title: str
    advice: str | None = None
    severity: Literal["error", "warning"] = "error"
    whole: bool = False


CATALOGUE: dict[str, Code] = {
    # What a build finds where it publishes.
    "output-in-the-way": Code("Something stands where the build would publish", "move it away, and build again"),
    "output-kept": Code(
        "Files among the outputs that no build made",
        "they stay as they are; keep your own files elsewhere, so that nobody takes them for published ones",
        "warning",
    ),
    "left-damaged": Code(
        "A file that one build leaves for the next is damaged",
        "nothing to do when this build ends well: everything is made anew",
        "warning",
    ),
    # The shape of a seed file.
    "seed-missing": Code("A seed file is missing", "create the file; `[]` is an empty register"),
    "yaml-syntax": Code("The file is not YAML", "indent with spaces; quote a text that holds ': ' or ' #'"),
    "yaml-key-twice": Code("A key stands twice in one record", "keep one of the two"),
    "seed-key-unknown": Code("A key that the record does not have"),
    "seed-key-missing": Code("A key that the record needs is missing"),
    "seed-type": Code("A value of the wrong type"),
    "source-name": Code("The source id is not the file's name", "name the file after the source id"),
    "number-grammar": Code("A number that the grammar cannot read"),
    "vocabulary-file": Code(
        "A vocabulary that cannot be read as one", "mend the line, as the other vocabularies have it"
    ),
    "edtf": Code(
        "A date that is not EDTF", "write 2020-02-27, 2020-02, [2020-03-05,2020-03-06] or 2020-02-27/2020-02-28"
    ),
    # The text and the evidence record.
    "article-unreadable": Code("An article text cannot be read", "save the article as UTF-8 text"),
    "phrase-not-found": Code("A phrase is not in its paragraph"),
    "phrase-repeats": Code("A phrase stands several times in its paragraph"),
    "paragraph-unknown": Code("A paragraph that the article does not have"),
    "paragraph-missing": Code(
        "A paragraph of the article is not in the seed",
        "add the paragraph with its role, even when nothing is recorded from it",
    ),
    "evidence-missing": Code(
        "The evidence record does not hold this", "run `etl locate` with the article texts at hand"
    ),
    "evidence-stale": Code("The evidence record differs from the text", "run `etl locate` and commit the record"),
    "evidence-conflict": Code(
        "The evidence record contradicts itself", "run `etl locate` with the article texts at hand"
    ),
    "evidence-orphan": Code("An evidence record without a seed", "delete the record, or restore the seed"),
    "not-verified": Code(
        "An article was not verified against its text",
        "put the text into seeds/articles/ or name its folder with --articles",
        "warning",
    ),
    "text-missing": Code(
        "The named folder of texts lacks this article",
        "put <source_id>.txt into the folder that --articles or ETL_ARTICLES names",
    ),
    "token-uncovered": Code(
        "A token of the article is neither recorded nor set aside",
        "record a claim whose `exact` covers it, or set it aside with a reason",
    ),
    # What `schemas/` says of one value or one table.
    "required": Code("A value is missing"),
    "pattern": Code("A value of the wrong form"),
    "length": Code("A text too short or too long"),
    "minimum": Code("A number or date below its minimum"),
    "maximum": Code("A number or date above its maximum"),
    "vocabulary": Code("A value that its vocabulary does not hold"),
    "key-twice": Code("Two rows with one key"),
    "reference": Code("A reference to nothing"),
    # What must hold between values and rows.
    "attacker-participant": Code(
        "A participant of a violent event as its actor",
        "say who did it in `attributions`, or give the role that the actor has as told, such as affected",
    ),
    "basis-pair": Code(
        "A value and its basis do not come together",
        "give both, the value and whether it is stated or inferred, or neither",
    ),
    "bounds-order": Code(
        "A number whose bounds are crossed", "a fault of the publisher, not of a seed: these are computed"
    ),
    "claimant-interest": Code(
        "A claimant's interest that does not fit the sides",
        "change the interest, or the side of the claimant or of the victims in seeds/actors.yml",
    ),
    "contradiction-not-shown": Code(
        "A contradiction that no two claims show",
        "check the claims of its answers; where all of them can hold, the test is another",
        whole=True,
    ),
    "contradiction-open": Code(
        "A claim that contradicts another",
        "record the question in seeds/disagreements.yml, or link the claims in seeds/links.yml",
        whole=True,
    ),
    "coordinates": Code("Half a point on the map", "give latitude and longitude, or neither and no radius"),
    "credit-voice": Code(
        "A source and the words that name it do not come together",
        "give claimant, naming and credit together; the article's own voice has none of them",
    ),
    "crosswalk-id": Code(
        "An event whose id gives the same number as another's in the GED-shaped view",
        "choose another id for one of them",
    ),
    "day-bounds": Code(
        "Days that lie outside their date", "a fault of the publisher, not of a seed: these are computed"
    ),
    "event-days": Code(
        "An event's days that are not those of its mentions",
        "a fault of the publisher, not of a seed: these are computed",
    ),
    "event-status": Code(
        "An event's status that no mention tells",
        "change the status in seeds/events.yml, or in the mention that tells it so",
        whole=True,
    ),
    "event-voice": Code(
        "An event as occurred that only claimants tell",
        "write claimed in seeds/events.yml; occurred needs a mention in the article's own voice",
        whole=True,
    ),
    "exact-length": Code(
        "A phrase too long to repeat", "quote the words that carry the claim, and leave out the rest of the sentence"
    ),
    "id-retired": Code("An id that was retired", "choose a new id; retired ones are never used again"),
    "id-unused": Code(
        "A record that nothing refers to", "record the claim that needs it, or delete the record", whole=True
    ),
    "inferred-reason": Code(
        "A conclusion without its reason", "say in the note of the same record what it is inferred from"
    ),
    "mention-once": Code(
        "An event mentioned twice by one voice",
        "keep one mention and give it what both say of date, place and participants",
    ),
    "naming-kind": Code(
        "A naming that does not fit the claimant", "change the naming, or the actor's kind in seeds/actors.yml"
    ),
    "number-printed": Code(
        "A number that its phrase does not print",
        "copy the number from the phrase, or mark the claim as inferred and say why in its note",
    ),
    "position-count": Code(
        "A disagreement without two answers", "add the other answer, under a position number of its own", whole=True
    ),
    "published-share": Code("An article of which too much is repeated", "quote shorter phrases"),
    "qualifier-bounds": Code(
        "A qualifier that does not fit its number", "a fault of the publisher, not of a seed: these are computed"
    ),
    "quote-marks": Code(
        "A quotation that is not what the marks hold", "copy all that stands between the marks, and not the marks"
    ),
    "self-link": Code("A reference that leads back to where it starts", "cut the circle where the reference is wrong"),
    "set-aside-idle": Code(
        "Something set aside that needs no setting aside",
        "delete the entry; a claim records these words, or no list does",
    ),
    "side-party": Code(
        "A side without its party", "say in the column party whether it is a belligerent, several of them, or no party"
    ),
    "span-paragraph": Code(
        "A phrase that lies outside its paragraph", "run `etl locate` with the article texts at hand"
    ),
    "spans-cross": Code(
        "A phrase that crosses another of its kind", "shorten or widen one of the two, so that they nest or stay apart"
    ),
    "spans-identical": Code(
        "A claim on the words of another", "delete one of the two, or give it what tells it from the other"
    ),
    "stance-number": Code(
        "A stance and a number that do not go together",
        "what gives no number and takes no stance to one is an event mention",
    ),
    "status-voice": Code(
        "A status that does not fit who tells the event",
        "claimed is for what a source is credited with, occurred for the article's own voice",
    ),
    "tally-agrees": Code(
        "A number in a tally that counts something else", "choose the tally that counts this, or add one"
    ),
    "tally-kind": Code(
        "A tally that does not say wholly what it counts", "give victims and outcome, or subject and measure"
    ),
    "tally-needed": Code(
        "A figure and a tally that do not go together",
        "people, things and money are counted in a tally; ranks, shares and durations in none",
    ),
    "update-order": Code(
        "An update said before what it updates",
        "turn the link round in seeds/links.yml, or correct the day on which one of the two was said",
    ),
    "utterance-speaker": Code(
        "A quotation of another's utterance", "correct the speaker of the quotation, or the utterance"
    ),
    # What the published files say when they are read back.
    "frictionless": Code(
        "The published CSV does not fit its descriptor",
        "a fault of the publisher, not of a seed: the SQL checks should have found it first",
    ),
    "pandera": Code(
        "The published Parquet does not fit the schemas",
        "a fault of the publisher, not of a seed: the SQL checks should have found it first",
    ),
    "workbook-limit": Code("More than a workbook can hold", "the CSV and the Parquet hold it whole", "warning"),
    # The site.
    "page-head": Code("A page whose head is not what it should be", "start it with title and description"),
    "page-query": Code("A query of a page that does not run", "try it with `etl query` and mend it"),
    "page-template": Code("A template of a page that cannot be filled", "name only queries that stand beside it"),
    "site": Code("MkDocs warns of a page", "mend the page or the link that it names"),
    "browser-code": Code(
        "What runs in the browser was not bundled", "run `make`, which fetches and bundles it", "warning"
    ),
}
