#!/usr/bin/env python3
"""How often the verdicts on contracts are right, beside two plain baselines, on the labelled documents.

    python3.11 -m venv VENV && VENV/bin/pip install -r tests/bench/requirements.txt
    KRAVKEDJA=target/release/kravkedja VENV/bin/python tests/bench/verdicts.py [--set develop] [--write]

Without --set it is the documents set aside. No figure is given for a single document. --write makes docs/contract-verdicts.md.
"""

import argparse
import json
import os
import shlex
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import baselines
import figures
import page
from labelled import ROOT, Labelled, documents, obligations

PAGE = ROOT / "docs" / "contract-verdicts.md"
SCHEMA = "kravkedja.contract-check/1"
SECONDS = 60


@dataclass
class Said:
    verdicts: np.ndarray
    elements: dict


def read_check(text: str) -> list[dict]:
    read = json.loads(text)
    if read["schema"] != SCHEMA:
        raise SystemExit(f"the program wrote {read['schema']}, not {SCHEMA}")
    return read["obligations"]


def read_lines(text: str) -> dict[str, list[dict]]:
    by_file = {}
    for line in filter(None, text.splitlines()):
        one = json.loads(line)
        by_file.setdefault(Path(one["file"]).name, []).append(one)
    return by_file


def check(path: Path) -> list[dict]:
    program = os.environ.get("KRAVKEDJA", str(ROOT / "target" / "release" / "kravkedja"))
    done = subprocess.run([program, "contract", "check", path, "--json"], capture_output=True, text=True, timeout=SECONDS)
    try:
        return read_check(done.stdout)
    except (ValueError, KeyError):
        raise SystemExit(f"{path.name}: no {SCHEMA} (exit {done.returncode}): {done.stderr.strip()[-300:]}") from None


def by_program(read: Labelled, ids: list[str], lines: str | None) -> Said:
    if lines:
        done = subprocess.run([*shlex.split(lines), *read.paths], capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"{lines}: exit {done.returncode}: {done.stderr.strip()[:300]}")
        by_file = read_lines(done.stdout)
        answers = [by_file[path.name] for path in read.paths]
    else:
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            answers = list(pool.map(check, read.paths))
    said = Said(np.full(read.truth.shape, figures.UNLABELLED), {})
    for row, answer in enumerate(answers):
        for one in answer:
            if one["id"] in ids:
                place = row, ids.index(one["id"])
                said.verdicts[place] = figures.verdict_number(one["verdict"])
                said.elements[place] = set(one["missing"])
        if (said.verdicts[row] == figures.UNLABELLED).any():
            raise SystemExit(f"{read.paths[row].name}: the program did not answer for every obligation")
    return said


def summary(name: str, read: Labelled, ways: dict[str, np.ndarray], regression_for_all: np.ndarray) -> dict:
    """What is told of one set: each way over the labelled pairs, and over all of them, for which the regression has other settings."""
    everything = figures.everything_labelled(read.truth)
    said_of_all = np.full(read.truth.shape, figures.PARTLY)
    return {
        "name": name,
        "documents": len(read),
        "labelled": int((read.truth != figures.UNLABELLED).sum()),
        "unlabelled": int((read.truth == figures.UNLABELLED).sum()),
        "f1 of all present": figures.presence(read.truth, said_of_all)["f1"],
        "ways": {way: measured(read.truth, said) for way, said in ways.items()},
        "all": {way: measured(everything, said) for way, said in {**ways, page.REGRESSION: regression_for_all}.items()},
        "lead": lead(read.truth, ways),
    }


def measured(truth: np.ndarray, said: np.ndarray) -> dict:
    again = figures.resampled(truth, said)
    return {
        **figures.presence(truth, said),
        "accuracy": figures.accuracy(truth, said),
        "macro": figures.macro_f1(figures.confusion(truth, said)),
        "flagged": figures.unlabelled_flagged(truth, said),
        "f1 interval": figures.interval(again["f1"]),
        "accuracy interval": figures.interval(again["accuracy"]),
    }


def lead(truth: np.ndarray, ways: dict[str, np.ndarray]) -> dict:
    """How far the program is above the better baseline of each measure."""
    program, *others = ways.values()
    value = {"f1": lambda said: figures.presence(truth, said)["f1"], "accuracy": lambda said: figures.accuracy(truth, said)}
    found = {}
    for measure, of in value.items():
        better = max(others, key=of)
        again = figures.resampled(truth, program)[measure] - figures.resampled(truth, better)[measure]
        found[measure] = {"value": of(program) - of(better), "interval": figures.interval(again)}
    return found


def main() -> None:
    asks = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asks.add_argument("--set", choices=["develop", "set-aside"], default="set-aside", dest="name")
    asks.add_argument("--lines", metavar="CMD", help="a command that takes files and prints {file, id, verdict, missing}, one a line, instead of the program")
    asks.add_argument("--write", metavar="FILE", type=Path, nargs="?", const=PAGE, help="write the page (docs/contract-verdicts.md)")
    asked = asks.parse_args()

    obliged = obligations()
    ids = [obligation.id for obligation in obliged]
    develop = documents("develop", ids)
    program = by_program(develop, ids, asked.lines)
    regression = baselines.regression_across(obliged, develop)
    settings = {pairs: chosen for pairs, (chosen, _) in regression.items()}
    verdicts = {pairs: said for pairs, (_, said) in regression.items()}
    ways = {page.PROGRAM: program.verdicts, page.KEYWORDS: baselines.keywords_across(obliged, develop), page.REGRESSION: verdicts["labelled"]}
    shown = [summary("develop", develop, ways, verdicts["all"])]
    read = develop
    if asked.name == "set-aside":
        read = documents("set-aside", ids)
        program = by_program(read, ids, asked.lines)
        verdicts = {pairs: baselines.by_regression(obliged, develop, read, chosen) for pairs, chosen in settings.items()}
        usual = baselines.usual_verdicts(develop.truth)
        ways = {page.PROGRAM: program.verdicts, page.KEYWORDS: baselines.by_keywords(obliged, read, usual), page.REGRESSION: verdicts["labelled"]}
        shown.insert(0, summary("set-aside", read, ways, verdicts["all"]))

    tables = {way: figures.confusion(read.truth, said) for way, said in ways.items()}
    parts = {
        "confusion": tables,
        "per verdict": {way: figures.per_verdict(table) for way, table in tables.items()},
        "per obligation": list(zip(obliged, figures.per_obligation(read.truth, program.verdicts))),
        "elements": figures.same_elements(read.truth, program.verdicts, read.elements, program.elements),
        "settings": settings,
    }
    print(page.short(shown, parts))
    if asked.write:
        asked.write.write_text(page.whole(shown, parts), "utf-8")


if __name__ == "__main__":
    main()
