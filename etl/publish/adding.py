"""Add an article to a record: its text and its seed, both or neither, and never over what is there."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache, partial
from pathlib import Path

from etl.adding.day_words import NONE, DayWords, load_day_words
from etl.adding.draft import Draft, is_address
from etl.adding.read import read_file
from etl.adding.seed import no_days, seed_text, stated_day
from etl.evidence.open_texts import LICENCE, canonical_licence, paragraph_not_there
from etl.evidence.text import count_words, parse_article
from etl.model.days import bounds
from etl.model.lexicon import no_lists
from etl.model.project import Project
from etl.model.slug import slug
from etl.model.tables import Model, load_model
from etl.model.words import count
from etl.publish.files import write_whole
from etl.publish.ignoring import ignored_by, ignoring
from etl.publish.standing_text import differing, text_there
from etl.seeds import Record, Seeds, load_seeds
from etl.seeds.head import read_head

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST = 100
"""Most characters of an id, which names files."""
_MADE = 49
"""Most characters of a name that is made into one, of which an id may have two."""


@dataclass(frozen=True, slots=True)
class Given:
    """What people say of an article that they add; null: nothing.

    Attributes:
        id: Its id.
        url: Its address, or that of its page in an archive.
        language: Its language, ISO 639.
        published: Its day of publication, in EDTF.
        licence: SPDX id of the licence that opens its text.
        stated: Where the licence is stated.
    """

    id: str | None = None
    url: str | None = None
    language: str | None = None
    publisher: str | None = None
    published: str | None = None
    licence: str | None = None
    stated: str | None = None


def add_article(project: Project, path: Path, given: Given) -> tuple[bool, list[str]]:
    """Write an article's text and the draft of its seed.

    Args:
        project: The repository.
        path: The article: TXT, HTML, WARC or WACZ.
        given: What people say of it.

    Returns:
        Whether it is there now, with this text; and what was done, a line each. An article that is there with another
        text stays as it is.

    Raises:
        ValueError: The file cannot be taken, or what is said of it makes no sense.
        OSError: A file cannot be read or written; then nothing is written.
    """
    _judge(given)
    model = load_model(project.schemas, project.vocabularies, project.shown)
    _see_apart(given.id, model)
    seeds, _ = load_seeds(project, model)
    sources = {s.source_id: s for s in (*seeds.records["source"], *seeds.broken) if s.form.name == "source"}
    days = cache(partial(_day_words, project))
    draft = read_file(path, given.url, given.language, _usual_language(project, seeds), days)
    if draft.language is None:
        raise ValueError(f"{path}: its language is not known: say which, such as --language en")
    if (number := paragraph_not_there(given.stated, len(draft.paragraphs))) is not None:
        found = count(len(draft.paragraphs), "paragraph")
        raise ValueError(f"{path}: it has {found}, and --stated names paragraph {number}")
    draft = replace(draft, published=given.published or draft.published or stated_day(draft, days(draft.language)))
    source_id = given.id or _new_id(project, draft, given, path, sources)
    _see_apart(source_id, model)
    source = sources.get(source_id)
    lines = differing(project, source, source_id, draft)
    if lines is not None:
        return False, lines
    if source is not None and text_there(project, source, source_id) is not None:
        return True, [f"{source_id} is there with this text: nothing to do"]
    seed = None
    if source is None:
        more = {"source": source_id, "publisher": given.publisher, "published": given.published, "url": given.url}
        more |= {"text_licence": given.licence, "text_licence_stated": given.stated}
        form = model.forms.by_name["source"]
        known = {key: value for key, value in more.items() if value is not None}
        seed = seed_text(draft, form, known, path.name, days(draft.language))
    licence = given.licence if source is None else source.get(LICENCE)
    return True, _write(project, source_id, draft, seed, opened=licence is not None)


def _usual_language(project: Project, seeds: Seeds) -> str | None:
    """The language that the head of the package names, else the one of all articles; null where there is neither."""
    named = read_head(project)[0].get("language")
    languages = {str(source.get("language")) for source in seeds.records["source"]}
    return named or (languages.pop() if len(languages) == 1 else None)


def _day_words(project: Project, language: str | None) -> DayWords:
    path = project.day_words.get(language or "")
    return NONE if path is None else load_day_words(path)


def _write(project: Project, source_id: str, draft: Draft, seed: str | None, *, opened: bool) -> list[str]:
    """Write what is not there yet, all of it or none; say what."""
    text = project.texts / f"{source_id}.txt"
    contents = {} if text.exists() else {text: draft.text}
    if seed is not None:
        contents[project.seeds / "sources" / f"{source_id}.yml"] = seed
    ignored, ignore = project.root / ".gitignore", ignoring(project, source_id, opened=opened)
    before = ignored.read_bytes() if ignored.is_file() else None
    try:
        if ignore is not None:  # First, so that no text stands there for a moment that git would take.
            write_whole(ignored, ignore)
        for path, content in contents.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, content)
    except BaseException:
        for path in contents:
            path.unlink(missing_ok=True)
        if ignore is not None and before is not None:
            ignored.write_bytes(before)
        elif ignore is not None:
            ignored.unlink(missing_ok=True)
        raise
    shown = project.shown(text)
    roles = Counter(paragraph.role.replace("_", " ") for paragraph in draft.paragraphs)
    words = sum(count_words(paragraph.text) for paragraph in draft.paragraphs)
    listed = ", ".join(f"{number} {role}" for role, number in roles.items())
    lines = [f"{shown}: {count(len(draft.paragraphs), 'paragraph')}, {count(words, 'word')} ({listed})"]
    lines += [f"{project.shown(path)}: begun; roles and days are guesses" for path in contents if path != text]
    if ignore is not None:
        lines.append(f".gitignore: git {'takes this text' if opened else 'leaves the texts of articles out'}")
    if draft.language not in project.lexicons:
        lines.append(no_lists(str(draft.language), project.lexicons))
    if seed is not None and draft.language not in project.day_words:
        lines.append(f"days: {no_days(str(draft.language))}")
    if opened and (by := ignored_by(project, shown)):
        lines.append(
            f"git leaves {shown} out all the same, by {by}: narrow that line, else the text is on this machine only"
        )
    first = "next: if you look for some things only, say so in its head (`scope: casualties`)"
    then = f"`etl draft {source_id}` proposes records from its words"
    last = f"`etl locate`, then `etl check {source_id}`, which tells what is left to do"
    return [*lines, *draft.remarks, f"{first}; {then}; {last}"]


def _judge(given: Given) -> None:
    """Refuse what makes no sense before any file is read.

    Raises:
        ValueError: It is so.
    """
    for name, value in asdict(given).items():
        if value is not None and not value.strip():
            raise ValueError(f"--{name} is empty: say something, or leave it out")
    if given.id is not None and not _ID.fullmatch(given.id):
        raise ValueError(f"--id {given.id!r} is no id: small letters and digits, with a hyphen between words")
    if len(given.id or "") > _LONGEST:
        raise ValueError(f"--id has {len(given.id or '')} characters: {_LONGEST} at most, as it names files")
    if (given.licence is None) != (given.stated is None):
        raise ValueError("--licence and --stated go together: the licence, and where anyone can read of it")
    if given.licence is not None and canonical_licence(given.licence) != given.licence:
        near = canonical_licence(given.licence) or "CC0-1.0 or CC-BY-4.0; all stand at https://spdx.org/licenses/"
        raise ValueError(f"--licence {given.licence!r} is no licence that SPDX lists: write one such as {near}")
    if given.language is not None and not re.fullmatch("[a-z]{2,3}", given.language):
        raise ValueError(f"--language {given.language!r} is no ISO 639 code, such as en")
    if given.url is not None and not is_address(given.url):
        raise ValueError(f"--url {given.url!r} is no address: it begins with http:// or https:// and has no blanks")
    if given.published is not None:
        try:
            bounds(given.published)
        except ValueError as error:
            raise ValueError(f"--published: {error}") from None


def _see_apart(source_id: str | None, model: Model) -> None:
    """Refuse an id by which commands know a register.

    Raises:
        ValueError: It is one.
    """
    if source_id in model.forms.registers:
        raise ValueError(
            f"the id {source_id!r} is the name of a register, seeds/{source_id}.yml:"
            f" say another, such as --id {source_id}-1"
        )


def _new_id(project: Project, draft: Draft, given: Given, path: Path, sources: Mapping[str, Record]) -> str:
    """The id of the article that has its address, else its publisher's name, else its file's; both where one is taken.

    Raises:
        ValueError: Neither name has a letter that an id may have.
    """
    known = next((id_ for id_, source in sources.items() if draft.url and source.get("url") == draft.url), None)
    if known is not None:
        return known
    names = given.publisher or draft.publisher or "", path.name.partition(".")[0]
    publisher, file = (_cut(slug(name)) for name in names)
    if not publisher and not file:
        raise ValueError(f"{path}: neither publisher nor file gives it an id: say one, such as --id river-post")
    first = publisher or file
    old = text_there(project, sources.get(first), first)
    other = first in sources if old is None else old.sha256 != parse_article(draft.text, "").sha256
    if other and publisher and file:
        return file if file.startswith(publisher) else f"{publisher}-{file}"
    return first


def _cut(name: str) -> str:
    """A name of whole words, as many as there is room for."""
    return name if len(name) <= _MADE else name[: _MADE + 1].rpartition("-")[0] or name[:_MADE]
