//! The system's clipboard.

use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use arboard::{Clipboard, Error, ImageData};

use super::Clipping;
use crate::reader::CopiedTable;

/// How often a clipboard that another program has open is tried again, and after how long.
const TRIES: usize = 5;
const PAUSE: Duration = Duration::from_millis(30);

/// What is in it. May wait some seconds for a program that does not answer.
pub fn read() -> Clipping {
    let Ok(mut clipboard) = patiently(Clipboard::new) else { return Clipping::default() };
    let html = patiently(|| clipboard.get().html()).ok().filter(|html| !html.trim().is_empty());
    let text = patiently(|| clipboard.get_text()).ok().filter(|text| !text.is_empty());
    let has_image = html.is_none() && text.is_none() && clipboard.get_image().is_ok();
    let is_there = html.is_some() || text.is_some() || has_image;
    Clipping { html, text, has_image, is_known: is_there || !is_of_window_alone() }
}

/// Puts a table into it, as HTML and as text; whether that was done.
pub fn put_table(table: &CopiedTable) -> bool {
    put(|clipboard| clipboard.set().html(table.html.as_str(), Some(table.text.as_str())))
}

/// Puts an image into it; whether that was done.
pub fn put_image(image: &ImageData<'static>) -> bool {
    put(|clipboard| clipboard.set().image(image.clone()))
}

fn put(set: impl Fn(&mut Clipboard) -> Result<(), Error>) -> bool {
    // What this holds is there only as long as it is held.
    static HELD: Mutex<Option<Clipboard>> = Mutex::new(None);
    let mut held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
    if held.is_none() {
        *held = patiently(Clipboard::new).ok();
    }
    let Some(clipboard) = held.as_mut() else { return false };
    patiently(|| set(clipboard)).is_ok()
}

/// Whether nothing may mean that only a window is told what is in the clipboard, as some Wayland compositors have it.
fn is_of_window_alone() -> bool {
    cfg!(target_os = "linux") && std::env::var_os("WAYLAND_DISPLAY").is_some_and(|name| !name.is_empty())
}

fn patiently<T>(mut ask: impl FnMut() -> Result<T, Error>) -> Result<T, Error> {
    for _ in 1..TRIES {
        match ask() {
            Err(Error::ClipboardOccupied) => thread::sleep(PAUSE),
            answer => return answer,
        }
    }
    ask()
}
