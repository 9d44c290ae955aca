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
    # The shape of a seed file.
    "seed-missing": Code("A seed file is missing", "create the file; `[]` is an empty register"),
    "yaml-syntax": Code("The file is not YAML", "indent with spaces; quote a text that holds ': ' or ' #'"),
    "yaml-key-twice": Code("A key stands twice in one record", "keep one of the two"),
    "seed-key-unknown": Code("A key that the record does not have"),
    "seed-key-missing": Code("A key that the record needs is missing"),
    "seed-type": Code("A value of the wrong type"),
    "source-name": Code("The source id is not the file's name", "name the file after the source id"),
    "number-grammar": Code("A number that the grammar cannot read"),
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
}
