"""Words of the pages of the actors."""

from collections.abc import Iterable

from etl.model.tongue import gettext, later
from etl.pages.book import Row
from etl.pages.fold import also_written

DESCRIPTION = gettext("%(title)s: the names printed, what is credited there, and what is said by others.")


def spellings(name: str, forms: Iterable[Row]) -> str:
    """The folded spellings of an actor's names that differ from them, by which a search finds it."""
    return ", ".join(also_written([name, *(form["printed"] for form in forms)]))


def heard(actor: Row) -> list[str]:
    """What an actor that is silent can be found by: who is never heard is never quoted either."""
    return {"never quoted": ["unquoted"], "never heard": ["unquoted", "unheard"]}.get(actor["silence"], [])


def silences(actors: Iterable[Row]) -> list[Row]:
    """The silences of each actor as values to choose by, and in words."""
    words = {"unquoted": later("never quoted"), "unheard": later("never heard")}
    return [{"heard": value, "words": gettext(words[value])} for actor in actors for value in heard(actor)]
