use catalog::Catalog;
use kernel::{Language, Problem, Problems};
use wording::{Lexicon, Likeness, Vocabulary};

use crate::ideas::Ideas;

/// All words by which contracts are read, in both languages. Made once from a catalog and kept: it takes some ten milliseconds.
#[derive(Debug, Clone)]
pub struct Words {
    swedish: Tongue,
    english: Tongue,
    pub(crate) idea: IdeaNumbers,
    /// The ids of the concepts, by their number.
    pub(crate) concepts: Vec<String>,
    pub(crate) likeness: Likeness,
}

/// The words of one language.
#[derive(Debug, Clone)]
pub(crate) struct Tongue {
    pub(crate) lexicon: Lexicon,
    pub(crate) vocabulary: Vocabulary,
}

impl Words {
    /// The words of a catalog, and what is wrong with them.
    #[must_use]
    pub fn new(catalog: &Catalog) -> (Self, Problems) {
        let mut problems = Problems::new();
        let mut tongue = |language: Language| {
            let (lexicon, found) = catalog.lexicon(language);
            problems.extend(found);
            let (vocabulary, found) = catalog.vocabulary(language);
            problems.extend(found);
            if vocabulary.len() > Ideas::MOST {
                let most = i64::try_from(Ideas::MOST).unwrap_or(i64::MAX);
                problems.push(Problem::error("concepts-too-many").with("most", most));
            }
            Tongue { lexicon, vocabulary }
        };
        let (swedish, english) = (tongue(Language::Swedish), tongue(Language::English));
        let idea = IdeaNumbers::new(&swedish.vocabulary, &mut problems);
        let (likeness, found) = catalog.likeness();
        problems.extend(found);
        let concepts = swedish.vocabulary.ids().into_iter().map(str::to_owned).collect();
        (Self { swedish, english, idea, concepts, likeness }, problems)
    }

    pub(crate) fn of(&self, language: Language) -> &Tongue {
        match language {
            Language::Swedish => &self.swedish,
            Language::English => &self.english,
        }
    }

    /// The number of a concept, the same in both languages.
    pub(crate) fn number(&self, id: &str) -> Option<usize> {
        self.swedish.vocabulary.number(id)
    }
}

macro_rules! idea_numbers {
    ($($field:ident = $id:literal),* $(,)?) => {
        /// The concepts that the program itself refers to (`requirements-catalog/concepts/reading.toml`), by number.
        #[derive(Debug, Clone, Default)]
        pub(crate) struct IdeaNumbers { $(pub(crate) $field: usize),* }

        impl IdeaNumbers {
            /// A catalog that lacks one reads on without it, and says so.
            fn new(vocabulary: &Vocabulary, problems: &mut Problems) -> Self {
                let mut number = |id: &str| vocabulary.number(id).unwrap_or_else(|| {
                    problems.push(Problem::error("concept-lacking").with("concept", id));
                    usize::MAX
                });
                Self { $($field: number($id)),* }
            }
        }
    };
}

idea_numbers! {
    definitions = "read-definitions",
    defines = "read-defines",
    recitals = "read-recitals",
    instructions = "read-instructions",
    tender = "read-tender",
    penalty = "read-penalty",
    damages = "read-damages",
    termination = "read-termination",
    mending = "read-mending",
    breach = "read-breach",
    security = "read-security",
    specific = "read-specific",
    collective = "read-collective",
    security_duties = "read-security-duties",
    delay = "read-delay",
    availability = "read-availability",
    payment = "read-payment",
    sole_remedy = "read-sole-remedy",
    cap = "read-cap",
    carve_out = "read-carve-out",
    data_excluded = "read-data-excluded",
    consists = "read-consists",
    points = "read-points",
    document = "read-document",
    evidence = "read-evidence",
    buyers_cost = "read-buyers-cost",
    only_reports = "read-only-reports",
    responsible = "read-responsible",
    restricts = "read-restricts",
    accepts = "read-accepts",
    table = "read-table",
    cyber = "read-cyber",
    particulars = "read-particulars",
    price = "read-price",
    delimits = "read-delimits",
}
