//! Chance that is the same everywhere.
//!
//! In: a seed, the number of a draw and a key. Out: numbers that follow from those three alone, so that neither the
//! order of the draws nor the number of workers matters. The generator is SplitMix64 (Steele, Lea and Flood, 2014);
//! normal numbers come from it by Marsaglia's polar method. Logarithm and exponential are worked out here with + − × ÷
//! and square roots, which IEEE 754 fixes to the last bit: the standard library's may differ from machine to machine.

/// 2⁶⁴ over the golden ratio: SplitMix64's step.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

/// SplitMix64's scrambling of a state.
fn mix(state: u64) -> u64 {
    let z = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// A stream of random numbers.
#[derive(Debug, Clone)]
pub struct Stream(u64);

impl Stream {
    /// The stream of a draw for a key.
    pub fn new(seed: u64, draw: u64, key: u64) -> Stream {
        let of_draw = mix(seed.wrapping_add(STEP)).wrapping_add(draw.wrapping_add(1).wrapping_mul(STEP));
        Stream(mix(mix(of_draw) ^ mix(key.wrapping_add(STEP))))
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        mix(self.0)
    }

    /// A number from 0 to below 1, a multiple of 2⁻⁵³.
    pub fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 * (1.0 / 9_007_199_254_740_992.0)
    }

    /// A normal number of mean 0 and deviation 1.
    pub fn normal(&mut self) -> f64 {
        // Three tries in four succeed, so that a bound is never met but keeps the loop finite.
        for _ in 0..10_000 {
            let (a, b) = (2.0 * self.unit() - 1.0, 2.0 * self.unit() - 1.0);
            let square = a * a + b * b;
            if square > 0.0 && square < 1.0 {
                return a * libm::sqrt(-2.0 * ln(square) / square);
            }
        }
        0.0
    }
}

/// The key of some words: FNV-1a, scrambled.
pub fn key_of<'w>(words: impl IntoIterator<Item = &'w str>) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    for word in words {
        for byte in word.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    mix(hash)
}

const LN_2: f64 = std::f64::consts::LN_2;

/// The natural logarithm of a positive, finite, normal number.
///
/// x = m · 2ᵉ with m near 1; ln m = 2 artanh((m − 1) / (m + 1)), whose series ends below the last bit.
pub fn ln(x: f64) -> f64 {
    let bits = x.to_bits();
    let mut exponent = ((bits >> 52) & 0x7ff) as i64 - 1023;
    let mut m = f64::from_bits((bits & 0x000f_ffff_ffff_ffff) | 0x3ff0_0000_0000_0000);
    if m > std::f64::consts::SQRT_2 {
        m *= 0.5;
        exponent += 1;
    }
    let s = (m - 1.0) / (m + 1.0);
    let square = s * s;
    let mut sum = 0.0;
    let mut odd = 27.0;
    while odd > 1.0 {
        sum = (sum + 1.0 / odd) * square;
        odd -= 2.0;
    }
    exponent as f64 * LN_2 + 2.0 * s * (1.0 + sum)
}

/// e to the power of x, 0 below −700 and held at its value there above 700.
pub fn exp(x: f64) -> f64 {
    if x < -700.0 {
        return 0.0;
    }
    let x = x.min(700.0);
    let whole = libm::floor(x / LN_2 + 0.5);
    let rest = x - whole * LN_2;
    let mut sum = 1.0;
    let mut at = 18.0;
    while at >= 1.0 {
        sum = 1.0 + sum * rest / at;
        at -= 1.0;
    }
    sum * f64::from_bits(((whole as i64 + 1023) as u64) << 52)
}

/// The share of normal numbers below z: ½ + φ(z) (z + z³/3 + z⁵/15 + …).
pub fn normal_below(z: f64) -> f64 {
    if z < -8.0 {
        return 0.0;
    }
    if z > 8.0 {
        return 1.0;
    }
    let square = z * z;
    let (mut term, mut sum, mut odd) = (z, z, 1.0);
    while odd < 400.0 {
        odd += 2.0;
        term *= square / odd;
        let next = sum + term;
        if next == sum {
            break;
        }
        sum = next;
    }
    // 1 / √(2π)
    const PEAK: f64 = 0.398_942_280_401_432_7;
    0.5 + sum * PEAK * exp(-0.5 * square)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_generator_is_splitmix64() {
        // The first numbers of the published reference from the seed 1234567.
        let mut stream = Stream(1_234_567);
        assert_eq!([stream.bits(), stream.bits(), stream.bits()], [6457827717110365317, 3203168211198807973, 9817491932198370423]);
    }

    proptest! {
        #[test]
        fn logarithm_and_exponential_agree_with_a_library(x in 1e-300f64..1e300, y in -300.0f64..300.0) {
            prop_assert!((ln(x) - libm::log(x)).abs() <= 4e-15 * libm::log(x).abs().max(1.0));
            prop_assert!((exp(y) / libm::exp(y) - 1.0).abs() <= 4e-14);
        }

        #[test]
        fn the_normal_share_agrees_with_a_library(z in -7.0f64..7.0) {
            let wanted = 0.5 * libm::erfc(-z / std::f64::consts::SQRT_2);
            prop_assert!((normal_below(z) - wanted).abs() <= 1e-14);
        }
    }

    #[test]
    fn draws_have_the_moments_of_the_normal() {
        let (mut sum, mut squares, mut below) = (0.0, 0.0, 0u32);
        let count = 200_000u64;
        for draw in 0..count {
            let z = Stream::new(7, draw, 42).normal();
            sum += z;
            squares += z * z;
            below += u32::from(z < 1.0);
        }
        let n = count as f64;
        // Four standard errors.
        assert!((sum / n).abs() < 4.0 / n.sqrt());
        assert!((squares / n - 1.0).abs() < 4.0 * (2.0 / n).sqrt());
        assert!((f64::from(below) / n - 0.841_344_746).abs() < 4.0 * (0.8413 * 0.1587 / n).sqrt());
    }

    #[test]
    fn streams_of_neighbouring_draws_and_keys_do_not_resemble_each_other() {
        let count = 20_000u64;
        let correlation = |pair: &dyn Fn(u64) -> (f64, f64)| (0..count).map(pair).map(|(a, b)| a * b).sum::<f64>() / count as f64;
        let next_draw = correlation(&|i| (Stream::new(1, i, 5).normal(), Stream::new(1, i + 1, 5).normal()));
        let next_key = correlation(&|i| (Stream::new(1, i, 5).normal(), Stream::new(1, i, 6).normal()));
        let next_seed = correlation(&|i| (Stream::new(1, i, 5).normal(), Stream::new(2, i, 5).normal()));
        for found in [next_draw, next_key, next_seed] {
            assert!(found.abs() < 4.0 / (count as f64).sqrt(), "{found}");
        }
    }
}
