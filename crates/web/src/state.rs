use std::sync::Arc;

use app::App;
use handlebars::Handlebars;

use crate::assets::Assets;
use crate::slow::Slow;
use crate::templates;

/// What every handler stands on.
#[derive(Clone)]
pub struct Web {
    /// The use cases.
    pub app: App,
    pub(crate) templates: Arc<Handlebars<'static>>,
    pub(crate) assets: Arc<Assets>,
    pub(crate) slow: Arc<Slow>,
}

impl Web {
    /// The pages of a service. A template that cannot be read is a fault of the build, and stops it here.
    ///
    /// # Errors
    /// What is wrong with a template.
    pub fn new(app: App) -> Result<Self, String> {
        Ok(Self {
            app,
            templates: Arc::new(templates::registry()?),
            assets: Arc::new(Assets::new()),
            slow: Arc::new(Slow::default()),
        })
    }
}
