//! Builds the tables of folding: what every character of the basic plane folds to, and the variants of ideographs
//! beyond it, from the definition of folding, from the tables of `OpenCC` in `assets/opencc`, and from Unicode's list of
//! the ideographs that radicals stand for in `assets/unicode`. For Windows it adds the icon, the version and the manifest.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::{env, fs};

#[path = "src/text/fold/thorough.rs"]
mod thorough;

use thorough::{begins_character, fold_thoroughly, is_settled_starter};

const CHINESE: [&str; 4] = ["STCharacters", "TSCharacters", "TWVariants", "HKVariants"];
const JAPANESE: &str = "JPShinjitaiCharacters";

/// New forms of Japanese that are Chinese characters with a meaning of their own.
const ANOTHER_WORD_IN_CHINESE: &str = "予弁欠沪浜糸缶芸連";

/// Simplified characters for which the tables give an unlike word: `呆在家` may be written `待在家`.
const UNLIKE: (&str, &str) = ("呆", "待");

/// What Windows shows of a program, and how it is to be run.
const ICON: &str = "assets/moyue.ico";
const MANIFEST: &str = "packaging/windows/moyue.manifest";

fn main() -> Result<(), Box<dyn Error>> {
    if env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "windows") {
        add_windows_resources()?;
    }
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/text/fold/thorough.rs");
    println!("cargo::rerun-if-changed=assets/opencc");
    println!("cargo::rerun-if-changed=assets/unicode");
    let mut pairs = Vec::new();
    for table in CHINESE {
        pairs.extend(read_pairs(table)?);
    }
    pairs.retain(|(a, b)| (a.as_str(), b.as_str()) != UNLIKE);
    let japanese = read_pairs(JAPANESE)?;
    let shared = japanese.iter().filter(|(new, _)| !ANOTHER_WORD_IN_CHINESE.contains(new.as_str()));
    let radicals = read_radicals()?;
    let chinese = with_radicals(variants(pairs.iter().chain(shared)), &radicals);
    let japanese = with_radicals(variants(pairs.iter().chain(&japanese)), &radicals);

    let alone: Vec<_> = (0..=0xFFFF).map(|code| char::from_u32(code).and_then(fold_alone)).collect();
    write_tables("chinese", &alone, &chinese)?;
    write_tables("japanese", &alone, &japanese)
}

/// Has the resources for Windows linked into the programs.
///
/// # Errors
/// Where there is no resource compiler: `windres` of MinGW, or `rc.exe` of the Windows SDK.
fn add_windows_resources() -> Result<(), Box<dyn Error>> {
    for file in [ICON, MANIFEST] {
        println!("cargo::rerun-if-changed={file}");
    }
    let mut resources = winresource::WindowsResource::new();
    resources.set_icon(ICON).set_manifest_file(MANIFEST).set("ProductName", "Moyue");
    resources.set("FileDescription", "Moyue").set("LegalCopyright", "MIT OR Apache-2.0");
    Ok(resources.compile()?)
}

/// The folded form of a character that no neighbour but a combining mark can change, if that form is one
/// character, variants of ideographs not considered.
fn fold_alone(c: char) -> Option<char> {
    let folded = fold_thoroughly(c.encode_utf8(&mut [0; 4]), |c| c);
    let mut chars = folded.chars();
    let single = chars.next().filter(|_| chars.next().is_none());
    single.filter(|&single| begins_character(c) && is_settled_starter(c) && is_settled_starter(single))
}

/// Every line's first character with each of the others.
fn read_pairs(table: &str) -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let text = fs::read_to_string(format!("assets/opencc/{table}.txt"))?;
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let entries = lines.filter_map(|line| line.split_once('\t'));
    let pairs = entries.flat_map(|(from, to)| to.split(' ').map(|to| (from.to_owned(), to.to_owned())));
    Ok(pairs.collect())
}

/// Every radical of the supplement (U+2E80 to U+2EFF) with its ideograph (Unicode, `EquivalentUnifiedIdeograph.txt`). The
/// Kangxi radicals are compatibility characters, so folding knows them; the strokes (U+31C0 to U+31EF) are no letters.
fn read_radicals() -> Result<Vec<(char, char)>, Box<dyn Error>> {
    let text = fs::read_to_string("assets/unicode/EquivalentUnifiedIdeograph.txt")?;
    let character = |code: &str| u32::from_str_radix(code.trim(), 16).ok().and_then(char::from_u32);
    let mut pairs = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let fields = line.split_once('#').map_or(line, |(fields, _)| fields).split_once(';');
        let Some((radicals, ideograph)) = fields else { continue };
        let (first, last) = radicals.split_once("..").unwrap_or((radicals, radicals));
        let (Some(first), Some(last), Some(ideograph)) =
            (character(first), character(last), character(ideograph))
        else {
            continue;
        };
        let supplement = (first..=last).filter(|radical| ('\u{2E80}'..='\u{2EFF}').contains(radical));
        pairs.extend(supplement.map(|radical| (radical, ideograph)));
    }
    Ok(pairs)
}

/// The same with every radical that stands for what its ideograph does.
fn with_radicals(mut variants: BTreeMap<char, char>, radicals: &[(char, char)]) -> BTreeMap<char, char> {
    for (radical, ideograph) in radicals {
        let first = variants.get(ideograph).copied().unwrap_or(*ideograph);
        variants.insert(*radical, first);
    }
    variants
}

/// For every character of a pair the first of all that are joined to it by pairs; the first ones are left out.
fn variants<'a>(pairs: impl Iterator<Item = &'a (String, String)>) -> BTreeMap<char, char> {
    let mut earlier = BTreeMap::new();
    for (a, b) in pairs.flat_map(|(a, b)| a.chars().zip(b.chars())) {
        let (a, b) = (first(&earlier, a), first(&earlier, b));
        if a != b {
            earlier.insert(a.max(b), a.min(b));
        }
    }
    earlier.keys().map(|&c| (c, first(&earlier, c))).collect()
}

fn first(earlier: &BTreeMap<char, char>, mut c: char) -> char {
    while let Some(&next) = earlier.get(&c) {
        c = next;
    }
    c
}

/// Two bytes for every character of the basic plane, zero for one that does not fold alone; and the variants
/// beyond that plane as the source of a sorted slice.
fn write_tables(
    name: &str,
    alone: &[Option<char>],
    variants: &BTreeMap<char, char>,
) -> Result<(), Box<dyn Error>> {
    let variant = |c: char| variants.get(&c).copied().unwrap_or(c);
    let code = |c: &Option<char>| c.and_then(|c| u16::try_from(u32::from(variant(c))).ok()).unwrap_or(0);
    let basic: Vec<u8> = alone.iter().flat_map(|c| code(c).to_le_bytes()).collect();
    let beyond: Vec<_> = variants.range('\u{10000}'..).collect();
    let folder = env::var("OUT_DIR")?;
    fs::write(Path::new(&folder).join(name), basic)?;
    fs::write(Path::new(&folder).join(format!("{name}.rs")), format!("&{beyond:?}"))?;
    Ok(())
}
