"""Runs the program on the cases."""

import json
import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("KRAVKEDJA", ROOT / "target/debug/kravkedja")).resolve()
CASES = ROOT / "tests/cases"
REFUSED = "stopp-niva-4"
LANGUAGES = ("sv", "en")
ENDINGS = ("annex.docx", "annex.pdf", "annex.xlsx", "annex.html", "annex.json", "record.docx", "record.html")


@dataclass
class Made:
    """The documents of one case in one language."""

    case: str
    language: str
    folder: Path

    @property
    def name(self) -> str:
        return f"{self.case} {self.language}"

    def file(self, ending: str) -> Path:
        found = sorted(self.folder.glob(f"*-{ending}"))
        return found[0] if found else self.folder / f"missing-{ending}"

    def annex(self) -> dict:
        return json.loads(self.file("annex.json").read_text("utf-8"))


def run(*arguments: object, **options) -> subprocess.CompletedProcess:
    words = [str(argument) for argument in (PROGRAM, *arguments)]
    return subprocess.run(words, capture_output=True, text=True, timeout=300, **options)


def cases() -> list[Path]:
    return sorted(path for path in CASES.glob("*.toml") if path.stem != REFUSED)


def in_parallel(work, items: list) -> list:
    """The results of some work, in the order of the items."""
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        return list(pool.map(work, items))


def make(result: Made) -> subprocess.CompletedProcess:
    result.folder.mkdir(parents=True)
    return run("annex", "--case", CASES / f"{result.case}.toml", "--out", result.folder, "--lang", result.language)


def make_all(out: Path, group) -> list[Made]:
    wanted = [Made(case.stem, language, out / case.stem / language) for case in cases() for language in LANGUAGES]
    made = []
    for result, done in zip(wanted, in_parallel(make, wanted)):
        says = (done.stderr or done.stdout).strip()[-400:]
        if group.check(done.returncode == 0, f"{result.name}: exit {done.returncode}: {says}"):
            missing = [ending for ending in ENDINGS if not result.file(ending).is_file()]
            extra = len(list(result.folder.iterdir())) - len(ENDINGS) + len(missing)
            if group.check(not missing and not extra, f"{result.name}: missing {missing}, {extra} files too many"):
                made.append(result)
    return made


def refused(out: Path, group) -> None:
    folder = out / "refused"
    folder.mkdir()
    done = run("annex", "--case", CASES / f"{REFUSED}.toml", "--out", folder)
    group.check(done.returncode == 3, f"{REFUSED}: exit {done.returncode} instead of 3: {done.stderr.strip()[-400:]}")
    group.check(not any(folder.iterdir()), f"{REFUSED}: left files")
    group.check(bool((done.stderr + done.stdout).strip()), f"{REFUSED}: says nothing about where to turn")
