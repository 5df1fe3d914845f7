use std::fs;

use super::*;
use crate::app::jobs::Message;
use crate::app::jobs::tests::jobs;

static GO: AtomicBool = AtomicBool::new(false);

fn clipping(html: Option<&str>, text: Option<&str>) -> Clipping {
    Clipping {
        html: html.map(str::to_owned),
        text: text.map(str::to_owned),
        has_image: false,
        is_known: true,
    }
}

/// The ending of the file that is kept, and what is in it.
fn kept(html: Option<&str>, text: Option<&str>) -> Result<(&'static str, String), PasteError> {
    let content = from_clipboard(clipping(html, text), None, &GO)?;
    Ok((content.ending, String::from_utf8(content.bytes).unwrap()))
}

#[test]
fn a_page_comes_before_its_text() {
    let (html, text) = ("<h1>雨</h1><p>下了一整天。</p>", "雨\n下了一整天。");
    assert_eq!(kept(Some(html), Some(text)), Ok(("html", format!("\u{feff}{html}"))));
    assert_eq!(kept(Some("<b>three</b> short words"), None).unwrap().0, "html");
    assert_eq!(kept(None, Some(text)), Ok(("txt", format!("\u{feff}{text}"))));
}

#[test]
fn a_page_without_words_is_left_for_the_text() {
    for html in ["<img src='https://news.example/a.png'>", "<meta charset=utf-8>", " \n", "<p>&nbsp;</p>"] {
        assert_eq!(kept(Some(html), Some("雨")).map(|kept| kept.0), Ok("txt"), "{html}");
        assert_eq!(kept(Some(html), None), Err(PasteError::Empty), "{html}");
    }
}

#[test]
fn the_colours_of_an_editor_are_no_page() {
    let html = "<div style=\"font-family: 'Droid Sans Mono', monospace; white-space: pre;\"># 雨</div>";
    let text = "---\ntitle: 雨\n---\n\n下了一整天。\n";
    assert_eq!(kept(Some(html), Some(text)).unwrap().0, "md");
    assert_eq!(kept(Some(html), None).unwrap().0, "html");
}

#[test]
fn text_tells_its_format() {
    let native = r#"{"format": "moyue-article", "version": 1, "title": "題", "sections": []}"#;
    let page = "<!doctype html><title>題</title><p>第一段。</p>";
    let markdown = "## 二樓\n\n雨下了一整天，**圖書館**裡很安靜。\n\n## 三樓\n\n- 書\n";
    let hashes = "# 題目\n\n內文。\n\n## 二樓\n\n內文 C# 也有。\n";
    let mixed = format!("{markdown}\n[術語]\n\n雨\n水。\n");
    for (text, ending) in [(markdown, "md"), (hashes, "txt"), (&*mixed, "txt")] {
        assert_eq!(kept(None, Some(text)).unwrap().0, ending, "{text}");
    }
    let sections = "題目\n\n內文。\n\n[術語]\n\n雨\n水。\n";
    for (text, ending) in [(native, "moyue"), (page, "html"), (sections, "txt")] {
        assert_eq!(kept(None, Some(text)).unwrap().0, ending, "{text}");
    }
}

#[test]
fn what_cannot_be_pasted_is_told_apart() {
    assert_eq!(kept(None, None), Err(PasteError::Empty));
    assert_eq!(kept(None, Some(" \n\u{3000}")), Err(PasteError::Empty));
    let image = Clipping { has_image: true, ..clipping(None, None) };
    assert_eq!(from_clipboard(image, None, &GO), Err(PasteError::Image));
    let unknown = Clipping::default();
    assert_eq!(from_clipboard(unknown.clone(), None, &GO), Err(PasteError::AskTheWindow));
    assert_eq!(from_clipboard(unknown.clone(), Some(String::new()), &GO), Err(PasteError::NoClipboard));
    assert_eq!(from_clipboard(unknown, Some("雨".into()), &GO).unwrap().ending, "txt");
    let broken = kept(None, Some(r#"{"format": "moyue-article", "#));
    assert!(matches!(broken, Err(PasteError::Refused(OpenError::Import(_)))), "{broken:?}");
}

#[test]
fn a_page_of_another_encoding_is_read_as_what_it_is() {
    let home = tempfile::tempdir().unwrap();
    let html = "<meta charset=big5><p>墨色漸濃的下午，雨聲在屋瓦上。</p>";
    let content = from_clipboard(clipping(Some(html), None), None, &GO).unwrap();
    let file = PastedFolder::at(home.path()).keep(&content.bytes, &content.title, content.ending).unwrap();
    let read = import_as(&fs::read(file).unwrap(), &Hint::default(), Format::Html).unwrap();
    let text: Vec<_> = passages(&read.article).iter().map(|passage| passage.text.clone()).collect();
    assert!(text.iter().any(|text| text.contains("墨色漸濃的下午")), "{text:?}");
}

#[test]
fn what_is_pasted_is_kept_before_it_is_told() {
    let home = tempfile::tempdir().unwrap();
    let clipboard = Arc::new(|| clipping(None, Some("雨\n\n下了一整天。")));
    let paste = Paste { clipboard, folder: PastedFolder::at(home.path()), ..Paste::default() };
    let (mut jobs, wakes) = jobs();
    paste.start(&mut jobs, PasteSource::Clipboard { text: None });
    wakes.recv().unwrap();
    let Some(Message::Outcome(Outcome::Pasted(Ok(file)))) = jobs.next() else { panic!("nothing was pasted") };
    assert!(file.is_file());
    paste.remove(&jobs, file.clone());
    wakes.recv().unwrap();
    let Some(Message::Outcome(Outcome::PastedListed(listed))) = jobs.next() else {
        panic!("nothing is listed")
    };
    assert_eq!(listed.kept, []);
    assert!(!file.exists());
    assert_eq!(listed.today.len(), 10);
}
