#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test ends at the first thing that is wrong")]

#[test]
fn dump() {
    let Ok(path) = std::env::var("PDF_DUMP") else { return };
    for path in path.split(',') {
        let bytes = std::fs::read(path).unwrap();
        let start = std::time::Instant::now();
        let found = read(&bytes);
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

fn read(bytes: &[u8]) -> Result<crate::text::found::Found, kernel::Problem> {
    if std::env::var("PDF_PLAIN").is_err() {
        return super::read(bytes, crate::Limits::default());
    }
    let mut opened = super::opened::open(bytes)?;
    opened.tree.clear();
    for glyph in opened.pages.iter_mut().flat_map(|page| &mut page.glyphs) {
        glyph.artifact = false;
    }
    let found = super::reading::read(&opened);
    Ok(crate::text::found::Found { blocks: found, pages: None, problems: opened.problems })
}
