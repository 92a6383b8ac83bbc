use kernel::{Id, Problem, Problems};

use super::condition::{ids, thresholds};
use super::lists::text;
use crate::guide::{About, Answer, Question};
use crate::source::Entry;
use crate::{Catalog, NationalSecurity};

/// The questions of `classification.toml`. Those of an overlay (`prefix`) replace the catalog's of the same id where they stand, or
/// come last, under ids of the organisation's own.
pub(super) fn read(entry: &Entry<'_, '_>, catalog: &mut Catalog, prefix: Option<&str>, problems: &mut Problems) {
    if entry.has("unknown") {
        catalog.guide.unknown = text(entry, "unknown");
    }
    for own in entry.tables("question").iter().filter_map(question) {
        match prefix {
            None => catalog.guide.questions.push(own),
            Some(prefix) => lay(own, &mut catalog.guide.questions, prefix, problems),
        }
    }
}

fn lay(own: Question, questions: &mut Vec<Question>, prefix: &str, problems: &mut Problems) {
    let about = |code| Problem::error(code).with("question", own.id.as_str()).at(own.place.clone());
    let known = questions.iter_mut().find(|known| known.id == own.id);
    // That question is put in the catalog's words everywhere: rule 1 of the product is nobody's to loosen.
    if own.about == About::Security || known.as_ref().is_some_and(|known| known.about == About::Security) {
        problems.push(about("guide-security-kept"));
        return;
    }
    match known {
        // Twice in the overlay itself: the check of ids tells.
        Some(known) if known.place.file == own.place.file => questions.push(own),
        Some(known) => *known = own,
        None => {
            if !own.id.as_str().strip_prefix(prefix).is_some_and(|rest| rest.starts_with('-')) {
                problems.push(about("guide-own-id").with("prefix", prefix));
            }
            questions.push(own);
        }
    }
}

fn question(entry: &Entry<'_, '_>) -> Option<Question> {
    Some(Question {
        id: Id::new(&entry.text("id")?),
        about: About::from_id(&entry.text("about")?)?,
        title: text(entry, "title"),
        text: text(entry, "text"),
        ask: text(entry, "ask"),
        several: entry.flag("several").unwrap_or(false),
        answers: entry.tables("answer").iter().filter_map(answer).collect(),
        place: entry.place_of("id"),
    })
}

fn answer(entry: &Entry<'_, '_>) -> Option<Answer> {
    Some(Answer {
        id: Id::new(&entry.text("id")?),
        text: text(entry, "text"),
        example: text(entry, "example"),
        levels: thresholds(entry, "levels"),
        circumstances: ids(entry, "circumstances").into_iter().collect(),
        national_security: entry.text("national_security").as_deref().and_then(NationalSecurity::from_id),
        place: entry.place_of("id"),
    })
}
