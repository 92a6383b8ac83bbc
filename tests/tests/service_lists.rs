//! Lists as people meet them: Swedish order on either database, page by page, narrowed, searched, and taken out as files.
#![allow(clippy::unwrap_used, reason = "a helper that fails has failed its test")]

use std::io::Read;

use app::{App, ContractForm, DecisionForm, DecisionKind, Order, Role, UploadedFile, Wanted};
use axum::http::StatusCode;
use migrations::{Migrator, MigratorTrait};
use sea_orm::ConnectionTrait;
use testkit::{Answer, CASE, Client, House, Service};

const CHILD: &str = env!("CARGO_BIN_EXE_text-child");
/// Titles in the order of a Swedish dictionary.
const SORTED: [&str; 12] = [
    "=HYPERLINK(\"http://x\")",
    "Alfa",
    "alfa",
    "Cafe",
    "Café",
    "Cafémöbler",
    "Zonindelning",
    "Åkerier",
    "åkermark",
    "Äldreboende",
    "Öppettider",
    "Öppettider",
];

async fn service() -> (Service, House) {
    let service = Service::fresh(CHILD).await;
    let house = service.house("Exempelköpings kommun", "exempel").await;
    (service, house)
}

async fn cases(service: &Service, house: &House) {
    let officer = service.role(house, Role::Officer).await;
    // In an order of no kind.
    for number in [7, 0, 11, 3, 9, 1, 5, 10, 2, 8, 4, 6] {
        service.app.add_case(&officer, &CASE(SORTED[number])).await.unwrap();
    }
}

/// The titles of the rows of a table, in order.
fn titles(page: &Answer) -> Vec<String> {
    let text = page.text();
    let rows = text.split("<td class=\"kk-num\">").skip(1);
    let title =
        |row: &str| row.split("\">").nth(1).unwrap().split('<').next().unwrap().replace("&quot;", "\"").replace("&#x3D;", "=");
    rows.map(title).collect()
}

fn alike(found: &[String], expected: &[&str]) {
    // Capitals decide nothing: two titles that differ only so may come in either order.
    let lower = |all: Vec<&str>| all.into_iter().map(str::to_lowercase).collect::<Vec<_>>();
    assert_eq!(lower(found.iter().map(String::as_str).collect()), lower(expected.to_vec()));
}

/// Every row of the list, its pages forwards and then backwards.
async fn through(app: &App, caller: &app::Caller, order: Order) -> (Vec<String>, Vec<String>) {
    let first = Wanted { order, limit: 5, ..Wanted::default() };
    let (mut there, mut back) = (Vec::new(), Vec::new());
    let mut page = app.cases(caller, &first).await.unwrap();
    assert!(page.before.is_none());
    loop {
        there.extend(page.rows.iter().map(|row| row.title.clone()));
        let Some(after) = page.after.clone() else { break };
        page = app.cases(caller, &Wanted { from: Some(after), ..first.clone() }).await.unwrap();
    }
    loop {
        back.splice(0..0, page.rows.iter().map(|row| row.title.clone()));
        let Some(before) = page.before.clone() else { break };
        page = app.cases(caller, &Wanted { from: Some(before), ..first.clone() }).await.unwrap();
    }
    (there, back)
}

#[tokio::test]
async fn titles_come_in_swedish_order_page_by_page() {
    let (service, house) = service().await;
    cases(&service, &house).await;
    let caller = service.role(&house, Role::Auditor).await;
    for descending in [false, true] {
        let (there, back) = through(&service.app, &caller, Order { by: "title".to_owned(), descending }).await;
        let mut expected = SORTED.to_vec();
        if descending {
            expected.reverse();
        }
        alike(&there, &expected);
        assert_eq!(there, back);
    }
    let client = service.client(house.address(Role::Auditor)).await;
    let page = client.get("/cases?order=title").await;
    alike(&titles(&page), &SORTED);
    let head = "aria-sort=\"ascending\"><a class=\"kk-sort\" href=\"/cases?order&#x3D;-title\">";
    assert!(page.text().contains(head), "{}", page.text());
    assert!(client.get("/cases?order=-title").await.text().contains("aria-sort=\"descending\""));
    // A place in another order, and nonsense, are nowhere: the list begins anew.
    let by_title = Wanted { order: Order { by: "title".to_owned(), descending: false }, limit: 2, ..Wanted::default() };
    let place = service.app.cases(&caller, &by_title).await.unwrap().after.unwrap().to_string();
    for order in ["number", "changed", "review", "unheard-of"] {
        for from in [place.as_str(), "nonsense"] {
            let answer = client.get(&format!("/cases?order={order}&from={from}")).await;
            assert_eq!(answer.status, StatusCode::OK, "{order} {from}: {}", answer.text());
        }
    }
    for query in ["order=%00", "from=%00", "words=%00"] {
        assert_eq!(client.get(&format!("/cases?{query}")).await.status, StatusCode::BAD_REQUEST, "{query}");
    }
}

#[tokio::test]
async fn searches_find_parts_of_words_and_tell_letters_apart() {
    let (service, house) = service().await;
    cases(&service, &house).await;
    let client = service.client(house.address(Role::Officer)).await;
    for (words, expected) in [
        ("%C3%85KER", vec!["Åkerier", "åkermark"]),
        // Written as a letter and a ring.
        ("A%CC%8Aker", vec!["Åkerier", "åkermark"]),
        ("aker", vec![]),
        ("tider+%C3%B6pp", vec!["Öppettider", "Öppettider"]),
        ("boende", vec!["Äldreboende"]),
        ("100%25", vec![]),
        ("_", vec![]),
    ] {
        let found = titles(&client.get(&format!("/cases?order=title&words={words}")).await);
        alike(&found, &expected);
    }
}

#[tokio::test]
async fn cases_are_narrowed_by_state_unit_who_level_and_circumstance() {
    let (service, house) = service().await;
    let administrator = service.role(&house, Role::Administrator).await;
    let unit = service.app.add_unit(&administrator, "Överförmyndaren").await.unwrap().id;
    let (officer, coordinator) = (service.role(&house, Role::Officer).await, service.role(&house, Role::Coordinator).await);
    let mut first = CASE("Ett");
    first.unit = unit.clone();
    first.class = "K3R1T1".to_owned();
    first.description = "circumstances = [\"ai\"]\nclassification = { x = 0 }".to_owned();
    service.app.add_case(&officer, &first).await.unwrap();
    let mut second = CASE("Två");
    second.circumstances = vec!["ai".to_owned(), "personal-data".to_owned()];
    service.app.add_case(&coordinator, &second).await.unwrap();
    let third = service.app.add_case(&coordinator, &CASE("Tre")).await.unwrap();
    service.app.archive_case(&coordinator, &third.id, None, true).await.unwrap();
    let client = service.client(house.address(Role::Auditor)).await;
    for (query, expected) in [
        ("", vec!["Ett", "Två"]),
        ("&state=archived", vec!["Tre"]),
        ("&state=all", vec!["Ett", "Tre", "Två"]),
        (&format!("&unit={unit}"), vec!["Ett"]),
        (&format!("&who={}", coordinator.person), vec!["Två"]),
        ("&level=3", vec!["Ett"]),
        ("&level=0", vec![]),
        ("&circumstance=ai", vec!["Två"]),
        ("&circumstance=personal-data", vec!["Ett", "Två"]),
        ("&circumstance=%25", vec![]),
        ("&unit=nowhere", vec![]),
    ] {
        let page = client.get(&format!("/cases?order=title{query}")).await;
        alike(&titles(&page), &expected);
        assert!(page.text().contains("Överförmyndaren"), "the units can be chosen");
    }
    // What is chosen stays chosen when the list is ordered in another way.
    let page = client.get("/cases?level=3&circumstance=personal-data").await.text();
    assert!(page.contains("level&#x3D;3&amp;circumstance&#x3D;personal-data&amp;order&#x3D;title"), "{page}");
}

/// The cells of separated text.
fn separated(answer: &Answer) -> Vec<Vec<String>> {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let bare = answer.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bare);
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// A part of a workbook.
fn part(answer: &Answer, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(answer.bytes.clone())).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[tokio::test]
async fn what_is_taken_out_is_safe_whole_and_in_the_log() {
    let (service, house) = service().await;
    cases(&service, &house).await;
    let client = service.client(house.address(Role::Auditor)).await;
    let csv = client.get("/cases/export?format=csv&order=title").await;
    assert!(csv.headers["content-disposition"].to_str().unwrap().contains("filename*=UTF-8''%C3%A4renden.csv"));
    let rows = separated(&csv);
    assert_eq!(rows.len(), SORTED.len() + 2, "heading, rows and the note");
    assert_eq!(rows[0][1], "Vad som köps");
    alike(&rows[2..=SORTED.len()].iter().map(|row| row[1].clone()).collect::<Vec<_>>(), &SORTED[1..]);
    assert_eq!(rows[1][1], "'=HYPERLINK(\"http://x\")", "no formula");
    assert!(rows[1][9] == "2026-11-22" && rows[1][5] == "K2R2T2", "{:?}", rows[1]);
    assert!(rows.last().unwrap()[0].contains("sekretessprövning"));
    let xlsx = client.get("/cases/export?format=xlsx&order=title").await;
    let sheet = part(&xlsx, "xl/worksheets/sheet1.xml");
    // 22 November 2026 is day 46 348 of the workbook's own calendar.
    assert!(sheet.contains("state=\"frozen\"") && sheet.contains("<v>46348</v>"), "{sheet}");
    assert!(!sheet.contains("<f>") && part(&xlsx, "xl/tables/table1.xml").contains("<autoFilter"));
    assert!(part(&xlsx, "xl/sharedStrings.xml").contains("sekretessprövning"));
    let narrowed = separated(&client.get("/cases/export?format=csv&words=%C3%A5ker").await);
    assert_eq!(narrowed.len(), 4);
    assert_eq!(client.get("/cases/export?format=exe").await.status, StatusCode::NOT_FOUND);
    let log = client.get("/audit?action=case.export").await.text();
    assert_eq!(log.matches("Hämtade en lista över ärenden").count(), 3, "{log}");
}

async fn one_of_each(service: &Service, house: &House) -> String {
    let app = &service.app;
    let (administrator, officer) = (service.role(house, Role::Administrator).await, service.role(house, Role::Officer).await);
    for name in ["Östra skolan", "Ängen", "Åsen", "Zon"] {
        app.add_unit(&administrator, name).await.unwrap();
    }
    let case = app.add_case(&officer, &CASE("Ärendesystem")).await.unwrap();
    let annex = app.issue_annex(&officer, &case.id, None).await.unwrap();
    app.publish_annex(&officer, &annex.id, None).await.unwrap();
    app.add_question(&officer, &annex.id, "Gäller kravet i Åbo?", "Ja.").await.unwrap();
    app.add_question(&officer, &annex.id, "=1+1?", "").await.unwrap();
    let other = app.add_case(&officer, &CASE("Överföring")).await.unwrap();
    let proposed = app.proposed(&officer, &other.id).await.unwrap();
    for bound in proposed.annex.requirements.iter().filter(|one| one.law_backed).take(2) {
        let form = DecisionForm {
            requirement: bound.id.clone(),
            kind: DecisionKind::LeaveOut,
            name: String::new(),
            value: String::new(),
            reason: "Finns i ett annat avtal på Ön.".to_owned(),
        };
        app.decide(&officer, &other.id, None, &form).await.unwrap();
    }
    for title in ["Öppet avtal", "Ålands avtal"] {
        let file =
            UploadedFile { name: "avtal.txt".to_owned(), bytes: b"1 Skydd\nLeverant\xc3\xb6ren b\xc3\xb6r kryptera.\n".to_vec() };
        let form =
            ContractForm { title: title.to_owned(), counterpart: "Éclair AB".to_owned(), case: String::new(), whole: true };
        app.add_contract(&officer, &form, vec![file]).await.unwrap();
    }
    annex.id
}

async fn exported(client: &Client, path: &str) -> Vec<Vec<String>> {
    let sign = if path.contains('?') { '&' } else { '?' };
    let xlsx = client.get(&format!("{path}{sign}format=xlsx")).await;
    assert_eq!(&xlsx.bytes[..2], b"PK", "{path}: {}", xlsx.status);
    separated(&client.get(&format!("{path}{sign}format=csv")).await)
}

#[tokio::test]
async fn every_list_is_shown_narrowed_and_taken_out() {
    let (service, house) = service().await;
    let annex = one_of_each(&service, &house).await;
    let client = service.client(house.address(Role::Auditor)).await;
    let column = |rows: &[Vec<String>], at: usize| rows[1..rows.len() - 1].iter().map(|row| row[at].clone()).collect::<Vec<_>>();

    assert_eq!(column(&exported(&client, "/admin/units/export").await, 0), ["Zon", "Åsen", "Ängen", "Östra skolan"]);
    assert_eq!(column(&exported(&client, "/admin/units/export?words=s&order=-name").await, 0), ["Östra skolan", "Åsen"]);
    let people = exported(&client, "/admin/people/export?role=auditor").await;
    assert_eq!(column(&people, 1), ["auditor@exempel.se"]);
    assert_eq!(column(&exported(&client, "/annexes/export?words=rendes").await, 2), ["Ärendesystem"]);
    assert_eq!(column(&exported(&client, "/annexes/export?state=replaced").await, 2), Vec::<String>::new());
    let approvals = exported(&client, "/approvals/export?words=%C3%B6n").await;
    assert_eq!(column(&approvals, 0), ["Överföring", "Överföring"]);
    assert!(approvals[1][5].ends_with("på Ön.") && approvals.last().unwrap()[0].contains("sekretessprövning"));
    let questions = exported(&client, &format!("/annexes/{annex}/questions/export")).await;
    assert_eq!(column(&questions, 2), ["Gäller kravet i Åbo?", "'=1+1?"]);
    let contracts = exported(&client, "/contracts/export?order=title&verdict=missing").await;
    assert_eq!(column(&contracts, 1), ["Ålands avtal", "Öppet avtal"]);
    assert!(contracts.last().unwrap()[0].contains("OSL 18 kap. 8 och 13 §§"));
    assert_eq!(column(&exported(&client, "/contracts/export?verdict=enforceable").await, 1), Vec::<String>::new());

    // The pages themselves, in both languages, ordered in every way that they offer.
    let own = format!("/annexes/{annex}");
    let pages = ["/cases", "/annexes", "/approvals", "/contracts", "/admin/people", "/admin/units", own.as_str()];
    for page in pages {
        for query in ["", "?words=%C3%B6&order=-title", "?state=nothing&unit=x&who=y&level=9&from=x", "?order=-decided&lang=en"] {
            let answer = client.get(&format!("{page}{query}")).await;
            assert_eq!(answer.status, StatusCode::OK, "{page}{query}: {}", answer.text());
            for left in ["{{", "web-list-", ">web-"] {
                assert!(!answer.text().contains(left), "{page}{query}: {left}: {}", answer.text());
            }
        }
    }
    let units = client.get("/admin/units?order=-name").await.text();
    assert!(units.find("Östra skolan").unwrap() < units.find("Zon<").unwrap(), "{units}");
    let open = client.get(&format!("{own}?state=open")).await.text();
    assert!(open.contains("1+1?") && !open.contains("kravet i Åbo"), "{open}");
    let waiting = client.get("/approvals?order=requirement").await.text();
    assert!(waiting.contains("aria-current=\"true\"") && waiting.contains("procurement-officer Svensson"), "{waiting}");
    // Those who may not see a list may not take it out.
    let officer = service.client(house.address(Role::Officer)).await;
    let owner = service.client(house.address(Role::Owner)).await;
    assert_eq!(officer.get("/admin/people/export?format=csv").await.status, StatusCode::FORBIDDEN);
    assert_eq!(owner.get("/contracts/export?format=csv").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn tokens_are_ordered_too() {
    let (service, house) = service().await;
    let officer = service.role(&house, Role::Officer).await;
    for (name, days) in [("Öster", 10), ("Åter", 30), ("Zeta", 20)] {
        service.app.make_token(&officer, name, false, days).await.unwrap();
    }
    let client = service.client(house.address(Role::Officer)).await;
    for (order, expected) in
        [("name", ["Zeta", "Åter", "Öster"]), ("expires", ["Öster", "Zeta", "Åter"]), ("", ["Åter", "Zeta", "Öster"])]
    {
        let page = client.get(&format!("/account?order={order}")).await.text();
        let places: Vec<usize> = expected.iter().map(|name| page.find(&format!("<td>{name}</td>")).unwrap()).collect();
        assert!(places.is_sorted(), "{order}: {places:?}");
    }
}

#[tokio::test]
async fn keys_are_made_for_rows_that_were_there_and_can_be_taken_back() {
    let (service, house) = service().await;
    cases(&service, &house).await;
    let on = store::Store::for_migrations(&service.database).await.unwrap();
    Migrator::down(&on, Some(steps_since_keys())).await.unwrap();
    Migrator::up(&on, None).await.unwrap();
    // A second time changes nothing.
    Migrator::up(&on, None).await.unwrap();
    on.execute_unprepared("SELECT title_key, reference_key FROM cases").await.unwrap();
    on.close().await.unwrap();
    let caller = service.role(&house, Role::Auditor).await;
    let (there, _) = through(&service.app, &caller, Order { by: "title".to_owned(), descending: false }).await;
    alike(&there, &SORTED);
    assert!(service.app.verify_audit(&caller).await.unwrap().verdict.holds(), "keys are no change that anybody made");
}

/// The step that adds the keys, and those after it.
fn steps_since_keys() -> u32 {
    let all = Migrator::migrations();
    let at = all.iter().position(|step| step.name() == "m10_lists").unwrap();
    u32::try_from(all.len() - at).unwrap()
}

#[tokio::test]
async fn the_demonstration_has_something_of_everything() {
    let service = Service::fresh(CHILD).await;
    let people = service.app.fill_demo().await.unwrap();
    assert!(people.iter().any(|one| one.name.contains(['å', 'ä', 'ö', 'Å', 'Ö'])));
    let link = people.iter().find(|one| one.role == Role::Coordinator).unwrap();
    service.enrol(&link.link).await;
    let caller = service.caller(&link.email).await;
    let app = &service.app;
    let all = |state: &str| Wanted { state: Some(state.to_owned()), limit: 200, ..Wanted::default() };
    for state in ["open", "archived"] {
        assert!(!app.cases(&caller, &all(state)).await.unwrap().rows.is_empty(), "{state}");
    }
    for state in ["issued", "published", "replaced"] {
        assert!(!app.annexes(&caller, &all(state)).await.unwrap().rows.is_empty(), "{state}");
    }
    assert!(app.to_approve(&caller).await.unwrap().len() >= 2);
    let published = app.annexes(&caller, &all("published")).await.unwrap().rows.remove(0);
    let questions = app.annex(&caller, &published.id).await.unwrap().questions;
    assert!(questions.len() >= 3 && questions.iter().any(|one| one.answer.is_empty()));
    let issued = app.annexes(&caller, &all("issued")).await.unwrap().rows;
    let second = issued.iter().find(|one| one.number == 2).unwrap();
    assert!(!app.annex(&caller, &second.id).await.unwrap().annex.changes.is_empty());
    let order = Order { by: "number".to_owned(), descending: false };
    let contracts = app.contracts(&caller, &Wanted { order, ..Wanted::default() }).await.unwrap().rows;
    let count = |at: usize, verdict: &str| {
        let found: &app::ContractSummary = &contracts[at];
        found.verdicts.iter().find(|(own, _)| *own == verdict).map_or(0, |(_, count)| *count)
    };
    let said: Vec<_> = contracts.iter().map(|one| (&one.title, &one.verdicts, one.confirmed)).collect();
    assert_eq!(contracts.len(), 3);
    assert!(count(0, "enforceable") > 12, "{said:?}");
    assert!(count(1, "declaratory") >= 3 && count(1, "enforceable") < 5, "{said:?}");
    assert!(count(2, "missing") > 20, "{said:?}");
    assert!(contracts.iter().all(|one| one.confirmed > 0), "{said:?}");
    assert!(app.audit_state(&[]).await.unwrap().verdict.holds());
}
