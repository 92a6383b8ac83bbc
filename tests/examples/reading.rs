use kernel::Language;
fn main() {
    let (catalog, problems) = catalog::Catalog::read(&tests::catalog_files());
    println!("{problems:?}");
    let code = std::env::args().nth(1).unwrap();
    let language = Language::from_code(&code).unwrap();
    let (lexicon, problems) = catalog.lexicon(language);
    println!("{problems:?}");
    for line in std::io::stdin().lines() {
        let text = line.unwrap().replace("\\n", "\n");
        if text.trim().is_empty() {
            continue;
        }
        println!("=== {text}");
        for s in wording::read(&lexicon, &text).sentences {
            println!(" - [{}]", s.span.of(&text));
            for st in &s.statements {
                println!(
                    "    {} who={} <{}> by <{}> soft <{}> action <{}>{}",
                    st.force.id(),
                    st.subject.who.id(),
                    st.subject.span.map_or("", |x| x.of(&text)),
                    st.decided_by.of(&text),
                    st.softened_by.map_or("", |x| x.of(&text)),
                    st.action.map_or("", |x| x.of(&text)),
                    if st.inherited { " inh" } else { "" }
                );
            }
            print!("    ");
            for m in &s.marks {
                print!("{}={:?} ", m.what.id(), m.span.of(&text));
            }
            println!();
        }
    }
}
