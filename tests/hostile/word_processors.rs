//! Documents of word processors that mean harm, or that a broken program wrote.

use moyue::import::{Hint, ImportError, Imported, import};
use moyue::reader::Language;
use moyue::words::import_error;

use crate::documents::{archive, docx, flat_odt};
use crate::{live_through, on_small_stack};

fn opened(bytes: &[u8]) -> Result<Imported, ImportError> {
    import(bytes, &Hint { name: "a.bin", ..Hint::default() })
}

/// Everything that the program does with a document; its native form.
fn live(bytes: Vec<u8>) -> String {
    on_small_stack(move || live_through(opened(&bytes).expect("it opens"), "a.bin"))
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn what_lies_deep_is_read_or_left_out() {
    let (deep, after) = (paragraph("deep"), paragraph("after"));
    for (open, close) in [
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:ins>", "</w:ins>"),
        ("<w:p><w:r><w:drawing><w:txbxContent>", "</w:txbxContent></w:drawing></w:r></w:p>"),
        ("<w:p><w:hyperlink>", "</w:hyperlink></w:p>"),
        ("<m:oMath><m:e>", "</m:e></m:oMath>"),
    ] {
        for depth in [10, 3_000] {
            let body = format!("{}{deep}{}{after}", open.repeat(depth), close.repeat(depth));
            assert!(live(docx(&[("document", &body)])).contains("after"), "{open} {depth}");
        }
    }
    let list = "<text:list><text:list-item>".repeat(3_000);
    let boxes = "<text:p><draw:frame><draw:text-box>".repeat(3_000);
    for text in [list, boxes] {
        let document = flat_odt(&[("text", &format!("<text:p>before</text:p>{text}<text:p>deep"))]);
        assert!(live(document.into_bytes()).contains("before"));
    }
    for open in [
        "{",
        "{\\b ",
        "{\\footnote ",
        "{\\shp{\\shptxt ",
        "{\\field{\\fldrslt ",
        "\\itap99\\intbl x\\nestcell ",
    ] {
        let document = format!("{{\\rtf1 before\\par {}deep", open.repeat(50_000));
        assert!(live(document.into_bytes()).contains("before"), "{open}");
    }
}

#[test]
fn what_leads_back_to_itself_ends() {
    let styles = "<w:style w:type='paragraph' w:styleId='x'><w:name w:val='x'/><w:basedOn w:val='y'/></w:style>\
                  <w:style w:type='paragraph' w:styleId='y'><w:name w:val='y'/><w:basedOn w:val='x'/></w:style>\
                  <w:style w:type='numbering' w:styleId='n'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>";
    let body = "<w:p><w:pPr><w:pStyle w:val='x'/><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>text</w:t></w:r></w:p>";
    let numbering = "<w:abstractNum w:abstractNumId='0'><w:numStyleLink w:val='n'/></w:abstractNum>\
                     <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";
    let parts = [("document", body), ("styles", styles), ("numbering", numbering)];
    assert!(live(docx(&parts)).contains("text"));
    let note = "<w:footnote w:id='1'><w:p><w:r><w:t>note</w:t><w:footnoteReference w:id='1'/></w:r></w:p></w:footnote>";
    let body = "<w:p><w:r><w:t>text</w:t><w:footnoteReference w:id='1'/></w:r></w:p>";
    assert!(live(docx(&[("document", body), ("footnotes", note)])).contains("note"));
    let styles = "<style:style style:name='a' style:family='paragraph' style:parent-style-name='a'/>";
    let document = flat_odt(&[("text", "<text:p text:style-name='a'>text</text:p>"), ("styles", styles)]);
    assert!(live(document.into_bytes()).contains("text"));
    let document = "{\\rtf1{\\stylesheet{\\s1\\sbasedon2 a;}{\\s2\\sbasedon1 b;}}\\s1 text\\par}";
    assert!(live(document.into()).contains("text"));
}

#[test]
fn entities_are_not_expanded() {
    let bomb = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY f SYSTEM 'file:///etc/passwd'>]>";
    let text = "<text:p>before &b; &f; &lt;after</text:p>";
    let document = flat_odt(&[("text", text)]).replace("?>\n", &format!("?>\n{bomb}"));
    let read = live(document.into_bytes());
    assert!(read.contains("before &b; &f; <after"), "{read}");
}

#[test]
fn what_is_counted_is_bounded() {
    let cell = "<table:table-cell table:number-columns-repeated='999999999' table:number-columns-spanned='999999999' \
                table:number-rows-spanned='999999999'><text:p>x<text:s text:c='999999999'/>y</text:p></table:table-cell>";
    let text = format!(
        "<table:table>{}</table:table>",
        format!("<table:table-row>{cell}</table:table-row>").repeat(50)
    );
    assert!(live(flat_odt(&[("text", &text)]).into_bytes()).len() < 4_000_000);
    let cell = "<w:tc><w:tcPr><w:gridSpan w:val='999999999'/><w:vMerge/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>";
    let body = format!("<w:tbl>{}</w:tbl>", format!("<w:tr>{}</w:tr>", cell.repeat(3)).repeat(2_000));
    assert!(live(docx(&[("document", &body)])).len() < 4_000_000);
    let rows = "\\trowd".to_owned() + &"\\cellx1".repeat(1_000) + &"x\\cell ".repeat(1_000) + "\\row";
    let document = format!("{{\\rtf1 {}\\pard text\\par}}", rows.repeat(20));
    assert!(live(document.into_bytes()).len() < 4_000_000);
    let document = "{\\rtf1 text\\uc999999999\\u8226 x\\bin999999999 y";
    assert!(live(document.into()).contains("text"));
}

#[test]
fn what_is_broken_or_locked_is_refused_or_read_as_far_as_it_goes() {
    let whole = docx(&[("document", &paragraph("text"))]);
    let (half, _) = whole.split_at(whole.len() / 2);
    assert!(matches!(opened(half), Err(ImportError::Archive(_))));
    let broken = paragraph("text") + "<w:p><w:r><w:t>cut";
    let document = archive(&[("word/document.xml", format!("<w:document><w:body>{broken}").as_bytes())]);
    assert!(live(document).contains("text"));
    assert_eq!(opened(b"{\\rtf1}"), Err(ImportError::DocumentWithoutText));
    let locked = "<manifest><file-entry full-path='content.xml'><encryption-data/></file-entry></manifest>";
    let document = archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", locked.as_bytes()),
        ("content.xml", b"\x01\x02\x03"),
    ]);
    assert_eq!(opened(&document), Err(ImportError::DocumentLocked));
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let document = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0; 600], &name, &[0; 9]].concat();
    assert_eq!(opened(&document), Err(ImportError::DocumentLocked));
}

#[test]
fn documents_that_lack_a_part_anywhere_are_read_as_far_as_they_go() {
    for name in ["ja.rtf", "ko.fodt", "pandoc.rtf"] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/office").join(name);
        let whole = std::fs::read(path).expect("the file is there");
        let step = whole.len() / 150;
        for (count, start) in (0..whole.len()).step_by(step).enumerate() {
            let length = [1, 7, 60, 900][count % 4];
            let end = (start + length).min(whole.len());
            let damaged = [&whole[..start], &whole[end..]].concat();
            let cut = &whole[..start];
            for bytes in [damaged.as_slice(), cut] {
                if let Err(error) = opened(bytes) {
                    assert!(!import_error(&error, Language::En).is_empty(), "{name} {start}");
                }
            }
        }
    }
}

#[test]
fn figures_of_documents_are_bounded() {
    use std::fmt::Write as _;

    let figure = "<w:p><w:r><w:drawing><dgm:relIds r:dm='d'/><c:chart r:id='c'/></w:drawing></w:r></w:p>";
    let body = format!("{}{}", paragraph("before"), figure.repeat(2_000));
    let relations =
        "<R Id='d' Type='x/diagramData' Target='f/d.xml'/><R Id='c' Type='x/chart' Target='f/c.xml'/>";
    // A chain of boxes that leads back to its beginning.
    let count = 20_000;
    let mut chain = String::from("<m>");
    for number in 0..count {
        let after = (number + 1) % count;
        let text = "<dgm:t><a:p><a:r><a:t>box</a:t></a:r></a:p></dgm:t>";
        write!(
            chain,
            "<dgm:pt modelId='{number}'>{text}</dgm:pt><dgm:cxn srcId='{number}' destId='{after}'/>"
        )
        .unwrap();
    }
    let series = "<c:ser><c:tx><c:v>s</c:v></c:tx><c:cat><c:pt idx='18446744073709551615'><c:v>far</c:v></c:pt></c:cat>\
                  <c:val><c:numCache><c:formatCode>yyyy</c:formatCode><c:pt idx='9'><c:v>1e99</c:v></c:pt></c:numCache></c:val></c:ser>";
    let chart = format!("<c:chartSpace><c:chart><c:plotArea>{}", series.repeat(20_000));
    let parts = [("document", body.as_str()), ("rels", relations), ("f/d.xml", &chain), ("f/c.xml", &chart)];
    let read = live(docx(&parts));
    assert!(read.contains("before") && read.contains("far"));
    // Each figure stands once, however often it is named.
    assert_eq!(read.matches("\"box\"").count(), count);
    let objects =
        "<text:p><draw:frame><draw:object><office:document><office:body><office:text>".repeat(1_000);
    let document = flat_odt(&[("text", &format!("<text:p>before</text:p>{objects}<text:p>deep"))]);
    assert!(live(document.into_bytes()).contains("before"));
    // What stands for many cells is not written as often.
    let cell = format!(
        "<table:table-cell table:number-columns-repeated='16384'><text:p>{}</text:p></table:table-cell>",
        "x".repeat(60_000)
    );
    let table = format!("<text:p>before</text:p><table:table><table:table-row>{}", cell.repeat(20));
    assert!(live(flat_odt(&[("text", &table)]).into_bytes()).len() < 10_000_000);
}
