//! Spellings of periods and days.

use crate::data::dates::{DateFault, Order, is_month_first, read_date, read_period};

#[test]
fn periods_are_read_as_tables_write_them() {
    for (text, iso) in [
        ("2025", "2025"),
        (" 2025 ", "2025"),
        ("２０２５", "2025"),
        ("năm 2025", "2025"),
        ("Năm 2025", "2025"),
        ("nam 2025", "2025"),
        ("cả năm 2025", "2025"),
        ("Quý III/2025", "2025-Q3"),
        ("QUÝ IV/2025", "2025-Q4"),
        ("quý 3 năm 2025", "2025-Q3"),
        ("Quý III năm 2025", "2025-Q3"),
        ("Quy\u{301} II/2022", "2022-Q2"),
        ("Q3/2025", "2025-Q3"),
        ("Q3-2025", "2025-Q3"),
        ("Q3 2025", "2025-Q3"),
        ("2025Q3", "2025-Q3"),
        ("2025-Q3", "2025-Q3"),
        ("3Q2025", "2025-Q3"),
        ("tháng 5/2022", "2022-05"),
        ("Tháng 05 năm 2022", "2022-05"),
        ("T7/2025", "2025-07"),
        ("T12-2025", "2025-12"),
        ("5/2022", "2022-05"),
        ("05/2022", "2022-05"),
        ("2022/05", "2022-05"),
        ("2022-05", "2022-05"),
        ("2022M05", "2022-05"),
        ("6 tháng đầu năm 2025", "2025-H1"),
        ("6 tháng 2025", "2025-H1"),
        ("6T/2025", "2025-H1"),
        ("6 tháng cuối năm 2025", "2025-H2"),
        ("2025-H2", "2025-H2"),
        ("H1/2025", "2025-H1"),
        ("9 tháng đầu năm 2025", "2025-9M"),
        ("9 tháng/2025", "2025-9M"),
        ("2025-9M", "2025-9M"),
        ("30/4/2022", "2022-04-30"),
        ("30-04-2022", "2022-04-30"),
        ("2022-04-30", "2022-04-30"),
        ("2022/4/30", "2022-04-30"),
        ("2022-04-30 00:00:00", "2022-04-30"),
        ("2022-04-30T00:00:00", "2022-04-30"),
        ("ngày 30 tháng 4 năm 2022", "2022-04-30"),
        ("ngày 30/4/2022", "2022-04-30"),
        ("29/2/2024", "2024-02-29"),
    ] {
        assert_eq!(read_period(text).map(|(period, _)| period.iso()), Ok(iso.to_owned()), "{text}");
    }
}

#[test]
fn what_is_no_period_says_why() {
    use DateFault::{MonthFirst, NotRead, NotReal};
    for (text, fault) in [
        ("", NotRead),
        ("1899", NotRead),
        ("2201", NotRead),
        ("20255", NotRead),
        ("25", NotRead),
        ("30", NotRead),
        ("1.234", NotRead),
        ("2021-2025", NotRead),
        ("2022-1", NotRead),
        ("quý V/2022", NotRead),
        ("Q5/2025", NotRead),
        ("tháng 5", NotRead),
        ("hôm nay", NotRead),
        ("01/02/25", NotRead),
        ("1/2/3", NotRead),
        ("45292", NotRead),
        ("2022-04-30 08:15:00", NotRead),
        ("30/2/2022", NotReal),
        ("29/02/2023", NotReal),
        ("31/4/2022", NotReal),
        ("2022-02-30", NotReal),
        ("13/2022", NotReal),
        ("2022-13", NotReal),
        ("0/2022", NotReal),
        ("32/13/2022", NotReal),
        ("1/1/1899", NotReal),
        ("12/31/2024", MonthFirst),
        ("2-28-2024", MonthFirst),
    ] {
        assert_eq!(read_period(text).map(|(period, _)| period.iso()), Err(fault), "{text}");
    }
}

#[test]
fn a_day_is_read_before_its_month_and_the_doubt_is_kept() {
    for (text, iso, order) in [
        ("01/02/2025", "2025-02-01", Order::Open),
        ("1-2-2025", "2025-02-01", Order::Open),
        ("2/2/2025", "2025-02-02", Order::Fixed),
        ("13/2/2025", "2025-02-13", Order::Fixed),
        ("2025-01-02", "2025-01-02", Order::Fixed),
        ("ngày 1 tháng 2 năm 2025", "2025-02-01", Order::Fixed),
    ] {
        assert_eq!(read_date(text).map(|(date, order)| (date.iso(), order)), Ok((iso.to_owned(), order)), "{text}");
    }
    assert_eq!(read_date("2025"), Err(DateFault::NotRead));
    assert_eq!(read_date("quý III/2025"), Err(DateFault::NotRead));
    assert!(is_month_first("12/31/2024") && is_month_first("12/31/2024 00:00:00"));
    assert!(!is_month_first("31/12/2024") && !is_month_first("2024") && !is_month_first(""));
}
