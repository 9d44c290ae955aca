"""An article's file to a draft, whatever its format."""

import codecs
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from etl.adding.archive import ZIP, read_capture
from etl.adding.day_words import DayWords
from etl.adding.draft import Draft, is_address
from etl.adding.page import decoded, read_page
from etl.adding.plain import read_plain
from etl.adding.warc import PAGE_LIMIT
from etl.model.files import see_file

_ARCHIVES = (ZIP, b"\x1f\x8b", b"WARC/")
_ARCHIVE_NAMES = (".warc", ".warc.gz", ".wacz")
_PAGES = (b"<!doctype html", b"<html", b"<?xml")
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


Days = Callable[[str | None], DayWords]


def read_file(path: Path, url: str | None, language: str | None, otherwise: str | None, days: Days) -> Draft:
    """The article that a file holds.

    Args:
        path: TXT, HTML, WARC (as it is or packed with gzip) or WACZ, told apart by what they hold.
        url: Address of the page in an archive; of any other file, its own.
        language: Its language, as people say.
        otherwise: Its language where neither they nor the file say.
        days: Gives the words for days of a language.

    Raises:
        ValueError: The file is none of these, or holds no article; with its path.
        OSError: It cannot be read.
    """
    see_file(path)

    def usual(said: str | None) -> DayWords:
        return days(said or otherwise)

    try:
        with path.open("rb") as file:
            begin = file.read(1024)
        if begin.startswith(_ARCHIVES):
            draft = _archived(path, url, language, usual)
        else:
            draft = _loose(path, language, otherwise, usual)
            draft = replace(draft, url=url or draft.url)
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error
    return replace(draft, language=draft.language or otherwise)


def _archived(path: Path, url: str | None, language: str | None, days: Days) -> Draft:
    capture = read_capture(path, url)
    draft = read_page(decoded(capture.content, capture.charset), language, days)
    sound = is_address(capture.url)
    told = () if sound else (f"the archive's address of the page is none of the web, and is left out: {capture.url}",)
    return replace(
        draft,
        url=capture.url if sound else None,
        captured=capture.captured,
        captured_digest=capture.digest,
        remarks=(*draft.remarks, *capture.remarks, *told),
    )


def _loose(path: Path, language: str | None, otherwise: str | None, days: Days) -> Draft:
    if path.name.lower().endswith(_ARCHIVE_NAMES):
        raise ValueError("its name is one of a web archive, and it does not begin as one: name it as what it is")
    if path.stat().st_size > PAGE_LIMIT:
        raise ValueError(f"it has more than {PAGE_LIMIT // 2**20} MB: no article has")
    content = path.read_bytes()
    if not content.strip():
        raise ValueError("the file is empty")
    page = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_PAGES)
    if page or path.suffix.lower() in (".html", ".htm", ".xhtml"):
        return read_page(decoded(content), language, days)
    if content.startswith(b"%PDF") or (b"\0" in content and not content.startswith(_WIDE)):
        raise ValueError("it is no TXT, HTML, WARC or WACZ: save its text as TXT, one paragraph a line")
    name, letters = ("UTF-16", "utf-16") if content.startswith(_WIDE) else ("UTF-8", "utf-8-sig")
    try:
        text = content.decode(letters)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ValueError(f"line {line} is not {name}: save it as UTF-8") from error
    return read_plain(text, language or otherwise)
