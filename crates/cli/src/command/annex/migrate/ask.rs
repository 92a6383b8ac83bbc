//! Changes asked about one by one.

use desk::{Answer, Language, Place, Prepared, Row};
use messages::Messages;

use super::row;
use crate::output;

/// The answers, as far as they go: whoever stops before the end has decided so much and no more.
pub(super) fn ask(prepared: &Prepared<'_>, language: Language, messages: &Messages) -> Vec<Answer> {
    let rows = &prepared.migration.rows;
    let mut answers: Vec<Answer> = Vec::new();
    output::line(messages.text("migrate-ask-intro"));
    for (at, found) in rows.iter().enumerate() {
        output::line("");
        output::line(format!("{} / {}", at + 1, rows.len()));
        for line in row::lines(found, language, output::colour(), messages) {
            output::line(line);
        }
        match one(found, messages) {
            Reply::Decided(answer) => answers.push(answer),
            Reply::Later => {}
            Reply::Stop => break,
        }
    }
    answers
}

enum Reply {
    Decided(Answer),
    Later,
    Stop,
}

fn one(found: &Row, messages: &Messages) -> Reply {
    let answer = |accept, reason: String, approved_by: String| {
        Reply::Decided(Answer { id: found.id.clone(), accept: Some(accept), reason, approved_by, place: Place::default() })
    };
    loop {
        let proposed = found.proposed.map(|accept| messages.text(if accept { "word-yes" } else { "word-no" }));
        let says = messages.with("migrate-ask", &[("proposed", proposed.unwrap_or_default().into())]);
        output::prompt(&says);
        let Some(reply) = output::answer() else { return Reply::Stop };
        let accept = match reply.to_lowercase().as_str() {
            "j" | "ja" | "y" | "yes" => true,
            "n" | "nej" | "no" => false,
            "?" => return Reply::Later,
            "q" | "s" | "sluta" | "quit" => return Reply::Stop,
            "" => match found.proposed {
                Some(accept) => accept,
                None => return Reply::Later,
            },
            _ => {
                output::line(messages.with("case-not-understood", &[("found", reply.as_str().into())]));
                continue;
            }
        };
        if accept {
            return answer(true, String::new(), String::new());
        }
        let Some(reason) = needed("migrate-ask-reason", &found.reason, messages) else { return Reply::Stop };
        let approved_by = if found.approval {
            let Some(approved_by) = needed("migrate-ask-approved", &found.approved_by, messages) else { return Reply::Stop };
            approved_by
        } else {
            found.approved_by.clone()
        };
        return answer(false, reason, approved_by);
    }
}

/// An answer that must be there; an empty one takes the proposal, where there is one.
fn needed(key: &str, proposed: &str, messages: &Messages) -> Option<String> {
    loop {
        output::prompt(&messages.with(key, &[("proposed", proposed.into())]));
        let reply = output::answer()?;
        let reply = if reply.is_empty() { proposed.to_owned() } else { reply };
        if !reply.is_empty() {
            return Some(reply);
        }
        output::line(messages.text("case-needed"));
    }
}
