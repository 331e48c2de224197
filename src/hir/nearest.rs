//! Near misses: which known names an unknown one may have meant.

use crate::source::fold::bare;

/// Letters that may be compared in one compilation; beyond that names are reported without near ones.
const MOST_WORK: usize = 20_000_000;

/// Known names beside their forms without diacritics, made once and asked many times.
#[derive(Default)]
pub struct Known {
    /// (without diacritics, folded), in an order of their own.
    names: Vec<(String, String)>,
    work: usize,
}

impl Known {
    /// Folded names.
    pub fn new<'a>(names: impl Iterator<Item = &'a str>) -> Known {
        let mut names: Vec<(String, String)> = names.map(|name| (bare(name), name.to_owned())).collect();
        crate::value::order::sort(&mut names);
        Known { names, work: 0 }
    }

    /// Up to `count` that come nearest, best first; none that is too far to be meant.
    pub fn nearest(&mut self, name: &str, count: usize) -> Vec<String> {
        let mut known = self.names.iter().map(|(plain, name)| (plain.as_str(), name.as_str()));
        find(&bare(name), &mut known, count, &mut self.work).into_iter().map(str::to_owned).collect()
    }
}

/// Up to `count` of the known names that come nearest, best first; none that is too far to be meant. Missing
/// diacritics count as half a slip, since names are often typed without them.
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>, count: usize) -> Vec<String> {
    Known::new(known).nearest(name, count)
}

fn find<'a>(plain: &str, known: &mut dyn Iterator<Item = (&'a str, &'a str)>, count: usize, work: &mut usize) -> Vec<&'a str> {
    let letters: Vec<char> = plain.chars().collect();
    let limit = (letters.len() / 4).clamp(1, 6) * 2;
    let mut found: Vec<(usize, &str)> = Vec::new();
    for (candidate_plain, candidate) in known {
        *work += plain.len() + candidate.len();
        if *work > MOST_WORK {
            return Vec::new();
        }
        let candidate_length = candidate_plain.chars().count();
        let distance = if candidate_plain == plain {
            1
        } else if candidate_length.abs_diff(letters.len()) > limit {
            // A name that holds the other whole is worth showing even when it is much longer.
            if letters.len() >= 6 && (candidate_plain.contains(plain) || plain.contains(candidate_plain) && candidate_length >= 6) {
                limit
            } else {
                continue;
            }
        } else {
            *work += letters.len() * (2 * limit + 1) / 4;
            2 * distance(&letters, candidate_plain, limit)
        };
        if distance <= limit {
            found.push((distance, candidate));
        }
    }
    crate::value::order::sort(&mut found);
    found.into_iter().take(count).map(|(_, name)| name).collect()
}

/// Edit distance (insertions, deletions, replacements, swaps of neighbours), given up beyond `limit`. Only what lies
/// that close to the diagonal is worked out.
fn distance(a: &[char], b: &str, limit: usize) -> usize {
    const FAR: usize = usize::MAX / 2;
    let b: Vec<char> = b.chars().collect();
    let mut before = vec![FAR; b.len() + 1];
    let mut row = before.clone();
    let mut last: Vec<usize> = (0..=b.len()).map(|at| if at <= limit { at } else { FAR }).collect();
    for (i, left) in a.iter().enumerate() {
        let from = (i + 1).saturating_sub(limit);
        let at = |row: &[usize], k: usize| row.get(k).copied().unwrap_or(FAR);
        if let Some(cell) = row.get_mut(from.saturating_sub(1)) {
            *cell = if from <= 1 { i + 1 } else { FAR };
        }
        let mut least = if from <= 1 { i + 1 } else { FAR };
        for (j, right) in b.iter().enumerate().take(i + 1 + limit).skip(from.saturating_sub(1)) {
            let mut cost = (at(&last, j + 1) + 1).min(at(&row, j) + 1).min(at(&last, j) + usize::from(left != right));
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(right) && b.get(j - 1) == Some(left);
            if swapped {
                cost = cost.min(at(&before, j - 1) + 1);
            }
            least = least.min(cost);
            if let Some(cell) = row.get_mut(j + 1) {
                *cell = cost;
            }
        }
        if least > limit {
            return limit + 1;
        }
        std::mem::swap(&mut before, &mut last);
        std::mem::swap(&mut last, &mut row);
    }
    last.last().copied().filter(|cost| *cost <= limit).unwrap_or(limit + 1)
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

    #[test]
    fn distances_near_the_diagonal_are_those_of_the_whole_table() {
        fn whole(a: &[char], b: &[char]) -> usize {
            let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
            for i in 0..=a.len() {
                for j in 0..=b.len() {
                    table[i][j] = if i == 0 || j == 0 {
                        i + j
                    } else {
                        let mut cost = (table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                        cost = cost.min(table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]));
                        if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                            cost = cost.min(table[i - 2][j - 2] + 1);
                        }
                        cost
                    };
                }
            }
            table[a.len()][b.len()]
        }
        let mut state = 7_u32;
        let mut word = || {
            let mut letter = |sides: u32| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 16) % sides
            };
            (0..letter(14)).map(|_| char::from(b'a' + letter(3) as u8)).collect::<Vec<char>>()
        };
        for _ in 0..20_000 {
            let (a, b) = (word(), word());
            let text: String = b.iter().collect();
            for limit in [2, 4, 12] {
                assert_eq!(distance(&a, &text, limit), whole(&a, &b).min(limit + 1), "{a:?} {b:?} {limit}");
            }
        }
    }

    #[test]
    fn the_work_is_bounded() {
        let names: Vec<String> = (0..100_000).map(|at| format!("abcdefghi{at}")).collect();
        let mut known = Known::new(names.iter().map(String::as_str));
        assert_eq!(known.nearest("abcdefghi1x", 1), ["abcdefghi1"]);
        for _ in 0..100 {
            known.nearest("abcdefghi1x", 1);
        }
        assert!(known.work < 2 * MOST_WORK + 100 * 20);
        assert!(known.nearest("abcdefghi1x", 1).is_empty());
    }
}
