"""A service of its own with its demonstration, and a token of somebody who may write: what the scripts beside this stand on."""

import base64
import hashlib
import hmac
import http.client
import json
import os
import re
import signal
import socket
import struct
import subprocess
import time
import urllib.parse
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = os.environ.get("KRAVKEDJA", str(ROOT / "target/release/kravkedja"))
PASSWORD = "blå cyklar i regn"
CASE = {
    "title": "",
    "reference": "KS 2026/1",
    "description": "Ett system.",
    "mode": "procurement",
    "law": "lou",
    "below_threshold": False,
    "national_security": "no",
    "class": "K2R2T2",
    "delivery": ["saas"],
    "circumstances": ["personal-data", "internet-exposed"],
    "language": "sv",
}


class Service:
    """The program, started on a free port."""

    def __init__(self, folder: Path, demo: bool = False, log: str = "error"):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.folder, self.log = folder, log
        self.said = folder / "said.txt"
        self.start(demo)

    def start(self, demo: bool = False) -> float:
        """Starts it and gives how long that took, in seconds."""
        command = [PROGRAM, "serve", "--data", str(self.folder / "data"), "--listen", f"127.0.0.1:{self.port}"]
        with self.said.open("w") as said, (self.folder / "log.jsonl").open("a") as log:
            environment = {**os.environ, "RUST_LOG": self.log, "LC_ALL": "C.UTF-8"}
            began = time.monotonic()
            self.process = subprocess.Popen(command + (["--demo"] if demo else []), stdout=said, stderr=log, env=environment)
        for _ in range(6000):
            if self.process.poll() is not None:
                raise SystemExit(f"the service did not start: {(self.folder / 'log.jsonl').read_text()[-2000:]}")
            try:
                if self.ask("GET", "/readyz")[0] == 200:
                    return time.monotonic() - began
            except OSError:
                time.sleep(0.005)
        raise SystemExit("the service does not answer")

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=20)

    def ask(self, method, path, body=None, headers=None):
        """One request on a connection of its own: status, headers, body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def link(self, role: str) -> str:
        """The one-time link of a role of the demonstration, as its path."""
        text = self.said.read_text()
        found = re.search(rf", {role}\s+(\S+)", text)
        return urllib.parse.urlparse(found[1]).path

    def session(self, role: str) -> str:
        """Enrols somebody and gives the cookies of their browser."""
        jar = {"__Host-form": "0" * 43}

        def send(path, fields=None):
            headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in jar.items())}
            body = None
            if fields is not None:
                body = urllib.parse.urlencode({"csrf": jar["__Host-form"], **fields})
                headers["Content-Type"] = "application/x-www-form-urlencoded"
            status, answered, page = self.ask("GET" if body is None else "POST", path, body, headers)
            for cookie in answered.get_all("Set-Cookie") or []:
                name, value = cookie.split(";")[0].split("=", 1)
                if name == "__Host-session":
                    jar[name] = value
            return status, page.decode()

        link = self.link(role)
        send(link, {"password": PASSWORD, "repeated": PASSWORD})
        secret = re.search(r"<code>([A-Z2-7 ]+)</code>", send("/codes")[1])[1]
        status, page = send("/codes", {"code": code(secret)})
        assert status == 303, page
        return "; ".join(f"{name}={value}" for name, value in jar.items())

    def token(self, session: str) -> str:
        """A token that may write."""
        fields = urllib.parse.urlencode({"csrf": "0" * 43, "name": "measure", "writes": "yes"})
        headers = {"Cookie": session, "Content-Type": "application/x-www-form-urlencoded"}
        page = self.ask("POST", "/account/tokens", fields, headers)[2].decode()
        return re.search(r"kravkedja_[\w-]{40,}", page)[0]

    def api(self, token: str, method: str, path: str, body=None, headers=None):
        """A request to the API: status and what was answered."""
        all_headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json", **(headers or {})}
        status, answered, text = self.ask(method, f"/api/v1{path}", None if body is None else json.dumps(body), all_headers)
        return status, (json.loads(text) if text[:1] in (b"{", b"[") else text), answered


def code(secret: str) -> str:
    """The one-time code of a secret now (RFC 6238)."""
    key = base64.b32decode(secret.replace(" ", "") + "=" * (-len(secret.replace(" ", "")) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    at = digest[19] & 15
    return f"{(struct.unpack('>I', digest[at:at + 4])[0] & 0x7FFFFFFF) % 1000000:06}"
