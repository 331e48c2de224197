//! One stable merge sort for every type: std's sort is compiled anew for each type it sorts, ten times the bytes.

/// Sorts by `<`, stably.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, |a, b| a < b);
}

/// Sorts stably by `less`; items already in order cost one pass. A `less` that contradicts itself gives some order,
/// never a panic.
#[inline(never)]
pub fn sort_by<T>(items: &mut [T], less: impl Fn(&T, &T) -> bool) {
    let read: &[T] = items;
    let swaps = swaps(read.len(), &|a, b| read.get(a as usize).zip(read.get(b as usize)).is_some_and(|(a, b)| less(a, b)));
    for (a, b) in swaps {
        items.swap(a as usize, b as usize);
    }
}

/// The swaps that bring `len` items (fewer than 2³²) in order, to be done one after another; at most `len`.
fn swaps(len: usize, less: &dyn Fn(u32, u32) -> bool) -> Vec<(u32, u32)> {
    let mut order: Vec<u32> = (0..len as u32).collect();
    if order.windows(2).all(|two| !matches!(two, [a, b] if less(*b, *a))) {
        return Vec::new();
    }
    let mut merged = Vec::with_capacity(len);
    let mut width = 1;
    while width < len {
        for run in order.chunks(2 * width) {
            let (left, right) = run.split_at(width.min(run.len()));
            merge(left, right, &mut merged, less);
        }
        std::mem::swap(&mut order, &mut merged);
        merged.clear();
        width *= 2;
    }
    // Along each cycle of the permutation: a place takes its item, the place left open is the next one.
    let mut swaps = Vec::new();
    for first in 0..len as u32 {
        let mut at = first;
        while let Some(slot) = order.get_mut(at as usize) {
            let from = std::mem::replace(slot, at);
            if from == first || from == at {
                break;
            }
            swaps.push((at, from));
            at = from;
        }
    }
    swaps
}

fn merge(mut left: &[u32], mut right: &[u32], merged: &mut Vec<u32>, less: &dyn Fn(u32, u32) -> bool) {
    if let (Some(last), Some(first)) = (left.last(), right.first())
        && less(*first, *last)
    {
        while let (Some((a, left_rest)), Some((b, right_rest))) = (left.split_first(), right.split_first()) {
            if less(*b, *a) {
                merged.push(*b);
                right = right_rest;
            } else {
                merged.push(*a);
                left = left_rest;
            }
        }
    }
    merged.extend_from_slice(left);
    merged.extend_from_slice(right);
}

#[cfg(test)]
mod tests {
    use super::{sort, sort_by};
    use std::cmp::Ordering;

    /// Ordered by the first alone, so that the second tells equal ones apart.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    struct Item(u32, usize);

    impl Ord for Item {
        fn cmp(&self, other: &Item) -> Ordering {
            self.0.cmp(&other.0)
        }
    }

    impl PartialOrd for Item {
        fn partial_cmp(&self, other: &Item) -> Option<Ordering> {
            Some(self.cmp(other))
        }
    }

    #[test]
    fn sorting_ascends_and_keeps_equal_ones_as_they_came() {
        let mut items = [Item(2, 0), Item(1, 1), Item(2, 2), Item(0, 3), Item(1, 4)];
        sort(&mut items);
        assert_eq!(items, [Item(0, 3), Item(1, 1), Item(1, 4), Item(2, 0), Item(2, 2)]);
    }

    #[test]
    fn the_order_is_that_of_a_stable_sort() {
        let mut state = 1_u32;
        for len in 0..300 {
            for spread in [1, 2, 7, 1000] {
                let mut items: Vec<(u32, usize)> = (0..len)
                    .map(|at| {
                        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                        ((state >> 8) % spread, at)
                    })
                    .collect();
                let mut wanted = items.clone();
                wanted.sort_by_key(|item| item.0);
                sort_by(&mut items, |a, b| a.0 < b.0);
                assert_eq!(items, wanted);
                items.reverse();
                wanted.reverse();
                wanted.sort_by_key(|item| item.0);
                sort_by(&mut items, |a, b| a.0 < b.0);
                assert_eq!(items, wanted);
            }
        }
    }

    #[test]
    fn a_comparison_that_contradicts_itself_loses_nothing() {
        let mut items: Vec<u32> = (0..100).collect();
        sort_by(&mut items, |a, b| (a * 7 + b * 3) % 5 < 2);
        items.sort_unstable();
        assert_eq!(items, (0..100).collect::<Vec<u32>>());
    }
}
