//! Looks into Word files.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read, Write},
};

use quick_xml::{Reader, events::Event};
use zip::{DateTime, ZipArchive, ZipWriter, write::SimpleFileOptions};

pub(crate) type Parts = BTreeMap<String, Vec<u8>>;

pub(crate) fn unpack(bytes: &[u8]) -> Parts {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).unwrap();
            assert_eq!(file.last_modified(), Some(DateTime::default()), "{}", file.name());
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            (file.name().to_owned(), content)
        })
        .collect()
}

pub(crate) fn pack(parts: &Parts) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

pub(crate) fn part<'a>(parts: &'a Parts, name: &str) -> &'a str {
    str::from_utf8(&parts[name]).unwrap()
}

/// Changes one part as text; what is to be replaced must be there.
pub(crate) fn replace(parts: &mut Parts, name: &str, from: &str, to: &str) {
    let old = part(parts, name);
    assert!(old.contains(from), "{from} not in {name}");
    let new = old.replace(from, to);
    parts.insert(name.to_owned(), new.into_bytes());
}

/// The words of each paragraph, a line each; breaks and tabs as spaces.
pub(crate) fn words(xml: &str) -> String {
    let mut out = String::new();
    let mut reader = Reader::from_str(xml);
    let mut in_text = false;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => in_text = tag.name().as_ref() == b"w:t",
            Event::Empty(tag) if matches!(tag.name().as_ref(), b"w:br" | b"w:tab") => out.push(' '),
            Event::End(tag) => {
                in_text = false;
                if tag.name().as_ref() == b"w:p" {
                    out.push('\n');
                }
            }
            Event::Text(text) if in_text => out.push_str(&text.decode().unwrap()),
            Event::GeneralRef(name) if in_text => {
                let name = format!("&{};", name.decode().unwrap());
                out.push_str(&quick_xml::escape::unescape(&name).unwrap());
            }
            Event::Eof => return out,
            _ => {}
        }
    }
}

/// Names of the children of every element called `parent`.
pub(crate) fn children_of(xml: &str, parent: &str) -> Vec<Vec<String>> {
    let (mut open, mut found): (Vec<String>, Vec<Vec<String>>) = (Vec::new(), Vec::new());
    let mut reader = Reader::from_str(xml);
    loop {
        let event = reader.read_event().unwrap();
        let name = match &event {
            Event::Start(tag) | Event::Empty(tag) => String::from_utf8(tag.name().as_ref().to_vec()).unwrap(),
            Event::End(_) => {
                open.pop();
                continue;
            }
            Event::Eof => return found,
            _ => continue,
        };
        if open.last().is_some_and(|last| last == parent) {
            found.last_mut().unwrap().push(name.clone());
        }
        if name == parent {
            found.push(Vec::new());
        }
        if matches!(event, Event::Start(_)) {
            open.push(name);
        }
    }
}
