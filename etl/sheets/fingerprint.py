"""What a workbook says of the seed that it was written from, on its first sheet."""

from hashlib import sha256
from pathlib import Path

README = "Read me"
NAME, FILE, FINGERPRINT = "name", "seed", "fingerprint"
"""Labels in its first column, beside which the values stand."""


def fingerprint(seed: Path) -> str:
    """The fingerprint of a seed file, whichever way its lines end.

    Raises:
        OSError: It cannot be read.
    """
    return sha256(seed.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
