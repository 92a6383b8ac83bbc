"""The catalog as a workbook: valid by its rules, and the same when LibreOffice has saved it anew and it is read back."""

import subprocess
import sys
from pathlib import Path

import formats
import office
from making import LANGUAGES, run


def exported(out: Path, group) -> None:
    folder = out / "tables"
    folder.mkdir()
    tool = Path(sys.executable).with_name("openxml-audit")
    for language in LANGUAGES:
        books = {}
        for ending in ("xlsx", "csv"):
            path = folder / f"catalog-{language}.{ending}"
            done = run("catalog", "export", "--format", ending, "--lang", language, "--out", path)
            group.check(done.returncode == 0, f"{path.name}: exit {done.returncode}: {done.stderr.strip()[-300:]}")
            books[ending] = path
        done = subprocess.run(
            [tool, "--output", "json", "--max-errors", "0", books["xlsx"]], capture_output=True, text=True, timeout=300
        )
        errors = formats.audit_errors(done)
        group.check(not errors, f"{books['xlsx'].name}: {'; '.join(errors[:3])} ({len(errors)} errors)")
        wanted = read(books["csv"], folder / f"in-{language}-csv", group)
        group.check(len(wanted) > 20, f"{books['csv'].name}: {len(wanted)} files")
        for ending in ("xlsx", "ods"):
            into = folder / f"saved-{language}-{ending}"
            says = office.soffice(out, ending, into, [books["xlsx"]])
            saved = into / f"catalog-{language}.{ending}"
            if group.check(saved.is_file(), f"{saved.name}: not saved: {says}"):
                same = read(saved, folder / f"in-{language}-{ending}", group) == wanted
                group.check(same, f"{saved.name}: not the same requirements")


def read(path: Path, into: Path, group) -> dict[str, str]:
    """The files that a table becomes."""
    done = run("catalog", "import", path, "--out", into)
    group.check(done.returncode == 0, f"{path.name} in: exit {done.returncode}: {done.stderr.strip()[-300:]}")
    return {str(found.relative_to(into)): found.read_text("utf-8") for found in sorted(into.rglob("*.toml"))}
