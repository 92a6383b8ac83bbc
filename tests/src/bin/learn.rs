//! Writes `requirements-catalog/likeness/learnt.txt`; with an argument it is the child process that reads one text.

fn main() -> std::io::Result<()> {
    if std::env::args().len() > 1 {
        return desk::serve_text_child(std::io::stdin(), std::io::stdout(), desk::Limits::for_texts());
    }
    let (catalog, _) = tests::library();
    let file = tests::learnt::file(&catalog, &std::env::current_exe()?, &["child"]);
    let path = tests::learnt::path();
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(path, file)
}
