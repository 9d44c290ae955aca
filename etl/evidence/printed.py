"""Whether an article prints what its seed types of it as printed: publisher, title, byline, agency and dateline."""

from collections.abc import Iterator, Sequence

from etl.evidence.record import Evidence, Extent
from etl.problems import Problem
from etl.seeds import Record

_HEADLINE = "headline"
"""The role of a paragraph (vocabulary paragraph_role) that prints the title."""


def not_as_printed(source: Record, paragraphs: Sequence[Record], evidence: Evidence) -> Iterator[Problem]:
    """What the text does not print anywhere, and a title that is not the headline.

    Without the text only the title is judged, by its length.

    Args:
        source: The article's seed.
        paragraphs: The paragraphs that it tells of.
        evidence: What is known of the text.
    """
    numbers = {record.get("paragraph") for record in paragraphs if record.get("role") == _HEADLINE}
    headlines = [extent for extent in evidence.paragraphs if extent.paragraph in numbers]
    for key in (key for key, phrase in source.form.phrases.items() if phrase.where == "article"):
        value = source.get(key)
        if value is None or source.get(f"{key}_basis") == "inferred":
            continue
        if key == "title" and headlines:
            if not any(_prints(extent, value, evidence.text) for extent in headlines):
                told = f"the title {value!r} is not the headline, paragraph {headlines[0].paragraph}"
                yield source.problem("head-not-printed", key, told, expected="the headline as printed")
        elif evidence.text is not None and value not in evidence.text:
            told = f"the article prints no {value!r}"
            yield source.problem("head-not-printed", key, told, expected="a phrase of the article")


def _prints(extent: Extent, title: str, text: str | None) -> bool:
    """Whether a paragraph is the title; where the text is not at hand, whether it could be."""
    if text is None:
        return extent.span_end - extent.span_start == len(title)
    return text[extent.span_start : extent.span_end] == title
