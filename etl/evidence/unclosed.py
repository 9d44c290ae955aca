"""Quotations of which the article prints a mark too few: they end, or begin, where the curator says."""

from dataclasses import replace

from etl.evidence.record import Evidence, Token


def closed_at(evidence: Evidence, paragraph: int, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of an article, the quotation that lacks a mark cut to the words that are its own.

    Only a quotation that no mark ends, and that so runs to its paragraph's end or to the next mark that opens, can be
    cut at its end; only one that no mark begins at its start. A quotation between two marks stays whole.

    Args:
        evidence: The article's evidence.
        paragraph: Where the quotation stands.
        start: First offset of its true words.
        end: Last offset of them.
    """
    extent = next(e for e in evidence.paragraphs if e.paragraph == paragraph)
    quotations = [t for t in evidence.tokens if t.kind == "quotation" and t.paragraph == paragraph]
    for token in quotations:
        ends = {t.span_start - 1 for t in quotations} | {extent.span_end}
        starts = {t.span_end + 1 for t in quotations} | {extent.span_start}
        tail = token.span_start == start and end < token.span_end and token.span_end in ends
        head = token.span_end == end and start > token.span_start and token.span_start in starts
        if tail or head:
            cut = replace(token, span_start=start, span_end=end, text=None)
            return tuple(cut if t is token else t for t in evidence.tokens)
    return evidence.tokens
