//! Chance that comes out the same every time, so that a failure can be repeated.

/// A small generator with a seed.
pub struct Dice(u64);

impl Dice {
    /// A generator that always begins with the same numbers for the same seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number from 0 to `most`, both included.
    pub fn up_to(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % (most + 1)
    }

    /// A place from 0 to `length`, both included.
    pub fn place(&mut self, length: usize) -> usize {
        self.up_to(length as u64) as usize
    }

    /// One of some things.
    ///
    /// # Panics
    /// Where there is none.
    pub fn one_of<'a, T>(&mut self, things: &'a [T]) -> &'a T {
        &things[self.place(things.len() - 1)]
    }
}
