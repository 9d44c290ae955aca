"""The language in which a site is written: its own words as messages of gettext, English where none are translated."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from gettext import NullTranslations

_SPOKEN: ContextVar[NullTranslations] = ContextVar("_SPOKEN", default=NullTranslations())  # noqa: B039 - holds nothing


@contextmanager
def spoken(translations: NullTranslations) -> Iterator[None]:
    """Words are given in another language within; the package's own, such as `claims.says`, are made outside."""
    token = _SPOKEN.set(translations)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def gettext(message: str) -> str:
    """A text of the site in the language that is spoken."""
    return _SPOKEN.get().gettext(message)


def ngettext(one: str, many: str, amount: int) -> str:
    """The text for an amount of one, or of several, in the language that is spoken."""
    return _SPOKEN.get().ngettext(one, many, amount)
