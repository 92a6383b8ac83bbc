//! Lists of requirements as municipalities have them: made by hand, exported, pasted together.

use std::fs;
use std::path::Path;

use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};

use crate::run::{Ran, kravkedja};

const SKA: &str = "Leverantören ska kryptera all information när den skickas över öppna nät.";
const BOR: &str = "Leverantören bör lämna en lista över alla komponenter som ingår i leveransen.";

fn import(folder: &Path, arguments: &[&str]) -> Ran {
    kravkedja(folder, &[&["catalog", "import"], arguments].concat())
}

/// All requirements that came in, as one text.
fn drafts(folder: &Path, out: &str) -> String {
    let mut names: Vec<_> =
        fs::read_dir(folder.join(out).join("requirements")).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    names.into_iter().map(|path| fs::read_to_string(path).unwrap()).collect::<Vec<_>>().join("\n")
}

fn row(sheet: &mut Worksheet, at: u32, cells: &[&str]) {
    for (column, words) in (0..).zip(cells) {
        if !words.is_empty() {
            sheet.write_string(at, column, *words).unwrap();
        }
    }
}

fn workbook(folder: &Path, name: &str, fill: impl FnOnce(&mut Workbook)) {
    let mut workbook = Workbook::new();
    fill(&mut workbook);
    workbook.save(folder.join(name)).unwrap();
}

#[test]
fn merged_headings_over_two_rows_with_a_title_above() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    workbook(path, "bruttolista.xlsx", |workbook| {
        let sheet = workbook.add_worksheet();
        let plain = Format::new();
        sheet.merge_range(0, 0, 0, 6, "Kravlista för IT-upphandling, Exempelköping", &plain).unwrap();
        for (column, words) in (0..).zip(["Nr", "Område", "Krav", "Ska/bör"]) {
            sheet.merge_range(2, column, 3, column, words, &plain).unwrap();
        }
        sheet.merge_range(2, 4, 2, 6, "Informationsklass", &plain).unwrap();
        row(sheet, 3, &["", "", "", "", "K", "R", "T"]);
        sheet.merge_range(4, 1, 5, 1, "Kryptering", &plain).unwrap();
        row(sheet, 4, &["1.1", "", SKA, "SKA", "1", "2", "–"]);
        row(sheet, 5, &["1.2", "", "Leverantören ska byta\nnycklar varje år.  ", "Ska", "2", "", ""]);
        row(sheet, 6, &["", "", "", "", "", "", ""]);
        row(sheet, 7, &["2.1", "Underlag", BOR, "Bör", "", "", "3"]);
    });
    let dry = import(path, &["bruttolista.xlsx", "--dry-run", "--out", "in"]);
    assert_eq!(dry.code, 0, "{}", dry.err);
    assert!(!path.join("in").exists());
    assert!(dry.out.contains("header_row = 3\nheader_rows = 2"), "{}", dry.out);
    assert!(dry.out.contains("  overlay.toml\n  requirements/01-kryptering.toml\n"), "{}", dry.out);
    assert!(dry.out.contains("heading = \"Informationsklass: R\"\nfield = \"integrity\""), "{}", dry.out);
    assert!(dry.err.contains("Nivåerna läses på skalan 0-4"), "{}", dry.err);
    let read = import(path, &["bruttolista.xlsx", "--out", "in", "--log", "log.txt"]);
    assert_eq!(read.code, 0, "{}", read.err);
    assert!(read.err.contains("Kolumn C, rad 6: blanktecken i början eller slutet togs bort."), "{}", read.err);
    let drafts = drafts(path, "in");
    assert!(drafts.contains("text.sv = \"\"\"\nLeverantören ska byta\nnycklar varje år.\"\"\""), "{drafts}");
    assert!(drafts.contains("level = { confidentiality = 1, integrity = 2 }"), "{drafts}");
    assert!(drafts.contains("level = { availability = 3 }") && drafts.contains("strength = \"scored\""), "{drafts}");
    assert_eq!(fs::read_dir(path.join("in/requirements")).unwrap().count(), 2);
    // Title and headings are no rows of the list; each row below is in the log.
    let log = fs::read_to_string(path.join("log.txt")).unwrap();
    assert_eq!(log.lines().filter(|line| line.starts_with("Rader\t")).count(), 3, "{log}");
}

#[test]
fn formulas_are_read_by_their_value_and_faults_are_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    workbook(path, "formler.xlsx", |workbook| {
        let sheet = workbook.add_worksheet();
        row(sheet, 0, &["Krav-ID", "Kravtext", "Motiv"]);
        row(sheet, 1, &["A1", SKA, ""]);
        sheet.write_formula(1, 2, Formula::new("=\"Skydd\"&\" mot avlyssning\"").set_result("Skydd mot avlyssning")).unwrap();
        row(sheet, 2, &["A2"]);
        sheet.write_formula(2, 1, Formula::new("=Blad9!A1").set_result("#REF!")).unwrap();
        row(sheet, 3, &["A3", "=HYPERLINK(\"http://example.org\")", ""]);
    });
    let read = import(path, &["formler.xlsx", "--out", "in"]);
    assert_eq!(read.code, 0, "{}", read.err);
    assert!(
        read.err.contains("Kolumn C, rad 2: cellen är en formel; det värde som senast räknades fram används."),
        "{}",
        read.err
    );
    assert!(read.out.contains("Raden har ingen kravtext."), "{}", read.out);
    let drafts = drafts(path, "in");
    assert!(drafts.contains("motive.sv = \"Skydd mot avlyssning\""));
    assert!(drafts.contains("text.sv = \"=HYPERLINK(\\\"http://example.org\\\")\""), "{drafts}");
    assert!(!drafts.contains("A2"));
}

#[test]
fn hidden_sheets_and_rows_are_left_out_and_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    workbook(path, "dolt.xlsx", |workbook| {
        row(workbook.add_worksheet().set_name("Läs mig").unwrap(), 0, &["Så här använder du listan"]);
        let sheet = workbook.add_worksheet();
        sheet.set_name("Krav").unwrap();
        row(sheet, 0, &["Id", "Rubrik", "Krav"]);
        row(sheet, 1, &["K1", "Kryptering", SKA]);
        row(sheet, 2, &["K2", "Gammalt", "Leverantören ska skicka fax."]);
        sheet.set_row_hidden(2).unwrap();
        let hidden = workbook.add_worksheet();
        hidden.set_name("Arkiv").unwrap().set_hidden(true);
        row(hidden, 0, &["Id", "Rubrik", "Krav", "Motiv", "Typ"]);
        row(hidden, 1, &["Z1", "Arkiverat", BOR, "", "bör"]);
    });
    let read = import(path, &["dolt.xlsx", "--out", "in"]);
    assert_eq!(read.code, 0, "{}", read.err);
    assert!(read.err.contains("Det dolda bladet Arkiv med 2 rader lästes inte."), "{}", read.err);
    assert!(read.err.contains("Bladet Läs mig med 1 rader lästes inte."), "{}", read.err);
    assert!(read.out.contains("Raden är dold."), "{}", read.out);
    let first = drafts(path, "in");
    assert!(first.contains("Kryptering") && !first.contains("fax") && !first.contains("Arkiverat"));
    // A mapping that names the hidden sheet reads it, and hidden rows where it asks for them.
    let map = "sheet = \"Krav\"\nheader_row = 1\nprefix = \"DOLT\"\nhidden_rows = true\n[[column]]\ncolumn = \"A\"\nfield = \"id\"\n[[column]]\ncolumn = \"C\"\nfield = \"text\"\n";
    fs::write(path.join("map.toml"), map).unwrap();
    import(path, &["dolt.xlsx", "--map", "map.toml", "--out", "in2"]);
    assert!(drafts(path, "in2").contains("fax"));
    fs::write(path.join("map.toml"), map.replace("\"Krav\"", "\"Arkiv\"")).unwrap();
    let hidden = import(path, &["dolt.xlsx", "--map", "map.toml", "--out", "in3"]);
    assert!(hidden.err.contains("Bladet Arkiv är dolt i filen."), "{}", hidden.err);
    assert!(drafts(path, "in3").contains("komponenter"));
}

#[test]
fn separated_text_in_windows_letters_with_semicolons() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let text = format!(
        "Löpnr;Område;Kravformulering;Typ;Hänvisning\r\n1;Säkerhet;\"{SKA} Se \"\"bilaga; 2\"\".\";Skall;8.24\r\n2;Säkerhet;{BOR};Bör;5.99\r\n"
    );
    let bytes: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    fs::write(path.join("lista.csv"), bytes).unwrap();
    let read = import(path, &["lista.csv", "--out", "in"]);
    assert_eq!(read.code, 0, "{}", read.err);
    assert!(read.err.contains("Filen lästes som text i windows-1252 med skiljetecknet ;."), "{}", read.err);
    let drafts = drafts(path, "in");
    assert!(drafts.contains(&format!("text.sv = \"{SKA} Se \\\"bilaga; 2\\\".\"")), "{drafts}");
    assert!(drafts.contains("{ framework = \"iso27002-2022\", point = \"8.24\" }"), "{drafts}");
    assert!(drafts.contains("# Hänvisning: 5.99"), "{drafts}");
}

#[test]
fn text_in_utf_16_with_tabs_and_a_line_break_in_a_cell() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let text = format!("\u{feff}Nr\tKrav\tMotiv\r\n1\t\"{SKA}\nÄven lokalt.\"\tSkydd\r\n\r\n2\t{BOR}\tÖversikt\r\n");
    fs::write(path.join("lista.txt"), text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()).unwrap();
    let read = import(path, &["lista.txt", "--out", "in", "--log", "log"]);
    assert_eq!(read.code, 0, "{}", read.err);
    assert!(read.err.contains("UTF-16LE med skiljetecknet tab"), "{}", read.err);
    assert!(drafts(path, "in").contains("nät.\nÄven lokalt.\"\"\""));
    // Rows have the number of the line on which they begin.
    assert!(fs::read_to_string(path.join("log")).unwrap().contains("lista.txt:5\t"));
}

#[test]
fn an_export_with_levels_one_to_four_asks_which_scale_they_are_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    workbook(path, "export.xlsx", |workbook| {
        let sheet = workbook.add_worksheet();
        row(
            sheet,
            0,
            &[
                "Kravområde",
                "Krav-id",
                "Krav",
                "Konfidentialitet",
                "Riktighet",
                "Tillgänglighet",
                "Spårbarhet",
                "ISO 27002",
                "Hur",
                "Kommentar",
                "Ansvarig",
            ],
        );
        row(sheet, 1, &["Loggning", "9.4.2", SKA, "2", "3", "4", "", "12.4.1", "Genom SIEM", "Klart 2023", "IT"]);
        row(sheet, 2, &["Loggning", "9.4.3", BOR, "2-4", "", "", "", "12.4.3", "", "", "IT"]);
    });
    let unclear = import(path, &["export.xlsx", "--out", "in", "--write-map", "map.toml"]);
    assert_eq!(unclear.code, 2);
    assert!(unclear.err.contains("Det kan vara den äldre numreringen"), "{}", unclear.err);
    assert!(unclear.err.contains("Kolumn K (”Ansvarig”) med 2 ifyllda celler tas inte in."), "{}", unclear.err);
    assert!(!path.join("in").exists());
    let map = fs::read_to_string(path.join("map.toml")).unwrap();
    fs::write(path.join("map.toml"), map.replace("header_row = 1\n", "header_row = 1\nscale = \"1-4-klassa-v3\"\n")).unwrap();
    let scaled = fs::read_to_string(path.join("map.toml")).unwrap();
    fs::write(path.join("bad.toml"), scaled.replace("iso27002-2017", "iso27002-2016")).unwrap();
    let bad = import(path, &["export.xlsx", "--map", "bad.toml", "--out", "in"]);
    assert!(bad.code == 2 && bad.err.contains("”iso27002-2016”. Menade du ”iso27002-2017”?"), "{}", bad.err);
    let read = import(path, &["export.xlsx", "--map", "map.toml", "--out", "in"]);
    assert_eq!(read.code, 0, "{}", read.err);
    let drafts = drafts(path, "in");
    assert!(drafts.contains("level = { confidentiality = 1, integrity = 2, availability = 3 }"), "{drafts}");
    assert!(drafts.contains("guidance.sv = \"\"\"\nGenom SIEM\n\nKlart 2023\"\"\""), "{drafts}");
    assert!(drafts.contains("framework = \"iso27002-2017\", point = \"12.4.1\""), "{drafts}");
}

#[test]
fn an_english_list_with_ticks() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let text = "Req ID,Category,Requirement,Rationale,Type,C1,C2,C3,How verified\n\
        SEC-1,Access,The supplier shall use multi-factor authentication for all administrators.,Stolen passwords,Must,,x,x,Screenshot\n\
        SEC-2,Access,The supplier should review accounts twice a year.,,Should,x,x,x,\n\
        SEC-2,Access,The supplier should log changes of accounts.,,Nice to have,,,,\n";
    fs::write(path.join("list.csv"), text).unwrap();
    let read = import(path, &["list.csv", "--out", "in", "--prefix", "ENG"]);
    assert_eq!(read.code, 0, "{}", read.err);
    let drafts = drafts(path, "in");
    assert!(drafts.contains("text.en = \"The supplier shall use") && !drafts.contains("\ntext.sv"), "{drafts}");
    assert!(drafts.contains("level = { confidentiality = 2 }") && drafts.contains("level = { confidentiality = 1 }"), "{drafts}");
    assert!(drafts.contains("what.en = \"Screenshot\""), "{drafts}");
    // The same id with other words is kept under one of its own, and said.
    assert!(drafts.contains("ENG-SEC-02-B2") && read.err.contains("samma id som en tidigare rad men andra ord"), "{}", read.err);
    assert!(drafts.contains("# Type: Nice to have"), "{drafts}");
}

#[test]
fn headings_that_stand_twice_and_rows_that_repeat() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let text = format!(
        "Nr;Krav;Kommentar;Kommentar\n1;{SKA};ett;två\nNr;Krav;Kommentar;Kommentar\nDrift;;;\n1;{SKA};ett;två\n2;;;tom\n"
    );
    fs::write(path.join("lista.csv"), text).unwrap();
    let read = import(path, &["lista.csv", "--out", "in"]);
    assert_eq!(read.code, 0, "{}", read.err);
    assert!(read.err.contains("Rubriken ”Kommentar” står i kolumn C och D."), "{}", read.err);
    for why in ["Raden upprepar rubrikerna.", "Raden är lika med rad 2 (1).", "Raden har ingen kravtext."] {
        assert!(read.out.contains(why), "{why}\n{}", read.out);
    }
    assert!(read.out.contains("Rader: 5 funna, 1 behållna, 1 del av något annat, 3 inte med"), "{}", read.out);
}

#[test]
fn what_is_no_list_is_refused_with_what_there_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::write(path.join("personer.csv"), "Förnamn;Efternamn;Telefon\nAnna;Berg;0123\n").unwrap();
    let read = import(path, &["personer.csv"]);
    assert_eq!(read.code, 2);
    assert!(read.err.contains("Rubrikerna är: Förnamn | Efternamn | Telefon."), "{}", read.err);
    fs::write(path.join("bild.csv"), [0x89, b'P', b'N', b'G', 0, 1, 2, b',', 0, 0, 5, 1, 2, 0, 9, 9]).unwrap();
    assert!(import(path, &["bild.csv"]).err.contains("Filen är varken en arbetsbok"), "{}", import(path, &["bild.csv"]).err);
    fs::write(path.join("sida.xls"), "<html><table><tr><td>Krav</td></tr></table></html>").unwrap();
    assert_eq!(import(path, &["sida.xls"]).code, 2);
    fs::write(path.join("tom.csv"), "").unwrap();
    assert_eq!(import(path, &["tom.csv"]).code, 2);
    fs::write(
        path.join("map.toml"),
        "header_row = 1\nprefix = \"x\"\nscal = \"0-4\"\n[[column]]\ncolumn = \"1\"\nfield = \"texts\"\n",
    )
    .unwrap();
    let bad = import(path, &["personer.csv", "--map", "map.toml"]);
    assert_eq!(bad.code, 2);
    for why in [
        "Nyckeln ”scal” är okänd. Menade du ”scale”?",
        "map.toml:5",
        "”x” ska vara två till sex",
        "”1” är ingen kolumn",
        "Menade du ”text”?",
    ] {
        assert!(bad.err.contains(why), "{why}\n{}", bad.err);
    }
}

#[test]
fn a_hundred_thousand_rows() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let mut text = String::from("Nr;Krav;Typ\n");
    for number in 1..=100_000 {
        text.push_str(&format!("{number};Leverantören ska uppfylla krav {number}. ;ska\n"));
    }
    fs::write(path.join("stor.csv"), text).unwrap();
    let read = import(path, &["stor.csv", "--out", "in"]);
    assert_eq!(read.code, 0, "{}", read.err);
    assert!(read.out.contains("Rader: 100000 funna, 100000 behållna"), "{}", read.out);
    assert!(read.err.contains("Kolumn B, rader 2-100001: blanktecken"), "{}", read.err);
    assert!(read.err.lines().count() < 10, "{}", read.err.lines().count());
}
