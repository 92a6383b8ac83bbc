use std::io::Cursor;

use kernel::Problem;

use crate::Limits;

/// Looks through the archive of a workbook without unpacking it.
pub(crate) fn check(bytes: &[u8], limits: Limits) -> Result<(), Problem> {
    match look(bytes, limits)? {
        Package::Xlsx => Ok(()),
        Package::Ods | Package::Other => Err(Problem::error("not-a-workbook")),
    }
}

/// What an archive holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Package {
    Xlsx,
    Ods,
    Other,
}

/// Refuses bytes that are no archive of a bearable size; tells what is in it without unpacking it.
pub(crate) fn look(bytes: &[u8], limits: Limits) -> Result<Package, Problem> {
    size(bytes, limits)?;
    // A workbook with a password is not an archive but an OLE2 file.
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        let encrypted = bytes.windows(26).any(|window| window == ENCRYPTED_PACKAGE);
        return Err(Problem::error(if encrypted { "workbook-encrypted" } else { "not-a-workbook" }));
    }
    if !bytes.starts_with(b"PK") {
        return Err(Problem::error("not-a-workbook"));
    }
    let hostile = |detail: String| Problem::error("workbook-hostile").with("detail", detail);
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| hostile(error.to_string()))?;
    if archive.len() > limits.entries {
        return Err(hostile(format!("{} > {}", archive.len(), limits.entries)));
    }
    let mut unpacked = 0_u64;
    let mut package = Package::Other;
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|error| hostile(error.to_string()))?;
        unpacked = unpacked.saturating_add(entry.size());
        let swells = entry.size() > 1024 * 1024 && entry.size() / entry.compressed_size().max(1) > limits.ratio;
        if unpacked > limits.unpacked || swells {
            return Err(hostile(entry.name().to_owned()));
        }
        package = match entry.name() {
            "xl/workbook.xml" => Package::Xlsx,
            "content.xml" if package == Package::Other => Package::Ods,
            _ => package,
        };
    }
    Ok(package)
}

/// Refuses a file that is too large.
pub(crate) fn size(bytes: &[u8], limits: Limits) -> Result<(), Problem> {
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > limits.file {
        let megabytes = i64::try_from(limits.file / 1024 / 1024).unwrap_or(i64::MAX);
        return Err(Problem::error("file-too-large").with("limit", megabytes));
    }
    Ok(())
}

/// "EncryptedPackage" cut to its first letters, as OLE2 writes names: two bytes a letter.
const ENCRYPTED_PACKAGE: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0";
