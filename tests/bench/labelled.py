"""The labelled documents and the obligations they are judged by."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from figures import UNLABELLED, verdict_number

ROOT = Path(__file__).resolve().parents[2]
LABELLED = ROOT / "tests" / "labelled"
CATALOG = ROOT / "requirements-catalog"
LANGUAGES = ("sv", "en")


@dataclass
class Obligation:
    id: str
    title: dict
    what: dict
    signs: dict


@dataclass
class Labelled:
    paths: list[Path]
    languages: list[tuple[str, ...]]
    texts: list[str]
    truth: np.ndarray
    elements: dict

    def __len__(self) -> int:
        return len(self.paths)


def obligations() -> list[Obligation]:
    entries = [entry for path in sorted((CATALOG / "obligations").glob("*.toml")) for entry in tomllib.loads(path.read_text("utf-8"))["obligation"]]
    return [Obligation(entry["id"], entry["title"], entry["what"], entry["signs"]) for entry in entries]


def documents(name: str, ids: list[str]) -> Labelled:
    labels = sorted((LABELLED / name).glob("*.toml"))
    truth = np.full((len(labels), len(ids)), UNLABELLED)
    found = Labelled([], [], [], truth, {})
    for row, path in enumerate(labels):
        read = tomllib.loads(path.read_text("utf-8"))
        text = next(beside for beside in (path.with_suffix(".txt"), path.with_suffix(".md")) if beside.exists())
        found.paths.append(text)
        found.languages.append(LANGUAGES if read["language"] == "mixed" else (read["language"],))
        found.texts.append(text.read_text("utf-8"))
        for label in read["label"]:
            column = ids.index(label["id"])
            if truth[row, column] != UNLABELLED:
                raise SystemExit(f"{path.name}: {label['id']} is labelled twice")
            truth[row, column] = verdict_number(label["verdict"])
            found.elements[row, column] = set(label.get("missing", []))
    return found


STARTS_A_LINE = re.compile(r"\s*(#|[-*•–]\s|\(?[a-zåäö0-9ivx]{1,3}\)|\d+(\.\d+)*\.?\s|§|\|)", re.IGNORECASE)
BETWEEN_SENTENCES = re.compile(r"(?<=[.!?:;])\s+(?=[A-ZÅÄÖ\"(\[])")
WORD = re.compile(r"[^\W\d_]{2,}")


def sentences(text: str) -> list[str]:
    """Paragraphs and list items with broken lines joined, cut into sentences. What has fewer than three words is left out."""
    pieces = [""]
    for line in (line.strip() for line in text.splitlines()):
        if line and pieces[-1] and not STARTS_A_LINE.match(line):
            pieces[-1] += " " + line
        else:
            pieces.append(line)
    return [sentence for piece in pieces for sentence in BETWEEN_SENTENCES.split(piece) if len(WORD.findall(sentence)) >= 3]
