//! The ends of a file's streams, made so that every reader finds the same data.
//!
//! A stream's data is followed by a line end and `endstream`, and the typesetter writes that line end as `\n`. About one
//! stream in 256 (compressed data, so by chance) ends in `\r` itself. Then the file says `\r\n` before `endstream`,
//! readers that look at the line end instead of `/Length` take both bytes for it, and the data is one byte short of what
//! `/Length` promises: a file that PDF/A forbids. One more `\r` after such data makes `\r\n` the line end that it looks
//! like, with the data and its length as they were.

use std::ops::Range;

/// What stands before and after the data of a stream.
const BEFORE: &[u8] = b">>\nstream\n";
const AFTER: &[u8] = b"\nendstream\nendobj\n";
/// Bytes of a line of the table of objects: ten digits of a place, and the rest.
const LINE: usize = 20;
const PLACE: usize = 10;

/// The file with an unmistakable line end after the data of every stream.
///
/// The same file when there is nothing to do, or when it is not built as the typesetter builds them.
pub(super) fn delimited(file: Vec<u8>) -> Vec<u8> {
    mended(&file).unwrap_or(file)
}

fn mended(file: &[u8]) -> Option<Vec<u8>> {
    let table = Table::of(file)?;
    let ends = table.ambiguous_ends(file)?;
    if ends.is_empty() {
        return None;
    }
    let mut out = Vec::with_capacity(file.len() + ends.len());
    let mut from = 0;
    for end in &ends {
        out.extend_from_slice(file.get(from..*end)?);
        out.push(b'\r');
        from = *end;
    }
    out.extend_from_slice(file.get(from..table.lines.start)?);
    for line in file.get(table.lines.clone())?.chunks(LINE) {
        let (place, rest) = line.split_at_checked(PLACE)?;
        if in_use(line) {
            let place = number(place)?;
            let inserted = ends.partition_point(|end| *end <= place);
            out.extend_from_slice(format!("{:010}", place + inserted).as_bytes());
        } else {
            out.extend_from_slice(place);
        }
        out.extend_from_slice(rest);
    }
    out.extend_from_slice(file.get(table.lines.end..table.place.start)?);
    out.extend_from_slice((table.start + ends.len()).to_string().as_bytes());
    out.extend_from_slice(file.get(table.place.end..)?);
    Some(out)
}

/// Where a file says where its objects are.
struct Table {
    /// First byte of the table, which is the end of the last object.
    start: usize,
    /// The lines of the table, one for each object.
    lines: Range<usize>,
    /// The digits at the end of the file that say where the table is.
    place: Range<usize>,
}

impl Table {
    /// None when the file has no such table, or it is not the only one.
    fn of(file: &[u8]) -> Option<Self> {
        let head = file.strip_suffix(b"\n%%EOF")?;
        let digits = head.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
        let place = head.len() - digits..head.len();
        let body = head.get(..place.start)?.strip_suffix(b"\nstartxref\n")?;
        let start = number(head.get(place.clone())?)?;

        let table = body.get(start..)?.strip_prefix(b"xref\n0 ")?;
        let digits = table.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let objects = number(table.get(..digits)?)?;
        let rest = table.get(digits..)?.strip_prefix(b"\n")?;
        let first = body.len() - rest.len();
        let length = objects.checked_mul(LINE)?;
        rest.get(length..)?.strip_prefix(b"trailer\n")?;
        Some(Self { start, lines: first..first + length, place })
    }

    /// Where the data ends of every stream whose data ends in `\r`, in the order of the file.
    fn ambiguous_ends(&self, file: &[u8]) -> Option<Vec<usize>> {
        let lines = file.get(self.lines.clone())?.chunks(LINE).filter(|line| in_use(line));
        let mut places = lines.map(|line| number(line.get(..PLACE)?)).collect::<Option<Vec<usize>>>()?;
        places.sort_unstable();
        let ends = places.iter().skip(1).chain([&self.start]);
        let mut found = Vec::new();
        for (place, end) in places.iter().zip(ends) {
            let Some(rest) = file.get(*place..*end)?.strip_suffix(AFTER) else {
                continue;
            };
            let before = rest.len().checked_sub(length(rest)?)?;
            let (head, data) = rest.split_at_checked(before)?;
            head.strip_suffix(BEFORE)?;
            if data.ends_with(b"\r") {
                found.push(place + rest.len());
            }
        }
        Some(found)
    }
}

/// Whether a line of the table is about an object that there is.
fn in_use(line: &[u8]) -> bool {
    line.ends_with(b" n\r\n")
}

/// The length of a stream's data, which the typesetter always writes first.
fn length(stream: &[u8]) -> Option<usize> {
    let head = stream.get(stream.iter().position(|byte| *byte == b'\n')?..)?;
    let rest = head.strip_prefix(b"\n<</Length ")?;
    number(rest.get(..rest.iter().position(|byte| !byte.is_ascii_digit())?)?)
}

fn number(digits: &[u8]) -> Option<usize> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panic")]
mod tests {
    use super::*;

    /// A small file with these streams as every second object, and with these bytes between their data and `endstream`.
    fn file(streams: &[&[u8]], line_end: impl Fn(&[u8]) -> &'static str) -> Vec<u8> {
        let mut out = b"%PDF-1.7\n".to_vec();
        let mut places = Vec::new();
        for data in streams {
            places.push(out.len());
            out.extend(format!("{} 0 obj\n(\r\nendstream\nendobj\n)\nendobj\n", places.len()).bytes());
            places.push(out.len());
            out.extend(format!("{} 0 obj\n<</Length {}/Type/A>>\nstream\n", places.len(), data.len()).bytes());
            out.extend_from_slice(data);
            out.extend(format!("{}endstream\nendobj\n", line_end(data)).bytes());
        }
        let table = out.len();
        out.extend(format!("xref\n0 {}\n0000000000 65535 f\r\n", places.len() + 1).bytes());
        places.iter().for_each(|place| out.extend(format!("{place:010} 00000 n\r\n").bytes()));
        out.extend(format!("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF", places.len() + 1).bytes());
        out
    }

    fn written(_: &[u8]) -> &'static str {
        "\n"
    }

    fn wanted(data: &[u8]) -> &'static str {
        if data.ends_with(b"\r") { "\r\n" } else { "\n" }
    }

    #[test]
    fn data_that_ends_in_half_a_line_end_gets_a_whole_one() {
        let streams: [&[u8]; 7] =
            [b"a\r", b"b", b"", b"\r\nendstream\nendobj\n9 0 obj\n<</Length 1>>\nstream\n\r", b"\r", b"\r\n", b"c\n\r\r"];
        for count in 1..=streams.len() {
            let streams = &streams[..count];
            assert_eq!(delimited(file(streams, written)), file(streams, wanted), "{count}");
            assert_eq!(delimited(file(streams, wanted)), file(streams, wanted), "{count}, twice");
        }
    }

    #[test]
    fn other_files_stay_as_they_are() {
        let plain = file(&[b"a", b"\r\n", b""], written);
        assert_eq!(delimited(plain.clone()), plain);
        let text = String::from_utf8(file(&[b"a\r", b"b"], written)).unwrap();
        assert_ne!(delimited(text.clone().into_bytes()), text.as_bytes());
        let changes = [
            ("%%EOF", ""),
            ("%%EOF", "%%EOF\n"),
            ("startxref\n", "startxref\n1"),
            ("xref\n0 5", "xref\n0 6"),
            ("xref\n0 5", "xref\n0 99999999999999999999"),
            ("xref\n0 5", "xref\n1 4"),
            ("trailer", "0000000009 00000 n\r\ntrailer"),
            ("/Length 2", "/Length 3 0 R"),
            ("/Length 2", "/Length 3"),
            ("/Length 2", "/Length 999"),
            ("0000000000 65535 f", "9999999999 00000 n"),
        ];
        for (from, to) in changes {
            let other = text.replacen(from, to, 1).into_bytes();
            assert_ne!(other, text.as_bytes(), "{from}");
            assert_eq!(delimited(other.clone()), other, "{from} → {to}");
        }
    }
}
