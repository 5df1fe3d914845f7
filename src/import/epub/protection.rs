//! Whether a book is locked: EPUB 3.3, §4.2.6.3.2 (`encryption.xml`) and §4.3 (obfuscated fonts).

use super::path;
use crate::import::{Archive, ImportError, xml};

/// Algorithms that only keep fonts from being copied.
const OF_FONTS: &[&str] = &["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];

/// Refuses a book whose text is encrypted.
///
/// # Errors
/// [`ImportError::Protected`], and what the archive says.
pub(super) fn check(archive: &mut Archive<'_>) -> Result<(), ImportError> {
    let Some(encryption) = xml::part(archive, "META-INF/encryption.xml")? else { return Ok(()) };
    let is_locked = encryption.gather("EncryptedData").into_iter().any(|part| {
        let algorithm = part.child("EncryptionMethod").and_then(|method| method.attribute("Algorithm"));
        let is_font = algorithm.is_some_and(|algorithm| OF_FONTS.contains(&algorithm));
        let reference = part.find("CipherReference").and_then(|reference| reference.attribute("URI"));
        !is_font && reference.is_some_and(|uri| is_needed(archive, uri))
    });
    if is_locked { Err(ImportError::Protected) } else { Ok(()) }
}

/// Whether a part that is encrypted is one that is read: a page, or the package.
fn is_needed(archive: &Archive<'_>, uri: &str) -> bool {
    let Some(target) = path::target("", uri) else { return false };
    let name = target.path.to_ascii_lowercase();
    let endings = [".xhtml", ".html", ".htm", ".xml", ".opf", ".ncx"];
    archive.find(&target.path).is_some() && endings.iter().any(|ending| name.ends_with(ending))
}
