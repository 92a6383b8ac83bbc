"""How fast the service answers and saves, beside bare SQLite in the same run.

Usage: python3 service_speed.py [--cases 300] [--seconds 10]. Needs `wrk` (Debian) and a release build; the program is
target/release/kravkedja, or what KRAVKEDJA names. Data: so many cases with an issued annex each (about a hundred requirement rows).
"""

import argparse
import json
import re
import sqlite3
import subprocess
import tempfile
import threading
import time
from pathlib import Path

from service_client import CASE, Service

CONNECTIONS = 32
PAGES = ["/cases", "/cases?order=title", "/annexes", "/catalog", "/contracts"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=300)
    parser.add_argument("--seconds", type=int, default=10)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kravkedja-") as name:
        folder = Path(name)
        service = Service(folder, demo=True)
        session = service.session("samordnare")
        token = service.token(session)
        rows, cases = filled(service, token, wanted.cases)
        print(f"{wanted.cases} cases, {rows} requirement rows, database {(folder / 'data').stat().st_size} bytes in its folder")
        service.stop()
        starts = []
        for _ in range(5):
            starts.append(service.start())
            time.sleep(1)
            idle = memory(service)
            if len(starts) < 5:
                service.stop()
        print(f"start {sorted(starts)[2]:.3f} s (middle of 5); idle memory {idle / 1e6:.0f} MB")
        sizes(service, session, cases)
        for page in PAGES:
            for encoding in ("identity", "gzip", "br"):
                print(f"{page} {encoding}: {asked(service, session, page, encoding, wanted.seconds)}")
        saved(service, token, cases, folder, wanted.seconds)
        print(f"memory afterwards {memory(service) / 1e6:.0f} MB")
        service.stop()


def filled(service, token, count):
    rows, cases = 0, []
    for number in range(1, count + 1):
        status, case, answered = service.api(token, "POST", "/cases", {**CASE, "title": f"Ärende nummer {number}", "class": "K3R3T3"})
        assert status == 201, case
        cases.append(case["id"])
        status, annex, _ = service.api(token, "POST", f"/cases/{case['id']}/annexes", headers={"If-Match": answered["ETag"]})
        assert status == 201, annex
        if number == 1:
            address = f"/annexes/{annex['id']}/requirements?limit=200"
            one = len(service.api(token, "GET", address)[1]["items"])
        rows += one
    return rows, cases


def memory(service) -> int:
    status = Path(f"/proc/{service.process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) * 1024


def sizes(service, session, cases) -> None:
    pages = ["/", "/cases", f"/cases/{cases[0]}", "/annexes", "/catalog", "/catalog/LOG-03", "/catalog/frameworks", "/contracts", "/account"]
    longest = (0, "")
    for page in pages:
        headers = {"Cookie": session, "Accept-Encoding": "gzip"}
        status, _, body = service.ask("GET", page, None, headers)
        assert status == 200, (page, status)
        longest = max(longest, (len(body), page))
    print(f"largest page {longest[0]} bytes compressed ({longest[1]})")


def asked(service, session, page, encoding, seconds) -> str:
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "-H", f"Cookie: {session}", "-H", f"Accept-Encoding: {encoding}"]
    said = subprocess.run(command + [f"http://127.0.0.1:{service.port}{page}"], capture_output=True, text=True, check=True).stdout
    failed = re.search(r"Non-2xx.*", said)
    rate, slow = re.search(r"Requests/sec:\s+([\d.]+)", said)[1], re.search(r"99%\s+(\S+)", said)[1]
    return f"{rate} requests a second, p99 {slow}{' ' + failed[0] if failed else ''}"


def saved(service, token, cases, folder, seconds) -> None:
    """Decisions saved one by one and many at once, and what bare SQLite commits on the same disk."""
    proposal = service.api(token, "GET", f"/cases/{cases[0]}/proposal")[1]["requirements"]
    free = next(one["requirement"] for one in proposal if not one["law_backed"])

    def save(mine, until, counts):
        count = 0
        for case in mine:
            if time.monotonic() > until:
                break
            body = {"requirement": free, "kind": "leave-out", "reason": "Tas om hand i driften."}
            status, answer, _ = service.api(token, "POST", f"/cases/{case}/decisions", body)
            assert status == 201, answer
            count += 1
        counts.append(count)

    def rate(writers, mine):
        counts, began = [], time.monotonic()
        until = began + seconds
        threads = [threading.Thread(target=save, args=(mine[number::writers], until, counts)) for number in range(writers)]
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]
        return sum(counts) / (time.monotonic() - began)

    bare = commits(folder, seconds)
    half = len(cases) // 2
    single, many = rate(1, cases[:half]), rate(16, cases[half:])
    print(f"bare SQLite, FULL: {bare:.0f} commits a second")
    print(f"decisions one by one: {single:.0f} a second ({single / bare:.2f} of bare), 16 at once: {many:.0f} ({many / bare:.2f})")


def commits(folder, seconds) -> float:
    base = sqlite3.connect(folder / "bare.sqlite", isolation_level=None)
    base.execute("PRAGMA journal_mode=WAL")
    base.execute("PRAGMA synchronous=FULL")
    base.execute("CREATE TABLE decision (id INTEGER PRIMARY KEY, reason TEXT)")
    count, began = 0, time.monotonic()
    while time.monotonic() - began < seconds:
        base.execute("BEGIN IMMEDIATE")
        base.execute("INSERT INTO decision (reason) VALUES (?)", (json.dumps({"reason": "Tas om hand i driften."}),))
        base.execute("COMMIT")
        count += 1
    return count / (time.monotonic() - began)


if __name__ == "__main__":
    main()
