//! Many text files, one after the other, in few child processes: starting one costs more than reading a short contract.
//!
//! A child limits itself once, for all the files that it will read. Memory is given back between files; processor time adds up.
//! So a child that ends while it holds another file than its first has perhaps only run out, and the file gets a fresh one; a file
//! that ends a fresh child is refused. No file gets more than the limits say.

use std::io::{BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use document::Transcript;
use kernel::{Place, Problem};

use crate::child::{ReadText, limit};
use crate::clock::in_time;
use crate::text::{Hint, Settled};
use crate::wire::TextAnswer;
use crate::{Limits, guard, text};

/// Files that a child reads before another takes its place.
const TURNS: u32 = 100;

/// Reads text files one after the other. Every file that others have written is parsed in a child process.
#[derive(Debug)]
pub struct TextReader {
    program: PathBuf,
    arguments: Vec<String>,
    limits: Limits,
    serving: Option<Serving>,
}

/// A child that waits for its next file.
#[derive(Debug)]
struct Serving {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    read: u32,
}

impl TextReader {
    /// A reader whose children are `program` called with `arguments`, which must end in [`serve_texts`]. None is started yet.
    #[must_use]
    pub fn new(program: &Path, arguments: &[&str], limits: Limits) -> Self {
        let arguments = arguments.iter().map(|argument| (*argument).to_owned()).collect();
        Self { program: program.to_owned(), arguments, limits, serving: None }
    }

    /// Reads a text file, as [`crate::read_text`] does.
    ///
    /// # Errors
    /// A problem that says why the file was refused, and what to do; a child that was stopped by its limits is one too.
    pub fn read(&mut self, bytes: &[u8], name: &str) -> Result<ReadText, Problem> {
        let here = |problem: Problem| problem.at(Place { file: Some(name.to_owned()), ..Place::default() });
        guard::size(bytes, self.limits).map_err(here)?;
        let answer = self.answer(bytes, Hint::of_name(name)).map_err(here)?;
        let Settled { pieces, pages, problems } = answer.into_result().map_err(here)?;
        Ok(ReadText { transcript: Transcript::new(pieces, pages), problems: problems.into_iter().map(here).collect() })
    }

    fn answer(&mut self, bytes: &[u8], hint: Hint) -> Result<TextAnswer, Problem> {
        loop {
            let mut serving = match self.serving.take().filter(|serving| serving.read < TURNS) {
                Some(serving) => serving,
                None => self.start().map_err(|error| Problem::error("text-hostile").with("detail", error.to_string()))?,
            };
            let asked = serving.ask(bytes, hint, self.limits);
            let fresh = serving.read == 0;
            serving.read += 1;
            let answer = asked.ok().and_then(|answer| serde_json::from_slice(&answer).ok());
            if let Some(answer) = answer {
                self.serving = Some(serving);
                return Ok(answer);
            }
            if fresh {
                return Err(Problem::error("text-stopped"));
            }
        }
    }

    fn start(&self) -> std::io::Result<Serving> {
        let mut child = Command::new(&self.program)
            .args(&self.arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(std::io::Error::other("no pipe"));
        };
        Ok(Serving { child, input, output: BufReader::new(output), read: 0 })
    }
}

impl Serving {
    /// Hands over a file and takes the answer, as bytes.
    fn ask(&mut self, bytes: &[u8], hint: Hint, limits: Limits) -> std::io::Result<Vec<u8>> {
        let Self { child, input, output, read: _ } = self;
        // The child reads all of a file before it answers, so that neither waits for the other.
        let talked = in_time(child, move || {
            input.write_all(&length(bytes.len().saturating_add(1)))?;
            input.write_all(&[hint.byte()])?;
            input.write_all(bytes)?;
            input.flush()?;
            framed(output, limits.memory)?.ok_or_else(|| std::io::ErrorKind::UnexpectedEof.into())
        });
        talked.unwrap_or_else(|| Err(std::io::ErrorKind::TimedOut.into()))
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It may be in the middle of a file; there is nothing in it to keep.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// The child's side: limits itself, then reads one text file after the other from `input` and answers each on `output`, until
/// `input` ends.
///
/// # Errors
/// When the limits cannot be set or the pipes fail; the child must then end with a failure.
pub fn serve_texts(mut input: impl Read, mut output: impl Write, limits: Limits) -> std::io::Result<()> {
    limit(limits)?;
    while let Some(handed) = framed(&mut input, limits.file.saturating_add(1))? {
        let (hint, bytes) = handed.split_first().map_or((Hint::None, &[][..]), |(hint, bytes)| (Hint::of_byte(*hint), bytes));
        let answer = serde_json::to_vec(&TextAnswer::of(text::read(bytes, hint, limits)))?;
        output.write_all(&length(answer.len()))?;
        output.write_all(&answer)?;
        output.flush()?;
    }
    Ok(())
}

fn length(bytes: usize) -> [u8; 8] {
    u64::try_from(bytes).unwrap_or(u64::MAX).to_le_bytes()
}

/// The next bytes that have their length before them; none where the pipe ends between two.
fn framed(input: &mut impl Read, most: u64) -> std::io::Result<Option<Vec<u8>>> {
    let mut length = [0; 8];
    let first = input.read(&mut length)?;
    if first == 0 {
        return Ok(None);
    }
    input.read_exact(length.get_mut(first..).unwrap_or_default())?;
    let length = u64::from_le_bytes(length);
    if length > most {
        return Err(std::io::ErrorKind::InvalidData.into());
    }
    let mut bytes = Vec::new();
    input.take(length).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).ok() != Some(length) {
        return Err(std::io::ErrorKind::UnexpectedEof.into());
    }
    Ok(Some(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_framed_comes_out_again_and_half_a_frame_is_a_fault() {
        let whole: Vec<u8> = [&length(3)[..], b"abc", &length(0), b""].concat();
        let mut input = whole.as_slice();
        assert_eq!(framed(&mut input, 10).unwrap(), Some(b"abc".to_vec()));
        assert_eq!(framed(&mut input, 10).unwrap(), Some(Vec::new()));
        assert_eq!(framed(&mut input, 10).unwrap(), None);
        for half in [3, 8, 10] {
            assert!(framed(&mut whole.get(..half).unwrap_or_default(), 10).is_err(), "{half}");
        }
        assert!(framed(&mut whole.as_slice(), 2).is_err());
    }

    #[test]
    fn a_program_that_does_not_answer_is_said_to_have_been_stopped() {
        let mut reader = TextReader::new(Path::new("true"), &[], Limits::for_texts());
        let refused = reader.read(b"Ett avtal.", "avtal.txt").unwrap_err();
        assert_eq!((refused.code, refused.place.file.as_deref()), ("text-stopped", Some("avtal.txt")));
        let mut reader = TextReader::new(Path::new("/no/such/program"), &[], Limits::for_texts());
        assert_eq!(reader.read(b"Ett avtal.", "avtal.txt").unwrap_err().code, "text-hostile");
    }
}
