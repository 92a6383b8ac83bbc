"""Are the files valid by the rules of their formats?"""

import json
import subprocess
import sys
from pathlib import Path

import page
from page import ValidationProfile

from making import Made


def ooxml(made: list[Made], group) -> None:
    tool = Path(sys.executable).with_name("openxml-audit")
    for result in made:
        for ending in ("annex.docx", "annex.xlsx", "record.docx"):
            path = result.file(ending)
            done = subprocess.run([tool, "--output", "json", "--max-errors", "0", path], capture_output=True, text=True, timeout=300)
            errors = audit_errors(done)
            group.check(not errors, f"{result.name} {ending}: {'; '.join(errors[:3])} ({len(errors)} errors)")


def audit_errors(done: subprocess.CompletedProcess) -> list[str]:
    """The errors of an audit; an audit that did not run is one."""
    try:
        answer = json.loads(done.stdout)
    except json.JSONDecodeError:
        return [f"openxml-audit failed: {(done.stderr or done.stdout).strip()[-300:]}"]
    results = answer if isinstance(answer, list) else [answer]
    errors = [error for result in results for error in result.get("errors", [])]
    said = [str(error.get("description") or error.get("message") or error) for error in errors]
    if not said and done.returncode != 0:
        said.append(f"openxml-audit: exit {done.returncode}")
    return said


def pdf(made: list[Made], group) -> None:
    for result in made:
        path = result.file("annex.pdf")
        for profile in (ValidationProfile.PDF_UA_1, ValidationProfile.PDF_A_2A):
            try:
                report = page.validate_pdf(str(path), profile=profile)
            except page.PageError as error:
                group.check(False, f"{result.name} {profile.name}: {error}")
                continue
            says = "; ".join(f"{failure.rule_id} {failure.message}" for failure in report.failures[:3])
            group.check(report.is_compliant and not report.failures, f"{result.name} {profile.name}: {says}")
