use super::*;

fn recent_names(settings: &Settings) -> Vec<String> {
    settings.recent.iter().map(|recent| recent.file.display().to_string()).collect()
}

fn with_recent(names: &[&str]) -> Settings {
    let mut settings = Settings::default();
    for name in names {
        settings.remember_recent(Path::new(name));
    }
    settings
}

fn round_trip(settings: &Settings) -> Settings {
    serde_json::from_str(&serde_json::to_string(settings).unwrap()).unwrap()
}

#[test]
fn an_empty_file_is_the_defaults() {
    assert_eq!(serde_json::from_str::<Settings>("{}").unwrap(), Settings::default());
    assert_eq!(Settings::default().sanitized(), Settings::default());
}

#[test]
fn everything_survives_a_round_trip() {
    let mut settings = Settings {
        theme: ThemeChoice::Sepia,
        language: Some(Language::ZhHant),
        text_size: 21.5,
        conversion: Conversion::HongKong,
        copy: CopiedText::Written,
        outline: Pane { open: false, width: 200.0 },
        term_order: TermOrder::Uses,
        window: Some(WindowPlace { x: Some(-5.0), y: None, width: 900.0, height: 700.0, maximized: true }),
        last: Some(LastArticle {
            origin: Origin::Bundled(crate::reader::Bundled::Guide(Language::Ja)),
            anchor: Anchor::new(1, 2, 3),
        }),
        ..Settings::default()
    };
    settings.remember_recent(Path::new("/文/稿.txt"));
    settings.remember_place(Path::new("/文/稿.txt"), Anchor::new(4, 5, 6));
    assert_eq!(round_trip(&settings), settings);
    settings.last =
        Some(LastArticle { origin: Origin::File("/文/稿.txt".into()), anchor: Anchor::default() });
    assert_eq!(round_trip(&settings), settings);
}

#[cfg(unix)]
#[test]
fn a_path_that_is_not_unicode_survives_a_round_trip() {
    use std::os::unix::ffi::OsStringExt;
    let path = PathBuf::from(std::ffi::OsString::from_vec(b"/old/\xa4\xa4\xa4\xe5.txt".to_vec()));
    let mut settings = Settings::default();
    settings.remember_recent(&path);
    settings.remember_place(&path, Anchor::new(1, 1, 1));
    settings.last = Some(LastArticle { origin: Origin::File(path), anchor: Anchor::default() });
    assert_eq!(round_trip(&settings), settings);
}

#[test]
fn values_out_of_bounds_are_brought_inside() {
    let wild = Settings {
        version: 0,
        text_size: 400.0,
        outline: Pane { open: true, width: -1.0 },
        glossary: Pane { open: true, width: f32::NAN },
        window: Some(WindowPlace {
            x: Some(f32::INFINITY),
            y: Some(12.0),
            width: 1.0,
            height: 1e9,
            maximized: false,
        }),
        ..Settings::default()
    };
    let expected = Settings {
        version: 1,
        text_size: 40.0,
        outline: Pane { open: true, width: 180.0 },
        glossary: Pane { open: true, width: 300.0 },
        window: Some(WindowPlace {
            x: None,
            y: Some(12.0),
            width: 480.0,
            height: 16_384.0,
            maximized: false,
        }),
        ..Settings::default()
    };
    assert_eq!(wild.sanitized(), expected);
}

#[test]
fn a_window_without_a_size_is_forgotten() {
    let window = WindowPlace { x: None, y: None, width: f32::NAN, height: 500.0, maximized: false };
    let settings = Settings { window: Some(window), ..Settings::default() };
    assert_eq!(settings.sanitized().window, None);
}

#[test]
fn recent_files_are_newest_first_each_once_and_few() {
    assert_eq!(recent_names(&with_recent(&["a", "b", "a"])), ["a", "b"]);
    let names: Vec<_> = (0..20).map(|number| number.to_string()).collect();
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    let kept = recent_names(&with_recent(&names));
    assert_eq!(kept.len(), Settings::RECENT_LIMIT);
    assert_eq!(kept[0], "19");
    assert_eq!(kept[11], "8");
}

#[test]
fn a_file_is_newest_even_after_the_clock_was_set_back() {
    let mut settings = Settings::default();
    settings.recent.push(Recent { file: "tomorrow".into(), opened: u64::MAX });
    settings.remember_recent(Path::new("today"));
    assert_eq!(recent_names(&settings), ["today", "tomorrow"]);
}

#[test]
fn the_newest_place_of_a_file_counts() {
    let mut settings = Settings::default();
    let (one, other) = (Path::new("one"), Path::new("other"));
    settings.remember_place(one, Anchor::new(0, 0, 1));
    settings.remember_place(other, Anchor::new(0, 0, 2));
    settings.remember_place(one, Anchor::new(0, 0, 3));
    assert_eq!(settings.place_of(one), Some(Anchor::new(0, 0, 3)));
    assert_eq!(settings.place_of(other), Some(Anchor::new(0, 0, 2)));
    assert_eq!(settings.place_of(Path::new("none")), None);
    assert_eq!(settings.places.len(), 2);
}

#[test]
fn staying_at_a_place_changes_nothing() {
    let mut settings = Settings::default();
    settings.places.push(ReadingPosition { file: "one".into(), anchor: Anchor::default(), read: 1 });
    let before = settings.clone();
    settings.remember_place(Path::new("one"), Anchor::default());
    assert_eq!(settings, before);
}

#[test]
fn two_windows_recent_files_are_united_newest_first() {
    let base = with_recent(&["old"]);
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.recent.insert(0, Recent { file: "ours".into(), opened: base.recent[0].opened + 1 });
    theirs.recent.insert(0, Recent { file: "theirs".into(), opened: base.recent[0].opened + 2 });
    ours.theme = ThemeChoice::Dark;
    let merged = ours.merged(&base, &theirs);
    assert_eq!(recent_names(&merged), ["theirs", "ours", "old"]);
    assert_eq!(merged.theme, ThemeChoice::Dark);
}

#[test]
fn what_only_the_other_window_has_changed_stays_as_it_wrote_it() {
    let base = Settings::default();
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.theme = ThemeChoice::Sepia;
    ours.outline.open = false;
    ours.typography.hang = !base.typography.hang;
    theirs.theme = ThemeChoice::Dark;
    theirs.text_size = 22.0;
    theirs.outline.width = 300.0;
    theirs.glossary.open = false;
    theirs.typography.measure = Some(30.0);
    theirs.language = Some(Language::Ja);
    let merged = ours.clone().merged(&base, &theirs);
    assert_eq!(merged.theme, ThemeChoice::Sepia, "both have changed it: who writes last");
    assert_eq!((merged.text_size, merged.language), (22.0, Some(Language::Ja)));
    assert_eq!(merged.outline, Pane { open: false, width: 300.0 });
    assert!(!merged.glossary.open);
    let typography = Typography { hang: ours.typography.hang, measure: Some(30.0), ..base.typography };
    assert_eq!(merged.typography, typography);
    // Writing again takes nothing back that the other has written since.
    theirs.text_size = 14.0;
    assert_eq!(ours.clone().merged(&ours, &theirs).text_size, 14.0);
}

#[test]
fn a_forgotten_file_does_not_come_back_from_the_other_window() {
    let base = with_recent(&["kept", "forgotten"]);
    let mut without = base.clone();
    without.forget_recent(Path::new("forgotten"));
    assert_eq!(recent_names(&without.clone().merged(&base, &base)), ["kept"]);
    assert_eq!(recent_names(&base.clone().merged(&base, &without)), ["kept"]);
}

#[test]
fn a_file_opened_again_comes_back_although_the_other_window_forgot_it() {
    let base = with_recent(&["kept", "file"]);
    let (mut without, mut again) = (base.clone(), base.clone());
    without.forget_recent(Path::new("file"));
    again.remember_recent(Path::new("file"));
    assert_eq!(recent_names(&without.clone().merged(&base, &again)), ["file", "kept"]);
    assert_eq!(recent_names(&again.merged(&base, &without)), ["file", "kept"]);
}

#[test]
fn what_was_said_of_a_file_is_kept_once_bounded_and_taken_back() {
    let mut settings = Settings::default();
    let big5 = FileOverrides {
        encoding: Some(ToldEncoding { name: "Big5".into(), content: u64::MAX }),
        ..FileOverrides::default()
    };
    let whole = FileOverrides { whole_page: true, keep_lines: Some(false), ..big5.clone() };
    let path = Path::new("/文/稿.txt");
    settings.remember_overrides(path, big5.clone());
    settings.remember_overrides(path, whole.clone());
    assert_eq!((settings.overrides_of(path), settings.told.len()), (whole, 1));
    assert_eq!(round_trip(&settings), settings);
    let decided = settings.overrides_of(path).decided(true);
    assert_eq!(decided.encoding.map(crate::text::decode::Encoding::name), Some("Big5"));
    assert!(decided.options.whole_page && !decided.options.keep_lines, "what was said of the file counts");
    assert!(FileOverrides::default().decided(true).options.keep_lines);
    let unknown = ToldEncoding { name: "no such encoding".into(), content: 0 };
    assert_eq!(
        FileOverrides { encoding: Some(unknown), ..FileOverrides::default() }.decided(false).encoding,
        None
    );

    settings.remember_overrides(path, FileOverrides::default());
    assert_eq!(settings.told, [], "the usual way needs no note");
    for number in 0..Settings::TOLD_LIMIT + 5 {
        settings.remember_overrides(Path::new(&number.to_string()), big5.clone());
    }
    assert_eq!(settings.told.len(), Settings::TOLD_LIMIT);
    assert_eq!(settings.overrides_of(Path::new("0")), FileOverrides::default());
}

#[test]
fn faces_are_merged_part_by_part_and_language_by_language() {
    use crate::fonts::{FaceLanguage, FacePart, FaceStyle};
    let family = |name: &str| Some(ChosenFace::Family(name.to_owned()));
    let (text, code) = (FacePart::Text, FacePart::Code);
    let mut base = Settings::default();
    base.faces.choose(text, FaceLanguage::Taiwan, family("base"));
    base.faces.choose(text, FaceLanguage::Korean, family("gone here"));
    base.faces.choose(code, FaceLanguage::Korean, family("gone there"));
    let (mut ours, mut written) = (base.clone(), base.clone());
    ours.faces.text = FaceStyle::Ming;
    ours.faces.choose(text, FaceLanguage::Korean, None);
    ours.faces.choose(text, FaceLanguage::Japanese, family("ours"));
    written.faces.headings = Some(FaceStyle::Kai);
    written.faces.choose(text, FaceLanguage::Taiwan, family("theirs"));
    written.faces.choose(code, FaceLanguage::Korean, None);
    let merged = ours.merged(&base, &written).faces;
    assert_eq!((merged.text, merged.headings), (FaceStyle::Ming, Some(FaceStyle::Kai)));
    let own: Vec<_> = merged.own.iter().map(|own| (own.part, own.language, Some(own.face.clone()))).collect();
    assert_eq!(
        own,
        [(text, FaceLanguage::Taiwan, family("theirs")), (text, FaceLanguage::Japanese, family("ours"))]
    );
}
