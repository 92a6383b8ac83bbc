"""An answered workbook is recognised, saved by LibreOffice too; a tampered one is not. A changed document is noticed."""

from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from making import Made, run
from office import soffice


def back(made: list[Made], out: Path, group) -> None:
    saved_again = {}
    for result in made:
        folder = out / "answered" / result.case / result.language
        folder.mkdir(parents=True)
        answered, tampered = folder / f"{result.case}-{result.language}.xlsx", folder / "tampered.xlsx"
        changed = folder / result.file("annex.docx").name
        rows = answer(result.file("annex.xlsx"), answered)
        group.check(rows == to_answer(result), f"{result.name}: {rows} rows to answer instead of {to_answer(result)}")
        tamper(answered, tampered)
        change_a_byte(result.file("annex.docx"), changed)
        untouched = [result.file(ending) for ending in ("annex.docx", "annex.pdf", "annex.xlsx", "annex.html")]
        expect(result, untouched, 0, "as made", group)
        expect(result, [answered], 0, "answered and reordered workbook", group)
        expect(result, [tampered], 1, "workbook with a changed key", group)
        expect(result, [changed], 1, "document with a changed byte", group)
        saved_again[answered] = result
    into = out / "saved-again"
    says = soffice(out, "xlsx", into, saved_again)
    for answered, result in saved_again.items():
        again = into / answered.name
        if group.check(again.is_file(), f"{result.name}: the answered workbook was not saved by LibreOffice: {says}"):
            expect(result, [again], 0, "answered workbook saved by LibreOffice", group)


def expect(result: Made, files: list[Path], code: int, what: str, group) -> None:
    done = run("verify", result.file("annex.json"), *files)
    says = (done.stdout + done.stderr).strip()[-200:]
    group.check(done.returncode == code, f"{result.name}: verify {what}: exit {done.returncode} instead of {code}: {says}")


def to_answer(result: Made) -> int:
    return sum(1 for found in result.annex()["requirements"] if found["party"] == "supplier")


def key_column(sheet: Worksheet) -> int | None:
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.value.startswith("kravkedja:"):
                return cell.column
    return None


def answer_sheet(book: openpyxl.Workbook) -> tuple[Worksheet, int]:
    for sheet in book:
        column = key_column(sheet)
        if column:
            return sheet, column
    raise ValueError("no sheet with hidden keys")


def answer(source: Path, target: Path) -> int:
    """Answers every row as a supplier would, and turns the rows around."""
    book = openpyxl.load_workbook(source)
    sheet, column = answer_sheet(book)
    choices = {}
    for validation in sheet.data_validations.dataValidation:
        if validation.type == "list":
            choices.update({cell: first_choice(book, validation.formula1) for span in validation.sqref.ranges for cell in span.cells})
    numbers = [row[0].row for row in sheet.iter_rows() if is_key(sheet.cell(row[0].row, column).value)]
    for number in numbers:
        for cell in sheet[number]:
            if not cell.protection.locked:
                cell.value = choices.get((cell.row, cell.column), "Se bilaga 1, sidan 3 – åäö ÅÄÖ")
    values = [[cell.value for cell in sheet[number]] for number in reversed(numbers)]
    for number, row in zip(numbers, values):
        for cell, value in zip(sheet[number], row):
            cell.value = value
    book.save(target)
    return len(numbers)


def is_key(value: object) -> bool:
    return isinstance(value, str) and value.startswith("kravkedja:")


def first_choice(book: openpyxl.Workbook, formula: str) -> str:
    """The first answer of a drop-down: written in it, or in a range of another sheet."""
    if formula.startswith('"'):
        return formula.strip('"').split(",")[0]
    if "!" not in formula:
        formula = book.defined_names[formula.lstrip("=")].attr_text
    name, cells = formula.lstrip("=").rsplit("!", 1)
    return book[name.strip("'")][cells.replace("$", "").split(":")[0]].value


def tamper(source: Path, target: Path) -> None:
    """Points one row's key at another requirement."""
    book = openpyxl.load_workbook(source)
    sheet, column = answer_sheet(book)
    for row in sheet.iter_rows():
        cell = sheet.cell(row[0].row, column)
        if is_key(cell.value):
            parts = cell.value.split(":")
            parts[3] = "XYZ-99"
            cell.value = ":".join(parts)
            break
    book.save(target)


def change_a_byte(source: Path, target: Path) -> None:
    content = bytearray(source.read_bytes())
    content[len(content) // 2] ^= 0x01
    target.write_bytes(content)
