/// A language of documents and of the program. Swedish is the default everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Language {
    /// Swedish, `sv`.
    #[default]
    Swedish,
    /// English, `en`.
    English,
}

impl Language {
    /// Every language, Swedish first.
    pub const ALL: [Self; 2] = [Self::Swedish, Self::English];

    /// The two-letter code of ISO 639-1.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Swedish => "sv",
            Self::English => "en",
        }
    }

    /// The tag of BCP 47 with region, as office programs want it.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Swedish => "sv-SE",
            Self::English => "en-GB",
        }
    }

    /// The language of a two-letter code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }
}

/// A text in every language of the catalog.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Localised {
    /// Swedish text.
    pub sv: String,
    /// English text.
    pub en: String,
}

impl Localised {
    /// The same text in both languages: for names and for what a user wrote in one language.
    #[must_use]
    pub fn same(text: &str) -> Self {
        Self { sv: text.to_owned(), en: text.to_owned() }
    }

    /// The text in one language.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Swedish => &self.sv,
            Language::English => &self.en,
        }
    }

    /// Both texts changed by the same function, which is told the language.
    #[must_use]
    pub fn map(&self, mut change: impl FnMut(Language, &str) -> String) -> Self {
        Self { sv: change(Language::Swedish, &self.sv), en: change(Language::English, &self.en) }
    }
}
