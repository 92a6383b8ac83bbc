use kernel::Language;

/// What the small words of a language do. Several may hold of one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Role(u32);

impl Role {
    /// Begins a subordinate clause, and a subject follows: "om", "if".
    pub(crate) const SUBORDINATOR: Self = Self(1);
    /// Begins a relative clause: "som", "which".
    pub(crate) const RELATIVE: Self = Self(1 << 1);
    pub(crate) const NEGATION: Self = Self(1 << 2);
    /// "endast", "only".
    pub(crate) const ONLY: Self = Self(1 << 3);
    /// May stand between a verb and its subject, or between two verbs.
    pub(crate) const ADVERB: Self = Self(1 << 4);
    pub(crate) const CONJUNCTION: Self = Self(1 << 5);
    pub(crate) const PREPOSITION: Self = Self(1 << 6);
    /// "av", "by".
    pub(crate) const BY: Self = Self(1 << 7);
    /// "att", "to", "that".
    pub(crate) const THAT: Self = Self(1 << 8);
    pub(crate) const PRONOUN: Self = Self(1 << 9);
    pub(crate) const ARTICLE: Self = Self(1 << 10);
    /// A finite verb that its ending does not give away.
    pub(crate) const FINITE: Self = Self(1 << 11);
    /// "från", "efter", "of": what a time is counted from.
    pub(crate) const FROM: Self = Self(1 << 12);
    /// "före", "before".
    pub(crate) const BEFORE: Self = Self(1 << 13);
    /// "varje", "var", "every": before a unit it makes a frequency.
    pub(crate) const EVERY: Self = Self(1 << 14);
    /// "per": between a figure and a unit.
    pub(crate) const PER: Self = Self(1 << 15);
    /// "be", "bli": before a participle it makes a passive.
    pub(crate) const BE: Self = Self(1 << 16);
    /// A participle that its ending does not give away: "kept".
    pub(crate) const PARTICIPLE: Self = Self(1 << 17);
    /// Before a number it makes a reference: "punkt", "kapitel", "section".
    pub(crate) const POINT: Self = Self(1 << 18);
    /// "mellanrum", "intervals": after a time it makes a frequency.
    pub(crate) const INTERVAL: Self = Self(1 << 19);
    /// "denne", "it": stands for whoever was named last.
    pub(crate) const SAME_PARTY: Self = Self(1 << 20);

    /// "ingen", "neither": before a noun it turns a duty or a permission into a prohibition.
    pub(crate) const NONE: Self = Self(1 << 21);

    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Does any of these hold?
    pub(crate) const fn is(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }
}

/// The small words of a language, by role. A word may stand under several.
pub(crate) fn small_words(language: Language) -> &'static [(Role, &'static str)] {
    match language {
        Language::Swedish => &SWEDISH,
        Language::English => &ENGLISH,
    }
}

const SWEDISH: [(Role, &str); 21] = [
    (
        Role::SUBORDINATOR,
        "om när innan eftersom såvida ifall medan huruvida förrän varför hur där vad vem vars ehuru fastän tills",
    ),
    (Role::RELATIVE, "som vilka vilken vilket"),
    (Role::NEGATION, "inte ej aldrig icke ingen inget inga varken"),
    (Role::ONLY, "endast bara enbart allenast uteslutande"),
    (
        Role::ADVERB,
        "alltid även också då därför därefter dock därvid därmed samtidigt omedelbart genast alltså således vidare dessutom skriftligen \
         skriftligt löpande regelbundet normalt vanligen minst högst senast själv själva aldrig inte ej endast bara enbart både särskilt \
         istället ändå snarast skyndsamt omgående fortlöpande årligen kontinuerligt fortsatt så",
    ),
    (Role::CONJUNCTION, "och samt eller men utan"),
    (
        Role::PREPOSITION,
        "i på vid under efter inom före senast från till med genom för av enligt utöver mot utan hos kring över mellan oavsett gällande \
         avseende beträffande rörande minst högst utan därutöver såvitt trots inför bland ur åt per",
    ),
    (Role::BY, "av"),
    (Role::THAT, "att"),
    (Role::PRONOUN, "det den de dessa denna detta han hon hen dem vi ni man"),
    (Role::ARTICLE, "den det de en ett varje samtliga alla någon något några respektive all allt båda bägge dess sin sitt sina"),
    (
        Role::FINITE,
        "är har får ska skall måste bör kan vill gör går står blir sker ger tar ser når bär rör dör säger finns krävs ställs anges ges \
         görs nås sägs läggs hålls följs drivs förs fås var blev hade fick gick gav kom stod tog såg innebär innehåller upphör medför \
         framgår består ingår omfattar gäller avser följer bryter brister råder ligger kommer saknas saknar inträffar uppstår upptäcks",
    ),
    (Role::FROM, "från efter fr.o.m räknat"),
    (Role::BEFORE, "före innan inför"),
    (Role::EVERY, "varje var vart vartannat varannan"),
    (Role::PER, "per om i varje årligen"),
    (Role::BE, "bli blir vara varit är"),
    (
        Role::POINT,
        "punkt punkten punkterna avsnitt avsnittet kapitel kap kapitlet bilaga paragraf artikel artikeln p version nr nummer rad sida sfs moment §",
    ),
    (Role::INTERVAL, "mellanrum intervall intervaller emellan mellan intervallet"),
    (Role::SAME_PARTY, "denne denna den hen"),
    (Role::NONE, "ingen inget inga varken ingendera"),
];

const ENGLISH: [(Role, &str); 22] = [
    (Role::SUBORDINATOR, "if when where unless because whereas while whenever wherever whether although though that how"),
    (Role::RELATIVE, "which who whom whose that where"),
    (Role::NEGATION, "not never no neither nor cannot"),
    (Role::ONLY, "only solely exclusively"),
    (
        Role::ADVERB,
        "always also then therefore promptly immediately not only further furthermore regularly annually continuously forthwith itself duly \
         generally thereafter hereby thereby likewise otherwise",
    ),
    (Role::CONJUNCTION, "and or but"),
    (
        Role::PREPOSITION,
        "in on at within by for from to of with without under upon during after before following prior as per through over subject pursuant \
         notwithstanding regarding concerning between against into about",
    ),
    (Role::BY, "by"),
    (Role::THAT, "that to"),
    (Role::PRONOUN, "it they he she this these those we you such"),
    (Role::ARTICLE, "the a an each every all any such its their both either our your no"),
    (
        Role::FINITE,
        "is are has have had was were does do shall must will may can should becomes remains applies occurs agrees holds makes gives takes \
         contains includes means covers runs needs",
    ),
    (Role::FROM, "of from after following"),
    (Role::BEFORE, "before"),
    (Role::EVERY, "every each"),
    (Role::PER, "per a an each every in"),
    (Role::BE, "be been being is are"),
    (
        Role::PARTICIPLE,
        "kept made sent held told given done set put shown stored built run met read found sold taken chosen written known paid brought \
         left bound borne shut cut begun drawn lost",
    ),
    (
        Role::POINT,
        "section clause article annex appendix schedule point paragraph exhibit version chapter no number part sections clauses point",
    ),
    (Role::INTERVAL, "intervals interval apart"),
    (Role::SAME_PARTY, "it they"),
    (Role::NONE, "no neither nor none"),
];

/// Letters at the end of a Swedish word that make it look like a verb in the present, the past or the passive.
pub(crate) fn looks_finite(folded: &str, language: Language) -> bool {
    let ends = |endings: &[&str]| endings.iter().any(|ending| folded.ends_with(ending));
    match language {
        Language::Swedish => {
            ends(&["ar", "er", "år", "ör", "yr", "ade", "des", "tes", "ndes", "lls", "vs", "gs", "nds", "ljs"])
                || (folded.ends_with("as") && !ends(&["nas", "ras"]))
        }
        Language::English => folded.len() > 4 && ends(&["es", "ed", "ts", "ns", "ds", "rs", "ks", "ls"]) && !ends(&["ness"]),
    }
}

/// Does a word look passive: "loggas", "krypteras"; in English a participle?
pub(crate) fn looks_passive(folded: &str, language: Language) -> bool {
    let ends = |endings: &[&str]| endings.iter().any(|ending| folded.ends_with(ending));
    match language {
        Language::Swedish => {
            folded.len() > 2
                && (ends(&["as", "es", "ås", "lls", "vs", "gs", "nds", "örs"]))
                && !ends(&["ens", "ets", "arnas", "ornas", "ernas", "finnas", "minnas", "hoppas", "lyckas", "leverantörs", "års"])
        }
        Language::English => folded.len() > 3 && ends(&["ed"]),
    }
}

/// Does a word look like an infinitive?
pub(crate) fn looks_infinitive(folded: &str, language: Language) -> bool {
    match language {
        Language::Swedish => {
            folded.ends_with('a')
                || folded.ends_with("as")
                || [
                    "få", "ge", "se", "gå", "stå", "ske", "bli", "ta", "nå", "ha", "dra", "slå", "be", "bero", "utgå", "fås",
                    "ges",
                ]
                .iter()
                .any(|ending| folded.ends_with(ending))
        }
        Language::English => true,
    }
}
