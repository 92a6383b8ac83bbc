"""Every case in both languages: the documents are made, validated, opened, read, and checked to be the same again.

Usage: .venv/bin/python run.py [--keep FOLDER]. The program is target/debug/kravkedja, or what KRAVKEDJA names.
"""

import argparse
import tempfile
import time
from pathlib import Path

import browser
import formats
import making
import office
import oscal
import papers
import sameness
import tables
import texts
import workbook
from report import Report


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, help="work in this folder, and leave it")
    keep = parser.parse_args().keep
    if keep:
        keep.mkdir(parents=True)
        return check(keep.resolve())
    with tempfile.TemporaryDirectory(prefix="kravkedja-") as folder:
        return check(Path(folder))


def check(out: Path) -> int:
    report = Report()

    def step(name, work):
        group, start = report.group(name), time.monotonic()
        try:
            result = work(group)
        except Exception as error:  # a check that could not run has failed, and the others still run
            group.check(False, f"could not run: {type(error).__name__}: {error}")
            result = None
        report.close(group, f" ({time.monotonic() - start:.1f} s)")
        return result

    made = step("documents made", lambda group: making.make_all(out, group)) or []
    step("level 4 refused", lambda group: making.refused(out, group))
    step("DOCX and XLSX by openxml-audit", lambda group: formats.ooxml(made, group))
    step("PDF by page-validation, UA-1 and A-2a", lambda group: formats.pdf(made, group))
    pdfs = step("opened by LibreOffice", lambda group: office.convert(made, out, group)) or {}
    step("texts found in the DOCX as LibreOffice shows it", lambda group: texts.in_word(made, pdfs, group))
    step("texts found in the XLSX as LibreOffice prints it", lambda group: texts.in_workbook(made, pdfs, group))
    step("texts found in the PDF", lambda group: texts.in_pdf(made, group))
    step("texts found in the HTML", lambda group: texts.in_html(made, group))
    step("HTML by axe-core", lambda group: browser.axe(made, group))
    step("catalog as a workbook, through LibreOffice and back", lambda group: tables.exported(out, group))
    checked = step("papers of contract checks made", lambda group: papers.make(out, group)) or []
    step("papers of contract checks by their formats", lambda group: papers.validate(checked, group))
    step("papers of contract checks opened by LibreOffice", lambda group: papers.opened(checked, out, group))
    step("papers of contract checks by axe-core", lambda group: papers.accessible(checked, group))
    step("same bytes elsewhere and on another day", lambda group: sameness.again(made, out, group))
    step("OSCAL by NIST's schemas of 1.2.1", lambda group: oscal.exported(out, group))
    step("answered and changed files by verify", lambda group: workbook.back(made, out, group))
    return report.finish()


if __name__ == "__main__":
    raise SystemExit(main())
