use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

use crate::Web;
use crate::patience::Patience;
use crate::routes::router_within;

/// So many connections at once: more wait until one has been closed, so that other things can still open files.
const MOST: usize = 2_000;
/// The largest head of a request, in bytes.
const HEAD: usize = 64 * 1024;
/// So long is waited for those who are under way when the service is stopped.
const FAREWELL: Duration = Duration::from_secs(30);
/// So long is waited where no connection can be taken, for want of files or memory.
const BREATH: Duration = Duration::from_millis(200);

/// Answers what comes to a listener until `stop` is done; what is under way then is finished.
///
/// # Errors
/// When the listener fails.
pub async fn serve(web: &Web, listener: TcpListener, stop: impl Future<Output = ()> + Send + 'static) -> std::io::Result<()> {
    serve_within(web, Patience::default(), listener, stop).await
}

/// The same with other limits of time.
///
/// # Errors
/// When the listener fails.
pub async fn serve_within(
    web: &Web,
    patience: Patience,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    // Turned into services once: by itself it would be for every connection.
    let router = router_within(web, patience).with_state::<()>(());
    let mut connections = Builder::new(TokioExecutor::new()).http1_only();
    connections.http1().timer(TokioTimer::new()).header_read_timeout(patience.head).max_buf_size(HEAD);
    let (open, places) = (GracefulShutdown::new(), Arc::new(Semaphore::new(MOST)));
    let mut stop = pin!(stop);
    loop {
        let next = async {
            let place = Arc::clone(&places).acquire_owned().await;
            (place, listener.accept().await)
        };
        let (place, accepted) = tokio::select! {
            // First, so that many connections do not keep the service from hearing that it must stop.
            biased;
            () = &mut stop => break,
            next = next => next,
        };
        let stream = match accepted {
            Ok((stream, _)) => stream,
            Err(error) => {
                // Whoever went away again is no fault; a lack of files passes when others close theirs.
                tracing::warn!(%error, "no connection could be taken");
                tokio::time::sleep(BREATH).await;
                continue;
            }
        };
        // Answers are small, and somebody waits for each.
        let _ = stream.set_nodelay(true);
        let service = TowerToHyperService::new(router.clone());
        let connection = open.watch(connections.serve_connection(TokioIo::new(stream), service).into_owned());
        tokio::spawn(async move {
            // Connections break all the time; what was done on them has been answered for.
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    let _ = tokio::time::timeout(FAREWELL, open.shutdown()).await;
    Ok(())
}
