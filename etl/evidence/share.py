"""How much of an article stands in the record, outside its quotation marks."""

from collections.abc import Iterable

from etl.evidence.record import Evidence, Span
from etl.evidence.text import count_words


def published_words(evidence: Evidence) -> int:
    """Words of an article outside quotation marks that a phrase of the record repeats.

    Only the record is read: the phrases are laid on their places, quotations are struck out, and what is left is
    counted.
    """
    return _words_outside(evidence, evidence.spans)


def words_repeated(evidence: Evidence) -> dict[tuple[int, str, int], int]:
    """(paragraph, exact, nth) of each phrase to the words outside quotation marks that no other phrase repeats."""
    whole = published_words(evidence)
    without = ((span, [other for other in evidence.spans if other is not span]) for span in evidence.spans)
    return {(s.paragraph, s.exact, s.nth): whole - _words_outside(evidence, others) for s, others in without}


def unquoted_words(evidence: Evidence) -> int:
    """Words of an article outside quotation marks, as far as the record holds its quotations."""
    quoted = {(t.span_start, t.span_end) for t in evidence.tokens if t.kind == "quotation"}
    inside = (span for span in evidence.spans if (span.span_start, span.span_end) in quoted)
    return evidence.words - count_words("".join(_laid_out(evidence, inside)))


def _words_outside(evidence: Evidence, spans: Iterable[Span]) -> int:
    text = _laid_out(evidence, spans)
    for token in evidence.tokens:
        if token.kind == "quotation":
            text[token.span_start : token.span_end] = " " * (token.span_end - token.span_start)
    return count_words("".join(text))


def _laid_out(evidence: Evidence, spans: Iterable[Span]) -> list[str]:
    """The article's text, blank but for some spans: a word inside several of them counts once."""
    text = [" "] * (evidence.paragraphs[-1].span_end if evidence.paragraphs else 0)
    for span in spans:
        text[span.span_start : span.span_end] = span.exact
    return text
