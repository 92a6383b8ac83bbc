use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use kernel::{Date, Id, Language};

use super::{Aspect, CircumstanceKind, DeliveryKind, Level};

/// One purchase: what it is, and how its information is classified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// What is bought, in a line.
    pub title: String,
    /// Who buys.
    pub buyer: String,
    /// The buyer's reference (diarienummer); empty when there is none.
    pub reference: String,
    /// Date to print; without it no date is printed.
    pub date: Option<Date>,
    /// Language of the documents.
    pub language: Language,
    /// What kind of purchase.
    pub mode: Mode,
    /// The procurement law that governs it.
    pub law: Law,
    /// LOU 19 kap. (or its twin in LUF or LUK) governs: below the threshold, or social and other special services.
    pub below_threshold: bool,
    /// Can security-sensitive activity be concerned?
    pub national_security: NationalSecurity,
    /// The scale that the classification was made on.
    pub scale: Scale,
    /// The class of the purchase as a whole, on the scale 0-4.
    pub classification: Classification,
    /// How it is delivered.
    pub delivery: BTreeSet<Id<DeliveryKind>>,
    /// What is special about it.
    pub circumstances: BTreeSet<Id<CircumstanceKind>>,
    /// A few sentences about it; empty when there are none.
    pub description: String,
    /// Sets of information that differ from the whole.
    pub information: Vec<InformationSet>,
}

/// Information that is classified apart from the purchase as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InformationSet {
    /// Its name.
    pub name: String,
    /// Its class.
    pub classification: Classification,
    /// What is special about it; `None` means the same as the whole.
    pub circumstances: Option<BTreeSet<Id<CircumstanceKind>>>,
}

/// A level for each aspect: K, R and T always, S where it was set.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Classification(BTreeMap<Aspect, Level>);

/// What kind of purchase it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// An advertised procurement.
    Procurement,
    /// A call-off from a framework agreement.
    CallOff,
    /// A direct award.
    DirectAward,
    /// A contract that is already signed.
    ExistingContract,
    /// The buyer's own operator.
    InHouse,
}

/// The procurement law of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Law {
    /// Lagen (2016:1145) om offentlig upphandling.
    Lou,
    /// Lagen (2016:1146) om upphandling inom försörjningssektorerna.
    Luf,
    /// Lagen (2016:1147) om upphandling av koncessioner.
    Luk,
}

/// The answer to the question that comes before all others (rule 1 of the product).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum NationalSecurity {
    /// Security-sensitive activity cannot be concerned.
    No,
    /// It is concerned.
    Yes,
    /// Nobody has said.
    #[default]
    Unknown,
}

/// The numbering that the levels of a case were written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Scale {
    /// 0 to 4, today's.
    #[default]
    ZeroToFour,
    /// An older numbering, one step higher: 1 negligible to 4 serious.
    OneToFourKlassaV3,
}

impl Case {
    /// The name of an information set; the whole has none.
    #[must_use]
    pub fn set_name(&self, set: usize) -> Option<&str> {
        set.checked_sub(1).and_then(|index| self.information.get(index)).map(|information| information.name.as_str())
    }
}

impl Classification {
    /// Sets the level of an aspect.
    pub fn set(&mut self, aspect: Aspect, level: Level) {
        self.0.insert(aspect, level);
    }

    /// The level of an aspect; 0 where it was not set.
    #[must_use]
    pub fn level(&self, aspect: Aspect) -> Level {
        self.0.get(&aspect).copied().unwrap_or_default()
    }

    /// The aspects that were set, in the order K, R, T, S.
    pub fn iter(&self) -> impl Iterator<Item = (Aspect, Level)> + '_ {
        self.0.iter().map(|(aspect, level)| (*aspect, *level))
    }

    /// The highest level of any aspect.
    #[must_use]
    pub fn highest(&self) -> Level {
        self.0.values().copied().max().unwrap_or_default()
    }

    /// Reads `K3R2T3` or `K2R2T2S3`: each of K, R and T once, in any order.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut classification = Self::default();
        let mut characters = text.chars();
        while let Some(letter) = characters.next() {
            let letter = letter.to_ascii_uppercase();
            let aspect = Aspect::ALL.into_iter().find(|aspect| aspect.letter() == letter)?;
            let level = Level::new(i64::from(characters.next()?.to_digit(10)?))?;
            if classification.0.insert(aspect, level).is_some() {
                return None;
            }
        }
        let complete = Aspect::ALL[..3].iter().all(|aspect| classification.0.contains_key(aspect));
        complete.then_some(classification)
    }
}

impl fmt::Display for Classification {
    /// `K3R2T3`, with S where it was set.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (aspect, level) in self.iter() {
            write!(formatter, "{}{level}", aspect.letter())?;
        }
        Ok(())
    }
}

impl Mode {
    /// Every mode.
    pub const ALL: [Self; 5] = [Self::Procurement, Self::CallOff, Self::DirectAward, Self::ExistingContract, Self::InHouse];

    /// The word in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Procurement => "procurement",
            Self::CallOff => "call-off",
            Self::DirectAward => "direct-award",
            Self::ExistingContract => "existing-contract",
            Self::InHouse => "in-house",
        }
    }

    /// The mode of a word in a file.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.id() == id)
    }

    /// Is somebody asked for a tender? Then mandatory requirements are answered yes or no, by a tenderer.
    #[must_use]
    pub fn is_tender(self) -> bool {
        matches!(self, Self::Procurement | Self::CallOff | Self::DirectAward)
    }
}

impl Law {
    /// Every law.
    pub const ALL: [Self; 3] = [Self::Lou, Self::Luf, Self::Luk];

    /// The word in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Lou => "lou",
            Self::Luf => "luf",
            Self::Luk => "luk",
        }
    }

    /// The law of a word in a file.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|law| law.id() == id)
    }
}

impl NationalSecurity {
    /// The answer of a word in a file.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        match id {
            "no" => Some(Self::No),
            "yes" => Some(Self::Yes),
            "unknown" => Some(Self::Unknown),
            _ => None,
        }
    }

    /// The word in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Yes => "yes",
            Self::Unknown => "unknown",
        }
    }
}

impl Scale {
    /// The word in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::ZeroToFour => "0-4",
            Self::OneToFourKlassaV3 => "1-4-klassa-v3",
        }
    }

    /// The scale of a word in a file.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::ZeroToFour, Self::OneToFourKlassaV3].into_iter().find(|scale| scale.id() == id)
    }

    /// Lowest and highest figure on this scale.
    #[must_use]
    pub fn bounds(self) -> (i64, i64) {
        match self {
            Self::ZeroToFour => (0, 4),
            Self::OneToFourKlassaV3 => (1, 4),
        }
    }

    /// The level that a figure on this scale stands for.
    #[must_use]
    pub fn level(self, figure: i64) -> Option<Level> {
        let (min, max) = self.bounds();
        if figure < min || figure > max {
            return None;
        }
        Level::new(figure - min)
    }

    /// The figure that a level has on this scale.
    #[must_use]
    pub fn figure(self, level: Level) -> i64 {
        i64::from(level.value()) + self.bounds().0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_read_and_written() {
        assert_eq!(Classification::parse("K3R2T1").unwrap().to_string(), "K3R2T1");
        assert_eq!(Classification::parse("t1s3k2r0").unwrap().to_string(), "K2R0T1S3");
        for wrong in ["K3R2", "K5R1T1", "K3R2T1K1", "3-2-1", "K3R2T", ""] {
            assert!(Classification::parse(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn the_older_scale_is_one_step_higher() {
        assert_eq!(Scale::OneToFourKlassaV3.level(2), Level::new(1));
        assert_eq!(Scale::OneToFourKlassaV3.level(0), None);
        assert_eq!(Scale::ZeroToFour.level(4), Some(Level::HIGHEST));
    }
}
