use kernel::Language;
fn main() {
    let (catalog, _) = catalog::Catalog::read(&tests::catalog_files());
    let language = Language::from_code(&std::env::args().nth(1).unwrap()).unwrap();
    let (lexicon, _) = catalog.lexicon(language);
    let mut count = std::collections::BTreeMap::new();
    let texts: Vec<(String, &str)> = catalog
        .requirements
        .iter()
        .map(|r| (r.id.to_string(), r.text.get(language)))
        .chain(catalog.clauses.iter().map(|r| (r.id.to_string(), r.text.get(language))))
        .chain(catalog.clauses.iter().map(|r| (format!("{} fb", r.id), r.fallback.get(language))))
        .collect();
    for (id, text) in texts {
        for s in wording::read(&lexicon, text).sentences {
            if s.statements.is_empty() {
                println!("{id} NONE [{}]", s.span.of(text));
            }
            for st in &s.statements {
                *count.entry((st.force.id(), st.subject.who.id())).or_insert(0) += 1;
                let usual = st.is_duty() && st.subject.who.id() == "supplier" && s.statements.len() == 1;
                if !usual {
                    println!(
                        "{id} {} {} <{}> by <{}>{} [{}]",
                        st.force.id(),
                        st.subject.who.id(),
                        st.subject.span.map_or("", |x| x.of(text)),
                        st.decided_by.of(text),
                        st.softened_by.map_or(String::new(), |x| format!(" SOFT {}", x.of(text))),
                        s.span.of(text)
                    );
                }
            }
        }
    }
    println!("{count:?}");
}
