//! What makes a number an amount and no sign.

/// Words after a number that make it an amount.
pub(super) const UNITS: [&str; 24] = [
    "procent",
    "percent",
    "%",
    "‰",
    "°",
    "kr",
    "kronor",
    "sek",
    "eur",
    "mkr",
    "tkr",
    "mnkr",
    "miljoner",
    "million",
    "miljarder",
    "timmar",
    "hours",
    "dagar",
    "days",
    "gb",
    "mb",
    "tb",
    "gånger",
    "times",
];

/// Do words begin with what is counted?
pub(super) fn is_amount(rest: &str) -> bool {
    const COUNTED: &[&str] = &[
        "dag",
        "dagar",
        "arbetsdag",
        "arbetsdagar",
        "bankdagar",
        "kalenderdagar",
        "dygn",
        "timme",
        "vecka",
        "veckor",
        "månad",
        "månader",
        "år",
        "day",
        "working",
        "business",
        "calendar",
        "hour",
        "week",
        "weeks",
        "month",
        "months",
        "year",
        "years",
        "consecutive",
        "banking",
    ];
    let first =
        rest.split(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ')')).next().unwrap_or_default().to_lowercase();
    UNITS.contains(&first.as_str()) || COUNTED.contains(&first.as_str())
}
