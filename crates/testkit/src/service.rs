use std::path::PathBuf;

use app::{App, CaseForm, Clock, Config, Database, Instant, MemberForm, Role};
use migrations::{Migrator, MigratorTrait};
use sea_orm::ConnectionTrait;
use store::Store;
use tempfile::TempDir;

use crate::Client;

/// The password of everybody.
pub const PASSWORD: &str = "blå cyklar i regn";
/// When the tests begin: 22 November 2026, 19.00 in Sweden.
const BEGIN: i64 = 1_795_380_000_000_000;

/// A case that can be stored as it is.
pub const CASE: fn(&str) -> CaseForm = |title| CaseForm {
    title: title.to_owned(),
    reference: "KS 2026/12".to_owned(),
    description: "Ett system för elever och vårdnadshavare.".to_owned(),
    mode: "procurement".to_owned(),
    law: "lou".to_owned(),
    below_threshold: false,
    national_security: "no".to_owned(),
    class: "K2R2T2".to_owned(),
    delivery: vec!["saas".to_owned()],
    circumstances: vec!["personal-data".to_owned()],
    language: "sv".to_owned(),
    unit: String::new(),
    answers: Vec::new(),
};

/// A service on a fresh database: a file, or PostgreSQL where `TEST_DATABASE_URL` names a server.
pub struct Service {
    /// The use cases.
    pub app: App,
    /// The pages.
    pub web: web::Web,
    /// Where its data lies.
    pub database: Database,
    folder: TempDir,
}

/// An organisation with one person for each role: `administrator@slug.se` and so on.
pub struct House {
    /// Its short name.
    pub slug: String,
    /// For each role the address of whoever has it.
    pub people: Vec<(Role, String)>,
}

impl Service {
    /// A service without anybody. `reader` is the program that reads files in a process of its own.
    pub async fn fresh(reader: &str) -> Self {
        Self::with(reader, |_| {}).await
    }

    /// The same with another configuration.
    pub async fn with(reader: &str, change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut config = Config::read(None).unwrap();
        config.data = folder.path().join("data");
        if let Ok(server) = std::env::var("TEST_DATABASE_URL") {
            let name = format!("k{}", store::new_id().replace('-', ""));
            let at = sea_orm::Database::connect(&server).await.unwrap();
            at.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
            config.database_url = format!("{}/{name}", server.rsplit_once('/').unwrap().0);
        }
        change(&mut config);
        std::fs::create_dir_all(&config.data).unwrap();
        let database = config.database();
        let on = Store::for_migrations(&database).await.unwrap();
        Migrator::up(&on, None).await.unwrap();
        on.close().await.unwrap();
        let clock = Clock::fixed(Instant::from_micros(BEGIN));
        let app = App::open(config, clock, (PathBuf::from(reader), Vec::new())).await.unwrap();
        let web = web::Web::new(app.clone()).unwrap();
        Self { app, web, database, folder }
    }

    /// The folder that the data lies in.
    #[must_use]
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Another process on the same data.
    pub async fn another(&self) -> Self {
        let reader = (PathBuf::from("/nowhere"), Vec::new());
        let app = App::open(self.app.config().clone(), self.app.clock.clone(), reader).await.unwrap();
        let web = web::Web::new(app.clone()).unwrap();
        Self { app, web, database: self.database.clone(), folder: tempfile::tempdir().unwrap() }
    }

    /// Another process on the same database, set up in another way.
    pub async fn changed(&self, reader: &str, change: impl FnOnce(&mut Config)) -> Self {
        let mut config = self.app.config().clone();
        change(&mut config);
        let app = App::open(config, self.app.clock.clone(), (PathBuf::from(reader), Vec::new())).await.unwrap();
        let web = web::Web::new(app.clone()).unwrap();
        Self { app, web, database: self.database.clone(), folder: tempfile::tempdir().unwrap() }
    }

    /// Adds an organisation with one person for each role, all of whom can log in.
    pub async fn house(&self, name: &str, slug: &str) -> House {
        let address = |role: Role| format!("{}@{slug}.se", role.id());
        let link = self.app.set_up(name, slug, "Ada Administratör", &address(Role::Administrator)).await.unwrap();
        self.enrol(&link).await;
        let administrator = self.caller(&address(Role::Administrator)).await;
        for role in Role::ALL.into_iter().filter(|role| *role != Role::Administrator) {
            let form = MemberForm {
                name: format!("{} Svensson", role.id()),
                email: address(role),
                roles: vec![role.id().to_owned()],
                language: "sv".to_owned(),
            };
            let (_, link) = self.app.invite(&administrator, &form).await.unwrap();
            self.enrol(&link).await;
        }
        House { slug: slug.to_owned(), people: Role::ALL.map(|role| (role, address(role))).into() }
    }

    /// Follows a one-time link: password and codes.
    pub async fn enrol(&self, link: &str) {
        let link = link.rsplit('/').next().unwrap();
        let attempt = self.app.choose_password(link, PASSWORD, PASSWORD).await.unwrap();
        let (_, email) = self.app.welcome(link).await.unwrap();
        let code = self.app.code_of(&email).await.unwrap();
        self.app.confirm_codes(&attempt.secret, &code).await.unwrap();
        self.pass();
    }

    /// Lets a minute go by, so that the next code is another one.
    pub fn pass(&self) {
        self.app.clock.pass(60);
    }

    /// Logs somebody in and gives the secret of their session.
    pub async fn session(&self, email: &str) -> String {
        self.pass();
        let attempt = self.app.log_in(email, PASSWORD).await.unwrap();
        let code = self.app.code_of(email).await.unwrap();
        self.app.log_in_code(&attempt.secret, &code).await.unwrap().secret
    }

    /// Somebody as the use cases know them.
    pub async fn caller(&self, email: &str) -> app::Caller {
        let session = self.session(email).await;
        self.app.visit(&session).await.unwrap().caller.unwrap()
    }

    /// Somebody who has a role in an organisation, as the use cases know them.
    pub async fn role(&self, house: &House, role: Role) -> app::Caller {
        self.caller(house.address(role)).await
    }

    /// A browser in which somebody has logged in.
    pub async fn client(&self, email: &str) -> Client {
        Client::new(web::router(&self.web), Some(self.session(email).await))
    }

    /// A browser in which nobody has logged in.
    #[must_use]
    pub fn stranger(&self) -> Client {
        Client::new(web::router(&self.web), None)
    }
}

impl House {
    /// The address of whoever has a role.
    #[must_use]
    pub fn address(&self, role: Role) -> &str {
        self.people.iter().find(|(own, _)| *own == role).map_or("", |(_, address)| address)
    }
}
