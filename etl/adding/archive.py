"""A page out of a web archive: WARC, as it is or packed with gzip, or WACZ, which is a zip of them.

The archive is read where it lies and copied nowhere. What is kept of it is the page's address, the moment of its
capture and the archive's digest.
Sources: WARC 1.1 (ISO 28500:2017); WACZ 1.1.1 (Webrecorder).
"""

import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from etl.adding.extras import needed

PAGE_LIMIT = 32 * 2**20
"""Most bytes of a page, unpacked."""
ARCHIVE_LIMIT = 8 * 2**30
"""Most bytes of the archives in a WACZ, unpacked."""
_LISTED = 20  # most pages that are named
_HTML = ("text/html", "application/xhtml+xml")
_DIGEST = re.compile(r"[a-z0-9-]+:[A-Za-z0-9+/=_-]+")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z")


@dataclass(frozen=True, slots=True)
class Capture:
    """A page as an archive took it.

    Attributes:
        member: Archive inside the WACZ; empty in a WARC.
        url: Its address.
        captured: When it was taken, in UTC; null where the archive does not say.
        digest: The archive's digest of it; null where it gives none.
        charset: What its server said of its letters; null where it said nothing.
        content: Its bytes, unpacked.
        sound: Whether they have that digest; true where nobody can tell.
    """

    member: str
    url: str
    captured: str | None
    digest: str | None
    charset: str | None = None
    content: bytes = field(default=b"", repr=False)
    sound: bool = True


def read_capture(path: Path, url: str | None) -> Capture:
    """The one page of an archive, or the newest capture of that with an address.

    Args:
        path: The archive.
        url: The address of the page wanted; null where there is but one.

    Raises:
        ValueError: There is no such page, there are several, or the archive cannot be read.
        OSError: The file cannot be read.
    """
    load_failed = needed("warcio.exceptions").ArchiveLoadFailed
    try:
        pages = _pages(path)
        chosen = _choose(pages, url)
        with _opened(path, chosen.member) as stream:
            return next(_captures(stream, chosen.member, chosen))
    except (load_failed, zipfile.BadZipFile, EOFError) as error:
        raise ValueError(f"the archive cannot be read: {str(error) or 'it ends too soon'}") from error


def _pages(path: Path) -> list[Capture]:
    """Every page of an archive; of a WACZ that names its pages, those."""
    found: list[Capture] = []
    members, named = _members(path)
    for member in members:
        with _opened(path, member) as stream:
            found += _captures(stream, member, None)
    of_these = [page for page in found if page.url in named]
    return of_these or found


def _choose(pages: list[Capture], url: str | None) -> Capture:
    if not pages:
        raise ValueError("there is no page in it: no response with HTML and status 200")
    wanted = [page for page in pages if url in (None, page.url)]
    addresses = sorted({page.url for page in wanted or pages})
    if not wanted or len(addresses) > 1:
        told = f"there is no page {url} in it" if not wanted else f"there are {len(addresses)} pages in it"
        more = [f"and {len(addresses) - _LISTED} more"] if len(addresses) > _LISTED else []
        listed = "\n  ".join([*addresses[:_LISTED], *more])
        raise ValueError(f"{told}; choose one by --url:\n  {listed}")
    return max(wanted, key=lambda page: page.captured or "")


def _captures(stream: IO[bytes], member: str, wanted: Capture | None) -> Iterator[Capture]:
    """The pages of a WARC without their content; or the one that is wanted, with it."""
    iterator = needed("warcio.archiveiterator").ArchiveIterator
    for record in iterator(stream, check_digests=wanted is not None):
        http, head = record.http_headers, record.rec_headers
        if record.rec_type != "response" or http is None or http.get_statuscode() != "200":
            continue
        kind, _, more = (http.get_header("Content-Type") or "").partition(";")
        if kind.strip().lower() not in _HTML:
            continue
        charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", more, re.IGNORECASE)
        time, digest = head.get_header("WARC-Date") or "", head.get_header("WARC-Payload-Digest") or ""
        page = Capture(
            member,
            head.get_header("WARC-Target-URI") or "",
            time if _TIME.fullmatch(time) else None,
            digest if _DIGEST.fullmatch(digest) else None,
            charset and charset[1],
        )
        if wanted is None:
            yield page
        elif page == wanted:
            content = _content(record)
            sound = not any("payload digest failed" in told for told in record.digest_checker.problems)
            yield Capture(member, page.url, page.captured, page.digest, page.charset, content, sound)


def _content(record: Any) -> bytes:
    packed = (record.http_headers.get_header("Content-Encoding") or "").strip().lower()
    if packed not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise ValueError(f"the page is packed with {packed}, which is not read: save it as HTML")
    content: bytes = record.content_stream().read(PAGE_LIMIT + 1)
    if len(content) > PAGE_LIMIT:
        raise ValueError(f"the page has more than {PAGE_LIMIT // 2**20} MB unpacked: no article has")
    while record.raw_stream.read(2**16):
        pass  # What ends the packing; the digest is of all of it.
    if record.raw_stream.limit:
        raise EOFError
    return content


def _members(path: Path) -> tuple[list[str], set[str]]:
    """The archives inside a WACZ, and the addresses that it names as its pages; one nameless one for a WARC."""
    if not zipfile.is_zipfile(path):
        return [""], set()
    with zipfile.ZipFile(path) as packed:
        inside = [one for one in packed.infolist() if one.filename.lower().endswith((".warc", ".warc.gz"))]
        if not inside:
            raise ValueError("it is a zip without a WARC in it, and so no WACZ")
        if sum(one.file_size for one in inside) > ARCHIVE_LIMIT:
            raise ValueError(f"its archives have more than {ARCHIVE_LIMIT // 2**30} GB unpacked: take out the one page")
        return [one.filename for one in inside], _named(packed)


def _named(packed: zipfile.ZipFile) -> set[str]:
    if "pages/pages.jsonl" not in packed.namelist():
        return set()
    with packed.open("pages/pages.jsonl") as lines:
        text = lines.read(PAGE_LIMIT).decode("utf-8", "replace")
    found = set[str]()
    for line in text.splitlines():
        try:
            found.add(str(json.loads(line).get("url")))
        except (ValueError, AttributeError, RecursionError):
            continue  # Whoever made the list is no judge of what the archive holds.
    return found


@contextmanager
def _opened(path: Path, member: str) -> Iterator[IO[bytes]]:
    if not member:
        with path.open("rb") as stream:
            yield stream
        return
    with zipfile.ZipFile(path) as packed, packed.open(member) as inside:
        yield inside
