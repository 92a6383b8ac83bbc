use document::{Alignment, Cell, Column, Inline, Table, plain_text};

use super::inlines::{Form, Inlines};

/// Width between the margins, and of a cell's padding, in points.
const TEXT_WIDTH: usize = 453;
const PADDING: usize = 10;
/// A wide character of the type in tables, in tenths of a point.
const CHARACTER: usize = 58;
/// A row with more lines than this may be broken over pages.
const WHOLE_LINES: usize = 14;

/// The least share of the width that a column gets: one part in so many.
const NARROWEST: usize = 25;

/// A table as a call of `rows` (see `look.typ`).
pub(super) fn table(table: &Table, inlines: &Inlines<'_>) -> String {
    let total: usize = table.columns.iter().map(|column| usize::from(column.width)).sum();
    let widths: Vec<usize> = table.columns.iter().map(|column| usize::from(column.width).max(total / NARROWEST).max(1)).collect();
    let total: usize = widths.iter().sum();
    let room = |width: &usize| ((TEXT_WIDTH * width / total).saturating_sub(PADDING) * 10 / CHARACTER).max(1);
    let rooms: Vec<usize> = widths.iter().map(room).collect();

    let mut out = String::from("rows(");
    if plain_text(&table.caption).trim().is_empty() {
        out.push_str("none");
    } else {
        out.push_str(&inlines.content(&table.caption, Form::text(70)));
    }
    let list = |parts: Vec<String>| format!(", ({},)", parts.join(","));
    out.push_str(&list(widths.iter().map(|width| format!("{width}fr")).collect()));
    out.push_str(&list(table.columns.iter().map(|column| alignment(column).to_owned()).collect()));
    // A header higher than a page would be repeated without end.
    let header = table.columns.iter().zip(&rooms).all(|(column, room)| lines_of(&column.title, *room) <= WHOLE_LINES);
    out.push_str(&format!(", {header}"));
    let titles = table.columns.iter().zip(&rooms).map(|(column, room)| inlines.content(&column.title, Form::line(*room)));
    out.push_str(&list(titles.collect()));
    for row in &table.rows {
        let whole = row.iter().zip(&rooms).all(|(cell, room)| lines(cell, *room) <= WHOLE_LINES);
        for (index, (cell, room)) in row.iter().zip(&rooms).enumerate() {
            let kind = if index == 0 && table.row_headers { "named" } else { "plain" };
            out.push_str(&format!(",\n{kind}({whole}, {})", content(cell, *room, inlines)));
        }
    }
    out.push(')');
    out
}

fn content(cell: &Cell, room: usize, inlines: &Inlines<'_>) -> String {
    let form = Form::text(room);
    match cell.as_slice() {
        [] => "blank".to_owned(),
        [only] if plain_text(only).trim().is_empty() => "blank".to_owned(),
        [only] => inlines.in_cell(only, form),
        all => {
            let paragraphs: Vec<String> = all.iter().map(|one| format!("par({})", inlines.in_cell(one, form))).collect();
            format!("{{{}}}", paragraphs.join(";"))
        }
    }
}

fn alignment(column: &Column) -> &'static str {
    match column.alignment {
        Alignment::Left => "start",
        Alignment::Right => "end",
    }
}

/// About as many lines as the cell has.
fn lines(cell: &Cell, room: usize) -> usize {
    cell.iter().map(|one| lines_of(one, room)).sum()
}

fn lines_of(inlines: &[Inline], room: usize) -> usize {
    plain_text(inlines).chars().count() / room + 1
}
