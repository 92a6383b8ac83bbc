use document::{CellStyle, GridCell, Value};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// Dark blue-green, 9:1 against white; the same as in PDF.
const ACCENT: Color = Color::RGB(0x000B_4F5C);
const TINT: Color = Color::RGB(0x00E3_EDEF);
const RULE: Color = Color::RGB(0x00B8_C6C9);
/// A cell to be filled in: pale yellow with a frame, so that colour is not the only sign.
const INPUT: Color = Color::RGB(0x00FF_FBE6);
const INPUT_RULE: Color = Color::RGB(0x0080_8A60);

/// Sizes of type in points.
pub(super) const TITLE_SIZE: u16 = 16;
pub(super) const SMALL_TITLE_SIZE: u16 = 13;
pub(super) const HEADING_SIZE: u16 = 12;
pub(super) const BODY_SIZE: u16 = 11;

/// How a cell looks, `size` points large; wrapped or not.
pub(super) fn cell(cell: &GridCell, size: u16, wrap: bool, in_table: bool) -> Format {
    let mut format = Format::new().set_align(FormatAlign::Top).set_font_size(f64::from(size));
    if wrap {
        format = format.set_text_wrap();
    }
    format = match cell.style {
        CellStyle::Title | CellStyle::Heading => format.set_bold().set_font_color(ACCENT),
        CellStyle::Strong => format.set_bold(),
        CellStyle::Body | CellStyle::Input => format,
    };
    if cell.style == CellStyle::Input || cell.unlocked {
        format = format.set_background_color(INPUT).set_border(FormatBorder::Thin).set_border_color(INPUT_RULE);
    } else if in_table {
        format = format.set_border(FormatBorder::Thin).set_border_color(RULE);
    }
    if in_table {
        // Words of neighbouring cells do not touch. A cell stands in only where its words are aligned.
        format = format.set_align(FormatAlign::Left).set_indent(1);
    }
    if cell.unlocked {
        format = format.set_unlocked();
    }
    match &cell.value {
        // Whoever edits the cell must not turn its text into a formula by pressing Enter.
        Value::Text(words) if words.starts_with(['=', '+', '-', '@', '\t']) => format.set_quote_prefix(),
        Value::Date(_) => format.set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
        Value::Number(_) => format.set_align(FormatAlign::Left),
        Value::Text(_) | Value::Empty => format,
    }
}

/// How the header row of a table looks.
pub(super) fn header() -> Format {
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_font_color(ACCENT)
        .set_background_color(TINT)
        .set_border(FormatBorder::Thin)
        .set_border_color(RULE)
}
