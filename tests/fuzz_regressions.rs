//! What the fuzzer found once, run again through the body that found it; and that the fuzzer knows every body.

use std::fs;
use std::path::Path;

#[path = "fuzz/bodies.rs"]
mod bodies;

#[test]
fn what_was_found_once_is_not_found_again() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/regressions");
    let mut count = 0;
    for (target, _) in bodies::BODIES {
        let Ok(cases) = fs::read_dir(folder.join(target)) else { continue };
        for case in cases {
            let path = case.unwrap().path();
            // Seen only when the case fails.
            println!("{}", path.display());
            bodies::run(target, &fs::read(path).unwrap());
            count += 1;
        }
    }
    assert!(count > 0, "there are no cases in {}", folder.display());
}

#[test]
fn every_target_has_a_program_and_a_folder_of_its_name() {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz");
    let manifest = fs::read_to_string(fuzz.join("Cargo.toml")).unwrap();
    let mut programs = 0;
    for (target, _) in bodies::BODIES {
        assert!(
            manifest.contains(&format!("name = \"{target}\"\npath = \"targets/{target}.rs\"")),
            "{target}"
        );
        let program = fs::read_to_string(fuzz.join(format!("targets/{target}.rs"))).unwrap();
        assert!(program.contains(&format!("bodies::run(\"{target}\", data)")), "{target}");
        programs += 1;
    }
    assert_eq!(manifest.matches("[[bin]]").count(), programs);
    for folder in fs::read_dir(fuzz.join("regressions")).unwrap() {
        let name = folder.unwrap().file_name();
        assert!(bodies::BODIES.iter().any(|(target, _)| name == *target), "{} is no target", name.display());
    }
}
