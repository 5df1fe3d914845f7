//! Opening links in the system's browser.

use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use thiserror::Error;
use url::Url;

/// Opens links on a thread of its own, since a browser takes its time to start.
pub struct Links {
    wake: Arc<dyn Fn() + Send + Sync>,
    failures: (Sender<LinkError>, Receiver<LinkError>),
}

/// Why a link is not opened.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LinkError {
    /// It is no complete address.
    #[error("this link does not say where it leads: {address}")]
    NotAnAddress {
        /// The link as it was written.
        address: String,
    },
    /// It leads to something that is no web page and no mail address.
    #[error("only web and mail links are opened, and this is a {scheme} link")]
    Scheme {
        /// The part before the colon.
        scheme: String,
    },
    /// The system could not open it.
    #[error("no browser could be started ({reason}); copy the link and open it yourself: {address}")]
    NoBrowser {
        /// The link that was to be opened.
        address: String,
        /// What the system says.
        reason: String,
    },
}

impl Links {
    /// `wake` is called, from another thread, when [`Self::poll`] has something to say.
    pub fn new(wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self { wake: Arc::new(wake), failures: mpsc::channel() }
    }

    /// Opens a link in the browser, or in the mail program; a browser that fails is heard of later by [`Self::poll`].
    ///
    /// # Errors
    /// The link is not one that may be opened; see [`checked`].
    pub fn open(&self, address: &str) -> Result<(), LinkError> {
        let address = checked(address)?;
        let (failures, wake) = (self.failures.0.clone(), Arc::clone(&self.wake));
        let failed = {
            let address = address.clone();
            move |error: std::io::Error| {
                drop(failures.send(LinkError::NoBrowser { address, reason: error.to_string() }));
                wake();
            }
        };
        let job = {
            let failed = failed.clone();
            move || webbrowser::open(&address).unwrap_or_else(failed)
        };
        thread::Builder::new().name("links".into()).spawn(job).map_or_else(failed, drop);
        Ok(())
    }

    /// A link that could not be opened, once.
    pub fn poll(&self) -> Option<LinkError> {
        self.failures.1.try_recv().ok()
    }
}

/// The address in its normal form, if it may be opened: a complete `http`, `https` or `mailto` address.
///
/// # Errors
/// [`LinkError::NotAnAddress`] or [`LinkError::Scheme`].
pub fn checked(address: &str) -> Result<String, LinkError> {
    // What does not parse must stop here: further down it would be taken for the path of a file.
    let url = Url::parse(address).map_err(|_| LinkError::NotAnAddress { address: address.to_owned() })?;
    match url.scheme() {
        "http" | "https" | "mailto" => Ok(url.into()),
        scheme => Err(LinkError::Scheme { scheme: scheme.to_owned() }),
    }
}

/// The address of a web search for a name.
pub fn web_search(name: &str) -> String {
    let query = url::form_urlencoded::Serializer::new(String::new()).append_pair("q", name).finish();
    format!("https://duckduckgo.com/?{query}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn web_and_mail_links_may_be_opened() {
        let cases = [
            ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
            (" HTTP://Example.org ", "http://example.org/"),
            ("https://例え.jp/文", "https://xn--r8jz45g.jp/%E6%96%87"),
            ("mailto:someone@example.org", "mailto:someone@example.org"),
        ];
        for (address, opened) in cases {
            assert_eq!(checked(address).unwrap(), opened);
        }
    }

    #[test]
    fn every_other_scheme_is_refused() {
        let cases = [
            ("file:///etc/passwd", "file"),
            ("javascript:alert(1)", "javascript"),
            ("java\nscript:alert(1)", "javascript"),
            ("\u{1}data:text/html,x", "data"),
            ("C:\\Windows\\calc.exe", "c"),
            ("example.org:80", "example.org"),
            ("smb://host/share", "smb"),
        ];
        for (address, scheme) in cases {
            assert_eq!(checked(address), Err(LinkError::Scheme { scheme: scheme.to_owned() }));
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for address in
            ["", "example.org", "/etc/passwd", "../up", "#note", "http://", "https://[::1", "--help"]
        {
            let refused = LinkError::NotAnAddress { address: address.to_owned() };
            assert_eq!(checked(address), Err(refused));
        }
    }

    #[test]
    fn a_refused_link_starts_nothing() {
        let links = Links::new(|| panic!("nothing was to be started"));
        assert!(links.open("file:///etc/passwd").is_err());
        assert_eq!(links.poll(), None);
    }

    #[test]
    fn a_name_becomes_a_search() {
        assert_eq!(
            web_search("元超級 & \"AI\"=100%"),
            "https://duckduckgo.com/?q=%E5%85%83%E8%B6%85%E7%B4%9A+%26+%22AI%22%3D100%25"
        );
    }
}
