use super::finding::{Finding, Rule};
use super::repository::{Repository, TextFile};

/// Marks of unfinished work in Rust. Each is written in two halves, so that this file does not hold it.
const UNFINISHED: [&str; 3] = [concat!("#[", "ignore"), concat!("to", "do!("), concat!("unimple", "mented!(")];
/// Names and folders of the machines where the program is developed: nobody else has them.
const PRIVATE: [&str; 5] =
    [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!("/tm", "p/"), concat!("farm", "-bench")];

pub(super) fn check(repository: &Repository) -> Vec<Finding> {
    let unfinished = repository.rust().flat_map(|file| {
        find(file, &UNFINISHED, |found| format!("`{found}` stands for work that is not finished: finish it, or write an issue"))
    });
    let private = repository.files.iter().flat_map(|file| {
        find(file, &PRIVATE, |found| format!("`{found}` exists on one machine only: write a path relative to the repository"))
    });
    unfinished.chain(private).collect()
}

fn find(file: &TextFile, words: &[&str], says: impl Fn(&str) -> String) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in (1..).zip(file.text.lines()) {
        let found = words.iter().filter(|word| stands(line, word));
        findings.extend(found.map(|word| Finding::at(Rule::Words, &file.path, number, says(word))));
    }
    findings
}

/// A folder counts where a path begins with it: not inside an address or a longer path.
fn stands(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(start, _)| {
        let before = line[..start].chars().next_back();
        !word.starts_with('/') || !before.is_some_and(|character| character.is_alphanumeric() || "._-}$".contains(character))
    })
}
