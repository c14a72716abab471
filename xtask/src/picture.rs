//! A picture of a screen: read from the virtual display's memory, judged, saved as PNG.

use std::collections::HashSet;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use anyhow::{Context as _, Result, bail, ensure};

/// A page with text has hundreds of shades along its letters' edges; an empty window has two or three.
const SHADES_OF_A_PAGE: usize = 48;

/// A blinking caret or a second hand changes fewer pixels than this; a row that appears changes more.
const SPECKS: usize = 400;

/// Width and height in pixels, written `1280x800`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
}

impl Size {
    /// The size that the screens are drawn for.
    pub const USUAL: Self = Self { width: 1280, height: 800 };
}

impl std::str::FromStr for Size {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self> {
        let (width, height) = text.split_once('x').context("a size is written like 1280x800")?;
        let size = Self { width: width.parse()?, height: height.parse()? };
        ensure!((200..=8000).contains(&size.width), "a width is between 200 and 8000 pixels");
        ensure!((200..=8000).contains(&size.height), "a height is between 200 and 8000 pixels");
        Ok(size)
    }
}

impl std::fmt::Display for Size {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}x{}", self.width, self.height)
    }
}

/// What stands on a screen, as red, green and blue bytes, row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    size: Size,
    rgb: Vec<u8>,
}

impl Picture {
    /// Reads an X window dump (XWD version 7) of a 24-bit TrueColor screen, as Xvfb keeps one.
    pub fn from_window_dump(dump: &[u8]) -> Result<Self> {
        let field = |index: usize| -> Result<usize> {
            let bytes = dump.get(index * 4..index * 4 + 4).context("the window dump ends in its head")?;
            Ok(u32::from_be_bytes(bytes.try_into().expect("BUG: four bytes")) as usize)
        };
        let (head, version, bits, stride, colours) = (field(0)?, field(1)?, field(11)?, field(12)?, field(19)?);
        let (width, height) = (field(4)?, field(5)?);
        ensure!(version == 7 && bits == 32, "the screen is not a 24-bit one of the kind we start");
        // Xvfb runs on the machine that reads its memory, so the bytes of a pixel stand in that order.
        let low_byte_first = field(7)? == 0;
        let pixels = dump.get(head + colours * 12..).context("the window dump has no pixels")?;
        if pixels.len() < stride * height {
            bail!("the window dump ends in its pixels");
        }
        let rows = pixels.chunks_exact(stride).take(height).flat_map(|row| row[..width * 4].chunks_exact(4));
        let rgb = rows.flat_map(|p| if low_byte_first { [p[2], p[1], p[0]] } else { [p[1], p[2], p[3]] }).collect();
        Ok(Self { size: Size { width: width as u32, height: height as u32 }, rgb })
    }

    /// Whether a page has been painted: text leaves many shades, an empty window few. Only the right three quarters are
    /// judged, since the frame at the left is there before its page.
    #[must_use]
    pub fn shows_a_page(&self) -> bool {
        let (width, frame) = (self.size.width as usize, self.size.width as usize / 4);
        let page = self.rgb.chunks_exact(width * 3).flat_map(|row| row[frame * 3..].chunks_exact(3));
        let mut shades = HashSet::new();
        page.into_iter().any(|pixel| {
            shades.insert(pixel);
            shades.len() >= SHADES_OF_A_PAGE
        })
    }

    /// Whether two pictures differ in nothing but a speck.
    #[must_use]
    pub fn resembles(&self, other: &Self) -> bool {
        let pixels = self.rgb.chunks_exact(3).zip(other.rgb.chunks_exact(3));
        self.size == other.size && pixels.filter(|(mine, its)| mine != its).count() < SPECKS
    }

    /// Saves the picture as PNG.
    pub fn save(&self, file: &Path) -> Result<()> {
        let doing = || format!("the picture could not be written to {}", file.display());
        let mut png = png::Encoder::new(
            BufWriter::new(File::create(file).with_context(doing)?),
            self.size.width,
            self.size.height,
        );
        png.set_color(png::ColorType::Rgb);
        png.set_depth(png::BitDepth::Eight);
        png.set_compression(png::Compression::High);
        png.write_header().and_then(|mut page| page.write_image_data(&self.rgb)).with_context(doing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A dump of a screen two pixels wide and one high, as a little-endian machine keeps it.
    fn dump() -> Vec<u8> {
        let mut head = [0_u32; 25];
        head[0] = 100;
        head[1] = 7;
        (head[4], head[5]) = (2, 1);
        head[11] = 32;
        head[12] = 8;
        let mut dump: Vec<u8> = head.iter().flat_map(|field| field.to_be_bytes()).collect();
        dump.extend([3, 2, 1, 0, 6, 5, 4, 0]);
        dump
    }

    #[test]
    fn a_screen_is_read_pixel_by_pixel() {
        let picture = Picture::from_window_dump(&dump()).unwrap();
        assert_eq!(picture.size, Size { width: 2, height: 1 });
        assert_eq!(picture.rgb, [1, 2, 3, 4, 5, 6]);
    }

    #[test]
    fn half_a_screen_is_refused() {
        assert!(Picture::from_window_dump(&dump()[..102]).is_err());
        assert!(Picture::from_window_dump(&dump()[..50]).is_err());
    }

    #[test]
    fn an_empty_window_is_not_a_page() {
        let size = Size { width: 200, height: 200 };
        let blank = Picture { size, rgb: vec![250; 200 * 200 * 3] };
        assert!(!blank.shows_a_page());
        let page = Picture { size, rgb: (0..200 * 200).flat_map(|n: u32| [(n % 200) as u8; 3]).collect() };
        assert!(page.shows_a_page());
        let frame = (0..200 * 200).flat_map(|n: u32| [if n % 200 < 50 { (n % 200) as u8 * 5 } else { 250 }; 3]);
        let frame = Picture { size, rgb: frame.collect() };
        assert!(!frame.shows_a_page(), "the frame alone");
    }

    #[test]
    fn a_caret_makes_no_other_picture_and_a_line_does() {
        let size = Size { width: 200, height: 200 };
        let mut picture = Picture { size, rgb: vec![250; 200 * 200 * 3] };
        let before = picture.clone();
        picture.rgb[..3 * 40].fill(0);
        assert!(picture.resembles(&before));
        picture.rgb[..3 * SPECKS].fill(0);
        assert!(!picture.resembles(&before));
    }

    #[test]
    fn a_size_is_two_numbers_in_bounds() {
        assert_eq!("900x600".parse::<Size>().unwrap(), Size { width: 900, height: 600 });
        for wrong in ["900", "900x", "axb", "10x10", "90000x600"] {
            assert!(wrong.parse::<Size>().is_err(), "{wrong}");
        }
    }
}
