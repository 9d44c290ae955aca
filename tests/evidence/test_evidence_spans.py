"""Whatever the text: spans give back their phrases, columns their characters, records themselves."""

import unicodedata

import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from etl.evidence import Evidence
from etl.evidence.locate import locate
from etl.evidence.record import Extent, Span, Token, dump, parse
from etl.evidence.requests import Request
from etl.evidence.share import published_words, unquoted_words
from etl.evidence.text import Article, count_words, occurrences, parse_article
from etl.model.project import PACKAGE_SCHEMAS
from etl.model.tables import load_model
from etl.problems import Problem
from etl.seeds import Record
from tests.lexicons import lexicon

LEXICON = lexicon("en")
PIECES = [
    "a",
    "bc",
    "33",
    "330",
    "é",
    "e\u0301",
    "n\u0303",
    "g\u0303",
    "\u0958",
    "ı",
    "İ",
    "قتل",
    "َ",
    "कर",
    "ी",
    "가",
    "\u1100\u1161",
]
MARKS = [" ", "  ", "“", "”", "’", "'", ", ", "-", "\t", "\u00a0", "\n", "\r\n", "\n\n", "\ufeff", "😀"]
TEXTS = st.lists(st.sampled_from(PIECES + MARKS), max_size=40).map("".join) | st.text(max_size=60)

SET_ASIDE = load_model(PACKAGE_SCHEMAS).forms.by_name["set_aside"]


def whole(article: Article) -> str:
    return "\n".join(line.text for line in article.lines)


def asked(article: Article, phrases: list[tuple[int, str, int]]) -> tuple[Evidence, list[Problem]]:
    """The evidence of (paragraph, exact, nth) phrases."""
    node = yaml.compose("{}")
    assert isinstance(node, yaml.MappingNode)
    record = Record(SET_ASIDE, "tiny.yml", node, None)
    wanted = [Request(record, "exact", (paragraph,), exact, nth, placed=True) for paragraph, exact, nth in phrases]
    return locate("tiny", article, wanted, LEXICON)


@settings(deadline=None)
@given(TEXTS, st.data())
def test_a_span_gives_back_its_phrase(text: str, data: st.DataObject) -> None:
    """Any stretch of words of any paragraph is found where it was taken from, and nowhere else."""
    article = parse_article(text, "a.txt")
    assume(article.lines)
    line = data.draw(st.sampled_from(article.lines))
    start = data.draw(st.integers(0, len(line.text) - 1))
    end = data.draw(st.integers(start + 1, len(line.text)))
    exact = line.text[start:end]
    starts = occurrences(line.text, exact)
    assume(start in starts)
    evidence, problems = asked(article, [(line.paragraph, exact, starts.index(start) + 1)])
    assert problems == []
    [span] = evidence.spans
    assert (span.span_start, span.span_end) == (line.start + start, line.start + end)
    assert whole(article)[span.span_start : span.span_end] == exact


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_occurrences_are_all_places_of_whole_words(text: str, phrase: str) -> None:
    found = occurrences(text, phrase)
    assert found == sorted(set(found))
    for start in range(len(text) + 1):
        end = start + len(phrase)
        if not phrase or text[start:end] != phrase:
            assert start not in found
            continue
        before, after = text[start - 1 : start] if start else "", text[end : end + 1]
        cut = (_word(before) and _word(phrase[0])) or (_word(phrase[-1]) and _word(after))
        loose = any(
            letter and unicodedata.category(letter)[0] == "M" for letter in (after, phrase[0] if before else "")
        )
        assert (start in found) == (not cut and not loose)


def _word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


@settings(deadline=None)
@given(TEXTS)
def test_a_text_is_its_lines_without_what_is_blank(text: str) -> None:
    article = parse_article(text, "a.txt")
    lines = [
        unicodedata.normalize("NFC", part.strip())
        for part in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    ]
    assert whole(article) == "\n".join(line for line in lines if line)
    for number, line in enumerate(article.lines, 1):
        assert line.paragraph == number
        assert whole(article)[line.start : line.end] == line.text
        assert lines[line.number - 1] == line.text


@settings(deadline=None)
@given(TEXTS)
def test_a_column_points_to_the_character_in_the_file(text: str) -> None:
    """The file read up to a column holds, in form C, what the text holds up to the character, and no more."""
    article = parse_article(text, "a.txt")
    for line in article.lines:
        indent = len(line.raw) - len(line.raw.lstrip())
        for inside in range(len(line.text)):
            column = line.column(line.start + inside)
            assert indent < column <= len(line.raw)
            if unicodedata.is_normalized("NFC", line.raw):
                assert line.raw[column - 1] == line.text[inside]
            else:
                before, upto = line.raw[indent : column - 1], line.raw[indent:column]
                assert len(unicodedata.normalize("NFC", before)) <= inside < len(unicodedata.normalize("NFC", upto))


@settings(deadline=None)
@given(TEXTS)
def test_a_fingerprint_does_not_depend_on_line_ends_or_accents(text: str) -> None:
    one = parse_article(text, "a.txt")
    other = parse_article(unicodedata.normalize("NFD", text).replace("\r\n", "\n").replace("\n", "\r\n\r\n"), "a.txt")
    assert one.sha256 == other.sha256
    assert parse_article(text + "\nx", "a.txt").sha256 != one.sha256


NUMBERS = st.integers(0, 2**40)
EVIDENCE = st.builds(
    Evidence,
    st.text(),
    st.text(),
    st.lists(st.builds(Extent, NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS), max_size=3).map(tuple),
    st.lists(st.builds(Span, NUMBERS, st.text(), NUMBERS, NUMBERS, NUMBERS), max_size=3).map(tuple),
    st.lists(st.builds(Token, st.text(), NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS), max_size=3).map(tuple),
)


@settings(deadline=None)
@given(EVIDENCE)
def test_a_record_reads_back(evidence: Evidence) -> None:
    assert parse(dump(evidence)) == evidence
    assert dump(parse(dump(evidence))) == dump(evidence)


@settings(deadline=None)
@given(TEXTS)
def test_a_record_of_a_text_reads_back_and_holds_no_text(text: str) -> None:
    article = parse_article(text, "a.txt")
    evidence, _ = asked(article, [])
    content = dump(evidence)
    assert parse(content) == evidence
    assert all(token.text is None for token in parse(content).tokens)
    assert content.endswith("}\n")
    assert len(content.split("\n")) >= 2 + len(evidence.paragraphs) + len(evidence.tokens)


@settings(deadline=None)
@given(
    st.text()
    | st.recursive(st.none() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)).map(
        str
    )
)
def test_any_other_content_is_refused(content: str) -> None:
    try:
        parse(content)
    except ValueError:
        return
    raise AssertionError(content)


def shares(text: str, *phrases: str) -> tuple[int, int]:
    """(words that the record publishes, words outside quotation marks) of one paragraph."""
    article = parse_article(text, "a.txt")
    evidence, problems = asked(
        article,
        [
            (1, phrase, nth)
            for phrase in phrases
            for nth in range(1, len(occurrences(article.lines[0].text, phrase)) + 1)
        ],
    )
    assert problems == []
    return published_words(evidence), unquoted_words(evidence)


def test_published_words_are_counted_once_and_outside_marks() -> None:
    text = "The army said “we did not do it” and left the country’s north."
    assert shares(text) == (0, 13)
    assert shares(text, "The army") == (2, 13)
    assert shares(text, "The army", "army said", "said") == (3, 13)
    assert shares(text, "we did not do it") == (0, 8)
    assert shares(text, "said “we did not", "country’s north") == (3, 13)
    assert shares(text, "we did not do it", text) == (8, 8)


def test_a_quotation_that_repeats_counts_at_each_of_its_places() -> None:
    assert shares("“No,” said A. “No,” said B.", "No,") == (0, 4)


def test_a_quotation_inside_another_counts_once() -> None:
    assert shares("He said “they call it ‘a lie’ now” then.", "they call it ‘a lie’ now", "a lie") == (0, 3)


@settings(deadline=None)
@given(TEXTS, st.data())
def test_the_published_share_is_a_share(text: str, data: st.DataObject) -> None:
    article = parse_article(text, "a.txt")
    words = [
        (line.paragraph, word)
        for line in article.lines
        for word in line.text.split(" ")
        if occurrences(line.text, word)
    ]
    chosen = data.draw(st.lists(st.sampled_from(words), max_size=6)) if words else []
    evidence, problems = asked(article, [(paragraph, word, 1) for paragraph, word in chosen])
    assert problems == []
    assert 0 <= published_words(evidence) <= evidence.words
    assert published_words(evidence) <= sum(count_words(word) for _, word in set(chosen))
    assert 0 <= unquoted_words(evidence) <= evidence.words
