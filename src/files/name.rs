//! Names of files that every system takes.

use std::path::Path;

/// Characters of a name that is made of a text; longer ones are refused by some file systems.
const NAME_CHARS: usize = 60;

/// Names that Windows keeps for its devices, in whatever letters and with whatever ending, in every folder ("Naming Files,
/// Paths, and Namespaces"); `COM` and `LPT` with a digit, also a raised one, are others.
const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];
/// Devices of which there are several.
const NUMBERED_DEVICES: [&str; 2] = ["COM", "LPT"];

/// What of a text can be a part of a file's name on every system; may be nothing.
///
/// Windows takes neither dots nor blanks at the end, and has no file named as a device.
pub fn name_part(text: &str) -> String {
    let is_safe = |c: &char| !c.is_control() && !"/\\:*?\"<>|".contains(*c);
    let name: String = text.chars().filter(is_safe).take(NAME_CHARS).collect();
    let name = name.trim().trim_start_matches('.').trim_end_matches(['.', ' ']);
    let (stem, rest) = name.split_once('.').map_or((name, None), |(stem, rest)| (stem, Some(rest)));
    match rest {
        _ if !is_device(Path::new(name)) => name.to_owned(),
        Some(rest) => format!("{stem}_.{rest}"),
        None => format!("{stem}_"),
    }
}

/// Whether Windows takes a file's name for that of a device.
pub fn is_device(name: &Path) -> bool {
    let Some(name) = name.file_name().and_then(|name| name.to_str()) else { return false };
    let stem = name.split(['.', ':']).next().unwrap_or_default().trim_end().to_uppercase();
    let is_numbered = |device: &str| {
        let number = stem.strip_prefix(device).unwrap_or_default();
        matches!(number, "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³")
    };
    DEVICES.contains(&stem.as_str()) || NUMBERED_DEVICES.iter().any(|device| is_numbered(device))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_a_text_is_one_on_every_system() {
        for (text, name) in [
            ("墨的故事", "墨的故事"),
            ("  ...profile", "profile"),
            ("What? A/B: \"C\" <d>|\\*\n", "What AB C d"),
            ("And so on... . ", "And so on"),
            ("...", ""),
            ("con", "con_"),
            ("NUL.txt", "NUL_.txt"),
            ("aux .a.b", "aux _.a.b"),
            ("Com1", "Com1_"),
            ("LPT²", "LPT²_"),
            ("CONIN$", "CONIN$_"),
            ("COM", "COM"),
            ("COM10", "COM10"),
            ("Console", "Console"),
            ("null", "null"),
        ] {
            assert_eq!(name_part(text), name, "{text}");
            assert_eq!(name_part(name), name, "{text}");
            assert!(!is_device(Path::new(name)), "{name}");
        }
        assert_eq!(name_part(&"墨".repeat(70)).chars().count(), NAME_CHARS);
    }

    #[test]
    fn a_device_is_one_in_every_folder() {
        for name in ["NUL", "nul", "a/b/nul", "con.txt", "aux:", "prn ", "lpt9.tar.gz", "COM³"] {
            assert!(is_device(Path::new(name)), "{name}");
        }
        for name in ["", "/", "nul/a", "nul1", "a.nul", "lpt", "com11", "墨"] {
            assert!(!is_device(Path::new(name)), "{name}");
        }
    }
}
