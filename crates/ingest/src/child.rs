use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use document::{Grid, RawBook, Transcript};
use kernel::{Place, Problem};
use serde::de::DeserializeOwned;

use crate::clock::in_time;
use crate::text::{Hint, Settled};
use crate::wire::{Answer, TableAnswer, TextAnswer};
use crate::{Limits, guard, text, xlsx};

/// Reads a workbook in a child process: `program` called with `arguments` must end in [`serve`].
///
/// # Errors
/// A problem that says why the file was refused; a child that was stopped by its limits is one too.
pub fn read_workbook(bytes: &[u8], program: &Path, arguments: &[&str], limits: Limits) -> Result<Grid, Problem> {
    crate::guard::check(bytes, limits)?;
    let answer: Answer = ask(bytes, program, arguments, WORKBOOK)?;
    answer.into_result()
}

/// Reads a table file (XLSX, ODS, CSV or other separated text) in a child process: `program` called with `arguments` must end in
/// [`serve_table`].
///
/// # Errors
/// A problem that says why the file was refused; a child that was stopped by its limits is one too.
pub fn read_table(bytes: &[u8], program: &Path, arguments: &[&str], limits: Limits) -> Result<RawBook, Problem> {
    crate::table::sort_of(bytes, limits)?;
    let answer: TableAnswer = ask(bytes, program, arguments, WORKBOOK)?;
    answer.into_result()
}

/// A text that was read from a file, and what its reader must know.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReadText {
    /// The text.
    pub transcript: Transcript,
    /// Changes that are tracked, words that are hidden, letters that could not be read.
    pub problems: Vec<Problem>,
}

/// Reads a text file (DOCX, PDF, ODT, HTML, Markdown, plain text) in a child process: `program` called with `arguments` must
/// end in [`serve_text`]. What the file is, is told by its bytes; `name` tells Markdown from plain text, and stands in problems.
///
/// # Errors
/// A problem that says why the file was refused, and what to do; a child that was stopped by its limits is one too.
pub fn read_text(bytes: &[u8], name: &str, program: &Path, arguments: &[&str], limits: Limits) -> Result<ReadText, Problem> {
    let here = |problem: Problem| problem.at(Place { file: Some(name.to_owned()), ..Place::default() });
    guard::size(bytes, limits).map_err(here)?;
    // The hint goes before the file, so that the child needs no argument for it.
    let handed = [&[Hint::of_name(name).byte()], bytes].concat();
    let answer: TextAnswer = ask(&handed, program, arguments, TEXT).map_err(here)?;
    let Settled { pieces, pages, problems } = answer.into_result().map_err(here)?;
    Ok(ReadText { transcript: Transcript::new(pieces, pages), problems: problems.into_iter().map(here).collect() })
}

/// What is said where the child could not be started, and where it did not answer.
type Said = (&'static str, &'static str);
const WORKBOOK: Said = ("workbook-hostile", "workbook-stopped");
const TEXT: Said = ("text-hostile", "text-stopped");

/// Hands bytes to a child process and takes its answer.
fn ask<A: DeserializeOwned>(bytes: &[u8], program: &Path, arguments: &[&str], said: Said) -> Result<A, Problem> {
    let (refused, stopped) = said;
    let failed = |detail: String| Problem::error(refused).with("detail", detail);
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
    // The child reads all before it answers; a child that dies early closes the pipe, which shows in its answer.
    let talked = in_time(&mut child, move || {
        stdin.write_all(bytes)?;
        drop(stdin);
        let mut answer = Vec::new();
        stdout.read_to_end(&mut answer).map(|_| answer)
    });
    let status = child.wait().map_err(|error| failed(error.to_string()))?;
    let answer = talked.and_then(Result::ok).filter(|_| status.success()).ok_or_else(|| Problem::error(stopped))?;
    serde_json::from_slice(&answer).map_err(|_| Problem::error(stopped))
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

/// The child's side for text files: as [`serve`].
///
/// # Errors
/// When the limits cannot be set or the pipes fail; the child must then end with a failure.
pub fn serve_text(mut input: impl Read, mut output: impl Write, limits: Limits) -> std::io::Result<()> {
    // One byte more than the file, for the hint before it.
    let bytes = confined(&mut input, Limits { file: limits.file.saturating_add(1), ..limits })?;
    let (hint, bytes) = bytes.split_first().map_or((Hint::None, &[][..]), |(hint, bytes)| (Hint::of_byte(*hint), bytes));
    let answer = serde_json::to_vec(&TextAnswer::of(text::read(bytes, hint, limits)))?;
    output.write_all(&answer)?;
    output.flush()
}

/// Sets the limits of this process, and only then reads what was handed in.
fn confined(input: &mut impl Read, limits: Limits) -> std::io::Result<Vec<u8>> {
    limit(limits)?;
    let mut bytes = Vec::new();
    input.by_ref().take(limits.file.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Sets the limits of this process, for all that it will do.
pub(crate) fn limit(limits: Limits) -> std::io::Result<()> {
    rlimit::setrlimit(rlimit::Resource::AS, limits.memory, limits.memory)?;
    rlimit::setrlimit(rlimit::Resource::CPU, limits.seconds, limits.seconds)
}
