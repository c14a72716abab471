//! The core knows nothing of windows: neither it nor anything it needs is a part of one.

use std::process::Command;

use crate::sources::{Finding, Source, files, holds, root};

/// How the packages begin that show something on a screen.
const WINDOWS: [&str; 12] = [
    "tauri",
    "wry",
    "tao",
    "gtk",
    "gdk",
    "webkit2gtk",
    "javascriptcore",
    "winit",
    "egui",
    "iced",
    "slint",
    "lectern-shell",
];

/// The manifests that may name `tauri*`: the shell's, and that of the tests under its mock runtime.
const SHELLS: [&str; 2] = ["src-tauri/Cargo.toml", "tests/ipc/Cargo.toml"];

/// The packages in a list that belong to a window.
fn windows(list: &str) -> Vec<&str> {
    let of_window = |line: &&str| WINDOWS.iter().any(|name| line.starts_with(name) || *line == "lectern");
    list.lines().map(|line| line.split(' ').next().unwrap_or(line)).filter(of_window).collect()
}

fn shells(manifests: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for manifest in manifests.iter().filter(|manifest| !SHELLS.contains(&manifest.path.as_str())) {
        let mut table = "";
        for (index, line) in manifest.text.lines().enumerate() {
            table = if line.starts_with('[') { line.trim() } else { table };
            // The root only says which versions are meant by those who name them.
            let meant = table == "[workspace.dependencies]" && manifest.path == "Cargo.toml";
            let in_table = table.contains("dependencies.tauri");
            if !meant && (line.trim_start().starts_with("tauri") || in_table && line.starts_with('[')) {
                findings.push(
                    manifest.finding(index + 1, "names tauri, which only the shell and its mock-runtime tests do"),
                );
            }
        }
    }
    findings
}

#[test]
fn the_core_and_all_it_needs_know_no_window() {
    for package in ["lectern-core", "lectern-cli", "lectern-tests"] {
        let cargo = option_env!("CARGO").unwrap_or("cargo");
        let mut tree = Command::new(cargo);
        tree.args(["tree", "--package", package, "--edges", "normal,build", "--prefix", "none", "--all-features"]);
        let output = tree.current_dir(root()).output().expect("cargo can be started");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let list = String::from_utf8(output.stdout).expect("names of packages are text");
        assert!(list.contains("rusqlite"), "the list of what {package} needs is not one:\n{list}");
        assert_eq!(windows(&list), [""; 0], "{package} needs a window");
    }
}

#[test]
fn only_the_shell_and_its_mock_runtime_tests_name_tauri() {
    let mut manifests: Vec<Source> =
        ["src-tauri", "tests", "xtask"].iter().flat_map(|folder| files(folder, &["Cargo.toml"])).collect();
    let root = std::fs::read_to_string(root().join("Cargo.toml")).expect("the workspace has a manifest");
    manifests.push(Source::sample("Cargo.toml", &root));
    holds(&shells(&manifests));
}

#[test]
fn a_window_in_the_list_is_found() {
    assert_eq!(
        windows("lectern-core v0.1.0\nrusqlite v0.40.2\ntauri-plugin-dialog v2.8.4\nwry v0.57.1"),
        ["tauri-plugin-dialog", "wry"]
    );
    assert_eq!(windows("lectern v0.1.0"), ["lectern"]);
}

#[test]
fn a_manifest_that_names_tauri_is_found() {
    let plain = Source::sample("src-tauri/core/Cargo.toml", "[dependencies]\ntauri.workspace = true");
    assert_eq!(shells(&[plain])[0].line, 2);
    let table = Source::sample("tests/Cargo.toml", "[dependencies.tauri]\nversion = \"2\"");
    assert_eq!(shells(&[table]).len(), 1);
    let shell = Source::sample("src-tauri/Cargo.toml", "[dependencies]\ntauri.workspace = true");
    let root = Source::sample("Cargo.toml", "[workspace.dependencies]\ntauri = \"2\"");
    assert_eq!(shells(&[shell, root]), []);
}
