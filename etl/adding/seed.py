"""The seed of an article that was added: its head as far as it is known, its paragraphs with their roles and days."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from etl.adding.dates import find_days
from etl.adding.day_words import NONE, DayWords
from etl.adding.draft import Draft, one_line
from etl.model.days import bounds
from etl.model.forms import Form
from etl.seeds.scalars import entry

HEAD = "# yaml-language-server: $schema=../../.build/schemas/source.json\n"
_EMPTY = ("publisher", "title", "byline", "dateline", "published", "url")
"""Keys that stand there empty where nothing is known, so that whoever codes looks for it."""
_GIVEN = {"publisher": "the publisher", "published": "the day of publication", "url": "the address"}


def seed_text(draft: Draft, form: Form, more: Mapping[str, str], file: str, days: DayWords) -> str:
    """The YAML of a source.

    Args:
        draft: The article.
        form: The form of a source, whose order its keys have.
        more: Further keys: its id, its licence; and what people said of the article themselves, which goes first.
        file: Name of the file that it comes from.
        days: The words for days of its language.
    """
    said = [key for key in _GIVEN if key in more]
    values: dict[str, str | None] = {key: getattr(draft, key, None) for key in form.typed} | {"state": "draft", **more}
    bases = {
        "publisher": draft.prints(str(values["publisher"])),
        "published": values["published"] in _full_days(draft, days, ("byline", "subhead", "site_notice")),
        "url": draft.prints(str(values["url"])),
        "agency": True,
    }
    for key, printed in bases.items():
        values[f"{key}_basis"] = None if values[key] is None else "stated" if printed else "inferred"
    inferred = [key for key in _GIVEN if values[f"{key}_basis"] == "inferred"]
    name = one_line("".join(sign if sign.isprintable() else " " for sign in file))  # It may hold a line feed.
    lines = [f"# Begun by `etl add` from {name}. Roles, and the days behind #, are guesses: look at each."]
    if days is NONE:
        lines.append(f"# Of days only those such as 2021-05-03 are listed: {no_days(str(draft.language))}.")
    elif _day(values["published"]) is None:
        lines.append("# Days such as Monday are not resolved, as the day of publication is not known.")
    for key in form.typed:
        value = _note(inferred, said) if key == "note" and inferred else values.get(key)
        if value is not None:
            lines += entry(key, value, 0).splitlines()
        elif key in _EMPTY:
            lines.append(f"{key}: ~")
    return HEAD + "\n".join([*lines, "paragraphs:", *_paragraphs(draft, _day(values["published"]), days)]) + "\n"


def no_days(language: str) -> str:
    """What is to be said where nobody has written down the words for days of a language."""
    return f"there are no words for days in {language!r}; seeds/lexicon/days/{language}.csv can hold them"


def stated_day(draft: Draft, words: DayWords) -> str | None:
    """The day of publication that a line about the article prints in full; null where none does."""
    days = _full_days(draft, words, ("byline",))
    return days[0] if days else None


def _full_days(draft: Draft, words: DayWords, roles: Sequence[str]) -> list[str]:
    """The days that lines of some roles, and the dateline, print in full."""
    lines = [paragraph.text for paragraph in draft.paragraphs if paragraph.role in roles] + [draft.dateline or ""]
    return [day for line in lines for _, day in find_days(line, None, words) if len(day) == len("2021-05-03")]


def _day(text: str | None) -> date | None:
    """The one day that an EDTF text means; null where it means several, or is none."""
    try:
        first, last = bounds(text or "")
    except ValueError:
        return None
    return first if first == last else None


def _note(inferred: list[str], said: list[str]) -> str:
    """Why each is inferred."""
    told = []
    for keys, why in (
        ([key for key in inferred if key not in said], "stand beside the text, in what its file says of itself"),
        ([key for key in inferred if key in said], "were given by whoever added the article"),
    ):
        if keys:
            names = [_GIVEN[key] for key in keys]
            listed = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
            if len(keys) > 1:
                told.append(f"{listed[0].upper()}{listed[1:]} {why}; the text does not print them.")
            else:
                one = why.replace("stand", "stands", 1).replace("were", "was", 1)
                told.append(f"{listed[0].upper()}{listed[1:]} {one}; the text does not print it.")
    return " ".join(told)


def _paragraphs(draft: Draft, published: date | None, days: DayWords) -> Iterator[str]:
    for number, paragraph in enumerate(draft.paragraphs, 1):
        yield f"- paragraph: {number}"
        if paragraph.role != "body":
            yield f"  role: {paragraph.role}"
        yield from (f"  # {words}: {day}" for words, day in find_days(paragraph.text, published, days))
