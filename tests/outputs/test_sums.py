"""The sums of every file."""

import hashlib
from pathlib import Path

from etl.outputs.sums import write_sums


def test_sums_cover_every_file_and_check(package: Path) -> None:
    data = package / "data"
    lines = (data / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    told = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    assert list(told) == sorted(told)
    files = {path.relative_to(data).as_posix() for path in data.rglob("*") if path.is_file()}
    assert set(told) == files - {"SHA256SUMS"}
    assert all(hashlib.sha256((data / name).read_bytes()).hexdigest() == told[name] for name in told)
    found = {entry.path: entry for entry in write_sums(data)}
    assert found["claims.csv"].bytes == (data / "claims.csv").stat().st_size
