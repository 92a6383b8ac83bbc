use catalog::Catalog;
use document::{Grid, GridCell, GridColumn, Paper, Sheet, SheetTable};
use kernel::Language;

use super::columns::{AREA, Column, DETAIL, ID, ITEMS, NUMBER, QUESTION, REQUIREMENT, TRANSLATION};
use super::layout::{Divided, Summary};
use super::value::other;
use super::{KEYS, MARK, TableWords, readonly};

/// The catalog as a workbook: requirements in the first language, the same in the other, figures, evidence, references, questions,
/// clauses, what contracts should contain, and the fields that have no column.
#[must_use]
pub fn catalog_grid(catalog: &Catalog, first: Language, words: &TableWords<'_>) -> Grid {
    let writer = Writer { catalog, first, words };
    let mut rows = Rows::default();
    for found in &catalog.requirements {
        let mut divided = Divided::of(found);
        let summary = Summary::of(found, catalog, first, words);
        let id = || GridCell::text(found.id.as_str());
        let mut row = vec![id(), GridCell::text(found.area.as_str()), GridCell::text(summary.area)];
        row.extend(divided.cells(&REQUIREMENT, first, words));
        row.push(GridCell::text(summary.applies));
        rows.requirements.push(row);
        let mut row = vec![id()];
        row.extend(divided.cells(&DETAIL, first, words));
        row.extend([summary.figures, summary.evidence, summary.references, summary.clauses].map(GridCell::text));
        rows.details.push(row);
        rows.translations.push(std::iter::once(id()).chain(divided.cells(&TRANSLATION, first, words)).collect());
        rows.questions.push(std::iter::once(id()).chain(divided.cells(&QUESTION, first, words)).collect());
        for (list, kept) in ITEMS.iter().zip(&mut rows.items) {
            for (at, item) in divided.items(list.list).into_iter().enumerate() {
                let mut item = Divided { flat: item };
                let number = GridCell::number(u32::try_from(at + 1).unwrap_or(u32::MAX));
                kept.push([id(), number].into_iter().chain(item.cells(list.columns, first, words)).collect());
                divided.put_back(list.list, at, item.flat);
            }
        }
        for (path, scalar) in &divided.flat {
            rows.fields.push(vec![id(), GridCell::text(path.as_str()), GridCell::text(scalar.to_string())]);
        }
    }
    writer.grid(rows)
}

#[derive(Default)]
struct Rows {
    requirements: Vec<Vec<GridCell>>,
    details: Vec<Vec<GridCell>>,
    translations: Vec<Vec<GridCell>>,
    questions: Vec<Vec<GridCell>>,
    items: [Vec<Vec<GridCell>>; 3],
    fields: Vec<Vec<GridCell>>,
}

struct Writer<'w> {
    catalog: &'w Catalog,
    first: Language,
    words: &'w TableWords<'w>,
}

/// A heading with the path that its column carries; none for one that only shows.
type Head = (GridColumn, Option<String>);

impl Writer<'_> {
    fn text(&self, key: &str) -> String {
        (self.words.text)(self.first, key)
    }

    fn grid(&self, rows: Rows) -> Grid {
        let Rows { requirements, details, translations, questions, items, fields } = rows;
        let heads: Vec<Head> = [self.head(&ID, false), self.head(&AREA, false), self.shown("column-area", 17)]
            .into_iter()
            .chain(REQUIREMENT.iter().map(|column| self.head(column, false)))
            .chain([self.shown("column-applies", 26)])
            .collect();
        let shown = [("figures", 34), ("evidence", 46), ("references", 30), ("clauses", 15)];
        let mut detail_heads = self.heads(&DETAIL, &[ID], false);
        detail_heads.extend(shown.map(|(key, width)| self.shown(&format!("column-{key}"), width)));
        let mut sheets = vec![
            self.sheet("sheet-requirements", "requirements", heads, requirements),
            self.sheet("sheet-details", "requirements", detail_heads, details),
            self.sheet("sheet-translation", "requirements", self.heads(&TRANSLATION, &[ID], true), translations),
        ];
        for (list, kept) in ITEMS.iter().zip(items) {
            sheets.push(self.sheet(list.sheet, list.list, self.heads(list.columns, &[ID, NUMBER], true), kept));
        }
        sheets.push(self.sheet("sheet-questions", "requirements", self.heads(&QUESTION, &[ID], true), questions));
        let fields_heads =
            vec![self.head(&ID, false), self.carried("column-path", "path", 44), self.carried("column-value", "value", 60)];
        let fields = self.sheet("sheet-fields", "fields", fields_heads, fields);
        let keys = self.keys(sheets.iter().chain([&fields]));
        let mut sheets: Vec<Sheet> = sheets.into_iter().map(|(sheet, ..)| sheet).collect();
        sheets.extend(readonly::sheets(self.catalog, self.first, self.words));
        sheets.push(fields.0);
        sheets.push(keys);
        Grid {
            language: self.first,
            title: self.catalog.title.get(self.first).to_owned(),
            author: self.catalog.publisher.get(self.first).to_owned(),
            protected: false,
            date: self.catalog.date,
            sheets,
        }
    }

    fn head(&self, column: &Column, with_language: bool) -> Head {
        let title = column.heading(self.first, with_language, self.words);
        (GridColumn { title, width: column.width, ..GridColumn::default() }, Some(column.full_path(self.first)))
    }

    fn heads(&self, columns: &[Column], before: &[Column], with_language: bool) -> Vec<Head> {
        before.iter().chain(columns).map(|column| self.head(column, with_language)).collect()
    }

    fn shown(&self, key: &str, width: u16) -> Head {
        (GridColumn { title: self.text(key), width, ..GridColumn::default() }, None)
    }

    fn carried(&self, key: &str, path: &str, width: u16) -> Head {
        (GridColumn { title: self.text(key), width, ..GridColumn::default() }, Some(path.to_owned()))
    }

    /// A sheet with what its columns carry, and of which kind its rows are.
    fn sheet(&self, key: &str, kind: &'static str, heads: Vec<Head>, rows: Vec<Vec<GridCell>>) -> Kept {
        let name = match key {
            "sheet-translation" => {
                format!("{} ({})", self.text("sheet-requirements"), self.text(&format!("language-{}", other(self.first).code())))
            }
            _ => self.text(key),
        };
        let (columns, paths): (Vec<GridColumn>, Vec<Option<String>>) = heads.into_iter().unzip();
        let table = SheetTable { name: format!("t{}{}", kind, key.len()), rows };
        let sheet = Sheet {
            name,
            columns,
            table: Some(table),
            paper: Paper::A3Landscape,
            print_footer: format!("{} {}", self.catalog.title.get(self.first), self.catalog.version),
            ..Sheet::default()
        };
        (sheet, kind, paths)
    }

    /// The hidden sheet: which heading of which sheet carries which path.
    fn keys<'k>(&self, sheets: impl Iterator<Item = &'k Kept>) -> Sheet {
        let row = |words: [&str; 4]| words.map(GridCell::text).to_vec();
        let mut lead = vec![row([MARK, &self.catalog.id, &self.catalog.version, self.first.code()])];
        for (sheet, kind, paths) in sheets {
            for (column, path) in sheet.columns.iter().zip(paths) {
                if let Some(path) = path {
                    lead.push(row([&sheet.name, kind, &column.title, path]));
                }
            }
        }
        Sheet { name: KEYS.to_owned(), hidden: true, lead, ..Sheet::default() }
    }
}

type Kept = (Sheet, &'static str, Vec<Option<String>>);
