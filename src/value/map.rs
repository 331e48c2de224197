//! The hash map of the engine: one small hasher for all, so that std's keyed one stays out of the browser's build.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map with the small hasher; like any hash map, its order must not show.
pub type Map<K, V> = HashMap<K, V, BuildHasherDefault<Fnv>>;

/// FNV-1a: short keys of trusted tables need no defence against chosen collisions.
#[derive(Default)]
pub struct Fnv(u64);

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        let mut hash = if self.0 == 0 { 0xcbf2_9ce4_8422_2325 } else { self.0 };
        for byte in bytes {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
        self.0 = hash;
    }
}
