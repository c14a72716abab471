//! Bytes on their way to the page. They cross as they are: as JSON each would be a number.

use tauri::ipc::{InvokeResponseBody, IpcResponse};

/// What is in a picture or a file.
pub(crate) struct Bytes(pub(crate) Vec<u8>);

impl IpcResponse for Bytes {
    fn body(self) -> tauri::Result<InvokeResponseBody> {
        Ok(self.0.into())
    }
}

#[cfg(feature = "bindings")]
impl specta::Type for Bytes {
    fn definition(_: &mut specta::Types) -> specta::datatype::DataType {
        specta::datatype::DataType::Reference(specta_typescript::define("ArrayBuffer"))
    }
}
