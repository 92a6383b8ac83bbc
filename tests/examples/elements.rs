use kernel::Language;
fn main() {
    let (catalog, _) = catalog::Catalog::read(&tests::catalog_files());
    let mut done = std::collections::BTreeSet::new();
    for language in Language::ALL {
        let (lexicon, _) = catalog.lexicon(language);
        for clause in &catalog.clauses {
            let reading = wording::read(&lexicon, clause.text.get(language));
            let found = wording::elements(&reading);
            if !found.has("binding") {
                println!("{} {} no binding", language.code(), clause.id);
            }
            for id in &clause.obligations {
                let obligation = catalog.obligation(id.as_str()).unwrap();
                let missing: Vec<_> = obligation.needs.iter().filter(|need| !found.has(need)).collect();
                if missing.is_empty() {
                    done.insert((language, id.to_string()));
                } else {
                    println!("{} {} {} lacks {missing:?}", language.code(), clause.id, id);
                }
            }
        }
        for o in &catalog.obligations {
            if !done.contains(&(language, o.id.to_string())) {
                println!("{} OBLIGATION {} none", language.code(), o.id);
            }
        }
    }
}
