//! `kravkedja`: from classified information to requirements in the contract, on the command line.
//!
//! This crate translates: arguments into use cases of `desk`, and what they give into words and exit codes.

mod args;
mod command;
mod output;

use std::process::ExitCode;

use messages::Messages;

// Pages are made of many small pieces on many threads; the system's own allocator makes threads wait for each other there.
#[cfg(feature = "server")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().collect();
    // The child that parses a foreign file: nothing else of the program is used in it.
    if arguments.get(1).is_some_and(|first| first == args::CHILD) {
        let (input, output) = (std::io::stdin(), std::io::stdout());
        let served = match arguments.get(2).and_then(|second| second.to_str()) {
            Some(args::CHILD_TABLE) => desk::serve_table_child(input, output, desk::Limits::for_tables()),
            Some(args::CHILD_TEXTS) => desk::serve_texts_child(input, output, desk::Limits::for_texts()),
            Some(args::CHILD_TEXT) => desk::serve_text_child(input, output, desk::Limits::for_texts()),
            _ => desk::serve_child(input, output, desk::Limits::default()),
        };
        return if served.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    let messages = Messages::new(output::language());
    match args::command(&messages).try_get_matches_from(arguments) {
        Ok(matches) => command::run(&matches, &messages),
        Err(error) => output::usage(&error, &messages),
    }
}
