use tokio::net::TcpListener;

use crate::{Web, router};

/// Answers what comes to a listener until `stop` is done; what is under way then is finished.
///
/// # Errors
/// When the listener fails.
pub async fn serve(web: &Web, listener: TcpListener, stop: impl Future<Output = ()> + Send + 'static) -> std::io::Result<()> {
    // Made into a service once: by itself it would be built anew for every connection.
    axum::serve(listener, router(web).into_make_service()).with_graceful_shutdown(stop).await
}
