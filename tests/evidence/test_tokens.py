"""What the word lists find in a text: quotations, numbers, words of harm, words of saying."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.evidence.text import parse_article
from etl.evidence.tokens import KINDS, find_tokens, quotations
from etl.model.lexicon import Lexicon, alternatives
from etl.model.project import PACKAGE_SCHEMAS
from etl.model.tables import load_model
from tests.lexicons import LANGUAGES, lexicon

LEXICON = lexicon("en")


def found(text: str, kind: str, lexicon: Lexicon = LEXICON) -> list[str | None]:
    return [t.text for t in find_tokens(parse_article(text, "a.txt"), lexicon) if t.kind == kind]


QUOTATIONS = {
    "He said “we did it”.": ["we did it"],
    "“One,” he said. “Two.”": ["One,", "Two."],
    'He said "we did it".': ["we did it"],
    '"One," he said. "Two."': ["One,", "Two."],
    "He called it ‘a lie’.": ["a lie"],
    "He called it 'a lie'.": ["a lie"],
    "«Un»": ["Un"],
    "„Eins“": ["Eins"],
    "“They called it ‘a lie’ again,” he said.": ["They called it ‘a lie’ again,", "a lie"],
    "He said \"it was 'their' fault\".": ["it was 'their' fault", "their"],
    "“it”": ["it"],
    # apostrophes are no quotation marks
    "the soldiers’ fault, the country’s army": [],
    "the soldiers' fault, the country's army": [],
    "rock ’n’ roll": [],
    "It's 'theirs' and it isn't 'ours'.": ["theirs", "ours"],
    "He called it ‘the army’s fault’ then.": ["the army’s fault"],
    "‘It’s theirs’": ["It’s theirs"],
    # a mark that is not closed
    "“We did it. And then": ["We did it. And then"],
    'He said "we did it': ["we did it"],
    "the ‘90s": [],
    "«one» and «two": ["one", "two"],
    # marks that cross are each taken for themselves
    "“a «b” c»": ["a «b", "b” c"],
    # nothing stands between them
    "“”": [],
    "“ ”": [],
    "“one”“two”": ["one", "two"],
    "no marks": [],
}

NUMBERS = {
    "33 soldiers": ["33"],
    "3,000 and 3.5": ["3,000", "3.5"],
    "3.5 million people": ["3.5 million"],
    "thirty-three soldiers": ["thirty-three"],
    "Thirty three": ["Thirty three"],
    "two hundred and five": ["two hundred", "five"],
    "three and a half": ["three and a half"],
    "two\tmillion": ["two\tmillion"],
    "€6 billion, $5, £4": ["6 billion", "5", "4"],
    "the 33rd and the 2nd": ["33", "2"],
    "the sixth": ["sixth"],
    "an F-16 and an F16": ["16"],
    "5km": ["5"],
    "1.5m people, £2bn and 900K": ["1.5m", "2bn", "900K"],
    "2½ hours, ½ a mile": ["2½", "½"],
    "5mm, 3thousand and the 5th": ["5", "3", "5"],
    "a couple of them, countless others, a number of": ["a couple", "countless", "a number of"],
    "both of them, few of them": [],
    "version 1.2.3.": ["1.2.3"],
    "in 2020, or 2018.": ["2020", "2018"],
    "10-15": ["10", "15"],
    "10–15": ["10", "15"],
    "dozens of them": ["dozens"],
    "tens of thousands of them": ["tens of thousands"],
    "hundreds of thousands": ["hundreds of thousands"],
    "tens of  thousands": ["tens of  thousands"],
    "dozens and dozens": ["dozens", "dozens"],
    "a few": ["a few"],
    "half of them": ["half"],
    "someone, often, tenth-grader": ["tenth"],
    "ONE": ["ONE"],
    "one-sided": ["one"],
    "anyone": [],
    "٣٣": ["٣٣"],
}

HARM = {
    "33 were killed and 5 Wounded": ["killed", "Wounded"],
    "the kill-count": ["kill"],
    "a skill, a deadline, casualtys": [],
    "ethnic cleansing": ["ethnic cleansing"],
    "ethnic\u00a0cleansing": ["ethnic\u00a0cleansing"],
    "they lost their lives": ["lost their lives"],
    "dead.": ["dead"],
    "two succumbed and the bodies, a corpse": ["succumbed", "bodies", "corpse"],
}

SAYING = {
    "he said, according to them": ["said", "according to"],
    "He SAYS so": ["SAYS"],
    "essays, unsaid": [],
    "according  to": ["according  to"],
    "according": [],
}


@pytest.mark.parametrize("text", QUOTATIONS)
def test_quotations(text: str) -> None:
    assert found(text, "quotation") == QUOTATIONS[text]


@pytest.mark.parametrize("text", NUMBERS)
def test_numbers(text: str) -> None:
    assert found(text, "number") == NUMBERS[text]


OTHERS = {
    "fr": (
        "Il y a 33 000 morts, 4\u202f500 blessés et 1,5 million de 12 personnes.",
        ["33 000", "4\u202f500", "1,5 million", "12"],
    ),
    "tr": ("ALTI asker, yüzelli bin kişi ve İKİ yaralı, 1.200 ölü.", ["ALTI", "yüzelli bin", "İKİ", "1.200"]),
}


@pytest.mark.parametrize("language", OTHERS)
def test_numbers_of_other_languages(language: str) -> None:
    text, wanted = OTHERS[language]
    assert found(text, "number", lexicon(language)) == wanted


def test_marks_with_a_blank_inside_bound_a_quotation() -> None:
    text = "Il a dit : «\u00a0Nous l’avons fait\u00a0», et « rien »."
    assert found(text, "quotation", lexicon("fr")) == ["Nous l’avons fait", "rien"]


@pytest.mark.parametrize("text", HARM)
def test_harm_words(text: str) -> None:
    assert found(text, "harm_word") == HARM[text]


@pytest.mark.parametrize("text", SAYING)
def test_saying_words(text: str) -> None:
    assert found(text, "saying_word") == SAYING[text]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["harm", "saying", "vague", "rough"])
def test_every_term_is_found_whole(kind: str, language: str) -> None:
    """The longest match wins: no term is cut to a shorter one that begins it."""
    for term in lexicon(language).terms(kind):
        name = {"harm": "harm_word", "saying": "saying_word"}.get(kind, "number")
        printed = term.replace("*", "x")
        assert found(f"x {printed}, x", name, lexicon(language)) == [printed], term


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["cardinal", "ordinal", "multiplier", "fraction", "factor"])
def test_every_number_word_is_found(kind: str, language: str) -> None:
    for term, word in lexicon(language).terms(kind).items():
        if word.bare != "digits" and (kind, word.bare) != ("cardinal", "no"):
            assert found(f"x {term}.", "number", lexicon(language)) == [term]


def test_the_lists_hold_what_the_design_names() -> None:
    saying = {word.value for word in LEXICON.terms("saying").values()}
    named = """say tell call accuse blame deny warn announce urge condemn threaten acknowledge confirm confirmation
    express speak"""
    assert {*named.split(), "according to"} <= saying
    assert {"killed", "wounded", "dead", "displaced", "casualties"} <= set(LEXICON.terms("harm"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_terms_of_the_lists_are_folded_and_single_spaced(language: str) -> None:
    for kind, terms in lexicon(language).kinds.items():
        for term in terms if kind != "fold" else ():
            assert term == " ".join(lexicon(language).fold(term).split()), kind


def test_kinds_are_those_of_the_vocabulary() -> None:
    assert set(KINDS) == set(load_model(PACKAGE_SCHEMAS).vocabularies["token_kind"])


def test_an_empty_language_finds_digits_alone() -> None:
    bare = Lexicon("xx", {}, ())
    text = "“one” said 33 killed"
    assert [(t.kind, t.text) for t in find_tokens(parse_article(text, "a.txt"), bare)] == [("number", "33")]


def test_alternatives_put_the_longest_first() -> None:
    assert alternatives(["a", "c.d", "a b"]) == r"a\s+b|c\.d|a"
    assert alternatives([]) == ""


def test_tokens_come_in_reading_order_with_line_and_column() -> None:
    article = parse_article("\n  Two were killed.\n\nHe said “no”.\n", "a.txt")
    tokens = [(t.kind, t.paragraph, t.line, t.column, t.text) for t in find_tokens(article, LEXICON)]
    assert tokens == [
        ("number", 1, 2, 3, "Two"),
        ("harm_word", 1, 2, 12, "killed"),
        ("saying_word", 2, 4, 4, "said"),
        ("quotation", 2, 4, 10, "no"),
    ]


PIECES = [
    "“",
    "”",
    "‘",
    "’",
    '"',
    "'",
    "«",
    "»",
    "33",
    "killed",
    "said",
    "two",
    "-",
    " ",
    ". ",
    "x",
    "é",
    "e\u0301",
    "\n",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=40))
def test_tokens_lie_in_their_paragraphs_in_order(text: str) -> None:
    article = parse_article(text, "a.txt")
    whole = "\n".join(line.text for line in article.lines)
    tokens = find_tokens(article, LEXICON)
    assert [t.span_start for t in tokens] == sorted(t.span_start for t in tokens)
    for token in tokens:
        line = article.lines[token.paragraph - 1]
        assert line.start <= token.span_start < token.span_end <= line.end
        assert whole[token.span_start : token.span_end] == token.text
        assert token.line == line.number


@settings(deadline=None)
@given(st.lists(st.text(st.sampled_from("ab ’‘'\"“”«»"), min_size=1, max_size=20), min_size=1, max_size=3))
def test_quotations_of_one_pair_do_not_overlap(texts: list[str]) -> None:
    for pair in LEXICON.marks:
        spans = list(quotations(texts, pair))
        assert spans == sorted(spans)
        assert all(end <= start for (n, _, end), (m, start, _) in pairwise(spans) if n == m)
        assert all(texts[n][start:end].strip() for n, start, end in spans)


RUNNING = {
    "a mark a paragraph, as English prints it": (["“One.", "“Two.", "“Three,” he said."], ["One.", "Two.", "Three,"]),
    "one mark at either end": (["He said: “One.", "Two.", "Three,” he said."], ["One.", "Two.", "Three,"]),
    "closed before the next begins": (["“One.” And", "“Two.”"], ["One.", "Two."]),
    "a mark that opens before a blank": (['He said " we did it.', '"Two," he said.'], ["Two,"]),
    "a mark that closes behind a blank": (['"One, " he said. "Two," he said.'], ['One, " he said. ', "Two,"]),
    "a mark too few at the end": (["“One, he said.", "“Two,” he said."], ["One, he said.", "Two,"]),
    "a mark too few before another": (['"One, he said. "Two," he said.'], ["One, he said. ", "Two,"]),
    "a mark too few at the start": (["He said: one,” he said. “Two.”"], ["He said: one,", "Two."]),
    "the same, straight": (['One," he said. "Two."'], ["One,", "Two."]),
    "a single mark stays in its paragraph": (["He called it ‘a lie", "and a shame’."], []),
    "an apostrophe before a quotation": (["In the '90s he called it 'a lie'."], ["a lie"]),
}


@pytest.mark.parametrize("name", RUNNING)
def test_quotations_run_over_paragraphs_and_lack_marks(name: str) -> None:
    paragraphs, wanted = RUNNING[name]
    assert found("\n\n".join(paragraphs), "quotation") == wanted
