"""The language in which a site is written: its own words as messages of gettext, English where none are translated."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from gettext import NullTranslations

ENGLISH = "en"
"""The language of the messages, and of what the package says: `claims.says`, the labels in its tables, the codebook."""

_SPOKEN: ContextVar[NullTranslations] = ContextVar("_SPOKEN", default=NullTranslations())  # noqa: B039 - holds nothing


@contextmanager
def spoken(translations: NullTranslations) -> Iterator[None]:
    """Words are given in another language within; the package's own, such as `claims.says`, are made outside."""
    token = _SPOKEN.set(translations)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def language() -> str:
    """The language that is spoken, as HTML names it: `en`, `fr`, `pt-BR`."""
    return _SPOKEN.get().info().get("language", ENGLISH).replace("_", "-")


def later(message: str) -> str:
    """A text of the site as it is: for the catalogue to find it; `gettext` gives it where it is used."""
    return message


def gettext(message: str) -> str:
    """A text of the site in the language that is spoken."""
    return _SPOKEN.get().gettext(message) if message else message  # The empty message is the head of a catalogue.


def ngettext(one: str, many: str, amount: int) -> str:
    """The text for an amount of one, or of several, in the language that is spoken."""
    return _SPOKEN.get().ngettext(one, many, amount)
