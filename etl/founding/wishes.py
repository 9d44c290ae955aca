"""What a new record must be told: its name, title, licence, language and sides, each judged as it comes in."""

import csv
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.model.project import PACKAGE_SCHEMAS
from etl.model.slug import slug

LICENCES = Path(__file__).with_name("licences.csv")
LONGEST = 100
"""Most characters of a name, which files bear."""
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
VALUE = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
LANGUAGE = re.compile(r"[a-z]{2,3}")
SIDE = re.compile(r"(?:(?P<id>[^=:]*)=)?(?P<label>[^=:]+)(?::(?P<party>[^=:]*))?")


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence of data: its SPDX id, its title and the address of its text."""

    id: str
    title: str
    path: str


@dataclass(frozen=True, slots=True)
class OwnSide:
    """A side of the record's own: its id, its label, and the value of the vocabulary `party` that says what it is."""

    id: str
    label: str
    party: str


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a record is told when it is founded.

    Attributes:
        name: Of its files: small letters and digits, with hyphens between.
        title: As it stands on its front page.
        licence: Of its data.
        language: Of most of its articles, ISO 639.
        sides: Those that its vocabulary `side` holds beside the publisher's; none where these will do.
    """

    name: str
    title: str
    licence: Licence
    language: str
    sides: tuple[OwnSide, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """One of the things that are asked.

    Attributes:
        key: The option of the command, and the attribute of `Wishes`.
        asks: What a person is asked.
        read: Makes the value of what was answered.
        proposed: What Enter stands for, of the folder's name.
    """

    key: str
    asks: str
    read: Callable[[str], Any]
    proposed: Callable[[str], str]


def licences() -> dict[str, Licence]:
    """SPDX id to licence, of those that suit data."""
    with LICENCES.open(encoding="utf-8", newline="") as file:
        return {row["id"]: Licence(**row) for row in csv.DictReader(file)}


def languages() -> list[str]:
    """The languages whose word lists come with the publisher."""
    return sorted(path.stem for path in (PACKAGE_SCHEMAS / "lexicon").glob("*.csv"))


def granted(answers: Mapping[str, str]) -> Wishes:
    """The wishes that some answers state.

    Args:
        answers: Key of each question to what was answered.

    Raises:
        ValueError: An answer cannot be taken; the message says which, and what was expected.
    """
    wishes = {}
    for question in QUESTIONS:
        try:
            wishes[question.key] = question.read(answers[question.key])
        except ValueError as error:
            raise ValueError(f"{question.key}: {error}") from None
    return Wishes(**wishes)


def _title(text: str) -> str:
    text = " ".join(text.split())
    if not text.isprintable() or not text:
        raise ValueError(f"found {text!r}; expected some words, as My Record")
    return text


def _name(text: str) -> str:
    if not NAME.fullmatch(text):
        raise ValueError(f"found {text!r}; expected small letters, digits and hyphens between them, as my-record")
    if len(text) > LONGEST:
        raise ValueError(f"found {len(text)} characters; expected {LONGEST} at most, as files bear the name")
    return text


def _licence(text: str) -> Licence:
    known = {id_.lower(): licence for id_, licence in licences().items()}
    if text.lower() not in known:
        raise ValueError(
            f"found {text!r}; expected one of {', '.join(licences())}"
            " (any other can be put into seeds/package.yml and CITATION.cff afterwards)"
        )
    return known[text.lower()]


def _language(text: str) -> str:
    if not LANGUAGE.fullmatch(text):
        raise ValueError(f"found {text!r}; expected a code of ISO 639, as {', '.join(languages())}")
    return text


def _sides(text: str) -> tuple[OwnSide, ...]:
    parties, taken = _column("party", "value"), set(_column("side", "value"))
    sides = []
    for part in (part.strip() for part in text.split(",") if text.strip()):
        read = SIDE.fullmatch(part)
        if not part:
            raise ValueError(f"found {text!r}, where a comma has no name beside it; expected names, or nothing at all")
        if read is None:
            raise ValueError(f"found {part!r}; expected a name, or ID=NAME:PARTY, as north=Northern Front:belligerent")
        label, party = read["label"].strip(), (read["party"] or "belligerent").strip()
        if read["id"] is None and not slug(label):
            raise ValueError(
                f"found {part!r}, of whose letters no id can be made; expected one before it: side_1={part}"
            )
        id_ = slug(label, "_") if read["id"] is None else read["id"].strip()
        if not VALUE.fullmatch(id_):
            raise ValueError(
                f"found the id {id_!r} in {part!r}; expected small letters, digits and _, as north_front=…"
            )
        if party not in parties:
            raise ValueError(f"found the party {party!r} in {part!r}; expected one of {', '.join(parties)}")
        if id_ in taken:
            raise ValueError(f"found the id {id_!r} in {part!r}, which another side has; expected one of its own")
        taken.add(id_)
        sides.append(OwnSide(id_, label, party))
    return tuple(sides)


def _column(vocabulary: str, column: str) -> list[str]:
    with (PACKAGE_SCHEMAS / "vocabularies" / f"{vocabulary}.csv").open(encoding="utf-8", newline="") as file:
        return [row[column] for row in csv.DictReader(file)]


QUESTIONS = (
    Wanted("title", "Title of the record", _title, lambda folder: slug(folder).replace("-", " ").title()),
    Wanted("name", "Its name, for files (small letters, digits, hyphens)", _name, slug),
    Wanted("licence", f"Licence of the data ({', '.join(licences())})", _licence, lambda folder: "CC-BY-4.0"),
    Wanted("language", "Language of most articles (ISO 639)", _language, lambda folder: "en"),
    Wanted("sides", "Sides of the conflict, with commas between (none: Enter)", _sides, lambda folder: ""),
)
"""In the order in which they are asked."""
