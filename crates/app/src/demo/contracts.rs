use crate::{App, Caller, ContractForm, Result, UploadedFile, VerdictForm};

/// A contract to look at, written for this and concluded by nobody.
struct Agreement {
    title: &'static str,
    counterpart: &'static str,
    file: &'static str,
    text: &'static str,
    /// The title of the case that it came of.
    case: &'static str,
}

const AGREEMENTS: [Agreement; 3] = [
    Agreement {
        title: "Avtal om lärplattform",
        counterpart: "Klassrummet Molntjänster AB",
        file: "Avtal om lärplattform.md",
        text: include_str!("larplattform.md"),
        case: super::LEARNING,
    },
    Agreement {
        title: "Avtal om bibliotekssystem",
        counterpart: "Hyllvärme Programvara AB",
        file: "Avtal om bibliotekssystem.md",
        text: include_str!("bibliotek.md"),
        case: "",
    },
    Agreement {
        title: "Avtal om betaltjänst för parkering",
        counterpart: "Parkera Enkelt i Väst AB",
        file: "Avtal om betaltjänst för parkering.md",
        text: include_str!("parkering.md"),
        case: "",
    },
];

impl App {
    /// The contracts of the demonstration, with what a coordinator has decided about some verdicts.
    pub(super) async fn demo_contracts(&self, coordinator: &Caller, cases: &[(String, String)]) -> Result<()> {
        for agreement in &AGREEMENTS {
            let case = cases.iter().find(|(title, _)| title == agreement.case).map(|(_, id)| id.clone()).unwrap_or_default();
            let form = ContractForm {
                title: agreement.title.to_owned(),
                counterpart: agreement.counterpart.to_owned(),
                case,
                whole: true,
            };
            let file = UploadedFile { name: agreement.file.to_owned(), bytes: agreement.text.as_bytes().to_vec() };
            let row = self.add_contract(coordinator, &form, vec![file]).await?;
            let found = self.contract(coordinator, &row.id).await?.result;
            let with = |verdict: &str, many: usize| -> Vec<String> {
                let own = found.obligations.iter().filter(|one| one.verdict == verdict);
                own.take(many).map(|one| one.id.clone()).collect()
            };
            let confirmed = [with("enforceable", 3), with("missing", 2)].concat();
            for obligation in confirmed {
                let form = VerdictForm { obligation, ..VerdictForm::default() };
                self.decide_verdict(coordinator, &row.id, None, &form).await?;
            }
            for obligation in with("declaratory", 1) {
                let form = VerdictForm {
                    obligation,
                    verdict: "missing".to_owned(),
                    reason: "Texten är så allmän att vi inte kan ställa något krav på den.".to_owned(),
                    ..VerdictForm::default()
                };
                self.decide_verdict(coordinator, &row.id, None, &form).await?;
            }
        }
        Ok(())
    }
}
