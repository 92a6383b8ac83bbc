"""Kills the service under load, again and again: nothing that was acknowledged may be lost, and the next start must be clean.

Usage: python3 service_kill.py [TIMES]. The program is target/release/kravkedja, or what KRAVKEDJA names.
"""

import random
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from service_client import CASE, PROGRAM, Service

WRITERS = 8


def main() -> int:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    random.seed(20261122)
    with tempfile.TemporaryDirectory(prefix="kravkedja-") as folder:
        service = Service(Path(folder), demo=True)
        token = service.token(service.session("samordnare"))
        service.stop()
        kept, longest = [], 0.0
        for number in range(times):
            longest = max(longest, service.start())
            kept += killed(service, token, number)
        longest = max(longest, service.start())
        lost = missing(service, token, kept)
        twice = len(kept) - len(set(kept))
        service.stop()
        verified = subprocess.run([PROGRAM, "audit", "verify", "--data", str(Path(folder) / "data")], capture_output=True, text=True, check=False)
        sound = subprocess.run([PROGRAM, "check", "--data", str(Path(folder) / "data")], capture_output=True, text=True, check=False)
        print(verified.stderr.strip().splitlines()[0] if verified.stderr else verified.stdout)
        print(f"{times} kills, {len(kept)} acknowledged writes, {len(lost)} lost, {twice} given twice, longest start {longest:.2f} s")
        good = not lost and not twice and verified.returncode == 0 and sound.returncode == 0
        return 0 if good else 1


def killed(service: Service, token: str, number: int) -> list:
    """Writes from many sides until the service is killed: the ids that were acknowledged."""
    acknowledged, ended = [], threading.Event()

    def write(writer: int) -> None:
        count = 0
        while not ended.is_set():
            count += 1
            try:
                status, answer, _ = service.api(token, "POST", "/cases", {**CASE, "title": f"Ärende {number}.{writer}.{count}"})
            except (OSError, ValueError):
                return
            except Exception:
                return
            if status == 201:
                acknowledged.append(answer["id"])

    writers = [threading.Thread(target=write, args=(writer,)) for writer in range(WRITERS)]
    for writer in writers:
        writer.start()
    time.sleep(random.uniform(0.02, 0.4))
    service.kill()
    ended.set()
    for writer in writers:
        writer.join()
    return acknowledged


def missing(service: Service, token: str, kept: list) -> set:
    found, address = set(), "/cases?limit=200"
    while address:
        _, answer, _ = service.api(token, "GET", address)
        found |= {item["id"] for item in answer["items"]}
        address = (answer["next"] or "").removeprefix("/api/v1")
    return set(kept) - found


if __name__ == "__main__":
    sys.exit(main())
