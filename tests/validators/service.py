"""The service in a real browser: started with its demonstration on a free port, used by service.mjs and by
service-keys.mjs, and stopped.

Usage: .venv/bin/python service.py [--keep FOLDER]. The program is target/debug/kravkedja, or what KRAVKEDJA names.
"""

import argparse
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PROGRAM = os.environ.get("KRAVKEDJA", str(ROOT / "target/debug/kravkedja"))
ROLES = {
    "administratör": "administrator",
    "samordnare": "coordinator",
    "upphandlare": "officer",
    "informationsägare": "owner",
    "revisor": "auditor",
}

# An identity provider that does not answer: what people see of one.
PROVIDER = {
    "KRAVKEDJA_OIDC__KOMMUN__TITLE": "kommunens konto",
    "KRAVKEDJA_OIDC__KOMMUN__ISSUER": "http://127.0.0.1:9",
    "KRAVKEDJA_OIDC__KOMMUN__CLIENT_ID": "kravkedja",
    "KRAVKEDJA_OIDC__KOMMUN__ORGANISATION": "exempelkoping",
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, help="leave the pictures here")
    keep = parser.parse_args().keep
    with tempfile.TemporaryDirectory(prefix="kravkedja-") as folder:
        out = keep.resolve() if keep else Path(folder) / "pictures"
        # Each begins with people who have never logged in.
        return max([used(Path(folder) / script, out, script) for script in ["service.mjs", "service-keys.mjs"]])


def used(folder: Path, out: Path, script: str) -> int:
    folder.mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # By name: no browser takes a passkey at an address that is a number.
    listen, address = f"127.0.0.1:{port}", f"http://localhost:{port}"
    command = [PROGRAM, "serve", "--demo", "--data", str(folder / "data"), "--listen", listen]
    settings = {"LC_ALL": "C.UTF-8", "LANG": "sv", "KRAVKEDJA_PUBLIC_URL": address, "KRAVKEDJA_PASSKEY_INSTEAD_OF_CODES": "true"}
    said = folder / "said.txt"
    with said.open("w") as output, (folder / "log.jsonl").open("w") as log:
        server = subprocess.Popen(command, stdout=output, stderr=log, env={**os.environ, **settings, **PROVIDER})
    try:
        if not answers(f"http://{listen}/readyz", server):
            print((folder / "log.jsonl").read_text(), file=sys.stderr)
            print("the service did not start", file=sys.stderr)
            return 1
        links = people(said)
        browser = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
        arguments = ["node", script, address, json.dumps(links), str(out)]
        return subprocess.run(arguments, cwd=HERE, env={**os.environ, "CHROMIUM": browser}, check=False).returncode
    finally:
        server.send_signal(signal.SIGTERM)
        if server.wait(timeout=20) != 0:
            print("the service did not stop by itself", file=sys.stderr)


def answers(address: str, server: subprocess.Popen) -> bool:
    for _ in range(300):
        if server.poll() is not None:
            return False
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                return answer.status == 200
        except OSError:
            time.sleep(0.2)
    return False


def people(said: Path) -> dict:
    """Everybody's one-time link by role, as `serve --demo` prints them."""
    lines = said.read_text().splitlines()
    found = {}
    for line, link in zip(lines, lines[1:]):
        person = re.match(r"\s+(.+) <(.+)>, (.+)$", line)
        if person:
            found[ROLES[person[3]]] = {"name": person[1], "email": person[2], "link": link.strip()}
    return found


if __name__ == "__main__":
    sys.exit(main())
