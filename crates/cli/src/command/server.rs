//! The commands of whoever runs the service: each opens it, does one thing and says what came of it.

use std::path::PathBuf;
use std::process::ExitCode;

use app::{App, Clock, Config, Error};
use clap::ArgMatches;
use messages::Messages;
use migrations::{Migrator, MigratorTrait};

use super::text;
use crate::{args, output};

/// What a command gives: its exit code, or a sentence that says why not.
type Done = Result<ExitCode, String>;

/// Runs a command of the service, if it is one.
pub(super) fn run(matches: &ArgMatches, messages: &Messages) -> Option<ExitCode> {
    let (name, own) = matches.subcommand()?;
    let done = match (name, own.subcommand()) {
        ("serve", _) => wait(serve(own, messages)),
        ("admin", Some(("create", own))) => wait(create(own, messages)),
        ("admin", Some(("reset", own))) => wait(reset(own, messages)),
        ("admin", Some(("list", own))) => wait(list(own, messages)),
        ("backup", _) => wait(backup(own, messages)),
        ("restore", _) => wait(restore(own, messages)),
        ("check", _) => wait(check(own, messages)),
        ("audit", Some(("verify", own))) => wait(verify(own, messages)),
        _ => return None,
    };
    Some(done.unwrap_or_else(|says| {
        output::error_line(says);
        ExitCode::from(output::BAD_INPUT)
    }))
}

fn wait(work: impl Future<Output = Done>) -> Done {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|error| error.to_string())?;
    runtime.block_on(work)
}

fn config(matches: &ArgMatches, messages: &Messages) -> Result<Config, String> {
    let wrong = |fault: app::ConfigFault| messages.with("serve-config", &[("detail", fault.detail.into())]);
    let file = text(matches, "config").map(PathBuf::from);
    let mut config = Config::read(file.as_deref()).map_err(wrong)?;
    if let Some(data) = text(matches, "data") {
        config.data = PathBuf::from(data);
    }
    if let Some(url) = text(matches, "database-url") {
        config.database_url = url;
    }
    // Only `serve` has these.
    if let Some(listen) = matches.try_get_one::<String>("listen").ok().flatten() {
        config.listen.clone_from(listen);
    }
    config.behind_proxy |= matches.try_get_one::<bool>("behind-proxy").ok().flatten().copied().unwrap_or_default();
    config.checked().map_err(wrong)
}

async fn open(matches: &ArgMatches, messages: &Messages) -> Result<App, String> {
    let config = config(matches, messages)?;
    let failed = |detail: String| messages.with("serve-failed", &[("detail", detail.into())]);
    std::fs::create_dir_all(&config.data).map_err(|error| failed(error.to_string()))?;
    let on = app::Store::for_migrations(&config.database()).await.map_err(|error| failed(chain(&error)))?;
    Migrator::up(&on, None).await.map_err(|error| failed(error.to_string()))?;
    on.close().await.map_err(|error| failed(error.to_string()))?;
    let program = std::env::current_exe().map_err(|error| failed(error.to_string()))?;
    let reader = (program, vec![args::CHILD, args::CHILD_TEXT]);
    App::open(config, Clock::System, reader).await.map_err(|error| says(&error, messages))
}

/// An error with what caused it.
fn chain(error: &dyn std::error::Error) -> String {
    let cause = error.source().map(|source| format!(": {}", chain(source))).unwrap_or_default();
    format!("{error}{cause}")
}

fn says(error: &Error, messages: &Messages) -> String {
    match error {
        Error::Invalid(problems) => {
            let lines: Vec<String> = problems.iter().map(|wrong| messages.problem(&wrong.problem)).collect();
            lines.join("\n")
        }
        Error::Conflict(problem) | Error::Stopped(problem) => messages.problem(problem),
        Error::Unavailable(detail) | Error::Internal(detail) => {
            messages.with("serve-failed", &[("detail", detail.as_str().into())])
        }
        other => messages.with("serve-failed", &[("detail", format!("{other:?}").into())]),
    }
}

async fn serve(matches: &ArgMatches, messages: &Messages) -> Done {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "info,sqlx=warn".into());
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).json().init();
    let app = open(matches, messages).await?;
    let address = app.config().listen.clone();
    let refused = |error: std::io::Error| {
        let values = [("address", address.as_str().into()), ("detail", error.to_string().into())];
        messages.with("serve-not-listening", &values)
    };
    // Nothing is written to a new folder before it is known that the service can be reached.
    let listener = tokio::net::TcpListener::bind(&address).await.map_err(refused)?;
    // Everything but uploaded files works without them, and the place may come back: it is no reason not to start.
    if let Err(error) = app.files_answer().await {
        output::error_line(messages.with("serve-files", &[("detail", says(&error, messages).into())]));
    }
    let empty = app.is_empty().await.map_err(|error| says(&error, messages))?;
    if empty && matches.get_flag("demo") {
        let people = app.fill_demo().await.map_err(|error| says(&error, messages))?;
        output::line(messages.text("serve-demo"));
        for person in people {
            let role = messages.text(&format!("web-role-{}", person.role.id()));
            output::line(format!("  {} <{}>, {role}\n    {}", person.name, person.email, person.link));
        }
    } else if empty {
        output::line(messages.text("serve-empty"));
    }
    if !app.is_empty().await.map_err(|error| says(&error, messages))? {
        app.check_providers().await.map_err(|error| says(&error, messages))?;
    }
    let at = app.config().address();
    let counts = app.config().metrics_listen.clone();
    let web = web::Web::new(app)?;
    let (tell, told) = tokio::sync::watch::channel(false);
    let counting = match counts.as_str() {
        "" => None,
        counts => {
            let listener = tokio::net::TcpListener::bind(counts).await.map_err(|error| {
                messages.with("serve-not-listening", &[("address", counts.into()), ("detail", error.to_string().into())])
            })?;
            Some(tokio::spawn(count(web.clone(), listener, told.clone())))
        }
    };
    let jobs = tokio::spawn(web.app.clone().work(told));
    let stop = stop();
    output::line(messages.with("serve-listens", &[("address", at.into())]));
    let served = web::serve(&web, listener, stop).await.map_err(refused);
    // What is under way is finished; the rest waits for the next start.
    tell.send_replace(true);
    let ended = jobs.await.map_err(|error| error.to_string());
    if let Some(counting) = counting {
        counting.await.map_err(|error| error.to_string())?;
    }
    served.and(ended)?;
    output::line(messages.text("serve-stops"));
    Ok(ExitCode::SUCCESS)
}

/// Answers whoever reads counts until it is told to stop.
async fn count(web: web::Web, listener: tokio::net::TcpListener, mut told: tokio::sync::watch::Receiver<bool>) {
    let stop = async move {
        // Whoever could tell it to has gone: that is as good.
        let _ = told.wait_for(|stop| *stop).await;
    };
    if let Err(error) = web::serve_metrics(&web, listener, stop).await {
        output::error_line(error.to_string());
    }
}

/// Done when somebody wants the service to stop. It listens from when it is made: whoever stops the service as soon as it has
/// started lets it finish what it does, too.
fn stop() -> impl Future<Output = ()> + Send + 'static {
    #[cfg(unix)]
    let signals = {
        use tokio::signal::unix::{SignalKind, signal};
        [signal(SignalKind::interrupt()), signal(SignalKind::terminate())]
    };
    async move {
        #[cfg(unix)]
        if let [Ok(mut interrupt), Ok(mut terminate)] = signals {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
        // Without signals it stops only with the process.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

async fn create(matches: &ArgMatches, messages: &Messages) -> Done {
    let app = open(matches, messages).await?;
    let given = |name: &str| text(matches, name).unwrap_or_default();
    let email = given("email");
    let link = app.set_up(&given("organisation"), &given("slug"), &given("name"), &email).await;
    link_shown(&email, &link.map_err(|error| says(&error, messages))?, messages)
}

async fn reset(matches: &ArgMatches, messages: &Messages) -> Done {
    let app = open(matches, messages).await?;
    let email = text(matches, "email").unwrap_or_default();
    match app.reset(&email).await {
        Ok(link) => link_shown(&email, &link, messages),
        Err(Error::NotFound) => Err(messages.with("admin-unknown", &[("email", email.into())])),
        Err(error) => Err(says(&error, messages)),
    }
}

fn link_shown(email: &str, link: &str, messages: &Messages) -> Done {
    output::error_line(messages.with("admin-link", &[("email", email.into())]));
    output::line(link);
    Ok(ExitCode::SUCCESS)
}

async fn list(matches: &ArgMatches, messages: &Messages) -> Done {
    let app = open(matches, messages).await?;
    let people = app.administrators().await.map_err(|error| says(&error, messages))?;
    if people.is_empty() {
        output::error_line(messages.text("admin-none"));
    }
    for (email, name, disabled) in people {
        let note = if disabled { format!(" ({})", messages.text("admin-disabled")) } else { String::new() };
        output::line(format!("{email}  {name}{note}"));
    }
    Ok(ExitCode::SUCCESS)
}

async fn backup(matches: &ArgMatches, messages: &Messages) -> Done {
    let app = open(matches, messages).await?;
    let file = PathBuf::from(text(matches, "file").unwrap_or_default());
    let done = app.back_up(&file).await.map_err(|error| says(&error, messages))?;
    let count = i64::try_from(done.files).unwrap_or(i64::MAX);
    output::error_line(messages.with("backup-done", &[("count", count.into()), ("file", file.display().to_string().into())]));
    if done.lacking.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    let count = i64::try_from(done.lacking.len()).unwrap_or(i64::MAX);
    output::line(messages.with("backup-lacks", &[("count", count.into())]));
    done.lacking.iter().for_each(output::line);
    Ok(ExitCode::from(output::FINDINGS))
}

async fn restore(matches: &ArgMatches, messages: &Messages) -> Done {
    let config = config(matches, messages)?;
    let file = PathBuf::from(text(matches, "file").unwrap_or_default());
    let restored = app::restore(&config, &file).await.map_err(|error| says(&error, messages))?;
    let count = i64::try_from(restored.files).unwrap_or(i64::MAX);
    let values = [("count", count.into()), ("folder", config.data.display().to_string().into())];
    output::error_line(messages.with("restore-done", &values));
    Ok(ExitCode::SUCCESS)
}

async fn check(matches: &ArgMatches, messages: &Messages) -> Done {
    let app = open(matches, messages).await?;
    let (sound, damaged) = app.check().await.map_err(|error| says(&error, messages))?;
    if !sound {
        output::line(messages.text("check-unsound"));
    }
    if !damaged.is_empty() {
        let count = i64::try_from(damaged.len()).unwrap_or(i64::MAX);
        output::line(messages.with("check-files", &[("count", count.into())]));
        damaged.iter().for_each(output::line);
    }
    if sound && damaged.is_empty() {
        output::line(messages.text("check-sound"));
        return Ok(ExitCode::SUCCESS);
    }
    Ok(ExitCode::from(output::FINDINGS))
}

async fn verify(matches: &ArgMatches, messages: &Messages) -> Done {
    let app = open(matches, messages).await?;
    let mut notes = Vec::new();
    if let Some(file) = text(matches, "checkpoint") {
        let note = std::fs::read_to_string(&file).map_err(|error| format!("{file}: {error}"))?;
        // Mail and editors may have changed the ends of lines, which are signed.
        notes.push(note.replace("\r\n", "\n"));
    }
    let state = app.audit_state(&notes).await.map_err(|error| says(&error, messages))?;
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    if state.verdict.holds() {
        let verdict = &state.verdict;
        let values = [
            ("size", number(verdict.size).into()),
            ("rows", number(verdict.rows).into()),
            ("checkpoints", number(verdict.checkpoints).into()),
        ];
        output::error_line(messages.with("audit-holds", &values));
        // What is kept outside, so that nobody can rewrite what it covers.
        output::line(state.note);
        return Ok(ExitCode::SUCCESS);
    }
    output::line(messages.text("audit-fails"));
    for fault in &state.verdict.faults {
        output::line(format!("  {fault:?}"));
    }
    Ok(ExitCode::from(output::FINDINGS))
}
