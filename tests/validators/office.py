"""Opens the documents in LibreOffice: all in one go, each becomes a PDF."""

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from making import Made

ENDINGS = ("annex.docx", "annex.xlsx", "record.docx")


def convert(made: list[Made], out: Path, group) -> dict[Path, Path]:
    """The PDF of each file that LibreOffice could open."""
    stage, into = out / "office-in", out / "office-out"
    stage.mkdir()
    staged: dict[Path, Path] = {}
    for result in made:
        for ending in ENDINGS:
            # One PDF per file in one folder: names must differ, also between DOCX and XLSX.
            source = result.file(ending)
            copy = stage / f"{result.case}-{result.language}-{ending.replace('.', '-')}{source.suffix}"
            shutil.copyfile(source, copy)
            staged[copy] = source
    says = soffice(out, "pdf", into, staged)
    pdfs = {}
    for copy, source in staged.items():
        target = into / f"{copy.stem}.pdf"
        opened = target.is_file() and target.stat().st_size > 0
        if group.check(opened, f"{copy.name}: not converted: {says}"):
            pdfs[source] = target
    return pdfs


def soffice(out: Path, ending: str, into: Path, files: Iterable[Path]) -> str:
    """Saves files in another format, all in one call since starting takes longest. Returns what LibreOffice complains of."""
    into.mkdir()
    command = ["soffice", "--headless", "--norestore", f"-env:UserInstallation={(out / 'office-profile').as_uri()}"]
    command += ["--convert-to", ending, "--outdir", str(into), *map(str, sorted(files))]
    done = subprocess.run(command, capture_output=True, text=True, timeout=1500, env={**os.environ, "LC_ALL": "C.UTF-8"})
    return done.stderr.strip()[-200:]
