/// What a file from outside may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub file: u64,
    /// Files in its archive.
    pub entries: usize,
    /// Bytes that all of them unpack to.
    pub unpacked: u64,
    /// How many times larger a file may become that unpacks to more than a mebibyte.
    pub ratio: u64,
    /// Cells that are read; the rest of the workbook is refused.
    pub cells: usize,
    /// Bytes of memory for the child process.
    pub memory: u64,
    /// Seconds of processor time for the child process.
    pub seconds: u64,
}

impl Default for Limits {
    /// What an answered workbook may reasonably need: 25 MB a file, 2,000 entries, 200 MB unpacked, 100:1, 200,000 cells, 512 MB, 10 seconds.
    fn default() -> Self {
        Self {
            file: 25 * 1024 * 1024,
            entries: 2_000,
            unpacked: 200 * 1024 * 1024,
            ratio: 100,
            cells: 200_000,
            memory: 512 * 1024 * 1024,
            seconds: 10,
        }
    }
}

impl Limits {
    /// What a list of requirements may need: as by default, but 1,000,000 cells, 1 GB of memory and 30 seconds.
    #[must_use]
    pub fn for_tables() -> Self {
        Self { cells: 1_000_000, memory: 1024 * 1024 * 1024, seconds: 30, ..Self::default() }
    }

    /// What a contract may need: as by default, but 100 MB unpacked and 8 seconds; `cells` counts blocks of text.
    #[must_use]
    pub fn for_texts() -> Self {
        Self { unpacked: 100 * 1024 * 1024, seconds: 8, ..Self::default() }
    }
}
