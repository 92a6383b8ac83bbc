//! What tests of several formats share, and what holds for all of them.

use std::io::{Cursor, Write};

use document::Transcript;
use kernel::Problem;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Hint, read};
use crate::Limits;

/// A package of parts.
pub(super) fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The text as it prints, and the codes of its problems.
pub(super) fn printed(bytes: &[u8], hint: Hint) -> Result<(String, Vec<&'static str>), Problem> {
    let settled = read(bytes, hint, Limits::for_texts())?;
    let codes = settled.problems.iter().map(|problem| problem.code).collect();
    Ok((Transcript::new(settled.pieces, settled.pages).text().to_owned(), codes))
}

pub(super) fn text(bytes: &[u8], hint: Hint) -> String {
    let (text, codes) = printed(bytes, hint).unwrap();
    assert!(codes.is_empty(), "{codes:?}");
    text
}

fn plain(words: &str) -> String {
    text(words.as_bytes(), Hint::None)
}

#[test]
fn wrapped_text_is_joined_and_numbers_part_it() {
    let wrapped = "1 Omfattning\nLeverantören ska tillhandahålla tjänsten och all infor-\nmation enligt Bilaga 1. Drift och underhåll av alla IT-\nsystem ingår.\n\n2 Säkerhet\n2.1 Incidenter anmäls inom\n24 timmar.\n2.2 Loggar sparas.\n";
    let expected = "1 Omfattning\n\nLeverantören ska tillhandahålla tjänsten och all information enligt Bilaga 1. Drift och underhåll av alla IT-system ingår.\n\n2 Säkerhet\n\n2.1 Incidenter anmäls inom 24 timmar.\n\n2.2 Loggar sparas.\n";
    assert_eq!(plain(wrapped), expected);
    let long = format!(
        "1 Omfattning\n{0}\n{0}\n2 Säkerhet\n",
        "Leverantören ska utföra tjänsten fackmässigt och väl. ".repeat(6).trim()
    );
    assert_eq!(plain(&long).matches("\n\n").count(), 3);
    // There an item right under a heading is no part of it.
    let listed = format!("{long}\nSyfte\n(a) Villkoren gäller.\n– Även tillägg.\n");
    assert!(plain(&listed).ends_with("Syfte\n(a) Villkoren gäller.\n  – Även tillägg.\n"), "{}", plain(&listed));
}

#[test]
fn long_rows_of_tables_say_nothing_of_where_lines_are_broken() {
    let row = format!("1 | {} | L\n", "Rätta sårbarheter inom tre dagar ".repeat(6).trim());
    let text =
        format!("Har Leverantören inte utfört någon av uppgifterna\n2, 3 och 5 får Kunden göra avdrag.\n\n{}", row.repeat(9));
    assert!(
        plain(&text).starts_with("Har Leverantören inte utfört någon av uppgifterna 2, 3 och 5 får Kunden göra avdrag.\n\n1 |")
    );
}

#[test]
fn headers_footers_and_page_numbers_are_dropped_and_pages_counted() {
    let page = |number: u32, words: &str| format!("Dnr 2026/7   Avtal\n\n{words}\n\nKommunen   Sida {number} av 4\n\u{c}");
    let pages =
        [page(1, "1 Omfattning\n\nTjänsten ska vara"), page(2, "tillgänglig."), page(3, "2 Vite"), page(4, "Vite utgår.")];
    let settled = read(pages.concat().as_bytes(), Hint::None, Limits::for_texts()).unwrap();
    let found: Vec<(&str, Option<u32>)> = settled.pieces.iter().map(|piece| (piece.words.as_str(), piece.page)).collect();
    let expected =
        [("Omfattning", Some(1)), ("Tjänsten ska vara tillgänglig.", Some(1)), ("Vite", Some(3)), ("Vite utgår.", Some(4))];
    assert_eq!(found, expected);
    assert_eq!(settled.pages, Some(4));
    let flat = "Ett.\n\nAvtal X  Sida 1 (2)\n\nTvå.\n\nAvtal X  Sida 2 (2)\n\nTre.\n";
    assert_eq!(plain(flat), "Ett.\n\nTvå.\n\nTre.\n");
}

#[test]
fn encodings_of_plain_text_are_found_out() {
    let words = "1 Säkerhet\n\nÄven å och ö.\n";
    let expected = "1 Säkerhet\n\nÄven å och ö.\n";
    let windows: Vec<u8> = words.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain(words.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for bytes in [words.as_bytes().to_vec(), windows, wide] {
        assert_eq!(text(&bytes, Hint::None), expected);
    }
    let (_, codes) = printed(b"1 S\x81kerhet och \xE5", Hint::None).unwrap();
    assert_eq!(codes, ["text-unreadable"]);
}

#[test]
fn what_is_printed_reads_as_the_same() {
    let words = "AVTAL OM DRIFT\n\n1 Omfattning\n\nLeverantören ska:\na) drifta\n  – servrar\n  – nät\nb) logga\n\nNivå | Tid\nK3 | 4 timmar\n\n2 Vite\n\nVite utgår.\n";
    assert_eq!(plain(words), words);
}

#[test]
fn markdown_keeps_typed_numbers_and_counts_lists() {
    let words = "# Avtal\n\n## 5 Säkerhet\n\n5.2 Leverantören ska **logga**\nallt.[^1]\n\n- a\n  - b\n\n| Nivå | Tid |\n|---|---|\n| K3 | 4 h |\n\n[^1]: Se bilaga.\n";
    let expected =
        "Avtal\n\n5 Säkerhet\n\n5.2 Leverantören ska logga allt.\n\n1 Se bilaga.\n– a\n  – b\n\nNivå | Tid\nK3 | 4 h\n";
    assert_eq!(text(words.as_bytes(), Hint::Markdown), expected);
}
