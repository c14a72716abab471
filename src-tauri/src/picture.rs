//! A picture that the page sends, as base64.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use lectern_core::notes::LARGEST_IMAGE;

use crate::error::{Answer, PageError};

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
