"""How a seed says that it is a draft: `state: draft` in an article's head, or the key `drafted` in any record."""

import re
from pathlib import Path

KEY = "drafted"
STATE, DRAFT = "state", "draft"
ABOUT = (
    "What this proposal rests on, as long as nobody has confirmed it. With this key the record, and every record in it,"
    " is a draft: checks warn of it, and nothing that is published holds it. Take the key out once the record is right."
)
_SAYS = re.compile(rb"^(state:[ \t]*['\"]?draft['\"]?[ \t]*\r?$|drafted:[ \t]*[^ \t\r\n])", re.MULTILINE)


def says_draft(path: Path) -> bool:
    """Whether an article's seed says that it is a draft, be it one that is no YAML.

    Raises:
        OSError: It cannot be read.
    """
    content = path.read_bytes()
    return b"draft" in content and _SAYS.search(content) is not None
