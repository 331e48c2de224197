//! Near misses: which known names an unknown one may have meant.

use crate::source::fold::bare;

/// Up to `count` of the known names that come nearest, best first; none that is too far to be meant. Missing
/// diacritics count as half a slip, since names are often typed without them.
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>, count: usize) -> Vec<String> {
    let plain = bare(name);
    let length = plain.chars().count();
    let limit = (length / 4).clamp(1, 6) * 2;
    let mut found: Vec<(usize, &str)> = Vec::new();
    for candidate in known {
        let candidate_plain = bare(candidate);
        let candidate_length = candidate_plain.chars().count();
        let distance = if candidate_plain == plain {
            1
        } else if candidate_length.abs_diff(length) > limit {
            // A name that holds the other whole is worth showing even when it is much longer.
            if length >= 6 && (candidate_plain.contains(&plain) || plain.contains(&candidate_plain) && candidate_length >= 6) {
                limit
            } else {
                continue;
            }
        } else {
            2 * distance(&plain, &candidate_plain, limit)
        };
        if distance <= limit {
            found.push((distance, candidate));
        }
    }
    crate::value::order::sort(&mut found);
    found.into_iter().take(count).map(|(_, name)| name.to_owned()).collect()
}

/// Edit distance (insertions, deletions, replacements, swaps of neighbours), given up beyond `limit`.
fn distance(a: &str, b: &str, limit: usize) -> usize {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, right) in b.iter().enumerate() {
            let at = |row: &[usize], k: usize| row.get(k).copied().unwrap_or(usize::MAX / 2);
            let mut cost = (at(&last, j + 1) + 1).min(at(&row, j) + 1).min(at(&last, j) + usize::from(left != right));
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(right) && b.get(j - 1) == Some(left);
            if swapped {
                cost = cost.min(at(&before, j - 1) + 1);
            }
            row.push(cost);
        }
        if row.iter().min().is_some_and(|least| *least > limit) {
            return limit + 1;
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(limit + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_diacritics_and_slips_are_found() {
        let known = ["kinh tế số", "kinh tế số ngành", "tỷ lệ hộ nghèo", "chữ ký số cá nhân"];
        assert_eq!(nearest("kinh te so", known.into_iter(), 1), ["kinh tế số"]);
        assert_eq!(nearest("kinh tế sô", known.into_iter(), 1), ["kinh tế số"]);
        assert_eq!(nearest("kihn tế số", known.into_iter(), 1), ["kinh tế số"]);
        assert_eq!(nearest("chữ ký số", known.into_iter(), 1), ["chữ ký số cá nhân"]);
        assert!(nearest("tuổi thọ trung bình", known.into_iter(), 3).is_empty());
    }
}
