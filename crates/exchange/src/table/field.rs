/// What a column of a foreign list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The id of the requirement there.
    Id,
    /// The chapter.
    Area,
    /// A few words.
    Title,
    /// The demand.
    Text,
    /// Why it is asked.
    Motive,
    /// Advice and comments.
    Guidance,
    /// Mandatory or scored.
    Strength,
    /// Share of the points.
    Weight,
    /// Levels of several aspects in one cell: `K1 R2 T3`.
    Class,
    /// One level for confidentiality, integrity and availability alike.
    Level,
    /// Level of confidentiality.
    Confidentiality,
    /// Level of integrity.
    Integrity,
    /// Level of availability.
    Availability,
    /// Level of traceability.
    Traceability,
    /// Points of a framework.
    Reference,
    /// How it is shown.
    Evidence,
    /// As it is put to the supplier.
    Question,
    /// Nothing that is taken over; its words stay in the foreign file.
    Ignored,
}

impl Field {
    /// Every field.
    pub const ALL: [Self; 18] = [
        Self::Id,
        Self::Area,
        Self::Title,
        Self::Text,
        Self::Motive,
        Self::Guidance,
        Self::Strength,
        Self::Weight,
        Self::Class,
        Self::Level,
        Self::Confidentiality,
        Self::Integrity,
        Self::Availability,
        Self::Traceability,
        Self::Reference,
        Self::Evidence,
        Self::Question,
        Self::Ignored,
    ];

    /// The word in mapping files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Area => "area",
            Self::Title => "title",
            Self::Text => "text",
            Self::Motive => "motive",
            Self::Guidance => "guidance",
            Self::Strength => "strength",
            Self::Weight => "weight",
            Self::Class => "class",
            Self::Level => "level",
            Self::Confidentiality => "confidentiality",
            Self::Integrity => "integrity",
            Self::Availability => "availability",
            Self::Traceability => "traceability",
            Self::Reference => "reference",
            Self::Evidence => "evidence",
            Self::Question => "question",
            Self::Ignored => "ignored",
        }
    }

    /// The field of a word in a mapping file.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.id() == id)
    }

    /// May several columns hold it?
    #[must_use]
    pub fn many(self) -> bool {
        match self {
            Self::Motive
            | Self::Guidance
            | Self::Reference
            | Self::Evidence
            | Self::Confidentiality
            | Self::Integrity
            | Self::Availability
            | Self::Traceability
            | Self::Ignored => true,
            Self::Id
            | Self::Area
            | Self::Title
            | Self::Text
            | Self::Strength
            | Self::Weight
            | Self::Class
            | Self::Level
            | Self::Question => false,
        }
    }

    /// Are its cells words in a language?
    #[must_use]
    pub fn worded(self) -> bool {
        matches!(self, Self::Title | Self::Text | Self::Motive | Self::Guidance | Self::Evidence | Self::Question)
    }
}
