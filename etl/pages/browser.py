"""What runs in the browser: written in `site/browser/`, bundled into the theme by `make`, named and missed here."""

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po

from etl.model.project import SHIPPED, Project
from etl.model.tongue import ENGLISH, gettext, language, ngettext

FILES = ("claim.js", "console.js", "filter.js", "duckdb-eh.wasm.gz", "duckdb-eh.worker.js.gz")
DATABASE = "record.duckdb.gz"
CATALOGUE = SHIPPED / "site" / "words.pot"
_AMOUNTS = 200
"""Amounts of which each has its form told: where a language has several, the last two digits decide beyond."""


def browser_folder(project: Project) -> Path:
    """Folder of the theme that holds the bundle; it becomes `browser/` of the site."""
    return project.site / "theme" / "browser"


def bundled(project: Project) -> Mapping[str, int]:
    """File name to bytes; empty unless every file is there."""
    paths = [browser_folder(project) / name for name in FILES]
    return {path.name: path.stat().st_size for path in paths} if all(path.is_file() for path in paths) else {}


def write_browser_words(site: Path) -> None:
    """Write what the scripts say in the language of the site, `browser/words.json`; nothing where that is English.

    Args:
        site: Folder of the site.

    Raises:
        OSError: The catalogue cannot be read, or the file not be written.
    """
    if language() == ENGLISH:
        return
    held: dict[str, Any] = {}
    for message in read_po(io.BytesIO(CATALOGUE.read_bytes())):
        if not any(file.startswith("site/browser/") for file, _ in message.locations):
            continue
        if isinstance(message.id, str):
            held[message.id] = gettext(message.id)
        else:
            one, many = message.id
            told = [ngettext(one, many, amount) for amount in range(_AMOUNTS)]
            forms = list(dict.fromkeys(told))
            held[one] = {"forms": forms, "of": [forms.index(text) for text in told]}
    (site / "browser").mkdir(exist_ok=True)
    text = json.dumps(held, ensure_ascii=False) + "\n"
    (site / "browser" / "words.json").write_text(text, encoding="utf-8", newline="\n")
