//! The map of the engine: std's is compiled anew for each pair of types, and a page would load thirty copies of it.
//!
//! Entries lie in the order in which they came, so the order of a walk is that of the text, as long as none is taken
//! out. Places are found by an index
//! of hashes that knows no types. Keys are names and numbers of the tool's own tables: no defence against chosen
//! collisions is needed, and none costs bytes.

use std::borrow::Borrow;
use std::hash::{Hash, Hasher};

/// A map from keys to values.
#[derive(Debug, Clone)]
pub struct Map<K, V> {
    entries: Vec<(K, V)>,
    index: Index,
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Map<K, V> {
        Map { entries: Vec::new(), index: Index::default() }
    }
}

impl<K: Eq + Hash, V> Map<K, V> {
    /// How many entries.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entries in the order in which they came.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.entries.iter().map(|(key, value)| (key, value))
    }

    /// The keys in the order in which they came.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.entries.iter().map(|(key, _)| key)
    }

    /// The values in the order in which they came.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.entries.iter().map(|(_, value)| value)
    }

    /// The same, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.entries.iter_mut().map(|(_, value)| value)
    }

    /// The values themselves.
    pub fn into_values(self) -> impl Iterator<Item = V> {
        self.entries.into_iter().map(|(_, value)| value)
    }

    fn place<Q: Eq + Hash + ?Sized>(&self, key: &Q) -> Option<usize>
    where
        K: Borrow<Q>,
    {
        self.index.find(hash_of(key), &|at| self.entries.get(at).is_some_and(|(known, _)| known.borrow() == key))
    }

    /// The value of a key.
    pub fn get<Q: Eq + Hash + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.entries.get(self.place(key)?).map(|(_, value)| value)
    }

    /// The value of a key, to be changed.
    pub fn get_mut<Q: Eq + Hash + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let place = self.place(key)?;
        self.entries.get_mut(place).map(|(_, value)| value)
    }

    /// Whether a key is there.
    pub fn contains_key<Q: Eq + Hash + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.place(key).is_some()
    }

    /// Puts a value in; gives the one that it takes the place of.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        if let Some(known) = self.get_mut(&key) {
            return Some(std::mem::replace(known, value));
        }
        self.push(key, value);
        None
    }

    fn push(&mut self, key: K, value: V) {
        self.index.push(hash_of(&key));
        self.entries.push((key, value));
    }

    /// Takes an entry out; the last one moves into its place.
    pub fn remove<Q: Eq + Hash + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let place = self.place(key)?;
        self.index.remove(place);
        Some(self.entries.swap_remove(place).1)
    }

    /// The place of a key, to be filled or changed.
    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        Entry { place: self.place(&key), key, map: self }
    }
}

/// The place of a key in a [`Map`].
pub struct Entry<'a, K, V> {
    map: &'a mut Map<K, V>,
    key: K,
    place: Option<usize>,
}

impl<'a, K: Eq + Hash, V> Entry<'a, K, V> {
    /// Changes the value where there is one.
    #[must_use]
    pub fn and_modify(self, change: impl FnOnce(&mut V)) -> Entry<'a, K, V> {
        if let Some((_, value)) = self.place.and_then(|place| self.map.entries.get_mut(place)) {
            change(value);
        }
        self
    }

    /// The value, made where there is none.
    pub fn or_insert_with(self, make: impl FnOnce() -> V) -> &'a mut V {
        let place = self.place.unwrap_or(self.map.entries.len());
        if self.place.is_none() {
            self.map.push(self.key, make());
        }
        match self.map.entries.get_mut(place) {
            Some((_, value)) => value,
            None => unreachable!("the entry was found or made just now"),
        }
    }

    /// The value, this one where there is none.
    pub fn or_insert(self, value: V) -> &'a mut V {
        self.or_insert_with(|| value)
    }

    /// The value, the default one where there is none.
    pub fn or_default(self) -> &'a mut V
    where
        V: Default,
    {
        self.or_insert_with(V::default)
    }
}

impl<K: Eq + Hash, V: PartialEq> PartialEq for Map<K, V> {
    /// The same entries, in whatever order.
    fn eq(&self, other: &Map<K, V>) -> bool {
        self.len() == other.len() && self.iter().all(|(key, value)| other.get(key) == Some(value))
    }
}

impl<'a, K, V> IntoIterator for &'a Map<K, V> {
    type Item = &'a (K, V);
    type IntoIter = std::slice::Iter<'a, (K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.iter()
    }
}

impl<K, V> IntoIterator for Map<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

impl<K: Eq + Hash, V> Extend<(K, V)> for Map<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        for (key, value) in entries {
            self.insert(key, value);
        }
    }
}

impl<K: Eq + Hash, V> FromIterator<(K, V)> for Map<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Map<K, V> {
        let mut map = Map::default();
        map.extend(entries);
        map
    }
}

/// Where each hash is: open addressing over the numbers of the entries.
#[derive(Debug, Clone, Default)]
struct Index {
    /// One for each entry.
    hashes: Vec<u32>,
    /// A power of two of slots, at most three quarters taken; 0 is free, others are the entry's number and one.
    slots: Vec<u32>,
}

impl Index {
    /// The entry of a hash that is the `same`.
    fn find(&self, hash: u32, same: &dyn Fn(usize) -> bool) -> Option<usize> {
        let mut slot = hash as usize;
        loop {
            // The mask is the last slot's number; without slots there is nothing to find.
            let taken = *self.slots.get(slot & self.slots.len().wrapping_sub(1))?;
            let entry = (taken as usize).checked_sub(1)?;
            if self.hashes.get(entry) == Some(&hash) && same(entry) {
                return Some(entry);
            }
            slot += 1;
        }
    }

    /// Takes in the next entry, which no other is the same as.
    fn push(&mut self, hash: u32) {
        self.hashes.push(hash);
        if self.hashes.len() * 4 <= self.slots.len() * 3 {
            self.settle(hash, self.hashes.len());
            return;
        }
        let wanted = (self.slots.len() * 2).max(8);
        self.slots.clear();
        self.slots.resize(wanted, 0);
        let hashes = std::mem::take(&mut self.hashes);
        for (entry, hash) in hashes.iter().enumerate() {
            self.settle(*hash, entry + 1);
        }
        self.hashes = hashes;
    }

    fn slot(&self, at: usize) -> usize {
        self.slots.get(at).map_or(0, |taken| *taken as usize)
    }

    fn set(&mut self, at: usize, number: usize) {
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = number as u32;
        }
    }

    /// The slot that an entry is named in.
    fn slot_of(&self, entry: usize) -> usize {
        let mask = self.slots.len().wrapping_sub(1);
        let mut slot = self.hashes.get(entry).map_or(0, |hash| *hash as usize) & mask;
        while self.slot(slot) != entry + 1 && self.slot(slot) != 0 {
            slot = (slot + 1) & mask;
        }
        slot
    }

    /// Takes an entry out; the last one gets its number.
    fn remove(&mut self, entry: usize) {
        let mask = self.slots.len().wrapping_sub(1);
        let last = self.hashes.len().wrapping_sub(1);
        let mut hole = self.slot_of(entry);
        let moved = self.slot_of(last);
        self.set(moved, entry + 1);
        // Those behind the hole that would not be found past it move up, so that no slot has to remember a removal.
        let mut next = hole;
        loop {
            next = (next + 1) & mask;
            let Some(taken) = self.slot(next).checked_sub(1) else { break };
            let owner = if taken == entry { last } else { taken };
            let home = self.hashes.get(owner).map_or(next, |hash| *hash as usize & mask);
            if next.wrapping_sub(home) & mask >= next.wrapping_sub(hole) & mask {
                self.set(hole, taken + 1);
                hole = next;
            }
        }
        self.set(hole, 0);
        self.hashes.swap_remove(entry);
    }

    fn settle(&mut self, hash: u32, number: usize) {
        let mask = self.slots.len().wrapping_sub(1);
        let mut slot = hash as usize;
        while self.slots.get(slot & mask).is_some_and(|taken| *taken != 0) {
            slot += 1;
        }
        if let Some(free) = self.slots.get_mut(slot & mask) {
            *free = number as u32;
        }
    }
}

fn hash_of<Q: Hash + ?Sized>(key: &Q) -> u32 {
    let mut hasher = Fnv(0xcbf2_9ce4_8422_2325);
    key.hash(&mut hasher);
    // The upper half depends on every byte, the lower bits of the product on the lower bits alone.
    (hasher.0 ^ (hasher.0 >> 32)) as u32
}

/// FNV-1a.
struct Fnv(u64);

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_is_found_and_nothing_else() {
        let mut map: Map<String, usize> = Map::default();
        assert_eq!(map.get("x"), None);
        for number in 0..10_000 {
            assert_eq!(map.insert(format!("tên {number}"), number), None);
        }
        assert_eq!(map.len(), 10_000);
        assert!((0..10_000).all(|number| map.get(format!("tên {number}").as_str()) == Some(&number)));
        assert!(!map.contains_key("tên 10000"));
        assert_eq!(map.insert("tên 7".to_owned(), 70), Some(7));
        *map.entry("tên 8".to_owned()).or_insert(0) += 1;
        *map.entry("mới".to_owned()).and_modify(|value| *value = 5).or_default() += 2;
        assert_eq!((map.get("tên 7"), map.get("tên 8"), map.get("mới")), (Some(&70), Some(&9), Some(&2)));
        assert_eq!(map.keys().take(2).map(String::as_str).collect::<Vec<_>>(), ["tên 0", "tên 1"]);
        for number in (0..10_000).filter(|number| number % 3 != 0) {
            assert!(map.remove(format!("tên {number}").as_str()).is_some());
        }
        assert!((0..10_000).all(|number| map.contains_key(format!("tên {number}").as_str()) == (number % 3 == 0)));
        assert_eq!((map.len(), map.remove("tên 1")), (3335, None));
        let back: Map<String, usize> = map.clone().into_iter().collect();
        assert!(back == map);
        assert_eq!(map.values().sum::<usize>(), back.into_values().sum::<usize>());
    }
}
