//! A picture on its way to the page and from it: bytes out, base64 in.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use lectern_core::notes::{Image, LARGEST_IMAGE};
use tauri::ipc::{InvokeResponseBody, IpcResponse};

use crate::error::{Answer, PageError};

/// A picture's bytes. They cross as they are: as JSON each would be a number.
pub(crate) struct Picture(Vec<u8>);

impl From<Image> for Picture {
    fn from(image: Image) -> Self {
        Self(image.bytes)
    }
}

impl IpcResponse for Picture {
    fn body(self) -> tauri::Result<InvokeResponseBody> {
        Ok(self.0.into())
    }
}

#[cfg(feature = "bindings")]
impl specta::Type for Picture {
    fn definition(_: &mut specta::Types) -> specta::datatype::DataType {
        specta::datatype::DataType::Reference(specta_typescript::define("ArrayBuffer"))
    }
}

/// The bytes of a picture that the page sends.
///
/// # Errors
/// `invalid` for what is no base64, or longer than any picture may be.
pub(crate) fn decoded(data: &str) -> Answer<Vec<u8>> {
    let refused = |rule: &str| PageError::from(lectern_core::Error::invalid("image", rule));
    if data.len() / 4 * 3 > LARGEST_IMAGE + 3 {
        return Err(refused("A picture can have 10 MB."));
    }
    STANDARD.decode(data).map_err(|_| refused("The picture did not arrive whole."))
}
