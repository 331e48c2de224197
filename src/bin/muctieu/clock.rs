//! Today in Vietnam, the only clock that is read.

use muctieu::value::Date;
use std::time::{SystemTime, UNIX_EPOCH};

/// Vietnam is seven hours ahead of UTC all the year round.
const SECONDS_AHEAD: i64 = 7 * 3600;

/// The civil date in Vietnam, whatever the zone of this machine.
pub fn today() -> Date {
    let now = SystemTime::now();
    let seconds = match now.duration_since(UNIX_EPOCH) {
        Ok(since) => since.as_secs() as i64,
        Err(before) => -(before.duration().as_secs() as i64),
    };
    let days = (seconds + SECONDS_AHEAD).div_euclid(86_400);
    Date::start_of_year(1970).plus_days(days.clamp(-20_000, 80_000) as i32)
}

#[cfg(test)]
mod tests {
    #[test]
    fn today_is_a_day_of_this_age() {
        assert!((2025..2100).contains(&super::today().year()));
    }
}
