//! Paths in a settings file.
//!
//! A path is written as text. One that is not Unicode is written as the list of its units (bytes, on Windows UTF-16
//! units), so that it comes back unchanged on the system that wrote it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Written {
    Text(String),
    Units(Vec<u16>),
}

/// Writes a path.
///
/// # Errors
/// What the serializer says.
pub fn serialize<S: Serializer>(path: &Path, serializer: S) -> Result<S::Ok, S::Error> {
    let written = match path.to_str() {
        Some(text) => Written::Text(text.to_owned()),
        None => Written::Units(units(path)),
    };
    written.serialize(serializer)
}

/// Reads a path.
///
/// # Errors
/// What the deserializer says, and that it is no path of this system.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<PathBuf, D::Error> {
    match Written::deserialize(deserializer)? {
        Written::Text(text) => Ok(text.into()),
        Written::Units(units) => from_units(&units)
            .map(PathBuf::from)
            .ok_or_else(|| D::Error::custom("a path was written on another system")),
    }
}

#[cfg(windows)]
fn units(path: &Path) -> Vec<u16> {
    use std::os::windows::ffi::OsStrExt;
    path.as_os_str().encode_wide().collect()
}

#[cfg(windows)]
fn from_units(units: &[u16]) -> Option<OsString> {
    use std::os::windows::ffi::OsStringExt;
    Some(OsString::from_wide(units))
}

#[cfg(not(windows))]
fn units(path: &Path) -> Vec<u16> {
    path.as_os_str().as_encoded_bytes().iter().copied().map(u16::from).collect()
}

#[cfg(not(windows))]
fn from_units(units: &[u16]) -> Option<OsString> {
    use std::os::unix::ffi::OsStringExt;
    let bytes: Result<Vec<u8>, _> = units.iter().copied().map(u8::try_from).collect();
    bytes.ok().map(OsString::from_vec)
}
