//! Waking the window from other threads.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use egui::Context;

/// Wakes the window once there is one; before that its first frame will look by itself.
#[derive(Clone, Default)]
pub struct Repainter(Arc<OnceLock<Context>>);

impl Repainter {
    /// The window is there.
    pub fn attach(&self, ctx: &Context) {
        // A second window would be a second program; the first attachment stays.
        let _ = self.0.set(ctx.clone());
    }

    /// A function that wakes the window from any thread.
    pub fn caller(&self) -> impl Fn() + Send + Sync + Clone + 'static {
        let window = Arc::clone(&self.0);
        move || {
            if let Some(ctx) = window.get() {
                // egui draws twice for a request without a delay; and jobs that end together share a frame.
                ctx.request_repaint_after(Duration::from_millis(1));
            }
        }
    }
}
