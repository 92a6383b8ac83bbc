//! The child process that reads a text, or with the argument `many` one text after the other: what `kravkedja` is to itself.

use std::process::ExitCode;

fn main() -> ExitCode {
    let (input, output, limits) = (std::io::stdin(), std::io::stdout(), desk::Limits::for_texts());
    let many = std::env::args().nth(1).is_some_and(|argument| argument == "many");
    let served =
        if many { desk::serve_texts_child(input, output, limits) } else { desk::serve_text_child(input, output, limits) };
    if served.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
