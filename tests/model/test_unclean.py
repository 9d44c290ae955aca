"""Characters that no one sees: which are told, and by which name."""

import unicodedata

import pytest

from etl.model.unclean import _SEEN, called, unclean


@pytest.mark.parametrize(
    ("text", "position", "what"),
    [
        ("a\x00b", 1, "control character (U+0000)"),
        ("bell\x07", 4, "control character (U+0007)"),
        ("\x1b[31m", 0, "control character (U+001B)"),
        ("a\rb", 1, "control character (U+000D)"),
        ("\x7f", 0, "control character (U+007F)"),
        ("é\x9b", 1, "control character (U+009B)"),
        ("the \u202eevil", 4, "right-to-left override (U+202E)"),
        ("\u2066isolated\u2069", 0, "left-to-right isolate (U+2066)"),
        ("\ud800", 0, "character (U+D800)"),
        ("\u200b\u200b", 0, "nothing but zero width space (U+200B)"),
        ("\u00a0", 0, "nothing but no-break space (U+00A0)"),
        ("\u3164", 0, "nothing but hangul filler (U+3164)"),
        ("\u2800 ", 0, "nothing but braille pattern blank (U+2800)"),
        ("\ufeff", 0, "nothing but zero width no-break space (U+FEFF)"),
    ],
)
def test_what_no_one_sees_is_found_with_its_place_and_name(text: str, position: int, what: str) -> None:
    assert unclean(text) == (position, what)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "plain",
        "a\tb\n c\n",
        "naïve “quotes” – and ‘marks’",
        "33\u00a0men",
        "ter\u00adror\u200bists",
        "می\u200cخواهم",
        "قال \u200f(33)",
        "👩\u200d🚒",
        "é\u0301",
        "\u0301",
    ],
)
def test_what_articles_print_is_clean(text: str) -> None:
    assert unclean(text) is None


def test_every_blank_and_format_character_leaves_no_mark_but_those_that_stand_before_numbers() -> None:
    """Unicode, Prepended_Concatenation_Mark, and the joiners of hieroglyphs and shorthand, are drawn."""
    unseen = [chr(n) for n in range(0x110000) if unicodedata.category(chr(n)) in {"Cc", "Cf", "Zs", "Zl", "Zp"}]
    drawn = {unicodedata.name(c).split()[0] for c in unseen if _SEEN.search(c)}
    assert drawn == {"ARABIC", "SYRIAC", "KAITHI", "EGYPTIAN", "SHORTHAND"}


def test_a_character_is_called_by_its_name_and_number() -> None:
    assert called("\u00a0") == "no-break space (U+00A0)"
    assert called("\t") == "control character (U+0009)"
