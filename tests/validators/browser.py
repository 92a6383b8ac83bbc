"""The HTML documents in a browser: accessibility by axe-core, and nothing fetched from elsewhere."""

import json
import shutil
import subprocess
from pathlib import Path

from making import Made

SCRIPT = Path(__file__).with_name("axe.mjs")


def axe(made: list[Made], group) -> None:
    files = {str(result.file(ending)): f"{result.name} {ending}" for result in made for ending in ("annex.html", "record.html")}
    done = subprocess.run(
        [shutil.which("node") or "node", SCRIPT, *files], capture_output=True, text=True, timeout=900, cwd=SCRIPT.parent
    )
    answers = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    group.check(done.returncode == 0, f"axe.mjs: exit {done.returncode}: {done.stderr.strip()[-300:]}")
    group.check(len(answers) == len(files), f"{len(answers)} of {len(files)} pages were looked at")
    for found in answers:
        name = files[found["file"]]
        group.check(found["rules"] > 10, f"{name}: only {found['rules']} rules ran")
        group.check(not found["violations"], f"{name}: {'; '.join(found['violations'])}")
        group.check(not found["fetched"], f"{name}: fetches {found['fetched'][:3]}")
