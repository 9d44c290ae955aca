"""A page and archives of it, made for the tests of what is added."""

import gzip
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

ADDRESS, OTHER_ADDRESS = "https://hill.example/ferry-strike", "https://hill.example/bread"
TIME = "2021-05-06T08:15:00Z"
HEADLINE, BYLINE = "Ferry strike empties the harbour", "By Ada Moss, 6 May 2021"
CAPTION, SUBHEAD = "The ferry dock on Wednesday morning, seen from the pier.", "A long wait"
FIRST = """EASTFORD (Norland News) — The ferries did not leave the harbour on Wednesday, two days after the strike on \
the bridge, and 40 fishermen waited on the pier until the evening for a word from the ministry."""
SECOND = """“We will not sail under those guns,” said Jon Hale, who has steered the boat since 2009. The ministry said \
on Tuesday that nobody had ordered the ferries to stop."""
THIRD = """About 300 people slept in the customs hall last week, according to the Relief Council, which counted again \
on May 3."""
FOURTH = "A second hall opened on 28 April, and it is to be closed next month, as the council said in a letter."
PARAGRAPHS = [
    ("headline", HEADLINE),
    ("byline", BYLINE),
    ("caption", CAPTION),
    ("body", FIRST),
    ("body", SECOND),
    ("subhead", SUBHEAD),
    ("body", THIRD),
    ("body", FOURTH),
]
PAGE = f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Ferry strike empties the harbour - The Hill Gazette</title>
<meta property="og:title" content="Ferry strike empties the harbour">
<meta property="og:site_name" content="The Hill Gazette"><meta name="author" content="Ada Moss">
<meta property="article:published_time" content="2021-05-06T07:00:00Z">
<link rel="canonical" href="https://hill.example/ferry-strike"><style>p {{ color: red }}</style></head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav></header>
<main><article><h1>{HEADLINE}</h1><p class="byline">{BYLINE}</p>
<figure><img src="x.jpg"><figcaption><p>{CAPTION}</p></figcaption></figure>
<p>{FIRST}</p><p>{SECOND}</p><script>alert("no words")</script><h2>{SUBHEAD}</h2><p>{THIRD}<br>{FOURTH}</p></article>
<aside><h3>More from the Gazette</h3><ul><li><a href="/a">Prices of bread rise again in the hills</a></li></ul></aside>
</main><footer><p>Copyright 2021 The Hill Gazette. All rights reserved. <a href="/s">Subscribe now</a></p></footer>
</body></html>
"""

Response = tuple[str, bytes, Mapping[str, str]]
"""(address, content as it is sent, headers of the response)."""


def response(html: str = PAGE, url: str = ADDRESS, kind: str = "text/html; charset=utf-8", **headers: str) -> Response:
    """A page as a server sends it; `Content_Encoding="gzip"` packs it."""
    content = html.encode("utf-8")
    if headers.get("Content_Encoding") == "gzip":
        content = gzip.compress(content)
    if headers.get("Transfer_Encoding") == "chunked":
        content = b"%x\r\n%s\r\n0\r\n\r\n" % (len(content), content)
    return url, content, {"Content-Type": kind} | {name.replace("_", "-"): value for name, value in headers.items()}


def warc(responses: Sequence[Response], *, packed: bool = True, status: str = "200 OK", time: str = TIME) -> bytes:
    """An archive of some pages, as an archiver writes it."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    made = BytesIO()
    writer: Any = WARCWriter(made, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("test.warc", {"software": "a test"}))
    for url, content, headers in responses:
        http = StatusAndHeaders(status, list(headers.items()), protocol="HTTP/1.1")
        head = {"WARC-Date": time}
        writer.write_record(
            writer.create_warc_record(url, "response", BytesIO(content), http_headers=http, warc_headers_dict=head)
        )
    return made.getvalue()


def saved(path: Path, content: bytes) -> Path:
    """A file of that content."""
    path.write_bytes(content)
    return path


def wacz(path: Path, archives: Mapping[str, bytes], pages: str | None = None) -> Path:
    """A WACZ of some archives, with the list of its pages where that is given."""
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("datapackage.json", "{}")
        for name, content in archives.items():
            packed.writestr(f"archive/{name}", content)
        if pages is not None:
            packed.writestr("pages/pages.jsonl", pages)
    return path
