#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test ends at the first thing that is wrong")]

#[test]
fn dump() {
    let Ok(path) = std::env::var("PDF_DUMP") else { return };
    for path in path.split(',') {
        let bytes = std::fs::read(path).unwrap();
        let start = std::time::Instant::now();
        let found = super::read(&bytes, crate::Limits::default());
        let took = start.elapsed();
        println!("=== {path} {took:?}");
        match found {
            Err(problem) => println!("ERR {problem:?}"),
            Ok(found) => {
                println!("pages {:?} problems {:?}", found.pages, found.problems);
                for block in found.blocks {
                    println!(
                        "p{} {:?}{} [{}] {}",
                        block.page.unwrap_or(0),
                        block.kind,
                        if block.stands_out { "*" } else { "" },
                        block.number.unwrap_or_default(),
                        block.words
                    );
                }
            }
        }
    }
}
