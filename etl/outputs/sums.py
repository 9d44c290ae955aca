"""`SHA256SUMS`: size and fingerprint of every file that people take away.

CSV and Parquet are the same bytes whenever the same seeds are built. A `.duckdb` file is not, and a workbook need not
be: their sums say that a download is whole, never that two builds agree; those are compared by content.
"""

from pathlib import Path

from etl.model.files import FileSum, file_sum

NAME = "SHA256SUMS"


def write_sums(folder: Path) -> list[FileSum]:
    """Write `SHA256SUMS` into a folder, as `sha256sum -c` reads it there: every file below it but itself, by path.

    Returns:
        What was written.
    """
    paths = (path for path in folder.rglob("*") if path.is_file() and path != folder / NAME)
    found = sorted((file_sum(path, folder) for path in paths), key=lambda entry: entry.path)
    lines = "".join(f"{entry.sha256}  {entry.path}\n" for entry in found)
    (folder / NAME).write_bytes(lines.encode("utf-8"))
    return found
