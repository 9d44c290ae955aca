"""The wheel of the publisher, and environments that hold the libraries of the tests but not the publisher."""

import subprocess
import sys
import sysconfig
from pathlib import Path

from tests import ROOT


def build_wheel(folder: Path, source: Path = ROOT) -> Path:
    """Build the wheel of a source folder into another folder."""
    words = ["wheel", "-q", "--no-deps", "--no-build-isolation", "--disable-pip-version-check", "-w", str(folder)]
    subprocess.run([sys.executable, "-m", "pip", *words, str(source)], check=True, cwd=folder)
    return next(folder.glob("claims_press-*.whl"))


def bare_environment(folder: Path) -> Path:
    """Make an environment in which the libraries of the tests are found; its folder of packages is returned, empty."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    packages = next(folder.glob("lib/python3*/site-packages"))
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return packages
