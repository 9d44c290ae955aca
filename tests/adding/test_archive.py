"""A page out of a web archive: its content, its address, the moment and the digest."""

import base64
import gzip
import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from etl.adding import archive
from etl.adding import warc as records
from etl.adding.archive import read_capture
from tests.adding.languages import read
from tests.adding.pages import ADDRESS, PAGE, PARAGRAPHS, TIME, response, saved, wacz, warc

OTHER = response(PAGE.replace("Ferry", "Bread"), "https://hill.example/bread")


def digest(content: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(content, usedforsecurity=False).digest()).decode()


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize(
    "headers", [{}, {"Content_Encoding": "gzip"}, {"Transfer_Encoding": "chunked"}], ids=["plain", "gzip", "chunked"]
)
def test_the_page_of_an_archive_comes_with_its_address_time_and_digest(
    tmp_path: Path, headers: dict[str, str], *, packed: bool
) -> None:
    sent = response(**headers)
    path = saved(tmp_path / "page.warc.gz", warc([sent], packed=packed))
    capture = read_capture(path, None)
    assert capture.content.decode("utf-8") == PAGE
    assert (capture.url, capture.captured, capture.digest, capture.remarks) == (ADDRESS, TIME, digest(sent[1]), ())
    draft = read(path)
    assert [(p.role, p.text) for p in draft.paragraphs] == PARAGRAPHS
    assert (draft.url, draft.captured, draft.captured_digest) == (ADDRESS, TIME, digest(sent[1]))


def test_the_letters_are_those_that_the_server_named(tmp_path: Path) -> None:
    url, _, _ = sent = response(kind="text/html; charset=ISO-8859-9")
    page = PAGE.replace('<meta charset="utf-8">', "").replace("fishermen", "balıkçı").replace("—", "-")
    page = page.replace("“", '"').replace("”", '"')
    path = saved(tmp_path / "page.warc", warc([(url, page.encode("iso-8859-9"), sent[2])]))
    assert "40 balıkçı" in read(path).text


def test_of_several_pages_one_is_chosen_by_its_address_else_all_are_named(tmp_path: Path) -> None:
    path = saved(tmp_path / "pages.warc.gz", warc([response(), OTHER]))
    with pytest.raises(
        ValueError, match=r"2 pages in it; choose one by --url:\n  https://hill\.example/bread\n  https"
    ) as told:
        read(path)
    assert str(told.value).startswith(f"{path}: there are 2 pages")
    assert "Bread strike" in read(path, OTHER[0]).text
    with pytest.raises(ValueError, match=r"there is no page https://hill\.example/none in it"):
        read_capture(path, "https://hill.example/none")


@pytest.mark.parametrize("sign", ["é", "\0"])
def test_an_address_is_written_in_the_signs_of_addresses_and_chosen_by_them(tmp_path: Path, sign: str) -> None:
    told, encoded = f"https://hill.example/caf{sign}", "https://hill.example/caf" + {"é": "%C3%A9", "\0": "%00"}[sign]
    archives = {"a.warc.gz": warc([response(url=told), OTHER])}
    pages = "".join(f"{json.dumps({'url': url})}\n" for url in (told, OTHER[0]))
    for path in (saved(tmp_path / "a.warc.gz", archives["a.warc.gz"]), wacz(tmp_path / "a.wacz", archives, pages)):
        with pytest.raises(ValueError, match=f"choose one by --url:\n  https://hill.example/bread\n  {encoded}$"):
            read(path)
        assert read(path, encoded).url == encoded


def test_an_address_that_is_none_of_the_web_is_left_out_and_told(tmp_path: Path) -> None:
    draft = read(saved(tmp_path / "a.warc.gz", warc([response(url="http:ferry")])))
    told = "the archive's address of the page is none of the web, and is left out: http:ferry"
    assert (draft.url, draft.remarks) == (None, (told,))


def test_of_two_captures_of_a_page_the_newest_is_taken(tmp_path: Path) -> None:
    newer = warc([response(PAGE.replace("40 fishermen", "41 fishermen"))], time="2021-05-07T08:15:00Z")
    path = saved(tmp_path / "pages.warc.gz", newer + warc([response()]))
    draft = read(path)
    assert "41 fishermen" in draft.text
    assert draft.remarks == (
        f"the archive took the page 2 times, at {TIME}, 2021-05-07T08:15:00Z: its newest capture is used",
    )


def test_of_two_captures_that_are_the_same_nothing_is_told(tmp_path: Path) -> None:
    again = warc([response()], time="2021-05-07T08:15:00Z")
    assert read_capture(saved(tmp_path / "pages.warc.gz", warc([response()]) + again), None).remarks == ()


def test_what_is_no_page_is_not_taken_for_one(tmp_path: Path) -> None:
    picture = response("no picture", "https://hill.example/x.jpg", "image/jpeg")
    path = saved(tmp_path / "page.warc.gz", warc([picture, response()]) + warc([OTHER], status="404 Not Found"))
    assert read_capture(path, None).url == ADDRESS
    nothing = saved(tmp_path / "nothing.warc.gz", warc([picture]))
    with pytest.raises(ValueError, match="there is no page in it: no response with an address, HTML and status 200"):
        read_capture(nothing, None)


def test_a_wacz_is_a_zip_of_archives_whose_pages_it_names(tmp_path: Path) -> None:
    archives = {"a.warc.gz": warc([OTHER]), "b.warc.gz": warc([response()])}
    named = wacz(tmp_path / "a.wacz", archives, f'{{"format": "json-pages-1.0"}}\nno json\n{{"url": "{ADDRESS}"}}\n')
    assert read_capture(named, None).url == ADDRESS
    with pytest.raises(ValueError, match="there are 2 pages in it"):
        read_capture(wacz(tmp_path / "b.wacz", archives), None)


@pytest.mark.parametrize("chunked", [{}, {"Transfer_Encoding": "chunked"}], ids=["whole", "chunked"])
def test_a_page_that_unpacks_to_more_than_the_limit_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chunked: dict[str, str]
) -> None:
    monkeypatch.setattr(records, "PAGE_LIMIT", 2**20)
    path = saved(tmp_path / "page.warc.gz", warc([response("<p>" + "a" * 2**21, Content_Encoding="gzip", **chunked)]))
    with pytest.raises(ValueError, match="the page has more than 1 MB unpacked"):
        read_capture(path, None)


def test_a_wacz_that_unpacks_to_more_than_the_limit_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "ARCHIVE_LIMIT", 100)
    with pytest.raises(ValueError, match="it unpacks to more than 0 MB, which is too much for an archive of its size"):
        read_capture(wacz(tmp_path / "a.wacz", {"a.warc": warc([response()], packed=False)}), None)


def test_a_page_that_has_not_its_digest_is_told(tmp_path: Path) -> None:
    content = warc([response()], packed=False).replace(b"40 fishermen", b"41 fishermen")
    path = saved(tmp_path / "page.warc", content)
    [told] = read(path).remarks
    assert told.startswith("the page has not the digest that the archive gives it: sha1:")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("cut.warc.gz", warc([response()])[:-400], "the archive cannot be read: it ends too soon"),
        ("head.warc.gz", warc([response()])[:400], "the archive cannot be read: it ends too soon"),
        ("head.warc", warc([response()], packed=False)[:560], "the archive cannot be read: it ends too soon"),
        ("no.warc.gz", b"\x1f\x8bno archive", "the archive cannot be read: it is damaged"),
        ("no.wacz", b"PK\x03\x04\x14\0\x08\x1b zip", "the archive cannot be read: it is a zip that is damaged"),
        ("arc.warc.gz", gzip.compress(b"filedesc://a.arc 0.0.0.0"), "what it holds does not begin with WARC/"),
        ("br.warc.gz", warc([response(Content_Encoding="br")]), "the page is packed with 'br', which is not read"),
        ("text.warc.gz", b"The gate.\n", "its name is one of a web archive, and it does not begin as one"),
        ("text.WACZ", b"The gate.\n", "its name is one of a web archive, and it does not begin as one"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_archive_that_cannot_be_read_is_one_line(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    with pytest.raises(ValueError, match=told) as error:
        read(saved(tmp_path / name, content))
    assert str(error.value).isprintable()


def test_an_archive_that_ends_too_soon_gives_the_page_before_and_says_so(tmp_path: Path) -> None:
    for packed, length in ((True, -400), (False, -2000)):
        path = saved(tmp_path / "cut.warc", warc([response(), OTHER], packed=packed)[:length])
        [told] = read_capture(path, ADDRESS).remarks
        assert told == "the archive ends too soon: a page may be missing in it"


def test_a_zip_without_an_archive_is_no_wacz(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.writestr("readme.txt", "nothing")
    with pytest.raises(ValueError, match="a zip without a WARC in it"):
        read_capture(tmp_path / "a.zip", None)
