"""Is every text of the annex found again in the finished documents?

Texts are compared without spaces and hyphens, since lines break anywhere; and with one word for the party, since the same
text speaks of the tenderer while a procurement is open and of the supplier afterwards.
"""

import html
import re
import subprocess
import unicodedata
from pathlib import Path

from making import Made

PARTY = [
    ("anbudsgivarnas", "leverantörernas"),
    ("anbudsgivarens", "leverantörens"),
    ("anbudsgivaren", "leverantören"),
    ("anbudsgivare", "leverantör"),
    ("tenderer", "supplier"),
]
DASHES = dict.fromkeys(map(ord, "-\u00ad\u2010\u2011\u2012\u2013\u2014\u2212"))
# A4 in points, without the header and the footer.
BODY = ("-x", "0", "-y", "62", "-W", "900", "-H", "716")


def squashed(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold().translate(DASHES)
    text = re.sub(r"\s+", "", text)
    for tenderer, supplier in PARTY:
        text = text.replace(tenderer, supplier)
    return text


def pdf_text(path: Path, *options: str) -> str:
    done = subprocess.run(["pdftotext", "-enc", "UTF-8", *options, path, "-"], capture_output=True, check=True, timeout=120)
    return done.stdout.decode("utf-8")


def html_text(path: Path) -> str:
    text = re.sub(r"(?s)<(style|script)\b.*?</\1>", " ", path.read_text("utf-8"))
    return html.unescape(re.sub(r"<[^>]+>", " ", text))


def expected(annex: dict, language: str) -> list[tuple[str, str]]:
    """What the annex must say: where it comes from, and the words."""
    texts = []
    for found in annex["requirements"]:
        name = found["id"]
        texts.append((f"{name} id and title", f"{name} {found['title'][language]}"))
        for key in ("text", "motive", "alternative", "interim"):
            if key in found:
                texts.append((f"{name} {key}", found[key][language]))
        for evidence in found["evidence"]:
            texts.append((f"{name} evidence", evidence["what"][language].rstrip(".")))
        texts.extend((f"{name} flow-down", row["title"][language]) for row in found["flow_down"])
        texts.extend((f"{name} set", row[language]) for row in found["sets"])
    for found in annex["clauses"]:
        name = found["id"]
        texts.append((f"{name} title", found["title"][language]))
        texts.extend((f"{name} text", part) for part in found["text"][language].split("\n\n"))
    identity = annex["annex"]
    texts += [("annex title", identity["title"]), ("annex buyer", identity["buyer"]), ("annex reference", identity["reference"])]
    return [(where, words) for where, words in texts if words.strip()]


def look_for(texts: list[tuple[str, str]], haystack: str, name: str, group) -> None:
    haystack = squashed(haystack)
    for where, words in texts:
        group.check(squashed(words) in haystack, f"{name}: {where} not found: {words[:70]!r}")


def in_word(made: list[Made], pdfs: dict[Path, Path], group) -> None:
    for result in made:
        source = result.file("annex.docx")
        if source in pdfs:
            look_for(expected(result.annex(), result.language), pdf_text(pdfs[source], "-raw", *BODY), result.name, group)


def in_pdf(made: list[Made], group) -> None:
    for result in made:
        text = pdf_text(result.file("annex.pdf"), "-raw", *BODY)
        look_for(expected(result.annex(), result.language), text, result.name, group)


def in_html(made: list[Made], group) -> None:
    for result in made:
        look_for(expected(result.annex(), result.language), html_text(result.file("annex.html")), result.name, group)


def in_workbook(made: list[Made], pdfs: dict[Path, Path], group) -> None:
    """The printed workbook shows every requirement to answer, and none of the hidden keys."""
    for result in made:
        source = result.file("annex.xlsx")
        if source not in pdfs:
            continue
        text = pdf_text(pdfs[source], "-raw")
        texts = []
        for found in result.annex()["requirements"]:
            if found["party"] == "supplier":
                texts += [(f"{found['id']} {key}", found[key][result.language]) for key in ("title", "text")]
                texts.append((f"{found['id']} question", found["question"]["text"][result.language]))
                texts.append((f"{found['id']} id", found["id"]))
        look_for(texts, text, result.name, group)
        group.check("kravkedja:" not in text, f"{result.name}: hidden keys are printed")
