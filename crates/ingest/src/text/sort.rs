use kernel::Problem;

use super::Hint;
use super::package::Package;
use crate::{Limits, encoding};

/// What a text file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Docx,
    Odt,
    Html,
    Markdown,
    Plain,
    Pdf,
}

/// Tells what the bytes are by looking at them; the name only tells one text from another. Refuses what is no text that we
/// read, with what to do about it.
pub(super) fn of(bytes: &[u8], hint: Hint, limits: Limits) -> Result<Sort, Problem> {
    let refused = |code| Err(Problem::error(code));
    let head = bytes.get(..1024).unwrap_or(bytes);
    if bytes.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0) {
        return refused("text-empty");
    }
    if contains(head, b"%PDF-") {
        return Ok(Sort::Pdf);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return refused(if contains(bytes, &wide("EncryptedPackage")) {
            "text-encrypted"
        } else if contains(bytes, &wide("WordDocument")) {
            "text-old-word"
        } else {
            "text-other-office"
        });
    }
    if head.trim_ascii_start().starts_with(b"{\\rtf") {
        return refused("text-rtf");
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return packed(bytes, limits);
    }
    if is_image(head) {
        return refused("text-image");
    }
    if !encoding::is_text(bytes) {
        return refused("not-a-text");
    }
    Ok(match hint {
        Hint::Html => Sort::Html,
        Hint::Markdown => Sort::Markdown,
        Hint::None if looks_like_html(bytes) => Sort::Html,
        Hint::None if head.trim_ascii_start().starts_with(b"<?xml") || head.starts_with(b"MIME-Version:") => {
            return refused("not-a-text");
        }
        Hint::None => Sort::Plain,
    })
}

fn packed(bytes: &[u8], limits: Limits) -> Result<Sort, Problem> {
    let refused = |code| Err(Problem::error(code));
    let mut package = Package::open(bytes, limits)?;
    let kind = package.part("mimetype")?.unwrap_or_default();
    if kind.trim().starts_with("application/vnd.oasis.opendocument") {
        if package.part("META-INF/manifest.xml")?.is_some_and(|text| text.contains("encryption-data")) {
            return refused("text-encrypted");
        }
        return match kind.trim() {
            "application/vnd.oasis.opendocument.text" | "application/vnd.oasis.opendocument.text-template" => Ok(Sort::Odt),
            "application/vnd.oasis.opendocument.spreadsheet" => refused("text-spreadsheet"),
            _ => refused("text-other-office"),
        };
    }
    if package.has("word/document.xml") || package.name_like("word/document", ".xml").is_some() {
        return Ok(Sort::Docx);
    }
    if package.has("xl/workbook.xml") || package.has("xl/workbook.bin") {
        return refused("text-spreadsheet");
    }
    if package.has("ppt/presentation.xml") || package.has("visio/document.xml") {
        return refused("text-other-office");
    }
    if package.name_like("Index", ".iwa").is_some() || package.has("Index.zip") {
        return refused("text-pages");
    }
    refused("not-a-text")
}

fn looks_like_html(bytes: &[u8]) -> bool {
    let head = bytes.get(..4096).unwrap_or(bytes);
    let head = encoding::decode(head).text.to_lowercase();
    let head = head.trim_start();
    let marks = ["<!doctype html", "<html", "<body", "<head", "<p>", "<h1", "<div", "<main", "<article"];
    head.starts_with('<') && marks.iter().any(|mark| head.contains(mark))
}

fn is_image(head: &[u8]) -> bool {
    const BEGINNINGS: [&[u8]; 6] = [b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"II*\0", b"MM\0*", b"RIFF"];
    let photograph = head.get(4..8) == Some(b"ftyp");
    BEGINNINGS.iter().any(|beginning| head.starts_with(beginning))
        || photograph
        || head.starts_with(b"BM") && contains(head, &[0, 0, 0, 0])
}

/// Letters as OLE2 writes names: two bytes each.
fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn contains(bytes: &[u8], sought: &[u8]) -> bool {
    bytes.windows(sought.len().max(1)).any(|window| window == sought)
}

#[cfg(test)]
mod tests {
    use super::{Sort, of, wide};
    use crate::Limits;
    use crate::text::Hint;

    fn sort(bytes: &[u8]) -> Result<Sort, &'static str> {
        of(bytes, Hint::None, Limits::for_texts()).map_err(|problem| problem.code)
    }

    #[test]
    fn what_is_not_read_is_refused_with_what_it_is() {
        let old = |name: &str| [&[0xD0, 0xCF, 0x11, 0xE0][..], &[0; 600], &wide(name)].concat();
        assert_eq!(sort(&old("WordDocument")), Err("text-old-word"));
        assert_eq!(sort(&old("EncryptedPackage")), Err("text-encrypted"));
        assert_eq!(sort(&old("Workbook")), Err("text-other-office"));
        assert_eq!(sort(b"{\\rtf1\\ansi Avtal}"), Err("text-rtf"));
        assert_eq!(sort(b" \r\n\t"), Err("text-empty"));
        assert_eq!(sort(b""), Err("text-empty"));
        assert_eq!(sort(b"\x89PNG\r\n\x1a\n\0\0\0"), Err("text-image"));
        assert_eq!(sort(b"PK\x03\x04 and then nothing"), Err("text-damaged"));
        assert_eq!(sort(&[1, 0, 2, 200, 0, 7, 0, 1]), Err("not-a-text"));
        assert_eq!(sort(b"%PDF-1.7\n"), Ok(Sort::Pdf));
        assert_eq!(sort(b"Avtal\n"), Ok(Sort::Plain));
        assert_eq!(sort(b"<!DOCTYPE html><p>Avtal"), Ok(Sort::Html));
        assert_eq!(of(b"# Avtal", Hint::of_name("avtal.MD"), Limits::for_texts()).ok(), Some(Sort::Markdown));
    }
}
