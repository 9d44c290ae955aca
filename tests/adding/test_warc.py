"""The records of a WARC: in bounds, whatever an archive claims, and without a word of the library that reads them."""

import base64
import gzip
import hashlib
import logging
import time
from io import BufferedReader, BytesIO
from pathlib import Path

import pytest

from etl.adding.archive import read_capture
from etl.adding.warc import is_sound, read_records, unpack
from tests.adding.pages import ADDRESS, OTHER_ADDRESS, response, saved, wacz, warc

HEAD = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %d\r\n"
MILLION = 2**20
ZEROS = gzip.compress(bytes(MILLION))


def packed(*parts: bytes) -> bytes:
    return b"".join(map(gzip.compress, parts))


def addresses(content: bytes) -> list[str]:
    file = BufferedReader(BytesIO(content))
    return [record.rec_headers.get_header("WARC-Target-URI") for record, _ in read_records(file, 2**30)]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (ZEROS * 40, "what it holds does not begin with WARC/"),
        (packed(HEAD % 9, b"a" * MILLION), "the head of a record has more than 256 kB"),
        (packed(HEAD % 9, b"a: b\r\n" * MILLION), "the head of a record has more than 256 kB"),
        (packed(HEAD % 0 + b"\r\n" * MILLION), "the head of a record has more than 256 kB"),
        (packed(HEAD % 10**12 + b"\r\n") + ZEROS * 80, "it unpacks to more than 64 MB, which is too much"),
    ],
    ids=["zeros", "a line", "a head", "blank lines", "a record"],
)
def test_what_unpacks_without_end_is_refused_soon(tmp_path: Path, content: bytes, told: str) -> None:
    for path in (saved(tmp_path / "a.warc.gz", content), wacz(tmp_path / "a.wacz", {"a.warc.gz": content})):
        begin = time.monotonic()
        with pytest.raises(ValueError, match=told):
            read_capture(path, None)
        assert time.monotonic() - begin < 3


def test_a_record_without_an_address_is_passed_over() -> None:
    lone = warc([response()], packed=False).replace(b"WARC-Target-URI: " + ADDRESS.encode() + b"\r\n", b"")
    assert addresses(lone) == []
    assert addresses(lone + warc([response(url=OTHER_ADDRESS)], packed=False)) == [OTHER_ADDRESS]


@pytest.mark.parametrize("length", [b"", b"Content-Length: many\r\n"])
def test_a_record_without_its_length_is_refused(length: bytes) -> None:
    with pytest.raises(ValueError, match="a record in it does not say its length"):
        addresses(b"WARC/1.0\r\nWARC-Type: response\r\n" + length + b"\r\nmore")


def test_what_the_library_would_say_beside_reaches_nobody(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    logging.getLogger("warcio").setLevel(logging.NOTSET)
    content = warc([response(url=ADDRESS.replace("-", " "))], packed=False)
    assert addresses(content) == [ADDRESS.replace("-", "%20")]
    with pytest.raises(ValueError, match="a record in it does not begin as one of WARC"):
        addresses(content.removesuffix(b"\r\n\r\n") + b"more\r\n" + content)
    assert (capfd.readouterr(), caplog.records) == (("", ""), [])


def test_records_packed_as_one_are_read_as_those_packed_each() -> None:
    content = warc([response(), response(url=OTHER_ADDRESS)], packed=False)
    assert addresses(gzip.compress(content)) == [ADDRESS, OTHER_ADDRESS]


def test_a_page_is_unpacked_or_has_been(capfd: pytest.CaptureFixture[str]) -> None:
    page = b"<html>" * 100
    for packing in ("gzip", "x-gzip"):
        assert unpack(gzip.compress(page), packing, chunked=False) == page
        assert unpack(page, packing, chunked=False) == page
    with pytest.raises(ValueError, match="the page is packed with gzip, and ends too soon"):
        unpack(gzip.compress(page)[:-12], "gzip", chunked=False)
    assert capfd.readouterr() == ("", "")


def test_a_digest_is_read_in_every_form_that_archives_write() -> None:
    content = b"A page."
    made = hashlib.sha256(content).digest()
    in_32, in_64 = base64.b32encode(made).decode(), base64.b64encode(made).decode()
    for value in (made.hex(), made.hex().upper(), in_32, in_64, base64.urlsafe_b64encode(made).decode()):
        assert is_sound(content, f"sha256:{value}")
        assert is_sound(content, f"sha-256:{value}")
        assert not is_sound(content + b"!", f"sha256:{value}")
    assert is_sound(content, "blake3:unknown")
    assert not is_sound(content, "sha1:====")
