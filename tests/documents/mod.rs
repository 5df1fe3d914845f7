//! Documents of word processors, put together in memory.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// An archive of parts, each with its path.
pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in parts {
        zip.start_file(*path, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Styles as Word has them in Chinese: their ids are numbers and letters.
const STYLES: &str = r#"
<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US" w:eastAsia="zh-TW"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="a4"><w:name w:val="Quote"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="a5"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="11"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="a6"><w:name w:val="章名"/><w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:styleId="a7"><w:name w:val="條目"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="b1"><w:name w:val="Hyperlink"/><w:rPr><w:u w:val="single"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="b2"><w:name w:val="粗"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="b3"><w:name w:val="HTML Code"/></w:style>"#;

/// A document of Word. The parts are what stands in `document`, `numbering`, `footnotes`, `endnotes`, `core` and `rels`, and a
/// web page in `page`; `styles` are added to those of [`STYLES`]. A part with a folder in its name is a file of its own.
pub fn docx(parts: &[(&str, &str)]) -> Vec<u8> {
    let inner = |name: &str| parts.iter().find(|(known, _)| *known == name).map_or("", |(_, inner)| inner);
    let part = |root: &str, inner: &str| {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:{root} \
             xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">{inner}</w:{root}>"
        )
    };
    let relation = |id: &str, target: &str| {
        let kind = target.split('.').next().unwrap_or_default();
        format!(
            "<Relationship Id=\"{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" \
             Target=\"{target}\"/>"
        )
    };
    let related = ["styles.xml", "numbering.xml", "footnotes.xml", "endnotes.xml"];
    let own: String = related.iter().map(|target| relation(target, target)).collect();
    let root = "<Relationships><Relationship Id=\"r1\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/>\
         <Relationship Id=\"r2\" Type=\"x/core-properties\" Target=\"docProps/core.xml\"/></Relationships>";
    let own = format!("<Relationships>{own}{}</Relationships>", inner("rels"));
    let types = "<Types><Override PartName=\"/word/document.xml\" \
                 ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    let page = "<Relationship Id=\"page\" Type=\"x/aFChunk\" Target=\"page.html\"/>";
    let page = if inner("page").is_empty() { "" } else { page };
    let own = own.replace("</Relationships>", &format!("{page}</Relationships>"));
    let files = [
        ("[Content_Types].xml", types.to_owned()),
        ("_rels/.rels", root.to_owned()),
        ("word/_rels/document.xml.rels", own),
        ("word/document.xml", part("document", &format!("<w:body>{}</w:body>", inner("document")))),
        ("word/styles.xml", part("styles", &format!("{STYLES}{}", inner("styles")))),
        ("word/numbering.xml", part("numbering", inner("numbering"))),
        ("word/footnotes.xml", part("footnotes", inner("footnotes"))),
        ("word/endnotes.xml", part("endnotes", inner("endnotes"))),
        ("word/page.html", inner("page").to_owned()),
        ("docProps/core.xml", format!("<cp:coreProperties>{}</cp:coreProperties>", inner("core"))),
    ];
    let others = parts.iter().filter(|(name, _)| name.contains('/'));
    let others = others.map(|(name, content)| (format!("word/{name}"), (*content).to_owned()));
    let files = files.map(|(path, content)| (path.to_owned(), content)).into_iter().chain(others);
    let files: Vec<_> = files.collect();
    archive(&files.iter().map(|(path, content)| (path.as_str(), content.as_bytes())).collect::<Vec<_>>())
}

/// A text document of `OpenDocument` as one file of XML, with what stands in `text`, `meta`, `styles` and `automatic`.
pub fn flat_odt(parts: &[(&str, &str)]) -> String {
    let inner = |name: &str| parts.iter().find(|(known, _)| *known == name).map_or("", |(_, inner)| inner);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document \
         office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:meta>{}</office:meta>\
         <office:styles>{}</office:styles><office:automatic-styles>{}</office:automatic-styles>\
         <office:body><office:text>{}</office:text></office:body></office:document>",
        inner("meta"),
        inner("styles"),
        inner("automatic"),
        inner("text")
    )
}
