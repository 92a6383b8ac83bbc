use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A text with how it was read.
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) encoding: &'static str,
    /// Characters that could not be read and became U+FFFD.
    pub(crate) unreadable: u32,
}

/// Could these bytes be text in an encoding that we know?
pub(crate) fn is_text(bytes: &[u8]) -> bool {
    if Encoding::for_bom(bytes).is_some() || wide(bytes).is_some() {
        return true;
    }
    let head = bytes.get(..4096).unwrap_or(bytes);
    let odd = head.iter().filter(|byte| **byte < 0x20 && !matches!(**byte, b'\t' | b'\n' | b'\r' | 0x0C)).count();
    !bytes.starts_with(b"%PDF") && odd * 100 <= head.len()
}

/// Reads bytes as text: by a byte order mark, else as UTF-16 where every other byte is nought, else as UTF-8 where they are, else
/// as the single-byte encoding in which more Swedish letters appear.
pub(crate) fn decode(bytes: &[u8]) -> Decoded {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => wide(bytes).unwrap_or_else(|| narrow(bytes)),
    };
    let (text, faults) = encoding.decode_with_bom_removal(bytes);
    let unreadable = if faults { text.matches('\u{fffd}').count() } else { 0 };
    let controls = if encoding == WINDOWS_1252 { text.chars().filter(|c| ('\u{80}'..'\u{a0}').contains(c)).count() } else { 0 };
    Decoded {
        unreadable: u32::try_from(unreadable + controls).unwrap_or(u32::MAX),
        encoding: encoding.name(),
        text: text.into_owned(),
    }
}

/// UTF-16 without a mark: in Western text one byte of every pair is nought.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..4096).unwrap_or(bytes);
    let (mut first, mut second) = (0_usize, 0_usize);
    for pair in head.chunks_exact(2) {
        first += usize::from(pair.first() == Some(&0));
        second += usize::from(pair.get(1) == Some(&0));
    }
    let pairs = head.len() / 2;
    if pairs < 4 {
        return None;
    }
    if second * 10 > pairs * 7 && first == 0 {
        return Some(UTF_16LE);
    }
    (first * 10 > pairs * 7 && second == 0).then_some(UTF_16BE)
}

fn narrow(bytes: &[u8]) -> &'static Encoding {
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let count = |letters: [u8; 6]| bytes.iter().filter(|byte| letters.contains(byte)).count();
    // å ä ö Å Ä Ö
    let windows = count([0xE5, 0xE4, 0xF6, 0xC5, 0xC4, 0xD6]);
    let macintosh = count([0x8C, 0x8A, 0x9A, 0x81, 0x80, 0x85]);
    if macintosh > windows { MACINTOSH } else { WINDOWS_1252 }
}
