use kernel::Language;
use store::{Page, TenderQuestion, Wanted};

use super::{TakenOut, day, number_key, says};
use crate::sheet::Cell;
use crate::{App, Caller, IssuedAnnex, May, Result, TableFile, TableFormat};

impl IssuedAnnex {
    /// The questions on it that are wanted, one page by `asked`; the state is `open` or `answered`.
    #[must_use]
    pub fn question_page(&self, wanted: &Wanted) -> Page<TenderQuestion> {
        Page::at_hand(chosen(&self.questions, wanted), wanted)
    }
}

impl App {
    /// The questions on an annex as a workbook or separated text, with their answers.
    ///
    /// # Errors
    /// When there is no such annex.
    pub async fn export_questions(
        &self,
        caller: &Caller,
        annex: &str,
        wanted: &Wanted,
        language: Language,
        format: TableFormat,
    ) -> Result<TableFile> {
        caller.must(May::ReadCases)?;
        let issued = self.annex(caller, annex).await?;
        let mut found = chosen(&issued.questions, wanted);
        found.sort_by(|one, other| (&one.0, &one.1).cmp(&(&other.0, &other.1)));
        if wanted.order.descending {
            found.reverse();
        }
        let of = |(number, (_, _, one)): (i64, (String, String, TenderQuestion))| -> Vec<Cell> {
            vec![Cell::Number(number), day(one.asked_at), one.question.into(), one.answer.into()]
        };
        let rows = (1..).zip(found).map(of).collect();
        let columns = &[("number", 8), ("asked", 12), ("question", 70), ("answer", 70)];
        self.taken_out(caller, TakenOut { list: "questions", action: "question.export", columns, rows }, language, format).await
    }
}

fn chosen(all: &[TenderQuestion], wanted: &Wanted) -> Vec<(String, String, TenderQuestion)> {
    let fits = |one: &&TenderQuestion| {
        let in_state = wanted.state.as_ref().is_none_or(|state| (state == "open") == one.answer.is_empty());
        in_state && says(&format!("{} {}", one.question, one.answer), &wanted.words)
    };
    all.iter().filter(fits).map(|one| (number_key(one.asked_at), one.id.clone(), one.clone())).collect()
}
