"""Measure the commands: medians of nine runs, beside what they are compared with.

Run as `make bench`, or `python -m tests.bench --quick` for three runs of each.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from etl.model.project import Project
from etl.publish.locating import locate_all
from etl.publish.progress import Progress
from tests import ROOT
from tests.builds import copy_small
from tests.generate import generate


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="three runs of each instead of nine")
    runs = 3 if parser.parse_args().quick else 9
    progress = Progress()
    print(f"medians of {runs} runs, whole processes, in seconds (least to most)")
    with tempfile.TemporaryDirectory() as folder:
        small = copy_small(Path(folder) / "small")
        for title, root in (("this record", ROOT), ("a record of one short article", small)):
            words = [sys.executable, "-m", "etl", "--project", str(root), "check"]
            saves(title, root, command(f"etl check, {title}", words, runs, progress), runs, progress)
    build = [sys.executable, "-m", "etl", "build", "--no-site"]
    command("etl build --no-site, this record", build, runs, progress, before=_forget)
    stages(progress)
    growth((250, 500, 1000), max(3, runs // 3), progress)


def command(
    title: str, words: list[str], runs: int, progress: Progress, before: Callable[[], None] = lambda: None
) -> float:
    """Time a command as a whole process."""
    times = []
    for run in range(runs + 1):
        progress.step(title, run, runs + 1)
        before()
        start = time.perf_counter()
        subprocess.run(words, cwd=ROOT, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    progress.close()
    return report(title, times[1:])


def saves(title: str, record: Path, whole: float, runs: int, progress: Progress) -> None:
    """How long `etl check --watch` takes from the save of one article to its answer, beside a whole check."""
    times = []
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("seeds", "releases"):
            if (record / name).is_dir():
                shutil.copytree(record / name, root / name)
        article = min((root / "seeds/sources").glob("*.yml"))
        content = article.read_text(encoding="utf-8")
        words = [sys.executable, "-m", "etl", "--project", folder, "check", "--watch"]
        with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
            assert process.stdout is not None
            while " claims, " not in process.stdout.readline():
                pass
            for run in range(runs + 1):
                progress.step("a save of one article", run, runs + 1)
                time.sleep(1)  # As nobody saves while the answer before is being told.
                start = time.perf_counter()
                article.write_text(content if run % 2 else content.replace("\n", "  # x\n", 1), encoding="utf-8")
                while "; now " not in process.stdout.readline():
                    pass
                times.append(time.perf_counter() - start)
            process.terminate()
    progress.close()
    print(f"  ratio: {report(f'answer after a save of one article, {title}', times[1:]) / whole:.2f}")


def stages(progress: Progress) -> None:
    """Where the time of a check goes."""
    script = (
        "import time; t0 = time.perf_counter()\n"
        "from pathlib import Path\n"
        "from etl.publish.checked import run_stages\nfrom etl.model.project import Project\n"
        "t1 = time.perf_counter(); seen = [('imports', t1 - t0)]; last = ['schemas', t1]\n"
        "def step(stage, done, whole):\n"
        "    now = time.perf_counter()\n"
        "    if stage != last[0]: seen.append((last[0], now - last[1])); last[:] = [stage, now]\n"
        "run_stages(Project(Path(), Path('seeds/articles')), step)\n"
        "seen.append((last[0], time.perf_counter() - last[1]))\n"
        "print(', '.join(f'{name} {spent:.3f}' for name, spent in seen))"
    )
    progress.close()
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True)
    print(f"  of one check: {done.stdout.strip()}")


def growth(sizes: tuple[int, ...], runs: int, progress: Progress) -> None:
    """A check of generated articles of 40 claims, beside the bare YAML parse of the same bytes."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            project = Project(Path(folder), Path(folder) / "seeds" / "articles")
            progress.step(f"writing {size} articles")
            generate(project.root, size)
            locate_all(project)
            # Without the texts: what a reader's clone does.
            words = [sys.executable, "-m", "etl", "--project", folder, "check"]
            (project.seeds / "articles").rename(project.seeds / "texts")
            check, parse = [], []
            for run in range(runs):
                progress.step(f"{size} articles", run, runs)
                start = time.perf_counter()
                done = subprocess.run(words, cwd=ROOT, check=False, capture_output=True, text=True)
                check.append(time.perf_counter() - start)
                if done.returncode:
                    sys.exit(done.stdout[-2000:] + done.stderr)
                start = time.perf_counter()
                subprocess.run([sys.executable, "-c", PARSE, folder], check=True)
                parse.append(time.perf_counter() - start)
            progress.close()
            ratios = [a / b for a, b in zip(check, parse, strict=True)]
            report(f"check of {size} articles, {size * 40} claims", check)
            report("bare YAML parse of the same bytes", parse)
            print(f"  ratio, pair by pair: {statistics.median(ratios):.2f}")


PARSE = """
import sys, yaml
from pathlib import Path
loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
for path in sorted(Path(sys.argv[1], "seeds").rglob("*.yml")):
    yaml.compose(path.read_text(encoding="utf-8"), Loader=loader)
"""


def report(title: str, times: list[float]) -> float:
    """Print the median of some times."""
    median = statistics.median(times)
    print(f"{title}: {median:.3f} ({min(times):.3f} to {max(times):.3f})")
    return median


def _forget() -> None:
    for stamp in (ROOT / ".build").glob("stamp-*.json"):
        stamp.unlink()


if __name__ == "__main__":
    main()
