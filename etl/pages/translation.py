"""`seeds/words.po`: the site's own words in another language, as a record brings them."""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from gettext import GNUTranslations, NullTranslations, c2py
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from etl.model.project import Project
from etl.model.unclean import called
from etl.problems import Problem, problem

FILE = "words.po"
_LANGUAGE = re.compile(r"[a-z]{2,3}([-_][A-Za-z0-9]{2,8})*")
_LINE = re.compile(r"\s*(#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s+)?\"(?:[^\"\\]|\\.)*\"\s*|)")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_PLACE = re.compile(r"%(?:\((\w+)\)s|%)")
_TAG = re.compile(r"<[^<>]*>")
_FORMS = 9
"""Most forms of a plural; no language that gettext lists has more than six."""
_AMOUNTS = range(1001)
"""Amounts for which the rule of the plural is tried: those of the languages repeat themselves within a hundred."""
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
        _FaultyWordsError: It is not UTF-8, no PO, or does not say its language, or says what cannot be.
        ValueError: Its head holds what gettext cannot read.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError:
        raise _faulty("the translation is not UTF-8", (shown, 1, 1), "UTF-8") from None
    for number, line in enumerate(lines, 1):
        if control := _CONTROL.search(line):
            at = (shown, number, control.start() + 1)
            raise _faulty(f"the line holds a {called(control[0])}", at, "no control character")
        if not _LINE.fullmatch(line):
            raise _faulty("this is no line of a PO file", (shown, number, 1), _SYNTAX)
    messages = [nth for nth, line in enumerate(lines) if line.lstrip().startswith(("msgctxt ", "msgid "))]
    end = messages[1] if len(messages) > 1 else len(lines)
    return _read([*_head(lines[:end], shown), *lines[end:]], shown)


def _head(lines: Sequence[str], shown: str) -> list[str]:
    """The first message, which says the language, the letters and the plural; without blanks behind the language.

    Raises:
        _FaultyWordsError: It does not say its language, or says what cannot be.
        ValueError: It holds what gettext cannot read.
    """
    (at, language), read = _said(lines, "Language"), list(lines)
    if language is None or not _LANGUAGE.fullmatch(language[1].strip()):
        raise _faulty("the head of the translation does not say its language", (shown, at, 1), r'"Language: fr\n"')
    line = lines[at - 1]
    read[at - 1] = f"{line[: language.start(1)]} {language[1].strip()}{line[language.end(1) :]}"
    head = _read(read, shown)
    if head.charset not in ("utf-8", "utf8"):
        told = f"the head of the translation names the charset {head.charset}, and the file is UTF-8"
        at = _said(lines, "Content-Type")[0]
        raise _faulty(told, (shown, at, 1), r'"Content-Type: text/plain; charset=UTF-8\n"')
    if (fault := _plural_fault(head.num_plurals, head.plural_expr)) is not None:
        told = f"the head of the translation has no rule of the plural: {fault}"
        at = _said(lines, "Plural-Forms")[0]
        raise _faulty(told, (shown, at, 1), r'one such as "Plural-Forms: nplurals=2; plural=(n != 1);\n"')
    return read


def _said(lines: Sequence[str], name: str) -> tuple[int, re.Match[str] | None]:
    """The line in which the head says something, and what; 1 and null where it does not."""
    field = re.compile(rf'(?:"|\\n){name}:([^"\\]*)', re.IGNORECASE)
    found = ((number, said) for number, line in enumerate(lines, 1) if (said := field.search(line)))
    return next(found, (1, None))


def _plural_fault(forms: int, rule: str) -> str | None:
    """Why a rule of the plural does not choose one of its forms for an amount; null where it does."""
    if not 1 <= forms <= _FORMS:
        return f"nplurals={forms} is not between 1 and {_FORMS}"
    try:
        chosen = c2py(rule)
        wrong = next(((n, form) for n in _AMOUNTS if not 0 <= (form := chosen(n)) < forms), None)
    except ZeroDivisionError:
        return f"plural={rule} divides by 0"
    except ValueError as error:
        return str(error)
    return wrong and f"for {wrong[0]} plural={rule} is {wrong[1]}, and the forms are 0 to {forms - 1}"


def _read(lines: Sequence[str], shown: str) -> Catalog:
    """The messages of some lines, from the first of the file.

    Raises:
        _FaultyWordsError: They are no PO.
        ValueError: Their head holds what gettext cannot read.
    """
    try:
        return read_po(lines, abort_invalid=True)
    except PoFileError as error:
        raise _faulty(f"the message cannot be read: {error}", (shown, error.lineno + 1, 1), _SYNTAX) from error
    except (IndexError, AttributeError):
        raise _faulty("a text stands before its keyword", (shown, 1, 1), _SYNTAX) from None


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
    if _nested(text) not in map(_nested, ids):
        same = any(sorted(_TAG.findall(text)) == sorted(_TAG.findall(one)) for one in ids)
        told = "opens and closes its tags otherwise than its message" if same else "has not the tags of its message"
        return told, " ".join(_TAG.findall(ids[-1])) or "no tag"
    loose = next((sign for sign in _TAG.sub("", text) if sign in '<>"'), None)
    if loose is not None and not any(loose in _TAG.sub("", one) for one in ids):
        return f"holds {loose}, which its message has not", "typographic quotation marks, and no < or > but in tags"
    return None


def _nested(text: str) -> list[str]:
    """The tags of a text, each behind those that are open around it; sorted, as languages order their words."""
    around, found = list[str](), []
    for tag in _TAG.findall(text):
        found.append("".join([*around, tag]))
        if not tag.startswith("</"):
            around.append(tag)
        elif around:
            around.pop()
    return sorted(found)


def _forms(text: str | Iterable[str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def _faulty(told: str, at: tuple[str, int, int], expected: str) -> _FaultyWordsError:
    return _FaultyWordsError(problem("words-file", told, at=at, expected=expected))
