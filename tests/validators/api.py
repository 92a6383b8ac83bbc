"""The API against its own OpenAPI document: Schemathesis makes requests that fit the document and requests that do not, in thousands.

Usage: .venv/bin/python api.py [--examples N]. The program is target/debug/kravkedja, or what KRAVKEDJA names.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
os.environ.setdefault("KRAVKEDJA", str(ROOT / "target/debug/kravkedja"))
sys.path.insert(0, str(ROOT / "tests/bench"))

from service_client import Service  # noqa: E402

ROLES = ["administrator", "coordinator", "procurement-officer", "information-owner", "auditor"]
LEAST = 5_000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=60, help="tries for each operation")
    examples = parser.parse_args().examples
    with tempfile.TemporaryDirectory(prefix="kravkedja-") as folder:
        service = Service(Path(folder), demo=True)
        try:
            return tried(service, Path(folder), examples)
        finally:
            service.stop()


def tried(service: Service, folder: Path, examples: int) -> int:
    token = everybody(service)
    address = f"http://127.0.0.1:{service.port}/api/v1/openapi.json"
    command = [
        str(Path(sys.executable).parent / "schemathesis"), "--config-file", str(HERE / "schemathesis.toml"), "run", address, "-H", f"Authorization: Bearer {token}",
        "--checks", "all", "--max-examples", str(examples), "--seed", "20261122", "--continue-on-failure", "--workers", "2",
        "--request-timeout", "20", "--no-color", "--suppress-health-check", "all",
        "--report", "ndjson", "--report-dir", str(folder / "report"),
    ]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    print(done.stdout[-6000:])
    print(done.stderr[-2000:], file=sys.stderr)
    found = re.search(r"([\d,]+) generated", done.stdout)
    requests = int(found[1].replace(",", "")) if found else 0
    print(f"{requests} requests to the API, exit {done.returncode}")
    if requests < LEAST and examples >= 60:
        print(f"fewer than {LEAST} requests", file=sys.stderr)
        return 1
    return done.returncode


def everybody(service: Service) -> str:
    """A token of somebody who has every role."""
    administrator = service.token(service.session("administratör"))
    coordinator = service.session("samordnare")
    people = service.api(administrator, "GET", "/people?limit=200")[1]["items"]
    one = next(person for person in people if "coordinator" in person["roles"])
    body = {"name": one["name"], "roles": ROLES, "language": "sv"}
    _, person, answered = service.api(administrator, "GET", f"/people/{one['id']}")
    status, answer, _ = service.api(administrator, "PUT", f"/people/{one['id']}", body, {"If-Match": answered["ETag"]})
    assert status == 200, json.dumps(answer)
    assert person["id"] == one["id"]
    return service.token(coordinator)


if __name__ == "__main__":
    sys.exit(main())
