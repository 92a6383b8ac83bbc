//! Decisions read back from finished annexes, and what moving an annex asks of whoever declines.

#![allow(clippy::unwrap_used, reason = "a helper that fails has failed its test")]

use annex::{Annex, Answer, DecisionKind, Move, RowKind, Texts, decide, draft, migration, tailoring_of};
use catalog::{Became, Catalog, Parameter, ParameterValue};
use kernel::Severity;
use tests::{CASES, case, case_of, library};

const BASE: &str = "title = \"Provköp\"\nbuyer = \"Kommunen\"\nreference = \"K 1/2\"\nnational_security = \"no\"\nclassification = { confidentiality = 2, integrity = 2, availability = 3 }\ndelivery = [\"saas\"]\ncircumstances = [\"personal-data\"]\n";

fn annex_of(text: &str, catalog: &Catalog, texts: &Texts) -> Annex {
    let (file, problems) = case_of(text, catalog);
    assert!(problems.iter().all(|problem| problem.severity != Severity::Error), "{problems:?}");
    draft(catalog, texts, &file.case, &file.tailoring, None).unwrap().0
}

fn parameter<'c>(catalog: &'c mut Catalog, id: &str, name: &str) -> &'c mut Parameter {
    let requirement = catalog.requirements.iter_mut().find(|found| found.id.as_str() == id).unwrap();
    requirement.parameters.iter_mut().find(|found| found.name == name).unwrap()
}

fn answers(movement: Move<'_>, declined: &[(&str, &str, &str)]) -> Vec<Answer> {
    let rows = migration(movement).unwrap().rows;
    rows.iter()
        .map(|row| {
            let no = declined.iter().find(|(id, _, _)| *id == row.id);
            Answer {
                id: row.id.clone(),
                accept: Some(no.is_none()),
                reason: no.map_or("", |(_, reason, _)| reason).to_owned(),
                approved_by: no.map_or("", |(_, _, approved)| approved).to_owned(),
                ..Answer::default()
            }
        })
        .collect()
}

#[test]
fn an_annex_is_drafted_again_from_its_own_decisions() {
    let (catalog, texts) = library();
    let decided = format!(
        "{BASE}[[leave-out]]\nrequirement = \"INC-06\"\nreason = \"x\"\napproved_by = \"y\"\n\
         [[parameter]]\nrequirement = \"LOG-03\"\nname = \"log_months\"\nvalue = 24\nreason = \"z\"\n\
         [[parameter]]\nrequirement = \"ATK-02\"\nname = \"user_block_minutes\"\nvalue = 10\n\
         [[change]]\nrequirement = \"ATK-02\"\nstrength = \"scored\"\nweight = 4\nreason = \"x\"\napproved_by = \"y\"\n\
         [[add]]\nrequirement = \"AIK-01\"\nreason = \"x\"\n\
         [[add]]\nid = \"EGEN-01\"\narea = \"LOG\"\ntitle = \"T\"\ntext = \"Leverantören ska x.\"\nmotive = \"m\"\nevidence = \"b\"\nstage = \"follow-up\"\nstrength = \"scored\"\nweight = 3\nplacement = \"award-criterion\"\n"
    );
    let mut annexes: Vec<Annex> = vec![annex_of(&decided, &catalog, &texts)];
    for name in CASES {
        let (file, _) = case(name, &catalog);
        annexes.push(draft(&catalog, &texts, &file.case, &file.tailoring, None).unwrap().0);
    }
    for annex in annexes {
        let (again, _) = draft(&catalog, &texts, &annex.case, &tailoring_of(&annex), None).unwrap();
        assert!(again == annex, "{}", annex.id);
        // The same catalog leaves nothing to decide.
        let movement = Move { annex: &annex, from: &catalog, to: &catalog, texts: &texts };
        let found = migration(movement).unwrap();
        assert!(found.rows.is_empty() && found.follows.is_empty() && found.lapsed.is_empty(), "{}: {:?}", annex.id, found.rows);
    }
}

#[test]
fn figures_are_told_apart_even_where_the_words_do_not_name_them() {
    let (mut catalog, _) = library();
    for (path, text) in &mut catalog.templates {
        if path.ends_with("labels.toml") {
            let line = text.lines().find(|line| line.starts_with("decision-parameter = ")).unwrap().to_owned();
            *text = text.replacen(&line, "decision-parameter = \"{value} {unit}\"", 1);
        }
    }
    let (texts, problems) = Texts::read(&catalog.templates);
    assert!(problems.is_empty(), "{problems:?}");
    let choose = |name: &str, value: i64| {
        format!("[[parameter]]\nrequirement = \"LED-01\"\nname = \"{name}\"\nvalue = {value}\nreason = \"{name}\"\n")
    };
    let annex =
        annex_of(&format!("{BASE}{}{}", choose("contact_answer_hours", 2), choose("contact_change_days", 1)), &catalog, &texts);
    let chosen = tailoring_of(&annex).parameter;
    let names: Vec<_> = chosen.iter().map(|choice| (choice.name.as_str(), choice.reason.as_str())).collect();
    assert_eq!(names, [("contact_answer_hours", "contact_answer_hours"), ("contact_change_days", "contact_change_days")]);
}

#[test]
fn declining_what_a_law_backs_takes_approval() {
    let (catalog, texts) = library();
    let annex = annex_of(BASE, &catalog, &texts);
    let mut to = catalog.clone();
    let hours = parameter(&mut to, "INC-03", "incident_notice_hours");
    hours.values = vec![(0, ParameterValue::Whole(1))];
    hours.min = None;
    let movement = Move { annex: &annex, from: &catalog, to: &to, texts: &texts };
    let found = migration(movement).unwrap();
    let row = found.rows.iter().find(|row| row.id == "INC-03.incident_notice_hours").unwrap();
    assert_eq!((row.kind, row.became, row.approval), (RowKind::Figure, Became::Stricter, true));
    let judged = |approved: &str| {
        let given = answers(movement, &[("INC-03.incident_notice_hours", "skäl", approved)]);
        let tailoring = decide(movement, &found, &given).unwrap();
        draft(&to, &texts, &annex.case, &tailoring, None)
    };
    assert!(judged("").is_err());
    let (moved, _) = judged("informationsägaren").unwrap();
    let old = annex.requirements.iter().find(|found| found.id == "INC-03").unwrap();
    let new = moved.requirements.iter().find(|found| found.id == "INC-03").unwrap();
    assert_eq!(new.parameters[0].value, old.parameters[0].value);
}

#[test]
fn what_cannot_be_carried_over_is_kept_as_it_was_or_told() {
    let (catalog, texts) = library();
    let decided = format!("{BASE}[[parameter]]\nrequirement = \"LOG-03\"\nname = \"log_months\"\nvalue = 48\nreason = \"z\"\n");
    let annex = annex_of(&decided, &catalog, &texts);
    let mut to = catalog.clone();
    parameter(&mut to, "LOG-03", "log_months").max = Some(ParameterValue::Whole(36));
    let movement = Move { annex: &annex, from: &catalog, to: &to, texts: &texts };
    let found = migration(movement).unwrap();
    // The buyer's figure lies outside the new bounds: the decision lapses, and the figure it stood for is a row.
    assert_eq!(found.lapsed.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["parameter-out-of-bounds"]);
    assert_eq!(found.rows.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(), ["LOG-03.log_months"]);
    let given = answers(movement, &[("LOG-03.log_months", "Avtalet gäller.", "chefen")]);
    let tailoring = decide(movement, &found, &given).unwrap();
    let (moved, _) = draft(&to, &texts, &annex.case, &tailoring, None).unwrap();
    let kept = moved.requirements.iter().find(|found| found.id == "LOG-03").unwrap();
    assert_eq!((kept.parameters[0].value, kept.kept.is_some()), (ParameterValue::Whole(48), true));
    assert!(moved.decisions.iter().any(|decision| decision.kind == DecisionKind::Keep && decision.reason == "Avtalet gäller."));
    assert!(moved.clauses.iter().any(|clause| clause.requirements.iter().any(|id| id == "LOG-03")));
}

#[test]
fn a_clause_reads_as_before_where_its_change_is_declined() {
    let (catalog, texts) = library();
    let annex = annex_of(BASE, &catalog, &texts);
    let mut to = catalog.clone();
    let id = annex.clauses[0].id.clone();
    let clause = to.clauses.iter_mut().find(|found| found.id.as_str() == id).unwrap();
    clause.text = clause.text.map(|_, text| format!("{text} Mer."));
    // Another clause is gone from the catalog, and its requirements with no clause at all.
    let gone = annex.clauses[1].id.clone();
    to.clauses.retain(|found| found.id.as_str() != gone);
    let movement = Move { annex: &annex, from: &catalog, to: &to, texts: &texts };
    let found = migration(movement).unwrap();
    let kinds: Vec<_> = found.rows.iter().map(|row| (row.id.as_str(), row.kind)).collect();
    assert_eq!(kinds, [(id.as_str(), RowKind::Clause), (gone.as_str(), RowKind::ClauseWithdrawn)]);
    let given = answers(movement, &[(&id, "r", ""), (&gone, "r", "")]);
    let tailoring = decide(movement, &found, &given).unwrap();
    let (moved, _) = draft(&to, &texts, &annex.case, &tailoring, None).unwrap();
    let texts_of =
        |annex: &Annex| annex.clauses.iter().map(|clause| (clause.id.clone(), clause.text.clone())).collect::<Vec<_>>();
    assert!(texts_of(&moved) == texts_of(&annex));
    assert_eq!(moved.clauses.iter().filter(|clause| clause.kept.is_some()).count(), 2);
    // Drafted again from its own decisions it is the same.
    assert!(draft(&to, &texts, &annex.case, &tailoring_of(&moved), None).unwrap().0 == moved);
}
