"""The records of a WARC, as it is or packed with gzip, and what one of them holds; in bounds, whatever it claims.

Source: WARC 1.1 (ISO 28500:2017). warcio reads the heads. Unpacking and lengths are seen to here, since an archive of
a few kilobytes can unpack to as many gigabytes.
"""

import base64
import gzip
import hashlib
import logging
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from etl.adding.extras import needed

PAGE_LIMIT = 32 * 2**20
"""Most bytes of a page, packed or unpacked."""
HEAD_LIMIT = 2**18
"""Most bytes of the lines at the head of a record; a line has no more."""
TOO_MUCH = "which is too much for an archive of its size: take out the one page"
_HASHES = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512")
_PACKINGS = {"gzip": (31,), "x-gzip": (31,), "deflate": (15, -15)}
"""Content-Encoding to the forms of zlib's window that it may mean; servers send two that they call deflate."""


class Unpacked:
    """A WARC without its packing, which warcio reads from."""

    def __init__(self, file: Any, most: int) -> None:
        """Begin to read.

        Args:
            file: The archive, at its start; one that shows what comes next.
            most: Most bytes that it may unpack to.

        Raises:
            ValueError: It does not begin as a WARC does.
        """
        packed = file.peek(2)[:2] == b"\x1f\x8b"
        self._file: Any = gzip.GzipFile(fileobj=file) if packed else file
        self._most, self._left, self._head_left = most, most, HEAD_LIMIT
        if not self._file.peek(5).startswith(b"WARC/"):
            raise ValueError("what it holds does not begin with WARC/, as a web archive does")

    def read(self, length: int) -> bytes:
        """So many bytes, or those that are left."""
        return self._counted(self._file.read(length))

    def readline(self, length: int = HEAD_LIMIT) -> bytes:
        """A line of a head, or so many bytes of it.

        Raises:
            ValueError: The head is too long.
        """
        line = self._counted(self._file.readline(min(length, self._head_left + 1)))
        self._head_left -= len(line)
        if self._head_left < 0:
            raise ValueError(f"the head of a record has more than {HEAD_LIMIT // 2**10} kB: it is no web archive")
        return line

    def begin(self) -> bytes:
        """The first line of the next record, behind the blank lines that end the one before; empty at the end."""
        self._head_left = HEAD_LIMIT
        while (line := self.readline()) and not line.strip():
            pass
        return line

    def _counted(self, content: bytes) -> bytes:
        self._left -= len(content)
        if self._left < 0:
            raise ValueError(f"it unpacks to more than {self._most // 2**20} MB, {TOO_MUCH}")
        return content


def read_records(file: Any, most: int) -> Iterator[tuple[Any, Any]]:
    """The responses of an archive to addresses of the web, each as (its record, the head that its server sent).

    Args:
        file: The archive.
        most: Most bytes that it may unpack to.

    Raises:
        ValueError: It is no WARC, or damaged.
        EOFError: It ends too soon.
        OSError: It cannot be read.
    """
    logging.getLogger("warcio").setLevel(logging.CRITICAL)
    loader = needed("warcio.recordloader").ArcWarcRecordLoader()
    sent = needed("warcio.statusandheaders").StatusAndHeadersParser(loader.HTTP_TYPES, verify=False)
    load_failed = needed("warcio.exceptions").ArchiveLoadFailed
    stream = Unpacked(file, most)
    while line := stream.begin():
        try:
            record = loader.parse_record_stream(stream, line, known_format="warc", no_record_parse=True)
        except load_failed as error:
            raise ValueError("a record in it does not begin as one of WARC 1.0 or 1.1 does: it is damaged") from error
        head = record.rec_headers
        if not (head.get_header("Content-Length") or "").isdecimal():
            if not stream.read(1):
                raise EOFError
            raise ValueError("a record in it does not say its length")
        url = head.get_header("WARC-Target-URI") or ""
        if record.rec_type == "response" and url.lower().startswith(("http:", "https:")) and record.length:
            yield record, sent.parse(record.raw_stream)
        while record.raw_stream.read(2**16):
            pass
        if record.raw_stream.limit:
            raise EOFError


def payload(record: Any) -> bytes:
    """What a server sent behind its head, as it sent it.

    Raises:
        ValueError: It is more than any article.
        EOFError: The archive ends within it.
    """
    content: bytes = record.raw_stream.read(PAGE_LIMIT + 1)
    _see_size(content)
    if record.raw_stream.limit:
        raise EOFError
    return content


def unpack(content: bytes, packing: str, *, chunked: bool) -> bytes:
    """The page that a server packed.

    Args:
        content: What it sent.
        packing: What it says of it, its Content-Encoding; empty where it is not packed.
        chunked: Whether it came in pieces that say their lengths.

    Raises:
        ValueError: It cannot be unpacked, or is more than any article.
    """
    if packing not in ("", "identity", *_PACKINGS):
        raise ValueError(f"the page is packed with {packing[:40]!r}, which is not read: save it as HTML")
    if chunked:
        content = needed("warcio.bufferedreaders").ChunkedDataReader(BytesIO(content)).read()
    for window in _PACKINGS.get(packing, ()):
        unpacker = zlib.decompressobj(window)
        try:
            page = unpacker.decompress(content, PAGE_LIMIT + 1)
        except zlib.error:
            continue
        _see_size(page)
        if not unpacker.eof:
            raise ValueError(f"the page is packed with {packing}, and ends too soon")
        return page
    return content  # Some archivers unpack a page, and leave the word on its packing.


def is_sound(content: bytes, digest: str) -> bool:
    """Whether bytes have a digest; true where it is of a kind that nobody can tell here.

    Args:
        content: The bytes.
        digest: `sha1:` and the digest in base 32, which archives use, 16 or 64.
    """
    name, _, value = digest.partition(":")
    name = name.lower().replace("-", "")
    if name not in _HASHES:
        return True
    made = hashlib.new(name, content, usedforsecurity=False).digest()
    in_64 = base64.b64encode(made).decode()
    return value.lower() in (made.hex(), base64.b32encode(made).decode().lower()) or value in (
        in_64,
        in_64.translate(str.maketrans("+/", "-_")),
    )


def _see_size(content: bytes) -> None:
    if len(content) > PAGE_LIMIT:
        raise ValueError(f"the page has more than {PAGE_LIMIT // 2**20} MB unpacked: no article has")
