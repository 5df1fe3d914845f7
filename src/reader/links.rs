//! Which addresses are opened by the desktop.

use url::Url;

use super::effect::DesktopRequest;
use super::{Effect, NoticeKind, Reader};

/// Why an address is not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// It is no complete address.
    NotAnAddress {
        /// The link as it was written.
        address: String,
    },
    /// It leads to something that is no web page and no mail address.
    Scheme {
        /// The part before the colon.
        scheme: String,
    },
}

impl Reader {
    /// Has an address opened, or says why it is not.
    pub(super) fn open_address(&mut self, address: &str) -> Vec<Effect> {
        match checked(address) {
            Ok(address) => vec![Effect::Ask(DesktopRequest::OpenAddress(address))],
            Err(LinkError::NotAnAddress { .. } | LinkError::Scheme { .. }) => {
                self.notify(NoticeKind::LinkRefused(address.to_owned()));
                Vec::new()
            }
        }
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
        let mut reader = Reader::default();
        let refused = "file:///etc/passwd";
        assert_eq!(reader.open_address(refused), []);
        assert_eq!(reader.notices[0].kind, NoticeKind::LinkRefused(refused.to_owned()));
    }

    #[test]
    fn a_name_becomes_a_search() {
        assert_eq!(
            web_search("元超級 & \"AI\"=100%"),
            "https://duckduckgo.com/?q=%E5%85%83%E8%B6%85%E7%B4%9A+%26+%22AI%22%3D100%25"
        );
    }
}
