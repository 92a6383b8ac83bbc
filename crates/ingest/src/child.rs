use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use document::{Grid, RawBook};
use kernel::Problem;
use serde::de::DeserializeOwned;

use crate::wire::{Answer, TableAnswer};
use crate::{Limits, xlsx};

/// Reads a workbook in a child process: `program` called with `arguments` must end in [`serve`].
///
/// # Errors
/// A problem that says why the file was refused; a child that was stopped by its limits is one too.
pub fn read_workbook(bytes: &[u8], program: &Path, arguments: &[&str], limits: Limits) -> Result<Grid, Problem> {
    crate::guard::check(bytes, limits)?;
    let answer: Answer = ask(bytes, program, arguments)?;
    answer.into_result()
}

/// Reads a table file (XLSX, ODS, CSV or other separated text) in a child process: `program` called with `arguments` must end in
/// [`serve_table`].
///
/// # Errors
/// A problem that says why the file was refused; a child that was stopped by its limits is one too.
pub fn read_table(bytes: &[u8], program: &Path, arguments: &[&str], limits: Limits) -> Result<RawBook, Problem> {
    crate::table::sort_of(bytes, limits)?;
    let answer: TableAnswer = ask(bytes, program, arguments)?;
    answer.into_result()
}

/// Hands bytes to a child process and takes its answer.
fn ask<A: DeserializeOwned>(bytes: &[u8], program: &Path, arguments: &[&str]) -> Result<A, Problem> {
    let failed = |detail: String| Problem::error("workbook-hostile").with("detail", detail);
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| failed(error.to_string()))?;
    let (Some(mut stdin), Some(mut stdout)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(failed("no pipe".to_owned()));
    };
    let mut answer = Vec::new();
    // The child reads all before it answers; a child that dies early closes the pipe, which shows in its answer.
    let written = stdin.write_all(bytes);
    drop(stdin);
    let read = stdout.read_to_end(&mut answer);
    let status = child.wait().map_err(|error| failed(error.to_string()))?;
    if written.is_err() || read.is_err() || !status.success() {
        return Err(Problem::error("workbook-stopped"));
    }
    serde_json::from_slice(&answer).map_err(|_| Problem::error("workbook-stopped"))
}

/// The child's side: limits itself, reads a workbook from `input`, and writes what it holds to `output`.
///
/// # Errors
/// When the limits cannot be set or the pipes fail; the child must then end with a failure.
pub fn serve(mut input: impl Read, mut output: impl Write, limits: Limits) -> std::io::Result<()> {
    let bytes = confined(&mut input, limits)?;
    serde_json::to_writer(&mut output, &Answer::of(xlsx::read(&bytes, limits)))?;
    output.flush()
}

/// The child's side for table files: as [`serve`], with the whole file as it is.
///
/// # Errors
/// When the limits cannot be set or the pipes fail; the child must then end with a failure.
pub fn serve_table(mut input: impl Read, mut output: impl Write, limits: Limits) -> std::io::Result<()> {
    let bytes = confined(&mut input, limits)?;
    serde_json::to_writer(&mut output, &TableAnswer::of(crate::table::read(&bytes, limits)))?;
    output.flush()
}

/// Sets the limits of this process, and only then reads what was handed in.
fn confined(input: &mut impl Read, limits: Limits) -> std::io::Result<Vec<u8>> {
    rlimit::setrlimit(rlimit::Resource::AS, limits.memory, limits.memory)?;
    rlimit::setrlimit(rlimit::Resource::CPU, limits.seconds, limits.seconds)?;
    let mut bytes = Vec::new();
    input.by_ref().take(limits.file.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}
