//! Calm diagrams: bars beside each other in words, drawn by the service, each with the same figures as a table. What a bar is of is told
//! by its place, its edge and its filling, never by colour alone.

use app::Language;
use serde_json::{Value, json};

use crate::templates::text;

/// So wide the drawing is; browsers scale it.
const WIDTH: f64 = 640.0;
/// Where bars begin and how long the longest is.
const BARS: (f64, f64) = (240.0, 300.0);
/// From one row to the next.
const STEP: f64 = 30.0;
/// So much stands above the first row where there is a legend.
const LEGEND: f64 = 30.0;
/// Rows that are drawn; the table has them all.
const MOST: usize = 12;
/// Letters of a name that have room beside a bar.
const LETTERS: usize = 26;
/// How the parts of a bar are filled, in order.
const FILLINGS: [&str; 3] = ["a", "b", "c"];

/// A diagram: rows with a number for each part.
pub(crate) struct Chart<'c> {
    /// Its id on the page.
    pub(crate) id: &'c str,
    /// The sentence that says what it shows.
    pub(crate) title: String,
    /// The heading of the column with the names of the rows.
    pub(crate) of: String,
    /// What the parts of a bar are, at most three.
    pub(crate) parts: Vec<String>,
    /// For each row its name and the number of each part.
    pub(crate) rows: Vec<(String, Vec<usize>)>,
}

impl Chart<'_> {
    /// What the template draws; nothing where there is nothing to count.
    pub(crate) fn value(self, language: Language) -> Value {
        let sum = |row: &(String, Vec<usize>)| row.1.iter().sum::<usize>();
        let largest = self.rows.iter().map(sum).max().unwrap_or_default();
        if largest == 0 {
            return Value::Null;
        }
        let above = if self.parts.len() > 1 { LEGEND } else { 0.0 };
        let drawn: Vec<Value> =
            self.rows.iter().take(MOST).zip(0_u16..).map(|(row, at)| bar(row, above + f64::from(at) * STEP, largest)).collect();
        #[expect(clippy::cast_precision_loss, reason = "a few rows")]
        let height = above + self.rows.len().min(MOST) as f64 * STEP + 6.0;
        let legend = self.parts.iter().zip(FILLINGS).zip(0_u16..).map(|((name, filling), at)| {
            let x = BARS.0 + f64::from(at) * 140.0;
            json!({ "x": figure(x), "text_x": figure(x + 20.0), "filling": filling, "text": name })
        });
        let table = self.rows.iter().map(|(name, numbers)| json!({ "name": name, "numbers": numbers }));
        json!({
            "id": self.id,
            "title": self.title,
            "description": text(language, "web-chart-description"),
            "of": self.of,
            "parts": self.parts,
            "width": figure(WIDTH),
            "height": figure(height),
            "axis": { "x": figure(BARS.0), "y1": figure(above), "y2": figure(height) },
            "legend": if self.parts.len() > 1 { legend.collect::<Vec<_>>() } else { Vec::new() },
            "bars": drawn,
            "cut": self.rows.len() > MOST,
            "table": table.collect::<Vec<_>>(),
        })
    }
}

fn bar((name, numbers): &(String, Vec<usize>), y: f64, largest: usize) -> Value {
    #[expect(clippy::cast_precision_loss, reason = "nobody has so many that a bar would be drawn wrong")]
    let length = |number: usize| BARS.1 * number as f64 / largest as f64;
    let mut x = BARS.0;
    let mut parts = Vec::new();
    for (number, filling) in numbers.iter().zip(FILLINGS) {
        let own = length(*number);
        if *number > 0 {
            parts.push(json!({ "x": figure(x), "y": figure(y + 5.0), "width": figure(own), "filling": filling }));
        }
        x += own;
    }
    let short = if name.chars().count() > LETTERS {
        format!("{}…", name.chars().take(LETTERS - 1).collect::<String>().trim_end())
    } else {
        name.clone()
    };
    let says: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    json!({
        "text": short,
        "text_x": figure(BARS.0 - 10.0),
        "text_y": figure(y + 20.0),
        "says": says.join(" · "),
        "says_x": figure(x + 8.0),
        "parts": parts,
    })
}

/// A length with at most one decimal.
fn figure(length: f64) -> String {
    let text = format!("{length:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart(rows: Vec<(String, Vec<usize>)>) -> Value {
        let parts = vec!["Ska".to_owned(), "Bör".to_owned()];
        Chart { id: "c", title: "T".to_owned(), of: "Område".to_owned(), parts, rows }.value(Language::Swedish)
    }

    #[test]
    fn bars_are_as_long_as_their_numbers_and_nothing_draws_nothing() {
        let drawn =
            chart(vec![("Loggning".to_owned(), vec![3, 1]), ("Ett namn som inte får plats bredvid".to_owned(), vec![0, 2])]);
        assert_eq!((&drawn["bars"][0]["parts"][0]["width"], &drawn["bars"][0]["parts"][1]["x"]), (&json!("225"), &json!("465")));
        assert_eq!(drawn["bars"][1]["parts"].as_array().unwrap().len(), 1);
        assert_eq!(
            (&drawn["bars"][0]["says"], &drawn["bars"][1]["text"]),
            (&json!("3 · 1"), &json!("Ett namn som inte får pla…"))
        );
        assert!(chart(vec![("Loggning".to_owned(), vec![0, 0])]).is_null() && chart(Vec::new()).is_null());
    }

    #[test]
    fn the_table_has_the_rows_that_are_not_drawn() {
        let drawn = chart((0..20).map(|number| (number.to_string(), vec![number, 1])).collect());
        assert_eq!((drawn["bars"].as_array().unwrap().len(), drawn["table"].as_array().unwrap().len()), (12, 20));
        assert_eq!(drawn["cut"], true);
    }
}
