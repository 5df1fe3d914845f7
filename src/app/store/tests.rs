use std::sync::Barrier;
use std::thread;

use super::*;
use crate::article::Anchor;
use crate::reader::{OwnTerm, ThemeChoice};

const FILE: &str = "settings.json";
const LOCK: &str = "settings.lock";

fn settings_at(folder: impl Into<PathBuf>) -> Store<Settings> {
    Store::at(folder)
}

fn file_names(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<_> = names.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    names
}

fn dark() -> Settings {
    Settings { theme: ThemeChoice::Dark, ..Settings::default() }
}

#[test]
fn a_folder_without_settings_gives_the_defaults_and_no_notice() {
    let folder = tempfile::tempdir().unwrap();
    let store = settings_at(folder.path().join("not").join("yet"));
    assert_eq!(store.load(), (Settings::default(), None));
    store.save(&dark()).unwrap();
    assert_eq!(store.load(), (dark(), None));
}

#[test]
fn files_that_cannot_be_used_are_kept_aside() {
    let newer = r#"{"version": 2, "theme": {"hue": 30}}"#;
    for content in ["", "garbage", r#"{"version": 1, "theme": "li"#, r#"{"theme": 3}"#, "\u{0}", newer] {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE), content).unwrap();
        let (settings, notice) = settings_at(folder.path()).load();
        assert_eq!(settings, Settings::default(), "{content}");
        let kept = match notice.unwrap() {
            StoreNotice::Newer { kept } if content == newer => kept,
            StoreNotice::Unreadable { kept, .. } if content != newer => kept,
            other => panic!("{content}: {other:?}"),
        };
        assert_eq!(kept, folder.path().join("settings.json.bak"));
        assert_eq!(fs::read_to_string(kept).unwrap(), content);
        assert_eq!(settings_at(folder.path()).load(), (Settings::default(), None));
    }
}

fn own(terms: &[&str]) -> OwnTerms {
    let mut own = OwnTerms::default();
    for term in terms {
        own.add(OwnTerm { term: (*term).to_owned(), ..OwnTerm::default() });
    }
    own
}

#[test]
fn terms_have_a_file_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    settings_at(folder.path()).save(&dark()).unwrap();
    let (one, other) = (Store::at(folder.path()), Store::at(folder.path()));
    assert_eq!(one.load(), (own(&[]), None));
    assert_eq!(other.load(), (own(&[]), None));
    one.save(&own(&["傘", "雨"])).unwrap();
    other.save(&own(&["霧"])).unwrap();
    one.save(&own(&["雨"])).unwrap();
    assert_eq!(Store::at(folder.path()).load(), (own(&["雨", "霧"]), None));
    assert_eq!(settings_at(folder.path()).load(), (dark(), None));
    assert_eq!(file_names(folder.path()), [FILE, LOCK, "terms.json", "terms.lock"]);
}

#[test]
fn terms_that_cannot_be_used_are_never_lost() {
    let newer = r#"{"version": 2}"#;
    for content in ["", "garbage", r#"{"terms": [{"term": "傘""#, r#"{"terms": [{"name": "傘"}]}"#, newer] {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("terms.json"), content).unwrap();
        let store = Store::<OwnTerms>::at(folder.path());
        let (read, notice) = store.load();
        assert_eq!(read, OwnTerms::default(), "{content}");
        assert_eq!(matches!(notice, Some(StoreNotice::Newer { .. })), content == newer, "{notice:?}");
        store.save(&own(&["雨"])).unwrap();
        assert_eq!(fs::read_to_string(folder.path().join("terms.json.bak")).unwrap(), content);
        assert_eq!(store.load(), (own(&["雨"]), None));
    }
}

#[test]
fn what_was_kept_aside_is_never_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    for content in ["first", "second", "first", "second", "third"] {
        fs::write(folder.path().join(FILE), content).unwrap();
        settings_at(folder.path()).load();
    }
    let kept: Vec<_> = ["bak", "bak2", "bak3"]
        .map(|end| fs::read_to_string(folder.path().join(format!("settings.json.{end}"))).unwrap())
        .into();
    assert_eq!(kept, ["first", "second", "third"]);
    assert_eq!(file_names(folder.path()).len(), 4, "with the lock");
}

#[test]
fn a_newer_file_that_appears_while_the_window_is_open_is_kept_too() {
    let folder = tempfile::tempdir().unwrap();
    let store = settings_at(folder.path());
    store.load();
    fs::write(folder.path().join(FILE), r#"{"version": 9}"#).unwrap();
    store.save(&dark()).unwrap();
    assert_eq!(fs::read_to_string(folder.path().join("settings.json.bak")).unwrap(), r#"{"version": 9}"#);
    assert_eq!(store.load(), (dark(), None));
}

#[test]
fn a_folder_in_the_place_of_the_file_is_kept_aside() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join(FILE)).unwrap();
    let (settings, notice) = settings_at(folder.path()).load();
    assert_eq!(settings, Settings::default());
    assert!(matches!(notice, Some(StoreNotice::Unreadable { .. })));
}

#[test]
fn two_windows_in_turn_keep_what_the_other_wrote() {
    let folder = tempfile::tempdir().unwrap();
    let (one, other) = (settings_at(folder.path()), settings_at(folder.path()));
    let (mut mine, _) = one.load();
    let (mut yours, _) = other.load();
    mine.remember_recent(Path::new("/mine"));
    mine.remember_place(Path::new("/mine"), Anchor::new(1, 2, 3));
    one.save(&mine).unwrap();
    yours.theme = ThemeChoice::Sepia;
    yours.remember_recent(Path::new("/yours"));
    other.save(&yours).unwrap();
    // Mine has never seen the other's file, which is no reason to drop it.
    mine.text_size = 30.0;
    one.save(&mine).unwrap();
    let (settings, _) = settings_at(folder.path()).load();
    assert_eq!(settings.recent.len(), 2);
    assert_eq!(settings.place_of(Path::new("/mine")), Some(Anchor::new(1, 2, 3)));
    assert_eq!((settings.theme, settings.text_size), (ThemeChoice::Sepia, 30.0));
}

#[test]
fn a_file_that_one_window_forgets_stays_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let (one, other) = (settings_at(folder.path()), settings_at(folder.path()));
    let mut mine = Settings::default();
    mine.remember_recent(Path::new("/gone"));
    one.save(&mine).unwrap();
    let (mut yours, _) = other.load();
    mine.forget_recent(Path::new("/gone"));
    one.save(&mine).unwrap();
    yours.theme = ThemeChoice::Dark;
    other.save(&yours).unwrap();
    one.save(&mine).unwrap();
    assert_eq!(settings_at(folder.path()).load().0.recent, []);
}

#[test]
fn two_windows_at_once_break_no_file_and_lose_no_recent_one() {
    const EACH: usize = Settings::RECENT_LIMIT / 2;
    let folder = tempfile::tempdir().unwrap();
    let start = Barrier::new(3);
    let window = |name: &'static str| {
        let store = settings_at(folder.path());
        let (mut settings, notice) = store.load();
        assert_eq!(notice, None);
        start.wait();
        for number in 0..EACH {
            settings.remember_recent(Path::new(&format!("/{name}/{number}")));
            store.save(&settings).unwrap();
        }
    };
    thread::scope(|scope| {
        let windows = [scope.spawn(|| window("one")), scope.spawn(|| window("other"))];
        start.wait();
        while !windows.iter().all(thread::ScopedJoinHandle::is_finished) {
            assert!(
                read::<Settings>(&folder.path().join(FILE)).is_ok(),
                "a reader in between sees whole files only"
            );
        }
    });
    let (settings, notice) = settings_at(folder.path()).load();
    assert_eq!(notice, None);
    assert_eq!(settings.recent.len(), 2 * EACH);
    assert_eq!(file_names(folder.path()), [FILE, LOCK]);
}

#[test]
fn a_system_without_a_folder_for_settings_has_defaults_and_says_that_nothing_is_kept() {
    let store = Store::<Settings> { folder: None, base: Mutex::default() };
    assert_eq!(store.load(), (Settings::default(), None));
    assert_eq!(store.save(&dark()), Err(StoreNotice::NoFolder));
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_gives_a_notice_and_keeps_its_file() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let store = settings_at(folder.path());
    store.save(&dark()).unwrap();
    fs::remove_file(folder.path().join(LOCK)).unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    // The superuser may write everywhere; then there is nothing to see here.
    if File::create(folder.path().join("probe")).is_err() {
        assert_eq!(store.load(), (dark(), None));
        assert!(matches!(store.save(&Settings::default()), Err(StoreNotice::NotSaved { .. })));
        assert_eq!(store.load(), (dark(), None));
    }
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
}
