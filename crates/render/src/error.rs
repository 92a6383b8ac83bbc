use std::{error::Error, fmt};

/// Why a document could not be made. No sentence for the user is made here: another room does that from [`code`] and
/// [`arguments`].
///
/// [`code`]: RenderError::code
/// [`arguments`]: RenderError::arguments
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RenderError {
    /// A place for generated content is still there.
    SlotUnfilled {
        /// Name of the place.
        slot: String,
    },
    /// A row has more or fewer cells than the table has columns.
    TableRow {
        /// What the table shows.
        table: String,
        /// The row, counted from 1 below the header.
        row: usize,
        /// Cells in that row.
        cells: usize,
        /// Columns of the table.
        columns: usize,
    },
    /// A table has no columns.
    TableWithoutColumns {
        /// What the table shows.
        table: String,
    },
    /// Two headings have the same anchor.
    AnchorRepeated {
        /// The anchor.
        anchor: String,
    },
    /// An anchor is empty or has other characters than ASCII letters, digits and hyphens.
    AnchorInvalid {
        /// The anchor.
        anchor: String,
    },
    /// The template cannot be read as a Word file at all.
    TemplateNotWord {
        /// What is wrong with it.
        cause: String,
    },
    /// The template is a Word file with macros.
    TemplateMacros {
        /// The part that holds them.
        part: String,
    },
    /// The template unpacks to more than is reasonable.
    TemplateTooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// One part of the template cannot be used.
    TemplatePart {
        /// Name of the part within the file.
        part: String,
        /// What is wrong with it.
        cause: String,
    },
    /// The template lacks formats that the document needs.
    TemplateStyles {
        /// Their names as Word shows them, each with its identifier in brackets.
        styles: Vec<String>,
    },
    /// The typesetter of PDF gave up.
    Typesetting {
        /// What it said.
        cause: String,
    },
    /// The name of a sheet is empty, too long, repeated or has characters that are not allowed.
    SheetName {
        /// The name.
        name: String,
    },
    /// A workbook has no sheet that shows.
    NoSheet,
    /// A text of a workbook is longer than its place can hold.
    TextTooLong {
        /// The sheet.
        sheet: String,
        /// What is too long: its first words.
        text: String,
        /// Characters that have room.
        limit: usize,
    },
    /// A cell is to be chosen from a list that its column does not have, or that has no values.
    ChoiceMissing {
        /// The sheet.
        sheet: String,
        /// Title of the column.
        column: String,
    },
    /// The workbook cannot be written.
    Workbook {
        /// What is wrong with it.
        cause: String,
    },
    /// The finished parts could not be packed into one file.
    Packing {
        /// What went wrong.
        cause: String,
    },
}

impl RenderError {
    /// A stable name of the kind of error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::SlotUnfilled { .. } => "render-slot-unfilled",
            Self::TableRow { .. } => "render-table-row",
            Self::TableWithoutColumns { .. } => "render-table-without-columns",
            Self::AnchorRepeated { .. } => "render-anchor-repeated",
            Self::AnchorInvalid { .. } => "render-anchor-invalid",
            Self::TemplateNotWord { .. } => "render-template-not-word",
            Self::TemplateMacros { .. } => "render-template-macros",
            Self::TemplateTooLarge { .. } => "render-template-too-large",
            Self::TemplatePart { .. } => "render-template-part",
            Self::TemplateStyles { .. } => "render-template-styles",
            Self::Typesetting { .. } => "render-typesetting",
            Self::SheetName { .. } => "render-sheet-name",
            Self::NoSheet => "render-no-sheet",
            Self::TextTooLong { .. } => "render-text-too-long",
            Self::ChoiceMissing { .. } => "render-choice-missing",
            Self::Workbook { .. } => "render-workbook",
            Self::Packing { .. } => "render-packing",
        }
    }

    /// What a sentence about the error needs, by name.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::SlotUnfilled { slot } => vec![("slot", slot.clone())],
            Self::TableRow { table, row, cells, columns } => vec![
                ("table", table.clone()),
                ("row", row.to_string()),
                ("cells", cells.to_string()),
                ("columns", columns.to_string()),
            ],
            Self::TableWithoutColumns { table } => vec![("table", table.clone())],
            Self::AnchorRepeated { anchor } | Self::AnchorInvalid { anchor } => vec![("anchor", anchor.clone())],
            Self::TemplateNotWord { cause }
            | Self::Typesetting { cause }
            | Self::Workbook { cause }
            | Self::Packing { cause } => {
                vec![("cause", cause.clone())]
            }
            Self::SheetName { name } => vec![("name", name.clone())],
            Self::NoSheet => Vec::new(),
            Self::TextTooLong { sheet, text, limit } => {
                vec![("sheet", sheet.clone()), ("text", text.clone()), ("limit", limit.to_string())]
            }
            Self::ChoiceMissing { sheet, column } => vec![("sheet", sheet.clone()), ("column", column.clone())],
            Self::TemplateMacros { part } => vec![("part", part.clone())],
            Self::TemplateTooLarge { limit } => vec![("limit", limit.to_string())],
            Self::TemplatePart { part, cause } => vec![("part", part.clone()), ("cause", cause.clone())],
            Self::TemplateStyles { styles } => vec![("styles", styles.join(", "))],
        }
    }
}

impl fmt::Display for RenderError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SlotUnfilled { slot } => write!(formatter, "the place \"{slot}\" was left without content"),
            Self::TableRow { table, row, cells, columns } => {
                write!(formatter, "row {row} of the table \"{table}\" has {cells} cells where the header has {columns}")
            }
            Self::TableWithoutColumns { table } => write!(formatter, "the table \"{table}\" has no columns"),
            Self::AnchorRepeated { anchor } => write!(formatter, "two headings have the anchor \"{anchor}\""),
            Self::AnchorInvalid { anchor } => {
                write!(formatter, "the anchor \"{anchor}\" is empty or has other characters than a-z, A-Z, 0-9 and hyphen")
            }
            Self::TemplateNotWord { cause } => write!(formatter, "the template is not a Word file (.docx): {cause}"),
            Self::TemplateMacros { part } => write!(formatter, "the template has macros ({part}): save it as .docx without them"),
            Self::TemplateTooLarge { limit } => write!(formatter, "the template unpacks to more than {limit} bytes"),
            Self::TemplatePart { part, cause } => write!(formatter, "the template's part {part} cannot be used: {cause}"),
            Self::TemplateStyles { styles } => {
                write!(formatter, "the template lacks these styles: {}", styles.join(", "))
            }
            Self::Typesetting { cause } => write!(formatter, "the PDF could not be set: {cause}"),
            Self::SheetName { name } => {
                write!(formatter, "the sheet name \"{name}\" is empty, repeated, over 31 characters or has one of []:*?/\\")
            }
            Self::NoSheet => write!(formatter, "the workbook has no sheet that shows"),
            Self::TextTooLong { sheet, text, limit } => {
                write!(formatter, "a text on the sheet \"{sheet}\" has over {limit} characters: \"{text}\"")
            }
            Self::ChoiceMissing { sheet, column } => {
                write!(formatter, "the column \"{column}\" on the sheet \"{sheet}\" lacks the values to choose from")
            }
            Self::Workbook { cause } => write!(formatter, "the workbook cannot be written: {cause}"),
            Self::Packing { cause } => write!(formatter, "the file could not be packed: {cause}"),
        }
    }
}

impl Error for RenderError {}
