"""The papers of a contract check: made of our own contracts, validated, opened, looked through."""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import page
from page import ValidationProfile

import browser
from formats import audit_errors
from making import LANGUAGES, ROOT, run

CONTRACTS = ROOT / "tests/fixtures/contracts"
NAMES = ("good.md", "weak.txt", "hollow.txt", "english.md")
CASE = ("--class", "K2R2T2", "--delivery", "saas", "--with", "personal-data", "--national-security", "no", "--complete", "--draft", "--force")
FOUND = 1


@dataclass
class Papers:
    name: str
    folder: Path

    def docx(self) -> list[Path]:
        return [self.folder / f"{kind}.docx" for kind in ("report", "memo", "supplement")]


def make(out: Path, group) -> list[Papers]:
    made = []
    for name in NAMES:
        for language in LANGUAGES:
            papers = Papers(f"{name} {language}", out / "papers" / name / language)
            papers.folder.mkdir(parents=True)
            for report, more in (("report.docx", ("--memo", papers.folder / "memo.docx", "--supplement", papers.folder / "supplement.docx")), ("report.pdf", ()), ("report.html", ())):
                done = run("contract", "check", CONTRACTS / name, *CASE, "--lang", language, "--report", papers.folder / report, *more)
                group.check(done.returncode in (0, FOUND), f"{papers.name} {report}: exit {done.returncode}: {done.stderr.strip()[-300:]}")
            made.append(papers)
    return made


def validate(made: list[Papers], group) -> None:
    tool = Path(sys.executable).with_name("openxml-audit")
    for papers in made:
        for path in papers.docx():
            done = subprocess.run([tool, "--output", "json", "--max-errors", "0", path], capture_output=True, text=True, timeout=300)
            errors = audit_errors(done)
            group.check(not errors, f"{papers.name} {path.name}: {'; '.join(errors[:3])} ({len(errors)} errors)")
        for profile in (ValidationProfile.PDF_UA_1, ValidationProfile.PDF_A_2A):
            report = page.validate_pdf(str(papers.folder / "report.pdf"), profile=profile)
            says = "; ".join(f"{failure.rule_id} {failure.message}" for failure in report.failures[:3])
            group.check(report.is_compliant and not report.failures, f"{papers.name} {profile.name}: {says}")


def opened(made: list[Papers], out: Path, group) -> None:
    """LibreOffice opens every document; the supplementary agreement holds no verdict."""
    verdicts = ("avsiktsförklaring", "ej funnen", "statement of intent", "not found")
    for papers in made:
        folder = papers.folder / "opened"
        profile = f"-env:UserInstallation={(out / 'papers-profile').as_uri()}"
        done = subprocess.run(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *papers.docx()], capture_output=True, text=True, timeout=300)
        for path in papers.docx():
            group.check((folder / f"{path.stem}.pdf").exists(), f"{papers.name} {path.name}: not opened: {done.stderr.strip()[-200:]}")
        shown = folder / "supplement.pdf"
        if shown.exists():
            words = subprocess.run(["pdftotext", shown, "-"], capture_output=True, text=True, timeout=60).stdout.lower()
            said = [verdict for verdict in verdicts if verdict in words]
            group.check(not said, f"{papers.name} supplement: says {said}")


def accessible(made: list[Papers], group) -> None:
    files = {str(papers.folder / "report.html"): papers.name for papers in made}
    done = subprocess.run([shutil.which("node") or "node", browser.SCRIPT, *files], capture_output=True, text=True, timeout=900, cwd=browser.SCRIPT.parent)
    answers = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    group.check(len(answers) == len(files), f"{len(answers)} of {len(files)} pages were looked at: {done.stderr.strip()[-300:]}")
    for found in answers:
        group.check(not found["violations"], f"{files[found['file']]} report.html: {'; '.join(found['violations'])}")
