use std::fmt;

use crate::Language;

/// A calendar date without time of day or zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(jiff::civil::Date);

/// The text was not a date of the form `2026-11-22`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateError {
    /// What stood there.
    pub found: String,
}

const SWEDISH_MONTHS: [&str; 12] =
    ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"];
const ENGLISH_MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

impl Date {
    /// A date from its parts, if there is such a day.
    #[must_use]
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        jiff::civil::Date::new(year, month, day).ok().map(Self)
    }

    pub(crate) fn of(date: jiff::civil::Date) -> Self {
        Self(date)
    }

    /// Reads `2026-11-22`.
    ///
    /// # Errors
    /// When the text has another form, or there is no such day.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let wrong = || DateError { found: text.to_owned() };
        let mut parts = text.split('-');
        let (Some(year), Some(month), Some(day), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
            return Err(wrong());
        };
        if year.len() != 4 || month.len() != 2 || day.len() != 2 {
            return Err(wrong());
        }
        let (Ok(year), Ok(month), Ok(day)) = (year.parse(), month.parse(), day.parse()) else { return Err(wrong()) };
        Self::new(year, month, day).ok_or_else(wrong)
    }

    /// The year, for example 2026.
    #[must_use]
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// As written in running text: `22 november 2026`, `22 November 2026`.
    #[must_use]
    pub fn in_words(self, language: Language) -> String {
        let months = match language {
            Language::Swedish => &SWEDISH_MONTHS,
            Language::English => &ENGLISH_MONTHS,
        };
        let month = usize::try_from(self.month() - 1).ok().and_then(|index| months.get(index)).copied().unwrap_or_default();
        format!("{} {month} {}", self.day(), self.year())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes() {
        let date = Date::parse("2026-11-22").unwrap();
        assert_eq!(date.to_string(), "2026-11-22");
        assert_eq!(date.in_words(Language::Swedish), "22 november 2026");
        for wrong in ["2026-13-01", "2026-02-30", "22/11 2026", "2026-1-1", "", "2026-11-22-1"] {
            assert!(Date::parse(wrong).is_err(), "{wrong}");
        }
    }
}
