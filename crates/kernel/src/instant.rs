use std::fmt;

use crate::Date;

/// Swedish time in the form of POSIX: an hour before UTC, two from the last Sunday of March to the last of October.
const SWEDEN: &str = "CET-1CEST,M3.5.0,M10.5.0/3";

/// A point in time in whole microseconds since 1970-01-01 in UTC: both databases hold exactly that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Instant(i64);

impl Instant {
    /// A second.
    pub const SECOND: i64 = 1_000_000;

    /// So many microseconds after 1970-01-01 in UTC.
    #[must_use]
    pub fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Microseconds since 1970-01-01 in UTC.
    #[must_use]
    pub fn micros(self) -> i64 {
        self.0
    }

    /// So many seconds later; negative is earlier.
    #[must_use]
    pub fn after(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(Self::SECOND)))
    }

    /// Whole seconds since 1970-01-01 in UTC.
    #[must_use]
    pub fn seconds(self) -> i64 {
        self.0.div_euclid(Self::SECOND)
    }

    /// The day and the time of day in Sweden, `18.00.05`, by the rules for summer time that the European Union has had since 1996.
    #[must_use]
    pub fn in_sweden(self) -> (Date, String) {
        let stamp = jiff::Timestamp::from_microsecond(self.0).unwrap_or_default();
        let zone = jiff::tz::TimeZone::posix(SWEDEN).unwrap_or(jiff::tz::TimeZone::UTC);
        let there = stamp.to_zoned(zone);
        (Date::of(there.date()), format!("{:02}.{:02}.{:02}", there.hour(), there.minute(), there.second()))
    }

    /// When a day begins in Sweden.
    #[must_use]
    pub fn begin_of_day_in_sweden(date: Date) -> Self {
        Self::midnight(date, 0)
    }

    /// When the day after it begins there.
    #[must_use]
    pub fn end_of_day_in_sweden(date: Date) -> Self {
        Self::midnight(date, 1)
    }

    fn midnight(date: Date, days: i64) -> Self {
        let zone = jiff::tz::TimeZone::posix(SWEDEN).unwrap_or(jiff::tz::TimeZone::UTC);
        let day = jiff::civil::Date::new(date.year(), date.month(), date.day()).unwrap_or_default();
        let day = day.saturating_add(jiff::Span::new().days(days));
        day.to_zoned(zone).map(|there| Self(there.timestamp().as_microsecond())).unwrap_or_default()
    }
}

/// RFC 3339 in UTC with six decimals: sorts as it reads.
impl fmt::Display for Instant {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let stamp = jiff::Timestamp::from_microsecond(self.0).unwrap_or_default();
        write!(formatter, "{stamp:.6}")
    }
}

impl std::str::FromStr for Instant {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let stamp: jiff::Timestamp = text.parse().map_err(drop)?;
        Ok(Self(stamp.as_microsecond()))
    }
}

#[cfg(test)]
mod tests {
    use super::Instant;

    #[test]
    fn is_written_and_read_alike() {
        let instant = Instant::from_micros(1_795_370_400_123_456);
        assert_eq!(instant.to_string(), "2026-11-22T18:00:00.123456Z");
        assert_eq!(instant.to_string().parse(), Ok(instant));
        assert_eq!(instant.in_sweden().1, "19.00.00");
        assert_eq!(
            "2026-07-01T22:30:00Z".parse().map(|summer: Instant| summer.in_sweden().0.to_string()),
            Ok("2026-07-02".to_owned())
        );
        assert!("yesterday".parse::<Instant>().is_err());
    }

    #[test]
    fn days_are_swedish() {
        let day = crate::Date::parse("2026-10-25").unwrap();
        // The day on which summer time ends has 25 hours.
        assert_eq!(Instant::begin_of_day_in_sweden(day).to_string(), "2026-10-24T22:00:00.000000Z");
        assert_eq!(Instant::end_of_day_in_sweden(day).to_string(), "2026-10-25T23:00:00.000000Z");
    }
}
