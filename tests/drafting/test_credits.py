"""Who says it, guessed from words alone: each sentence with the words that name its source, and whom they mean."""

import pytest

from etl.drafting.credits import CreditFinder
from etl.drafting.guess import Credit
from etl.drafting.known import Known
from etl.evidence.sentences import sentence_starts
from etl.evidence.text import parse_article
from etl.evidence.tokens import find_tokens
from tests.lexicons import lexicon

KNOWN = Known(
    names={
        "norland": "norland", "vesland": "vesland", "norland's defence ministry": "norland-ministry",
        "coast observatory": "coast-observatory", "mara lind": "lind", "hill wire": "hill-wire",
        "vesland fighters": "army",
    },
    kinds={
        "norland": "state", "vesland": "state", "norland-ministry": "ministry", "coast-observatory": "monitor",
        "lind": "person", "hill-wire": "media", "army": "armed_force",
    },
    namings={"norland": "collective", "lind": "named"},
)  # fmt: skip


def credits_of(text: str) -> list[Credit]:
    """The credits of the paragraphs of a text."""
    words, article = lexicon("en"), parse_article(text, "text")
    finder, found = CreditFinder(words, KNOWN), list[Credit]()
    tokens = [token for token in find_tokens(article, words) if token.kind == "quotation"]
    for line in article.lines:
        quoted = [(t.span_start - line.start, t.span_end - line.start) for t in tokens if t.paragraph == line.paragraph]
        starts = list(sentence_starts(line.text, quoted, words))
        found += finder.credits(line.paragraph, line.text, starts, quoted)
    return found


@pytest.mark.parametrize(
    ("text", "credit", "claimant"),
    [
        ("Norland said the bridge fell.", "Norland said", "norland"),
        ("The bridge fell, Norland said.", "Norland said", "norland"),
        ("Norland's Defence Ministry accused Vesland.", "Norland's Defence Ministry accused", "norland-ministry"),
        (
            "The bridge fell, according to the Coast Observatory.",
            "according to the Coast Observatory",
            "coast-observatory",
        ),
        ('"It fell," said Mara Lind.', "said Mara Lind", "lind"),
        ("Mara Lind, a spokeswoman for Vesland, said it fell.", "Mara Lind", "lind"),
        ("It fell, the ambassador of Norland in the port, Mara Lind, said.", "Mara Lind, said", "lind"),
        ("The fall was confirmed by Mara Lind.", "confirmed by Mara Lind", "lind"),
        ("Officials in Vesland said it fell.", "Officials in Vesland said", None),
        ("Omar Haddad told them that it fell.", "Omar Haddad told", "omar-haddad"),
        ("Vesland, which denied it, has aircraft.", "Vesland, which denied", "vesland"),
        ("While Vesland was silent, Norland warned of more.", "Norland warned", "norland"),
    ],
)
def test_a_word_of_saying_has_its_speaker_before_it_or_behind(text: str, credit: str, claimant: str | None) -> None:
    [found] = credits_of(text)
    assert (found.at.exact, found.values["credit"], found.values.get("claimant")) == (credit, credit, claimant)


@pytest.mark.parametrize(
    "text",
    [
        "Norland was accused of the attack.",  # Whom others accuse says nothing.
        "Norland was to say more.",
        "The leaders of Norland and Vesland spoke on Friday.",  # Who talks with somebody is credited with nothing.
        "The report reached Norland.",
        'A note read "Norland said so".',  # What somebody quotes is his.
        "The bridge fell at night.",
    ],
)
def test_nobody_is_credited_with_what_is_only_told_of_them(text: str) -> None:
    assert credits_of(text) == []


def test_what_goes_on_behind_a_comma_is_of_whom_the_sentence_credited_before() -> None:
    [found] = credits_of("Norland blamed Vesland, saying that it fell.")
    assert found.values["claimant"] == "norland"


def test_the_article_before_a_name_is_no_part_of_it() -> None:
    found = [*credits_of("The Southern Front said so."), *credits_of('"It fell," said the Southern Front.')]
    assert [credit.values.get("claimant") for credit in found] == ["southern-front", "southern-front"]


def test_he_is_the_person_and_it_the_body_that_spoke_last() -> None:
    found = credits_of("Norland said so. Mara Lind said more. He said less.\nIt denied the rest.")
    assert [credit.values.get("claimant") for credit in found] == ["norland", "lind", "lind", "norland"]
    assert [credit.values.get("naming") for credit in found] == ["collective", "named", "named", "collective"]


def test_a_name_is_known_by_its_last_word_where_a_sentence_begins_with_it() -> None:
    [found] = credits_of("Lind said so.")
    assert found.values == {"claimant": "lind", "naming": "named", "credit": "Lind said"}
    assert found.rests_on == "saying-word 'said', subject 'Lind'"


def test_media_that_pass_words_on_are_no_source_beside_another() -> None:
    [found] = credits_of("Mara Lind said it fell, according to Hill Wire.")
    assert (found.values["claimant"], found.values["relayed_by"]) == ("lind", "hill-wire")
    [alone] = credits_of("It fell, according to Hill Wire.")
    assert (alone.values["claimant"], "relayed_by" in alone.values) == ("hill-wire", False)


def test_the_way_in_which_it_was_said_is_taken_from_the_sentence() -> None:
    [found] = credits_of("Mara Lind wrote on Twitter that it fell.")
    assert found.values["medium"] == "social_media"


def test_a_language_whose_words_are_not_listed_gets_no_credits() -> None:
    words = lexicon("tr")
    finder = CreditFinder(words, Known(names={"norland": "norland"}, kinds={"norland": "state"}))
    assert finder.credits(1, "Norland bunu dedi.", [0], []) == []
