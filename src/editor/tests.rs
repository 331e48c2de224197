use super::*;
use crate::messages::Lang;
use crate::view::Scene;
use crate::{Compilation, CompileOptions, Host, data, eval};

const RULES: &str = r#"chỉ số kinh tế số            # của tỉnh
    gọi là: tỷ trọng kinh tế số
    đơn vị: % GRDP
    tốt khi: tăng
    chủ trì: Sở Khoa học và Công nghệ

chỉ số dân số từ 15 tuổi trở lên có tài khoản
    đơn vị: %
    tốt khi: tăng

văn bản 867/KH-UBND
    ngày: 22/01/2024
    hiệu lực: 2024 - 2030

mục "II.1.b"

- Kinh tế  số đạt 30% GRDP đến năm 2030 @chinh
phấn đấu tỷ trọng kinh tế số trên 35% GRDP đến năm 2030
dân số từ 15 tuổi trở lên có tài khoản đạt tối thiểu 95% đến năm 2030
"#;

struct One(String);

impl Host for One {
    fn rules(&mut self, _: &str) -> Result<Vec<u8>, String> {
        Ok(self.0.clone().into_bytes())
    }
}

fn compiled(text: &str) -> Compilation {
    crate::compile(&["a.muctieu".to_owned()], &mut One(text.to_owned()), CompileOptions::default())
}

/// The text with `|` taken out, and where it stood.
fn at_cursor(text: &str) -> (Compilation, u32) {
    let offset = text.find('|').expect("a cursor");
    (compiled(&text.replacen('|', "", 1)), offset as u32)
}

fn offered(line: &str) -> (String, Vec<String>) {
    let (compilation, offset) = at_cursor(&format!("{RULES}{line}"));
    let offers = complete(&compilation, FileId(0), offset).expect("an answer");
    let replaced = compilation.sources.slice(offers.span).to_owned();
    (replaced, offers.items.into_iter().map(|item| item.text).collect())
}

#[test]
fn marks_follow_the_reading_and_not_the_words() {
    let compilation = compiled(RULES);
    let source = compilation.sources.file(FileId(0)).expect("a file");
    let list = marks(FileId(0), source);
    let find = |text: &str| list.iter().filter(|m| compilation.sources.slice(m.span) == text).map(|m| m.role).collect::<Vec<_>>();
    assert_eq!(find("chỉ số"), [Role::Keyword; 2]);
    assert_eq!(find("# của tỉnh"), [Role::Comment]);
    assert_eq!(find("đơn vị"), [Role::Key; 2]);
    assert_eq!(find("867/KH-UBND"), [Role::Citation]);
    assert_eq!(find("Kinh tế  số"), [Role::Name]);
    assert_eq!(find("đạt"), [Role::Keyword]);
    assert_eq!(find("30"), [Role::Number]);
    assert_eq!(find("đến năm 2030"), [Role::Time; 3]);
    assert_eq!(find("dân số từ 15 tuổi trở lên có tài khoản"), [Role::Name; 2], "the figure inside a name is part of it");
    assert_eq!(find("15"), []);
    assert!(list.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "marks stand apart, in order");
}

#[test]
fn marks_never_leave_the_text() {
    for text in ["", "#", "\"#\" #", "chỉ số", "văn bản", "mục \"", "kinh tế số đạt", "đạt 30%", "\u{1f600} đạt 30%", ":::", "- - -"]
    {
        let compilation = compiled(text);
        let source = compilation.sources.file(FileId(0)).expect("a file");
        for mark in marks(FileId(0), source) {
            assert!(source.text.get(mark.span.start as usize..mark.span.end as usize).is_some(), "{text}: {mark:?}");
        }
        for offset in 0..=text.len() as u32 + 2 {
            let _ = complete(&compilation, FileId(0), offset);
            let _ = hover(&compilation, FileId(0), offset, None, Lang::Vi);
            let _ = definition(&compilation, FileId(0), offset);
        }
    }
}

#[test]
fn names_are_found_without_their_marks() {
    let (replaced, texts) = offered("kinh te|");
    assert_eq!((replaced.as_str(), texts.first().map(String::as_str)), ("kinh te", Some("kinh tế số")));
    let (replaced, texts) = offered("đến năm 2030, ty trong|");
    assert_eq!((replaced.as_str(), texts.first().map(String::as_str)), ("ty trong", Some("tỷ trọng kinh tế số")));
    assert!(offered("tai khoan|").1.contains(&"dân số từ 15 tuổi trở lên có tài khoản".to_owned()), "a later word of a name");
}

#[test]
fn what_is_offered_follows_from_what_stands_before() {
    let first = |line: &str| offered(line).1;
    assert!(first("ch|").contains(&"chỉ số ".to_owned()));
    assert!(first("kinh tế số |").contains(&"đạt".to_owned()));
    assert_eq!(first("kinh tế số đạt 30 |").first().map(String::as_str), Some("% GRDP"));
    assert_eq!(first("kinh tế số đạt 30% GRDP |").first().map(String::as_str), Some("đến năm 2030"));
    assert_eq!(first("# kinh t|"), Vec::<String>::new(), "nothing in a comment");
    assert_eq!(first("x đạt 3%\n    chủ trì: sở kh|").first().map(String::as_str), Some("Sở Khoa học và Công nghệ"));
    assert_eq!(first("x đạt 3%\n    theo: 8|"), ["867/KH-UBND"]);
    assert_eq!(first("chỉ số y\n    tốt khi: |"), ["tăng", "giảm", "trong khoảng"]);
    assert!(first("chỉ số y\n    đơ|").contains(&"đơn vị: ".to_owned()));
    assert!(first("văn bản 1/QĐ\n    h|").contains(&"hiệu lực: ".to_owned()));
    assert!(first("chỉ số y\n    công thức: a / kinh|").contains(&"kinh tế số".to_owned()));
}

#[test]
fn a_target_says_how_it_is_read_and_what_is_known() {
    let (compilation, offset) = at_cursor(&RULES.replacen("Kinh tế  số", "Kinh| tế  số", 1));
    let csv = "chỉ số,kỳ,giá trị,đơn vị\nkinh tế số,2022,\"6,02\",% GRDP\nkinh tế số,2023,\"6,19\",% GRDP\n";
    let (observations, _) = data::load(csv.as_bytes(), "a.csv", None);
    let day = crate::value::Date::parse_iso("2026-11-20").expect("a day");
    let outcome = eval::evaluate(&compilation.plan, &observations, day);
    let scene = Scene { plan: &compilation.plan, outcome: &outcome, observations: &observations, lang: Lang::Vi };
    let told = hover(&compilation, FileId(0), offset, Some(scene), Lang::Vi).expect("a target");
    assert_eq!(told.title, "Đọc là: kinh tế số >= 30% GRDP đến năm 2030");
    let all = told.lines.join("\n");
    for line in [
        "Mã: chinh",
        "Văn bản: 867/KH-UBND, mục II.1.b",
        "Kết luận: Chậm tiến độ",
        "6,19% GRDP",
        "Đơn vị: % GRDP",
        "Số chỗ dùng trong mục tiêu: 2",
    ] {
        assert!(all.contains(line), "{line}\n---\n{all}");
    }
    let english = hover(&compilation, FileId(0), offset, None, Lang::En).expect("a target");
    assert!(english.title.starts_with("Read as: ") && english.lines.contains(&"Id: chinh".to_owned()));
    let (compilation, offset) = at_cursor(&RULES.replacen("kinh tế số", "kinh tế s|ố", 1));
    assert_eq!(hover(&compilation, FileId(0), offset, None, Lang::Vi).expect("an indicator").title, "kinh tế số");
}

#[test]
fn a_name_leads_to_its_declaration_and_its_uses() {
    let (compilation, offset) = at_cursor(&RULES.replacen("Kinh tế  số", "Kinh tế  s|ố", 1));
    let found = definition(&compilation, FileId(0), offset).expect("a declaration");
    assert_eq!(compilation.sources.slice(found), "kinh tế số");
    let texts: Vec<&str> = uses(&compilation, FileId(0), offset).into_iter().map(|span| compilation.sources.slice(span)).collect();
    assert_eq!(texts, ["kinh tế số", "Kinh tế  số"], "the other wording is another name");
    assert_eq!(definition(&compilation, FileId(0), 0), None);
}

#[test]
fn the_outline_has_documents_sections_and_readings() {
    let compilation = compiled(RULES);
    let list: Vec<(&str, u8, String)> = outline(&compilation, FileId(0)).into_iter().map(|e| (e.kind.name(), e.depth, e.name)).collect();
    let target = |text: &str| ("target", 2, text.to_owned());
    assert_eq!(
        list,
        [
            ("indicator", 0, "kinh tế số".to_owned()),
            ("indicator", 0, "dân số từ 15 tuổi trở lên có tài khoản".to_owned()),
            ("document", 0, "867/KH-UBND".to_owned()),
            ("section", 1, "II.1.b".to_owned()),
            target("kinh tế số >= 30% GRDP đến năm 2030"),
            target("phấn đấu kinh tế số > 35% GRDP đến năm 2030"),
            target("dân số từ 15 tuổi trở lên có tài khoản >= 95% đến năm 2030"),
        ]
    );
}
