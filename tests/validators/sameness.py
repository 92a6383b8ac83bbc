"""The same case made elsewhere, on another day, in another time zone and language, gives the same bytes."""

import os
import shutil
import subprocess
from pathlib import Path

from making import CASES, PROGRAM, Made, in_parallel

ELSEWHERE = {"TZ": "Pacific/Auckland", "LANG": "tr_TR.UTF-8", "LC_ALL": "", "LANGUAGE": "tr", "USER": "someone-else"}
ANOTHER_DAY = "2031-02-28 23:59:58"


def clock_is_moved() -> bool:
    said = subprocess.run(["faketime", ANOTHER_DAY, "date", "+%Y"], capture_output=True, text=True)
    return said.stdout.strip() == "2031"


def again(made: list[Made], out: Path, group) -> None:
    group.check(clock_is_moved(), "faketime does not move the clock")
    second_time = [Made(result.case, result.language, out / "another folder" / result.case / result.language) for result in made]
    for first, second, done in zip(made, second_time, in_parallel(make_elsewhere, second_time)):
        if not group.check(done.returncode == 0, f"{first.name}: exit {done.returncode}: {done.stderr.strip()[-200:]}"):
            continue
        before = {path.name: path.read_bytes() for path in first.folder.iterdir()}
        after = {path.name: path.read_bytes() for path in (second.folder / "out").iterdir()}
        group.check(before.keys() == after.keys(), f"{first.name}: {sorted(before.keys() ^ after.keys())} made once only")
        for name in sorted(before.keys() & after.keys()):
            group.check(before[name] == after[name], f"{first.name}: {name} differs")


def make_elsewhere(result: Made) -> subprocess.CompletedProcess:
    result.folder.mkdir(parents=True)
    shutil.copyfile(CASES / f"{result.case}.toml", result.folder / "case.toml")
    command = ["faketime", ANOTHER_DAY, PROGRAM, "annex", "--case", "case.toml", "--out", "out", "--lang", result.language]
    surroundings = {**os.environ, **ELSEWHERE, "HOME": str(result.folder)}
    return subprocess.run(command, cwd=result.folder, env=surroundings, capture_output=True, text=True, timeout=300)
