//! Embeds the icon, the capabilities and the configuration.

fn main() {
    tauri_build::build();
}
