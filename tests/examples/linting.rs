fn main() {
    let (catalog, _) = catalog::Catalog::read(&tests::catalog_files());
    let (linter, problems) = catalog::lint::Linter::new(&catalog);
    println!("{problems:?}");
    for p in linter.catalog(&catalog) {
        let a: Vec<String> = p
            .arguments
            .iter()
            .map(|(k, v)| {
                format!(
                    "{k}={}",
                    match v {
                        kernel::Argument::Text(t) => t.clone(),
                        kernel::Argument::Number(n) => n.to_string(),
                    }
                )
            })
            .collect();
        println!("{} {}", p.code, a.join(" | "));
    }
}
