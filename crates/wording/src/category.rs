/// What a term of a lexicon does to a sentence. The word in files is [`Category::id`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// Puts a duty on its subject: "ska", "åtar sig att", "shall".
    Binding,
    /// Forbids: "får inte", "shall not".
    Prohibition,
    /// Gives its subject a right: "har rätt att", "is entitled to".
    Right,
    /// Permits: "får", "may". With "inte" or "endast" it forbids.
    May,
    /// Says what is possible: "kan", "can". For the buyer it is a right, otherwise it only describes.
    Can,
    /// "will": a duty when its subject is a party, otherwise it only describes.
    Will,
    /// A property that something shall have, no duty to perform: "ska kunna".
    Capability,
    /// "bör", "should".
    Recommendation,
    /// An aim: "strävar efter", "endeavours to".
    Soft,
    /// A rule of the contract that needs no doer: "gäller", "har företräde", "applies".
    Rule,
    /// Says that there is no duty: "behöver inte", "need not".
    Release,
    /// Tells how things are: "bedriver", "tillämpar", "krypteras".
    Indicative,
    /// Names a party; `means` says which.
    Party,
    /// Staff of whoever stands before it in the genitive: "leverantörens personal".
    Staff,
    /// Unit of time or measure; `means` says which.
    Unit,
    /// A number in words; `means` is its value.
    Number,
    /// Begins a time limit: "inom", "senast", "no later than".
    TimeLimit,
    /// Ends a time limit: "i förväg", "uppsägningstid", "notice".
    Notice,
    /// A time that needs no number: "samma dag", "före start".
    PointInTime,
    /// How often: "varje år", "årligen", "quarterly".
    Frequency,
    /// A time that nobody can measure: "skyndsamt", "promptly".
    VagueTime,
    /// A quality that nobody can measure: "lämpliga åtgärder", "adequate".
    VagueCriterion,
    /// Takes the edge off what stands around it: "i möjligaste mån", "as is".
    Neutraliser,
    /// A bound of a figure: "minst", "högst", "at least".
    Bound,
    /// A named standard, certificate or product.
    Standard,
    /// Lets in what is as good: "eller likvärdig".
    Equivalent,
    /// How something is shown: "rapport", "granska", "certificate".
    Verification,
    /// What follows if not: "vite", "häva", "damages".
    Remedy,
    /// Points to the remedies of the whole contract: "avtalets bestämmelser om påföljder".
    GeneralRemedy,
    /// Passes duties on: "samma krav", "flow down".
    FlowDown,
    /// Points to another document: "bilaga", "enligt ramavtalet".
    Reference,
    /// Makes what is said depend on something: "om", "förutsatt att".
    Condition,
    /// Takes something out: "dock inte", "utom", "except".
    Exception,
    /// Sets an order of precedence between documents.
    Precedence,
    /// Says what is covered: "omfattar", "in the following cases".
    Scope,
    /// A month by name; `means` is its number.
    Month,
    /// Does not end a sentence though it ends with a full stop. `means = "last"` may also end one.
    Abbreviation,
    /// An abbreviation that every reader knows: "EU".
    Known,
    /// Means nothing special: other terms inside it are not marked.
    Plain,
}

impl Category {
    /// Every category.
    pub const ALL: [Self; 39] = [
        Self::Binding,
        Self::Prohibition,
        Self::Right,
        Self::May,
        Self::Can,
        Self::Will,
        Self::Capability,
        Self::Recommendation,
        Self::Soft,
        Self::Rule,
        Self::Release,
        Self::Indicative,
        Self::Party,
        Self::Staff,
        Self::Unit,
        Self::Number,
        Self::TimeLimit,
        Self::Notice,
        Self::PointInTime,
        Self::Frequency,
        Self::VagueTime,
        Self::VagueCriterion,
        Self::Neutraliser,
        Self::Bound,
        Self::Standard,
        Self::Equivalent,
        Self::Verification,
        Self::Remedy,
        Self::GeneralRemedy,
        Self::FlowDown,
        Self::Reference,
        Self::Condition,
        Self::Exception,
        Self::Precedence,
        Self::Scope,
        Self::Month,
        Self::Abbreviation,
        Self::Known,
        Self::Plain,
    ];

    /// The word in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Binding => "binding",
            Self::Prohibition => "prohibition",
            Self::Right => "right",
            Self::May => "may",
            Self::Can => "can",
            Self::Will => "will",
            Self::Capability => "capability",
            Self::Recommendation => "recommendation",
            Self::Soft => "soft",
            Self::Rule => "rule",
            Self::Release => "release",
            Self::Indicative => "indicative",
            Self::Party => "party",
            Self::Staff => "staff",
            Self::Unit => "unit",
            Self::Number => "number",
            Self::TimeLimit => "time-limit",
            Self::Notice => "notice",
            Self::PointInTime => "point-in-time",
            Self::Frequency => "frequency",
            Self::VagueTime => "vague-time",
            Self::VagueCriterion => "vague-criterion",
            Self::Neutraliser => "neutraliser",
            Self::Bound => "bound",
            Self::Standard => "standard",
            Self::Equivalent => "equivalent",
            Self::Verification => "verification",
            Self::Remedy => "remedy",
            Self::GeneralRemedy => "general-remedy",
            Self::FlowDown => "flow-down",
            Self::Reference => "reference",
            Self::Condition => "condition",
            Self::Exception => "exception",
            Self::Precedence => "precedence",
            Self::Scope => "scope",
            Self::Month => "month",
            Self::Abbreviation => "abbreviation",
            Self::Known => "known",
            Self::Plain => "plain",
        }
    }

    /// The category of a word in a file.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.id() == id)
    }

    /// Does it decide how firmly a sentence binds? Of such terms only the longest at a place counts.
    #[must_use]
    pub fn is_force(self) -> bool {
        self <= Self::Indicative
    }
}

/// How firmly a statement binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Force {
    /// A duty to do.
    Binding,
    /// A duty not to do.
    Prohibition,
    /// A right of its subject.
    Right,
    /// A rule of the contract that needs no doer: what applies, what goes first.
    Rule,
    /// A property to have, no duty to perform: "ska kunna".
    Capability,
    /// "bör", "should".
    Recommendation,
    /// An aim, or a duty with its edge taken off.
    Soft,
    /// Says that there is no duty.
    Release,
    /// Tells how things are.
    Descriptive,
}

impl Force {
    /// The word in output and tests.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Binding => "binding",
            Self::Prohibition => "prohibition",
            Self::Right => "right",
            Self::Rule => "rule",
            Self::Capability => "capability",
            Self::Recommendation => "recommendation",
            Self::Soft => "soft",
            Self::Release => "release",
            Self::Descriptive => "descriptive",
        }
    }
}

/// Who a word means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Party {
    /// The supplier, tenderer, processor, provider.
    Supplier,
    /// The buyer, customer, controller.
    Buyer,
    /// A sub-supplier or sub-processor.
    SubSupplier,
    /// Both parties, or each of them.
    Both,
}

impl Party {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::Supplier, Self::Buyer, Self::SubSupplier, Self::Both];

    /// The word in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Supplier => "supplier",
            Self::Buyer => "buyer",
            Self::SubSupplier => "sub-supplier",
            Self::Both => "both",
        }
    }
}

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Seconds.
    Seconds,
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// Days, and "dygn".
    Days,
    /// Working days, banking days.
    WorkingDays,
    /// Weeks.
    Weeks,
    /// Months.
    Months,
    /// Quarters of a year.
    Quarters,
    /// Years.
    Years,
    /// Times: "två gånger".
    Times,
    /// Per cent.
    Percent,
    /// Anything else that is counted: crowns, gigabytes, characters.
    Other,
}

impl Unit {
    /// Every unit.
    pub const ALL: [Self; 12] = [
        Self::Seconds,
        Self::Minutes,
        Self::Hours,
        Self::Days,
        Self::WorkingDays,
        Self::Weeks,
        Self::Months,
        Self::Quarters,
        Self::Years,
        Self::Times,
        Self::Percent,
        Self::Other,
    ];

    /// The word in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Seconds => "seconds",
            Self::Minutes => "minutes",
            Self::Hours => "hours",
            Self::Days => "days",
            Self::WorkingDays => "working-days",
            Self::Weeks => "weeks",
            Self::Months => "months",
            Self::Quarters => "quarters",
            Self::Years => "years",
            Self::Times => "times",
            Self::Percent => "percent",
            Self::Other => "other",
        }
    }

    /// Does it count time?
    #[must_use]
    pub fn is_time(self) -> bool {
        self <= Self::Years
    }
}
