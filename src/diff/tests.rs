use super::*;
use crate::draft::write::compile;

fn kinds(old: &str, new: &str) -> Vec<&'static str> {
    let (old, new) = (compile(old.to_owned()), compile(new.to_owned()));
    assert!(!old.plan.targets.is_empty() || !new.plan.targets.is_empty());
    let comparison = compare(&old.plan, &new.plan);
    comparison.changes.iter().map(|change| change.kind.name()).collect()
}

const SHARE: &str = "chỉ số hộ dùng nước sạch\n    đơn vị: %\n";

#[test]
fn each_change_has_its_kind() {
    for (old, new, wanted) in [
        ("hộ dùng nước sạch >= 90% đến năm 2030", "hộ dùng nước sạch >= 95% đến năm 2030", vec!["raised"]),
        ("hộ dùng nước sạch >= 90% đến năm 2030", "hộ dùng nước sạch > 90% đến năm 2030", vec!["raised"]),
        ("hộ dùng nước sạch >= 90% đến năm 2030", "hộ dùng nước sạch >= 85% đến năm 2030", vec!["lowered"]),
        ("hộ dùng nước sạch <= 5% đến năm 2030", "hộ dùng nước sạch <= 3% đến năm 2030", vec!["raised"]),
        ("hộ dùng nước sạch >= 90% đến năm 2028", "hộ dùng nước sạch >= 90% đến năm 2030", vec!["later"]),
        ("hộ dùng nước sạch >= 90% đến năm 2030", "hộ dùng nước sạch >= 95% đến năm 2028", vec!["raised", "earlier"]),
        ("hộ dùng nước sạch >= 90% đến năm 2030", "phấn đấu hộ dùng nước sạch >= 90% đến năm 2030", vec!["striven"]),
        ("phấn đấu hộ dùng nước sạch >= 90% đến năm 2030", "hộ dùng nước sạch >= 90% đến năm 2030", vec!["committed"]),
        ("hộ dùng nước sạch >= 90% đến năm 2030", "hộ dùng nước sạch <= 90% đến năm 2030", vec!["restated"]),
        ("hộ dùng nước sạch >= 90% đến năm 2030", "hộ dùng nước sạch đạt tối thiểu 90% đến hết năm 2030", vec![]),
        (
            "hộ dùng nước sạch >= 90% đến năm 2028",
            "hộ dùng nước sạch >= 90% đến năm 2028\nhộ dùng nước sạch >= 95% đến năm 2030",
            vec!["new"],
        ),
        (
            "hộ dùng nước sạch >= 80% đến năm 2026\nhộ dùng nước sạch >= 90% đến năm 2028",
            "hộ dùng nước sạch >= 90% đến năm 2028",
            vec!["dropped"],
        ),
    ] {
        assert_eq!(kinds(&format!("{SHARE}\n{old}\n"), &format!("{SHARE}\n{new}\n")), wanted, "{old} -> {new}");
    }
}

#[test]
fn names_join_by_alias_and_by_words_that_plans_leave_out() {
    let old = "chỉ số tỷ lệ hộ dùng nước sạch\n    đơn vị: %\n\ntỷ lệ hộ dùng nước sạch >= 90% đến năm 2030\n";
    let alias =
        "chỉ số nước sạch hộ gia đình\n    gọi là: tỷ lệ hộ dùng nước sạch\n    đơn vị: %\n\nnước sạch hộ gia đình >= 95% đến năm 2030\n";
    assert_eq!(kinds(old, alias), ["raised"]);
    assert_eq!(kinds(old, &format!("{SHARE}\nhộ dùng nước sạch >= 95% đến năm 2030\n")), ["raised"]);
    assert_eq!(kinds(old, "chỉ số hộ nghèo\n    đơn vị: %\n\nhộ nghèo <= 2% đến năm 2030\n"), ["new", "dropped"]);
}

#[test]
fn leads_are_compared_where_both_plans_name_them() {
    let with = |lead: &str| format!("{SHARE}    chủ trì: {lead}\n\nhộ dùng nước sạch >= 90% đến năm 2030\n");
    assert_eq!(kinds(&with("Sở Xây dựng"), &with("Sở Nông nghiệp và Môi trường")), ["lead"]);
    assert_eq!(kinds(&with("Sở Xây dựng"), &format!("{SHARE}\nhộ dùng nước sạch >= 90% đến năm 2030\n")), Vec::<&str>::new());
}
