/// A text string of PDF: UTF-16 or UTF-8 with a mark, or else nearly Latin-1.
pub(super) fn text_of(bytes: &[u8]) -> String {
    if let Some(rest) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        return utf16(rest, u16::from_be_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(&[0xFF, 0xFE]) {
        return utf16(rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]) {
        return String::from_utf8_lossy(rest).into_owned();
    }
    bytes.iter().map(|byte| document_letter(*byte)).collect()
}

fn utf16(bytes: &[u8], read: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).filter_map(|pair| <[u8; 2]>::try_from(pair).ok()).map(read);
    char::decode_utf16(units).map(|letter| letter.unwrap_or(' ')).collect()
}

/// PDFDocEncoding (ISO 32000-1, annex D.2), as far as it differs from Latin-1 where letters and signs stand.
fn document_letter(byte: u8) -> char {
    match byte {
        0x80 => '•',
        0x84 => '—',
        0x85 => '–',
        0x8D => '“',
        0x8E => '”',
        0x8F => '‘',
        0x90 => '’',
        0x93 => 'ﬁ',
        0x94 => 'ﬂ',
        0xA0 => '€',
        other => char::from(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_read_by_their_mark() {
        assert_eq!(text_of(b"\xFE\xFF\x00\xE5\x00a"), "åa");
        assert_eq!(text_of(b"\xEF\xBB\xBF\xC3\xA5"), "å");
        assert_eq!(text_of(b"\xE5\x80"), "å•");
        assert_eq!(text_of(b"\xFE\xFF\xD8"), "");
    }
}
