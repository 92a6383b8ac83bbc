use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Cursor};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

/// The widest that a sheet may be.
const COLUMNS: u32 = 16_384;

/// What a sheet hides. The reader of cells does not tell.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    pub(super) hidden_rows: BTreeSet<u32>,
    pub(super) hidden_columns: Vec<u32>,
}

/// The marks of every sheet, by its name.
pub(super) fn marks(bytes: &[u8]) -> Option<BTreeMap<String, Marks>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut targets: BTreeMap<String, String> = BTreeMap::new();
    elements(&mut archive, "xl/_rels/workbook.xml.rels", |element| {
        if let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target")) {
            targets.insert(id, target);
        }
    })?;
    let mut sheets: Vec<(String, String)> = Vec::new();
    elements(&mut archive, "xl/workbook.xml", |element| {
        if element.local_name().as_ref() == b"sheet"
            && let (Some(name), Some(id)) = (attribute(element, "name"), attribute(element, "r:id"))
            && let Some(target) = targets.get(&id)
        {
            let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            sheets.push((name, path));
        }
    })?;
    Some(sheets.into_iter().filter_map(|(name, path)| Some((name, of_sheet(&mut archive, &path)?))).collect())
}

fn of_sheet(archive: &mut ZipArchive<Cursor<&[u8]>>, path: &str) -> Option<Marks> {
    let mut marks = Marks::default();
    let mut row = 0_u32;
    elements(archive, path, |element| match element.local_name().as_ref() {
        b"row" => {
            row = attribute(element, "r").and_then(|number| number.parse().ok()).unwrap_or(row.saturating_add(1));
            if hidden(element) {
                marks.hidden_rows.insert(row);
            }
        }
        b"col" if hidden(element) => {
            let number = |name| attribute(element, name).and_then(|number| number.parse::<u32>().ok());
            if let (Some(first), Some(last)) = (number("min"), number("max")) {
                marks.hidden_columns.extend(first.max(1)..=last.min(COLUMNS));
            }
        }
        _ => {}
    })?;
    Some(marks)
}

fn hidden(element: &BytesStart<'_>) -> bool {
    attribute(element, "hidden").is_some_and(|value| matches!(value.as_str(), "1" | "true"))
}

/// Calls `each` for every element of a part, in order.
fn elements(archive: &mut ZipArchive<Cursor<&[u8]>>, path: &str, mut each: impl FnMut(&BytesStart<'_>)) -> Option<()> {
    let part = archive.by_name(path).ok()?;
    let mut reader = Reader::from_reader(BufReader::new(part));
    let mut buffer = Vec::new();
    walk(&mut reader, &mut buffer, &mut each)
}

fn walk<R: BufRead>(reader: &mut Reader<R>, buffer: &mut Vec<u8>, each: &mut impl FnMut(&BytesStart<'_>)) -> Option<()> {
    loop {
        buffer.clear();
        match reader.read_event_into(buffer).ok()? {
            Event::Start(element) | Event::Empty(element) => {
                each(&element);
            }
            Event::Eof => return Some(()),
            _ => {}
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.try_get_attribute(name).ok()??;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}
