"""`seeds/words.po`: the site's own words in another language, as a record brings them."""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from etl.model.project import Project
from etl.problems import Problem, problem

FILE = "words.po"
_LANGUAGE = re.compile(r"[a-z]{2,3}([-_][A-Za-z0-9]{2,8})*")
_LINE = re.compile(r"\s*(#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s+)?\"(?:[^\"\\]|\\.)*\"\s*|)")
_PLACE = re.compile(r"%(?:\((\w+)\)s|%)")
_TAG = re.compile(r"<[^<>]*>")
_SYNTAX = 'a keyword (msgid, msgid_plural, msgstr, msgstr[0]) and a text between "…", or a comment after #'


class _FaultyWordsError(Exception):
    """A translation that cannot be used at all; `problem` says why, and where."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.message)
        self.problem = found


def read_words(project: Project) -> tuple[NullTranslations, list[Problem]]:
    """The language in which the site of a record is written: that of its `seeds/words.po`, English where it has none.

    Messages that the catalogue does not have, such as those of an older one, are passed over.

    Returns:
        The translations, and what is wrong with them; where anything is, the site is English.

    Raises:
        OSError: The file cannot be read.
    """
    path = project.root / "seeds" / FILE
    if not path.is_file():
        return NullTranslations(), []
    shown = project.shown(path)
    try:
        words = _catalogue(path, shown)
        problems = [one for message in words if message.id for one in _misfits(words, message, shown)]
        packed = io.BytesIO()
        write_mo(packed, words)
        packed.seek(0)
        return (NullTranslations() if problems else GNUTranslations(packed)), problems
    except _FaultyWordsError as error:
        return NullTranslations(), [error.problem]
    except ValueError as error:
        told = f"the head of the translation cannot be read: {error}"
        return NullTranslations(), [problem("words-file", told, at=(shown, 1, 1))]


def _catalogue(path: Path, shown: str) -> Catalog:
    """What the file holds.

    Raises:
        _FaultyWordsError: It is not UTF-8, no PO, or does not say its language.
        ValueError: Its head holds what gettext cannot read.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise _faulty("the translation is not UTF-8", (shown, 1), "UTF-8") from None
    for number, line in enumerate(lines, 1):
        if not _LINE.fullmatch(line):
            raise _faulty("this is no line of a PO file", (shown, number), _SYNTAX)
    try:
        words = read_po(lines, abort_invalid=True)
    except PoFileError as error:
        raise _faulty(f"the message cannot be read: {error}", (shown, error.lineno + 1), _SYNTAX) from error
    except (IndexError, AttributeError):
        raise _faulty("a text stands before its keyword", (shown, 1), _SYNTAX) from None
    if words.locale_identifier is None or not _LANGUAGE.fullmatch(words.locale_identifier):
        at = next((number for number, line in enumerate(lines, 1) if line.startswith('"Language:')), 1)
        raise _faulty("the head of the translation does not say its language", (shown, at), r'"Language: fr\n"')
    return words


def _misfits(words: Catalog, message: Message, shown: str) -> Iterator[Problem]:
    """What is wrong with one message: too many or few forms, or one that does not fit the English."""
    at = (shown, message.lineno or 1, 1)
    for error in message.check(words):
        yield problem("words-placeholder", f"the translation does not fit its message: {error}", at=at)
        return
    ids = _forms(message.id)
    found = next((one for text in _forms(message.string or "") if text and (one := _misfit(text, ids))), None)
    if found is not None:
        yield problem("words-placeholder", f"the translation {found[0]}", at=at, expected=found[1])


def _misfit(text: str, ids: Sequence[str]) -> tuple[str, str] | None:
    """What a translation has that none of the forms of its message has, and what was expected; null where it fits.

    It is filled and printed as its message is: a stray sign of percent would stop the build, and a tag left open or a
    straight quotation mark within an attribute would break the page.
    """
    known = {name for one in ids for name in _PLACE.findall(one) if name}
    strange = next((f"%({name})s" for name in _PLACE.findall(text) if name and name not in known), None)
    if strange is None and "%" in _PLACE.sub("", text):
        strange = "%"
    if strange is not None:
        fit = ", ".join(f"%({name})s" for name in sorted(known)) or "no place for a value"
        return f"holds {strange}, for which its message has nothing", f"{fit}; a sign of percent is %%"
    tags = [sorted(_TAG.findall(one)) for one in ids]
    if sorted(_TAG.findall(text)) not in tags:
        return "has not the tags of its message", " ".join(tags[-1]) or "no tag"
    loose = next((sign for sign in _TAG.sub("", text) if sign in '<>"'), None)
    if loose is not None and not any(loose in _TAG.sub("", one) for one in ids):
        return f"holds {loose}, which its message has not", "typographic quotation marks, and no < or > but in tags"
    return None


def _forms(text: str | Iterable[str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def _faulty(told: str, at: tuple[str, int], expected: str) -> _FaultyWordsError:
    return _FaultyWordsError(problem("words-file", told, at=(*at, 1), expected=expected))
