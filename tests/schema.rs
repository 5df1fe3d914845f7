//! The published schema is that of the types.

use std::path::Path;

use moyue::import::json_schema;

#[test]
fn the_published_schema_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/article.schema.json");
    let schema = json_schema();
    if std::env::var_os("MOYUE_BLESS").is_some() {
        std::fs::write(&path, &schema).unwrap();
    }
    let published = std::fs::read_to_string(&path).unwrap();
    assert_eq!(published, schema, "out of date: run the tests with MOYUE_BLESS=1");
}

#[test]
fn the_schema_names_its_format_and_what_is_required() {
    let schema: serde_json::Value = serde_json::from_str(&json_schema()).unwrap();
    assert_eq!(schema["properties"]["format"]["const"], "moyue-article");
    assert_eq!(schema["properties"]["version"]["const"], 1);
    assert_eq!(schema["required"], serde_json::json!(["format", "version", "title", "sections"]));
    assert!(schema.get("$id").is_none());
}
