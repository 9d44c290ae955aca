"""A Content-Security-Policy in every built page: nothing loads from elsewhere, no script runs but those we wrote.

The policy names the few inline scripts of the theme's frame by their hashes and none of the content, so that a script
in somebody's quotation could not run even if escaping had failed.
Source: W3C Content Security Policy Level 3, hash sources.
"""

import base64
import hashlib
import re
from pathlib import Path

MARK = "<!-- policy -->"
_INLINE = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>(.*?)</script>", re.DOTALL)
_CONTENT = re.compile(r"<article.*</article>", re.DOTALL)
_REST = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
    "object-src 'none'; base-uri 'self'; form-action 'self'"
)


def policy(html: str, *, engine: bool = False) -> str:
    """The policy under which a page runs as it is.

    Args:
        html: The page.
        engine: Whether it runs a database: WebAssembly, and a worker that the page makes from what it fetched.
    """
    hashes = dict.fromkeys(
        base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        for script in _INLINE.findall(_CONTENT.sub("", html))
    )
    allowed = " ".join(["'self'", *(f"'sha256-{value}'" for value in hashes)])
    if engine:
        return f"{_REST}; connect-src 'self' blob:; worker-src 'self' blob:; script-src {allowed} 'wasm-unsafe-eval'"
    return f"{_REST}; connect-src 'self'; worker-src 'self'; script-src {allowed}"


def lock_page(path: Path, *, engine: bool = False) -> None:
    """Write the policy into a built page, at the mark that the theme leaves for it.

    Args:
        path: The page.
        engine: Whether it runs a database.

    Raises:
        OSError: The page cannot be read or written.
    """
    html = path.read_text(encoding="utf-8")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(html, engine=engine)}">'
    path.write_text(html.replace(MARK, meta, 1), encoding="utf-8", newline="\n")
