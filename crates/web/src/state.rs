use std::ops::Deref;
use std::sync::Arc;

use app::App;
use handlebars::Handlebars;

use crate::assets::Assets;
use crate::slow::Slow;
use crate::templates;

/// What every handler stands on. Each request copies it many times on its way through the layers: a copy is one count.
#[derive(Clone)]
pub struct Web(Arc<State>);

/// What it holds.
pub struct State {
    /// The use cases.
    pub app: App,
    pub(crate) templates: Handlebars<'static>,
    pub(crate) assets: Assets,
    pub(crate) slow: Slow,
}

impl Web {
    /// The pages of a service. A template that cannot be read is a fault of the build, and stops it here.
    ///
    /// # Errors
    /// What is wrong with a template.
    pub fn new(app: App) -> Result<Self, String> {
        let state = State { app, templates: templates::registry()?, assets: Assets::new(), slow: Slow::default() };
        Ok(Self(Arc::new(state)))
    }
}

impl Deref for Web {
    type Target = State;

    fn deref(&self) -> &State {
        &self.0
    }
}
