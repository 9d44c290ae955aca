"""The grammar: articles, singular and plural, small and large letters, numbers and days."""

import pytest

from etl.sentences.english import English, digits, when

ENGLISH = English(
    [
        "Soldiers of the Norland army",
        "Fighters in the Vesland hills, Vesland's own",
        "Army of Norland and the Free Movement Party",
        "the movement of people",
    ]
)


@pytest.mark.parametrize(
    ("name", "kind", "text", "plural"),
    [
        ("Coast Observatory", "monitor", "the Coast Observatory", False),
        ("United Nations", "international_organization", "the United Nations", False),
        ("NATO", "international_organization", "NATO", False),
        ("United States", "state", "the United States", False),
        ("New Zealand", "state", "New Zealand", False),
        ("Reuters", "media", "Reuters", False),
        ("Ana Silva", "person", "Ana Silva", False),
        ("Senior official of Norland", "unnamed_person", "a senior official of Norland", False),
        ("Army officer", "unnamed_person", "an army officer", False),
        ("Norland officials who spoke to reporters", "unnamed_group", "Norland officials who spoke to reporters", True),
        ("People of the valley", "population", "people of the valley", True),
        ("Norland armed forces", "armed_force", "Norland armed forces", True),
        ("Army of Norland", "armed_force", "the army of Norland", False),
        ("Norland's allies in the pact", "group_of_states", "Norland's allies in the pact", True),
        ("The West", "group_of_states", "The West", False),
        ("Kremlin", "office", "the Kremlin", False),
        ("Relief press", "media", "relief press", False),
    ],
)
def test_a_name_has_the_article_and_the_number_of_its_kind(name: str, kind: str, text: str, plural: bool) -> None:
    noun = ENGLISH.actor(name, kind)
    assert (noun.text, noun.plural) == (text, plural)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Strike on the bridge", "the strike on the bridge"),
        ("Norland's answer to the strike", "Norland's answer to the strike"),
        ("Norland troops at the border", "the Norland troops at the border"),
        ("Movement of people", "the movement of people"),
        ("NATO's meeting", "NATO's meeting"),
        ("U.S. strike", "the U.S. strike"),
        ("A shot at dawn", "a shot at dawn"),
        (
            "Strikes that killed civilians, ascribed to Norland",
            "the strikes that killed civilians, ascribed to Norland,",
        ),
    ],
)
def test_a_title_stands_in_a_sentence(title: str, text: str) -> None:
    assert ENGLISH.event(title).text == text


@pytest.mark.parametrize(
    ("name", "kind", "text"),
    [
        ("Eastford", "settlement", "in Eastford"),
        ("Port Sella", "settlement", "in Port Sella"),
        ("Border of Norland and Vesland", "border", "at the border of Norland and Vesland"),
        ("Grey Sea", "sea", "in the Grey Sea"),
        ("Northern Norland", "part_of_country", "in northern Norland"),
        ("Central Republic", "country", "in Central Republic"),
        ("The valley", "part_of_province", "in the valley"),
        ("Camp in the hills", "camp", "in the camp in the hills"),
    ],
)
def test_a_place_has_its_preposition(name: str, kind: str, text: str) -> None:
    assert ENGLISH.place(name, kind) == text


@pytest.mark.parametrize(
    ("edtf", "text"),
    [
        ("2021-05-03", "on 3 May 2021"),
        ("2021-05", "in May 2021"),
        ("2018", "in 2018"),
        ("2018?", "in perhaps 2018"),
        ("2021-04/..", "since April 2021"),
        ("../2021-05-03", "no later than 3 May 2021"),
        ("2021-05-10/2021-05-16", "between 10 May 2021 and 16 May 2021"),
        ("[2021-05-05,2021-05-06]", "on 5 May 2021 or 6 May 2021"),
        ("{2021-05-05,2021-05-06}", "on 5 May 2021 and 6 May 2021"),
        ("[2021-05-05..2021-05-07]", "between 5 May 2021 and 7 May 2021"),
        ("[..2021-05-03]", "no later than 3 May 2021"),
        ("{2018, 2021-05..}", "in 2018 and since May 2021"),
        ("2021-05-03/2021-05-03", "on 3 May 2021"),
    ],
)
def test_a_time_is_told_in_words(edtf: str, text: str) -> None:
    assert when(edtf) == text


@pytest.mark.parametrize(
    ("value", "text"), [(33.0, "33"), (3000000, "3,000,000"), (2.5, "2.5"), (0, "0"), (100, "100")]
)
def test_a_number_has_commas_and_no_needless_zeros(value: float, text: str) -> None:
    assert digits(value) == text
