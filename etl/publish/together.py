"""Several files that change together, or not at all."""

import os
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path

from etl.publish.files import reach_disk


def write_together(files: Mapping[Path, bytes], gone: Collection[Path]) -> None:
    """Write some files and take others away.

    Everything is written beside its place first. Where something fails behind that, what was there is put back.

    Args:
        files: Path to content.
        gone: Files to take away.

    Raises:
        OSError: It cannot be done; every file is as it was.
    """
    places = {path.resolve(): content for path, content in files.items()}
    drafts = {path: path.with_name(f".{path.name}.{os.getpid()}.draft") for path in places}
    before = {path: path.read_bytes() if path.is_file() else None for path in (*places, *gone)}
    try:
        for path, content in places.items():
            drafts[path].write_bytes(content)
            reach_disk(drafts[path])
        try:
            for path, draft in drafts.items():
                draft.replace(path)
            for path in gone:
                path.unlink()
        except BaseException:
            for path, content_before in before.items():
                with suppress(OSError):
                    path.unlink(missing_ok=True) if content_before is None else path.write_bytes(content_before)
            raise
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)
