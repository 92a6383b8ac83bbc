//! The child process that reads a text, for tests: what `kravkedja` is to itself.

use std::process::ExitCode;

fn main() -> ExitCode {
    let served = desk::serve_text_child(std::io::stdin(), std::io::stdout(), desk::Limits::for_texts());
    if served.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
