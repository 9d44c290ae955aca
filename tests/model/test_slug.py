"""A name becomes an id by its letters."""

import pytest

from etl.model.slug import slug


@pytest.mark.parametrize(
    ("name", "made"),
    [("The River Post", "the-river-post"), ("Şırnak’ın", "sirnakin"), ("Straße 7!", "strasse-7"), ("Нет", "")],
)
def test_a_name_becomes_an_id_by_its_letters(name: str, made: str) -> None:
    assert slug(name) == made


def test_what_stands_between_its_words_may_be_another_mark() -> None:
    assert slug("Süd-Front ", "_") == "sud_front"
