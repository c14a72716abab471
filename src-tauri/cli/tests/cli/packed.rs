//! Lists as they are mailed: packed.

use std::fs;

use serde_json::json;

use crate::desk::Desk;

/// `Title,Author`, *Emma* and *Evelina*, as `gzip` packs them.
const PACKED: &[u8] = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff\x0b\xc9\x2c\xc9\x49\xd5\x71\x2c\x2d\xc9\xc8\x2f\xe2\x72\xcd\
\xcd\x4d\xd4\xf1\x4a\xcc\x4b\x55\x70\x2c\x2d\x2e\x49\xcd\xe3\x72\x2d\x4b\xcd\xc9\xcc\x4b\xd4\x71\x2b\x4a\xcc\x4b\x4e\x2d\x56\x70\
\x2a\x2d\xca\x4b\xad\xe4\x02\x00\xa4\x57\x96\x06\x35\x00\x00\x00";

#[test]
fn a_packed_list_comes_in_as_it_would_unpacked() {
    let desk = Desk::new();
    let (packed, plain) = (desk.file("export.csv.gz"), desk.file("export.csv"));
    fs::write(&packed, PACKED).unwrap();
    fs::write(&plain, "Title,Author\nEmma,Jane Austen\nEvelina,Frances Burney\n").unwrap();
    let report = desk.json(&["import", packed.to_str().unwrap()]);
    assert_eq!((&report["rows"], &report["new"]), (&json!(2), &json!(2)), "{report}");
    assert_eq!(desk.titles(&[]), ["Emma", "Evelina"]);
    let again = desk.json(&["import", plain.to_str().unwrap()]);
    assert_eq!((&again["new"], &again["matched"]), (&json!(0), &json!(2)), "the same rows: {again}");
    let left = fs::read_dir(desk.file("")).unwrap().flatten().map(|entry| entry.file_name());
    assert!(left.into_iter().all(|name| !name.to_string_lossy().starts_with(".tmp")), "nothing is left beside it");
}

#[test]
fn what_is_packed_and_cut_short_is_refused_whole() {
    let desk = Desk::new();
    let packed = desk.file("export.csv.gz");
    fs::write(&packed, &PACKED[..40]).unwrap();
    assert!(desk.refused(1, &["import", packed.to_str().unwrap()]).contains("is not unpacked"));
    assert_eq!(desk.titles(&[]), [""; 0]);
}
