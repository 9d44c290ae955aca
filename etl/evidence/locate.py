"""Find the phrases of a seed in the text of its article."""

import difflib
import re
from collections.abc import Iterable

from etl.evidence.record import Evidence, Extent, Span, Token
from etl.evidence.requests import Request
from etl.evidence.sentences import sentence_starts
from etl.evidence.text import Article, Line, count_words, occurrences
from etl.evidence.tokens import find_tokens
from etl.evidence.unseen import unseen_difference
from etl.model.lexicon import Lexicon
from etl.problems import Problem

_FOLDS = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "\u00a0": " "})
PARAGRAPHS = "paragraphs are the non-blank lines of the article's file"


def locate(
    source_id: str, article: Article, wanted: list[Request], lexicon: Lexicon | None
) -> tuple[Evidence, list[Problem]]:
    """The evidence record of an article, and every phrase that is not where its seed says.

    Args:
        source_id: Id of the article.
        article: Its text.
        wanted: The phrases that its seed quotes.
        lexicon: Word lists of its language; null where there are none, and then no tokens are found.
    """
    lines = {line.paragraph: line for line in article.lines}
    spans: set[Span] = set()
    problems: list[Problem] = []
    for request in wanted:
        span = _find(request, lines)
        if isinstance(span, Span):
            spans.add(span)
        elif span is not None:
            problems.append(span)
    tokens = () if lexicon is None else tuple(find_tokens(article, lexicon))
    evidence = Evidence(
        source_id,
        article.sha256,
        tuple(_extent(line, tokens, lexicon) for line in article.lines),
        tuple(sorted(spans, key=lambda s: (s.span_start, s.span_end, s.exact))),
        tokens,
        article.text,
    )
    return evidence, problems


def _extent(line: Line, tokens: Iterable[Token], lexicon: Lexicon | None) -> Extent:
    sentences: tuple[int, ...] = (line.start,)
    if lexicon is not None:
        quotations = (t for t in tokens if t.kind == "quotation" and t.paragraph == line.paragraph)
        inside = ((t.span_start - line.start, t.span_end - line.start) for t in quotations)
        sentences = tuple(line.start + start for start in sentence_starts(line.text, inside, lexicon))
    return Extent(line.paragraph, line.number, line.start, line.end, count_words(line.text), sentences)


def _find(request: Request, lines: dict[int, Line]) -> Span | Problem | None:
    for paragraph in request.paragraphs:
        line = lines.get(paragraph)
        starts = occurrences(line.text, request.exact) if line is not None else []
        if line is not None and starts:
            if request.placed and len(starts) > 1 and request.nth is None:
                return _repeats(request, line, starts)
            nth = 1 if request.nth is None else request.nth
            if nth > len(starts) or nth < 1:
                return _too_few(request, line, len(starts))
            start = line.start + starts[nth - 1]
            return Span(paragraph, request.exact, nth, start, start + len(request.exact))
    if request.paragraphs[0] not in lines:
        return _no_paragraph(request, len(lines))
    return _missing(request, lines)


def _no_paragraph(request: Request, count: int) -> Problem | None:
    record, key = request.record, "credit_paragraph"
    if request.key != "credit" or key not in record.nodes:
        return None  # Told once, where the paragraph's number is typed.
    number = request.paragraphs[0]
    told = f"the article has {count} paragraphs; the credit cannot stand in paragraph {number}"
    return record.problem("paragraph-unknown", key, told, value=number, expected=f"1 to {count}", hint=PARAGRAPHS)


def _missing(request: Request, lines: dict[int, Line]) -> Problem:
    paragraph = request.paragraphs[0]
    line = lines[paragraph]
    elsewhere = [n for n, other in lines.items() if occurrences(other.text, request.exact)]
    if unseen := unseen_difference(request.exact, line.text, request.key):
        hint = unseen
    elif printed := _folded(line.text, request.exact):
        hint = f"the article prints {printed!r}: copy its marks and capitals"
    elif elsewhere:
        hint = f"it stands in paragraph {', '.join(map(str, elsewhere[:3]))}"
    elif near := _nearest(line.text, request.exact):
        hint = f"the nearest words there are {near!r}"
    else:
        hint = "copy the phrase from the article, character by character"
    told, expected = f"{request.exact!r} is not in paragraph {paragraph}", f"words printed in paragraph {paragraph}"
    return request.record.problem("phrase-not-found", request.key, told, expected=expected, hint=hint)


def _repeats(request: Request, line: Line, starts: list[int]) -> Problem:
    key = request.record.form.phrases[request.key].nth
    contexts = "; ".join(
        f"{number}: …{line.text[max(0, start - 18) : start + len(request.exact) + 12]}…"
        for number, start in enumerate(starts, 1)
    )
    told = f"{request.exact!r} stands {len(starts)} times in paragraph {line.paragraph}"
    expected, hint = f"`{key}` from 1 to {len(starts)}", f"add `{key}: 1` or another ({contexts})"
    return request.record.problem("phrase-repeats", request.key, told, expected=expected, hint=hint)


def _too_few(request: Request, line: Line, count: int) -> Problem:
    key = request.record.form.phrases[request.key].nth or request.key
    told = f"{request.exact!r} stands {count} times in paragraph {line.paragraph}; there is no number {request.nth}"
    expected, hint = f"1 to {count}", f"write `{key}: {count}` or less"
    return request.record.problem("phrase-not-found", key, told, value=request.nth, expected=expected, hint=hint)


def _folded(text: str, phrase: str) -> str | None:
    """The stretch of the text that equals the phrase but for marks, capitals and white space."""
    body = re.escape(phrase.translate(_FOLDS)).replace(r"\ ", r"\s+")
    found = (text[m.start() : m.end()] for m in re.finditer(body, text.translate(_FOLDS), re.IGNORECASE))
    return next((printed for printed in found if printed != phrase), None)


def _nearest(text: str, phrase: str) -> str | None:
    """The stretch of as many words that is most like the phrase."""
    words, length = text.split(), len(phrase.split())
    windows = [" ".join(words[i : i + length]) for i in range(max(1, len(words) - length + 1))]
    near = difflib.get_close_matches(phrase, windows, 1, 0.6)
    return near[0] if near else None
