//! Rows that cannot be read: corrected in place, or saved, corrected elsewhere and imported again.

use lectern_core::transfer::import::{self, FailedRows, Outcome};
use lectern_tests::Desk;

use crate::desk::{GOODREADS, goodreads, import, plan, source, titles};

#[test]
fn rows_that_failed_can_be_corrected_and_imported() {
    let desk = Desk::new();
    let text = goodreads("1,,Jane Austen,,0,,,,read,,\n");
    let (_, rows) = plan(&desk, source(&text).unwrap()).unwrap();
    let columns: Vec<String> = GOODREADS.trim_end().split(',').map(str::to_owned).collect();
    let cells = ["1", "", "Jane Austen", "", "0", "", "", "", "read", "", ""].map(str::to_owned);
    let mut saved = Vec::new();
    let mut failed = FailedRows::new(&mut saved);
    failed.add(&columns, &cells, &rows[0]).unwrap();
    assert_eq!(failed.finish().unwrap(), 1);
    let saved = String::from_utf8(saved).unwrap();
    assert!(saved.contains("It has no title."), "{saved}");
    import(&desk, &saved.replace("1,,Jane", "1,Emma,Jane"));
    assert_eq!(titles(&desk), ["Emma"]);
}

#[test]
fn a_row_corrected_in_place_is_read_in_its_stead_and_nothing_else_of_the_file_changes() {
    let desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("export.csv");
    let text = goodreads("1,,Jane Austen,,0,,,,read,,\n2,Sanditon,Jane Austen,,0,,,,to-read,,\n");
    std::fs::write(&file, &text).unwrap();
    let mut question = import::ImportQuestion { path: file.display().to_string(), ..Default::default() };
    let go_on = &mut |_, _| std::ops::ControlFlow::Continue(());
    let (before, mut looked) = import::look(desk.library(), desk.now(), &question, go_on).unwrap();
    assert_eq!((before.new, before.unreadable), (1, 1));
    let line = looked.rows(Outcome::Unreadable, 0).unwrap().rows[0].line;

    let mut row = looked.row(line).unwrap();
    assert_eq!((row.columns[1].as_str(), row.cells[1].as_str(), row.cells[2].as_str()), ("Title", "", "Jane Austen"));
    row.cells[1] = "Emma".to_owned();
    question.corrected = vec![import::CorrectedRow { line, cells: row.cells.clone() }];
    looked.correct(desk.library(), desk.now(), question.corrected[0].clone()).unwrap();
    assert_eq!(looked.row(line).unwrap(), row, "what was corrected can be corrected again");

    let (after, _) = import::look(desk.library(), desk.now(), &question, go_on).unwrap();
    assert_eq!((after.new, after.unreadable, after.rows), (2, 0, before.rows), "the plan takes it");
    import::take(desk.library(), desk.now(), lectern_core::Source::Window, &question, go_on).unwrap();
    assert_eq!(titles(&desk), ["Emma", "Sanditon"], "and so does the import");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text, "the file is as it was");
    let (again, _) = import::look(desk.library(), desk.now(), &question, go_on).unwrap();
    assert_eq!((again.matched, again.rows), (2, 2), "a second time nothing changes");
    assert_eq!(looked.row(900).unwrap_err().code(), "not_found");
}

#[test]
fn the_rows_that_failed_never_take_the_place_of_a_file_before_they_are_whole() {
    let desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("export.csv");
    std::fs::write(&file, goodreads("1,,Jane Austen,,0,,,,read,,\n")).unwrap();
    let question = import::ImportQuestion { path: file.display().to_string(), ..Default::default() };
    let save = |progress: &mut dyn FnMut(u64, u64) -> std::ops::ControlFlow<()>| {
        import::save_failed(desk.library(), desk.now(), &question, &file, progress)
    };
    let before = std::fs::read(&file).unwrap();
    assert_eq!(save(&mut |_, _| std::ops::ControlFlow::Break(())).unwrap_err().code(), "cancelled");
    assert_eq!(std::fs::read(&file).unwrap(), before, "what was called off leaves the file as it was");
    assert_eq!(save(&mut |_, _| std::ops::ControlFlow::Continue(())).unwrap(), 1, "the file itself may be the place");
}
