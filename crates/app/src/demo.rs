mod contracts;

use crate::{Actor, App, Caller, CaseForm, DecisionForm, DecisionKind, Error, MemberForm, Result, Role};

/// Somebody in the demonstration, with the one-time link that lets them in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoPerson {
    /// Their name.
    pub name: String,
    /// The address they log in with.
    pub email: String,
    /// What they are.
    pub role: Role,
    /// Their one-time link.
    pub link: String,
}

/// Who works in the demonstration.
const PEOPLE: [(&str, &str, Role); 5] = [
    ("Ingrid Lind", "ingrid.lind@exempelkoping.se", Role::Administrator),
    ("Samira Haddad", "samira.haddad@exempelkoping.se", Role::Coordinator),
    ("Örjan Åkesson", "orjan.akesson@exempelkoping.se", Role::Officer),
    ("Maria Nyström", "maria.nystrom@exempelkoping.se", Role::Owner),
    ("Per-Erik Holm", "per-erik.holm@exempelkoping.se", Role::Auditor),
];
/// Its units.
const UNITS: [&str; 7] = [
    "Kommunledningskontoret",
    "Utbildningsförvaltningen",
    "Socialförvaltningen",
    "Tekniska förvaltningen",
    "Kultur och fritid",
    "Äldreomsorgen",
    "Överförmyndarkontoret",
];
/// The title of the case that a contract has come of.
const LEARNING: &str = "Lärplattform för grundskola och gymnasium";

/// How far a purchase has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// A decision waits for the information owner.
    Waiting,
    /// The annex is issued.
    Issued,
    /// The annex is published with the procurement, and questions have come.
    Published,
    /// A second annex has replaced the first.
    Renewed,
    /// It came to nothing.
    Archived,
}

/// Questions that came on a published annex; the last is not answered yet.
const QUESTIONS: [(&str, &str); 3] = [
    (
        "Gäller kravet på spårbarhet även testmiljön?",
        "Ja, om testmiljön innehåller kommunens uppgifter. Annars gäller det bara produktionsmiljön.",
    ),
    (
        "Godtar ni en annan standard än ISO/IEC 27001?",
        "Ja. En likvärdig standard godtas om anbudet visar hur den motsvarar kraven.",
    ),
    ("Räknas en reservdriftplats i Åbo som tredjeland?", ""),
];

/// What is bought there.
struct Purchase {
    title: &'static str,
    reference: &'static str,
    description: &'static str,
    mode: &'static str,
    class: &'static str,
    delivery: &'static [&'static str],
    circumstances: &'static [&'static str],
    unit: usize,
    stage: Stage,
}

const PURCHASES: [Purchase; 8] = [
    Purchase {
        title: LEARNING,
        reference: "UN 2026/0077",
        description: "Betyg, frånvaro, elevdokumentation och kontakt med vårdnadshavare.",
        mode: "procurement",
        class: "K2R2T2",
        delivery: &["saas"],
        circumstances: &["personal-data", "secrecy", "internet-exposed", "integration", "public-records"],
        unit: 1,
        stage: Stage::Published,
    },
    Purchase {
        title: "Verksamhetssystem för socialtjänsten",
        reference: "SN 2026/0218",
        description: "Utredningar, beslut och insatser för barn och vuxna.",
        mode: "procurement",
        class: "K3R2T2",
        delivery: &["saas"],
        circumstances: &["personal-data", "special-category-data", "protected-identity", "secrecy", "nis2", "integration"],
        unit: 2,
        stage: Stage::Renewed,
    },
    Purchase {
        title: "Trygghetslarm i ordinärt boende",
        reference: "SN 2026/0301",
        description: "Larm i hemmet med larmcentral dygnet runt.",
        mode: "procurement",
        class: "K2R2T3",
        delivery: &["hardware-iot", "managed-service"],
        circumstances: &["personal-data", "special-category-data", "nis2", "critical-service"],
        unit: 2,
        stage: Stage::Waiting,
    },
    Purchase {
        title: "Drift av servrar, klienter och nät",
        reference: "KS 2026/1180",
        description: "En leverantör sköter driften av kommunens system.",
        mode: "procurement",
        class: "K2R3T3",
        delivery: &["managed-service"],
        circumstances: &["personal-data", "secrecy", "nis2", "privileged-access", "remote-access"],
        unit: 0,
        stage: Stage::Waiting,
    },
    Purchase {
        title: "Bokningssystem för idrottshallar",
        reference: "KF 2026/0014",
        description: "Föreningar bokar tider och betalar.",
        mode: "direct-award",
        class: "K1R1T1",
        delivery: &["saas"],
        circumstances: &["personal-data", "internet-exposed"],
        unit: 4,
        stage: Stage::Issued,
    },
    Purchase {
        title: "Konsult för integrationer",
        reference: "KS 2026/0301",
        description: "En utvecklare på plats under sex månader.",
        mode: "direct-award",
        class: "K2R2T1",
        delivery: &["consulting", "development"],
        circumstances: &["personal-data", "privileged-access", "integration"],
        unit: 0,
        stage: Stage::Waiting,
    },
    Purchase {
        title: "Ärendehantering för överförmyndare",
        reference: "ÖN 2026/0009",
        description: "Ställföreträdare, årsräkningar och beslut.",
        mode: "procurement",
        class: "K3R2T1",
        delivery: &["saas"],
        circumstances: &["personal-data", "special-category-data", "secrecy", "public-records"],
        unit: 6,
        stage: Stage::Issued,
    },
    Purchase {
        title: "Åtgärdsregister för gatubelysning",
        reference: "TN 2026/0055",
        description: "Köpet blev inte av: funktionen fanns redan i ett annat system.",
        mode: "direct-award",
        class: "K1R1T1",
        delivery: &["saas"],
        circumstances: &["internet-exposed"],
        unit: 3,
        stage: Stage::Archived,
    },
];

impl App {
    /// Fills an empty service with a municipality to look around in, and gives the one-time link of everybody in it.
    ///
    /// # Errors
    /// When somebody is there already, or the database cannot write.
    pub async fn fill_demo(&self) -> Result<Vec<DemoPerson>> {
        let (name, email, _) = PEOPLE[0];
        let first = self.set_up("Exempelköpings kommun", "exempelkoping", name, email).await?;
        let administrator = self.as_demo(email).await?;
        let mut people = Vec::new();
        for (name, email, role) in PEOPLE {
            let link = if role == Role::Administrator {
                first.clone()
            } else {
                let roles = vec![role.id().to_owned()];
                let form = MemberForm { name: name.to_owned(), email: email.to_owned(), roles, language: "sv".to_owned() };
                self.invite(&administrator, &form).await?.1
            };
            people.push(DemoPerson { name: name.to_owned(), email: email.to_owned(), role, link });
        }
        let mut units = Vec::new();
        for unit in UNITS {
            units.push(self.add_unit(&administrator, unit).await?.id);
        }
        let officer = self.as_demo(PEOPLE[2].1).await?;
        let owner = self.as_demo(PEOPLE[3].1).await?;
        let mut cases = Vec::new();
        for purchase in &PURCHASES {
            let unit = units.get(purchase.unit).cloned().unwrap_or_default();
            cases.push((purchase.title.to_owned(), self.demo_case(&officer, &owner, purchase, unit).await?));
        }
        let coordinator = self.as_demo(PEOPLE[1].1).await?;
        self.demo_contracts(&coordinator, &cases).await?;
        Ok(people)
    }

    async fn demo_case(&self, officer: &Caller, owner: &Caller, purchase: &Purchase, unit: String) -> Result<String> {
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let form = CaseForm {
            title: purchase.title.to_owned(),
            reference: purchase.reference.to_owned(),
            description: purchase.description.to_owned(),
            mode: purchase.mode.to_owned(),
            law: "lou".to_owned(),
            below_threshold: false,
            national_security: "no".to_owned(),
            class: purchase.class.to_owned(),
            delivery: list(purchase.delivery),
            circumstances: list(purchase.circumstances),
            language: "sv".to_owned(),
            unit,
            answers: Vec::new(),
        };
        let row = self.add_case(officer, &form).await?;
        let proposed = self.proposed(officer, &row.id).await?;
        // One requirement that can be left out, and one that somebody else must approve.
        let free = proposed.annex.requirements.iter().rev().find(|one| !one.law_backed && one.id.starts_with("FYS"));
        let bound = proposed.annex.requirements.iter().find(|one| one.law_backed);
        for found in free.into_iter().chain(bound) {
            let form = DecisionForm {
                requirement: found.id.clone(),
                kind: DecisionKind::LeaveOut,
                name: String::new(),
                value: String::new(),
                reason: "Kommunen har redan avtal om detta med samma leverantör.".to_owned(),
            };
            let decided = self.decide(officer, &row.id, None, &form).await?;
            if decided.approval == "asked" && purchase.stage != Stage::Waiting {
                self.approve(owner, &row.id, &decided.id, None, true).await?;
            }
        }
        match purchase.stage {
            Stage::Waiting => {}
            Stage::Archived => drop(self.archive_case(officer, &row.id, None, true).await?),
            Stage::Issued | Stage::Published | Stage::Renewed => self.demo_annex(officer, &row.id, &form, purchase.stage).await?,
        }
        Ok(row.id)
    }

    /// The annex of a case, with what has happened to it since.
    async fn demo_annex(&self, officer: &Caller, case: &str, form: &CaseForm, stage: Stage) -> Result<()> {
        let annex = self.issue_annex(officer, case, None).await?;
        if stage == Stage::Published {
            self.publish_annex(officer, &annex.id, None).await?;
            for (question, answer) in QUESTIONS {
                self.add_question(officer, &annex.id, question, answer).await?;
            }
        }
        if stage == Stage::Renewed {
            // It turned out that the system must be there around the clock.
            let mut changed = form.clone();
            changed.class = form.class.replace("T2", "T3");
            self.change_case(officer, case, None, &changed).await?;
            self.issue_annex(officer, case, None).await?;
        }
        Ok(())
    }

    /// Somebody of the demonstration, who has not logged in.
    async fn as_demo(&self, email: &str) -> Result<Caller> {
        let person = self.store.read().person_by_email(email).await?;
        let caller = self.caller(&person, None, Actor::Person).await?.ok_or(Error::NotFound)?;
        Ok(caller)
    }
}
