"""How much of an article stands in the record, outside its quotation marks."""

from etl.evidence.record import Evidence
from etl.evidence.text import count_words


def published_words(evidence: Evidence) -> int:
    """Words of an article outside quotation marks that a phrase of the record repeats.

    Only the record is read: the phrases are laid on their places, quotations are struck out, and what is left is
    counted.
    """
    return count_words(_laid_out(evidence))


def unquoted_words(evidence: Evidence) -> int:
    """Words of an article outside quotation marks, as far as the record holds its quotations."""
    quoted = {(t.span_start, t.span_end) for t in evidence.tokens if t.kind == "quotation"}
    inside = {span.exact for span in evidence.spans if (span.span_start, span.span_end) in quoted}
    return evidence.words - sum(count_words(exact) for exact in inside)


def _laid_out(evidence: Evidence) -> str:
    end = evidence.paragraphs[-1].span_end if evidence.paragraphs else 0
    text = [" "] * end
    for span in evidence.spans:
        text[span.span_start : span.span_end] = span.exact
    for token in evidence.tokens:
        if token.kind == "quotation":
            text[token.span_start : token.span_end] = " " * (token.span_end - token.span_start)
    return "".join(text)
