"""A page out of a web archive: WARC, as it is or packed with gzip, or WACZ, which is a zip of them.

The archive is read where it lies and copied nowhere. What is kept of it is the page's address, the moment of its
capture and the archive's digest.
Sources: WARC 1.1 (ISO 28500:2017); WACZ 1.1.1 (Webrecorder).
"""

import gzip
import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

from etl.adding.warc import PAGE_LIMIT, TOO_MUCH, is_sound, payload, read_records, unpack

ARCHIVE_LIMIT = 8 * 2**30
"""Most bytes of an archive, unpacked."""
_ALWAYS, _RATIO = 64 * 2**20, 200
"""Bytes that any archive may unpack to; and how many times its size, which those of pages are far from."""
ZIP = b"PK\x03\x04"
_LISTED = 20  # most pages that are named
_HTML = ("text/html", "application/xhtml+xml")
_DIGEST = re.compile(r"[a-z0-9-]+:[A-Za-z0-9+/=_-]+")
_ASCII = "".join(map(chr, range(ord("!"), ord("~") + 1)))
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z")


@dataclass(frozen=True, slots=True)
class Capture:
    """A page as an archive took it.

    Attributes:
        member: Archive inside the WACZ; empty in a WARC.
        url: Its address; what an address may not have in it, such as é, is written as %C3%A9.
        captured: When it was taken, in UTC; null where the archive does not say.
        digest: The archive's digest of it; null where it gives none.
        charset: What its server said of its letters; null where it said nothing.
        content: Its bytes, unpacked.
        remarks: What whoever adds it should know, a line each.
    """

    member: str
    url: str
    captured: str | None
    digest: str | None
    charset: str | None = None
    content: bytes = field(default=b"", repr=False)
    remarks: tuple[str, ...] = ()


def read_capture(path: Path, url: str | None) -> Capture:
    """The one page of an archive, or the newest capture of that with an address.

    Args:
        path: The archive.
        url: The address of the page wanted; null where there is but one.

    Raises:
        ValueError: There is no such page, there are several, or the archive cannot be read.
        OSError: The file cannot be read.
    """
    most = min(ARCHIVE_LIMIT, max(_ALWAYS, _RATIO * path.stat().st_size))
    try:
        pages, remarks = _pages(path, most)
        chosen, told = _choose(pages, url)
        with _opened(path, chosen.member) as stream:
            found = next(_captures(stream, chosen.member, most, chosen))
    except EOFError as error:
        raise ValueError("the archive cannot be read: it ends too soon") from error
    except zipfile.BadZipFile as error:
        raise ValueError("the archive cannot be read: it is a zip that is damaged, or that ends too soon") from error
    except (zlib.error, gzip.BadGzipFile) as error:
        raise ValueError("the archive cannot be read: it is damaged") from error
    except RuntimeError as error:  # Of a zip that is locked, or packed as none is here.
        raise ValueError(f"the archive cannot be read: {error}") from error
    return replace(found, remarks=(*remarks, *told, *found.remarks))


def _pages(path: Path, most: int) -> tuple[list[Capture], list[str]]:
    """Every page of an archive, of a WACZ that names its pages those; and what is to be told of it.

    Raises:
        EOFError: It ends before there is a page in it.
    """
    found: list[Capture] = []
    remarks = []
    members, named = _members(path, most)
    for member in members:
        with _opened(path, member) as stream:
            try:
                found += _captures(stream, member, most, None)
            except EOFError:
                remarks.append(
                    f"{repr(member) if member else 'the archive'} ends too soon: a page may be missing in it"
                )
    if remarks and not found:
        raise EOFError
    of_these = [page for page in found if page.url in named]
    return of_these or found, remarks


def _choose(pages: Sequence[Capture], url: str | None) -> tuple[Capture, list[str]]:
    """The page wanted, of several captures the newest; and what is to be told of that."""
    if not pages:
        raise ValueError("there is no page in it: no response with an address, HTML and status 200")
    wanted = [page for page in pages if url in (None, page.url)]
    addresses = sorted({page.url for page in wanted or pages})
    if not wanted or len(addresses) > 1:
        told = f"there is no page {url} in it" if not wanted else f"there are {len(addresses)} pages in it"
        more = [f"and {len(addresses) - _LISTED} more"] if len(addresses) > _LISTED else []
        listed = "\n  ".join([*addresses[:_LISTED], *more])
        raise ValueError(f"{told}; choose one by --url:\n  {listed}")
    newest = max(wanted, key=lambda page: page.captured or "")
    others = [page for page in wanted if page is not newest and (page.digest or page) != newest.digest]
    if not others:
        return newest, []
    times = ", ".join(sorted(page.captured or "a time not known" for page in (newest, *others)))
    return newest, [f"the archive took the page {len(others) + 1} times, at {times}: its newest capture is used"]


def _captures(stream: Any, member: str, most: int, wanted: Capture | None) -> Iterator[Capture]:
    """The pages of a WARC without their content; or the one that is wanted, with it."""
    for record, http in read_records(stream, most):
        head = record.rec_headers
        kind, _, more = (http.get_header("Content-Type") or "").partition(";")
        if http.get_statuscode() != "200" or kind.strip().lower() not in _HTML:
            continue
        charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", more, re.IGNORECASE)
        time, digest = head.get_header("WARC-Date") or "", head.get_header("WARC-Payload-Digest") or ""
        page = Capture(
            member,
            quote(head.get_header("WARC-Target-URI"), _ASCII),
            time if _TIME.fullmatch(time) else None,
            digest if _DIGEST.fullmatch(digest) else None,
            charset and charset[1],
        )
        if wanted is None:
            yield page
        elif page == wanted:
            sent = payload(record)
            packing = (http.get_header("Content-Encoding") or "").strip().lower()
            chunked = (http.get_header("Transfer-Encoding") or "").strip().lower() == "chunked"
            sound = page.digest is None or is_sound(sent, page.digest)
            told = () if sound else (f"the page has not the digest that the archive gives it: {page.digest}",)
            yield replace(page, content=unpack(sent, packing, chunked=chunked), remarks=told)


def _members(path: Path, most: int) -> tuple[list[str], set[str]]:
    """The archives inside a WACZ, and the addresses that it names as its pages; one nameless one for a WARC."""
    with path.open("rb") as file:
        if file.read(len(ZIP)) != ZIP:
            return [""], set()
    with zipfile.ZipFile(path) as packed:
        inside = [one for one in packed.infolist() if one.filename.lower().endswith((".warc", ".warc.gz"))]
        if not inside:
            raise ValueError("it is a zip without a WARC in it, and so no WACZ")
        if sum(one.file_size for one in inside) > most:
            raise ValueError(f"it unpacks to more than {most // 2**20} MB, {TOO_MUCH}")
        return [one.filename for one in inside], _named(packed)


def _named(packed: zipfile.ZipFile) -> set[str]:
    if "pages/pages.jsonl" not in packed.namelist():
        return set()
    with packed.open("pages/pages.jsonl") as lines:
        text = lines.read(PAGE_LIMIT).decode("utf-8", "replace")
    found = set[str]()
    for line in text.split("\n"):
        try:
            found.add(quote(str(json.loads(line).get("url")), _ASCII))
        except (ValueError, AttributeError, RecursionError):
            continue  # Whoever made the list is no judge of what the archive holds.
    return found


@contextmanager
def _opened(path: Path, member: str) -> Iterator[Any]:
    if not member:
        with path.open("rb") as stream:
            yield stream
        return
    with zipfile.ZipFile(path) as packed, packed.open(member) as inside:
        yield inside
