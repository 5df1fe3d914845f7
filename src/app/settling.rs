//! Passes of one frame in place of the frames that egui asks for.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use egui::Context;

/// A frame is the first after a rest when so much time has gone by since the last one.
const REST: Duration = Duration::from_millis(25);
/// Passes in which the screen comes to rest: one that is asked for another, and the two that egui adds to it, with one
/// to spare for what only shows in the second.
const MOST_PASSES: usize = 4;

/// Whether the screen is at rest.
///
/// egui has every request for a frame answered by two, and makes one for each event of the window and for each widget
/// that it meets for the first time: a key costs three frames, in which nothing is to be seen after the first, and
/// letting it go three more. A frame is dear to paint and cheap to work out. So a frame after a rest is worked out
/// again until nothing in it asks for another one, and painted once. While the screen moves, a frame follows anyway.
pub struct Settling {
    /// Whether a frame has been asked for, to be drawn at once.
    is_asked: Arc<AtomicBool>,
    /// Whether the last pass asked, which egui answers in the pass after next as well.
    did_ask: bool,
    /// When the last frame was first worked out.
    last_frame: Option<Instant>,
    /// Whether the frame is the first after a rest.
    is_rested: bool,
    /// Whether it has been worked out once more, and how many before it were, one after another.
    is_repeated: bool,
    repeated: u32,
}

impl Settling {
    /// For a window that has drawn nothing yet.
    pub fn new(ctx: &Context) -> Self {
        ctx.options_mut(|options| options.max_passes = MOST_PASSES.try_into().unwrap_or(options.max_passes));
        // A new context wants two frames.
        let is_asked = Arc::new(AtomicBool::new(true));
        let asks = Arc::clone(&is_asked);
        ctx.set_repaint_observer(move |request| {
            asks.fetch_or(request.delay.is_zero(), Ordering::Relaxed);
        });
        Self { is_asked, did_ask: false, last_frame: None, is_rested: true, is_repeated: false, repeated: 0 }
    }

    /// Has the frame worked out once more where that saves another one; at the end of each pass. Whether it is.
    pub fn end_pass(&mut self, ctx: &Context) -> bool {
        if ctx.current_pass_index() == 0 {
            let last = self.last_frame.replace(Instant::now());
            self.is_rested = last.is_none_or(|last| last.elapsed() > REST);
            self.repeated = if std::mem::take(&mut self.is_repeated) { self.repeated + 1 } else { 0 };
        }
        let asks = self.is_asked.swap(false, Ordering::Relaxed);
        // In a debug build egui writes a warning over the third frame in a row that is worked out more than once.
        let is_warned_of = cfg!(debug_assertions) && self.repeated >= 2;
        let is_repeated = self.is_rested
            && !is_warned_of
            && (asks || self.did_ask)
            && ctx.current_pass_index() + 1 < ctx.options(|options| options.max_passes.get());
        if is_repeated {
            ctx.request_discard("nothing is to follow");
            self.is_repeated = true;
        }
        self.did_ask = asks;
        is_repeated
    }
}
