use super::*;
use crate::messages::Message;

const PLAIN: Style = Style { lang: Lang::Vi, colour: false };

fn at(text: &str, guilty: &str) -> (SourceMap, Span) {
    let mut sources = SourceMap::default();
    let id = sources.add(SourceFile::new("ke-hoach.muctieu", text));
    let start = text.find(guilty).expect("the guilty words stand in the text");
    (sources, Span::new(id, start, start + guilty.len()))
}

fn finding(span: Span) -> Diagnostic {
    Diagnostic::at(span, Message::LineNotUnderstood { line: "x".into() })
}

/// The text above the carets of a rendering.
fn underlined(rendered: &str) -> String {
    let lines: Vec<&str> = rendered.lines().collect();
    let row = lines.iter().position(|l| l.contains('^')).expect("a row of carets");
    let start = lines[row].chars().position(|c| c == '^').expect("a caret");
    let width = lines[row].chars().filter(|c| *c == '^').count();
    let mut column = 0;
    let mut out = String::new();
    for letter in lines[row - 1].chars() {
        let next = column + letter.width().unwrap_or(0);
        if (column >= start && next <= start + width && next > start) || (column == start + width && next == column) {
            out.push(letter);
        }
        column = next;
    }
    out
}

#[test]
fn the_whole_rendering() {
    let text = "# tệp\nkinh tế số đạt 30.5% GRDP đến năm 2030\n";
    let (sources, span) = at(text, "30.5");
    let diagnostic = finding(span).label(at(text, "kinh tế số").1, Message::FirstHere { what: "chỉ số".into() }).fix(
        Message::WriteInstead { text: "30,5".into() },
        span,
        "30,5",
        Applicability::Certain,
    );
    let expected = "\
lỗi[MT1001]: Chưa hiểu dòng “x”.
 --> ke-hoach.muctieu:2:16
  |
2 | kinh tế số đạt 30.5% GRDP đến năm 2030
  | ----------     ^^^^
  | lần đầu ở đây: chỉ số
  = trợ giúp: Một mục tiêu gồm chỉ số, mức cần đạt và thời hạn, ví dụ: kinh tế số đạt 30% GRDP đến năm 2030.
  = sửa: Viết “30,5”
2 | kinh tế số đạt 30,5% GRDP đến năm 2030
  |                ++++
";
    assert_eq!(render(&diagnostic, &sources, PLAIN), expected);
}

#[test]
fn carets_stand_under_the_guilty_characters_whatever_their_width() {
    for (text, guilty) in [
        ("kinh tế số đạt 30.5% GRDP", "30.5"),
        // NFD: the marks are characters of their own and take no column.
        ("kinh te\u{302}\u{301} so\u{302}\u{301} đa\u{323}t 30.5%", "30.5"),
        ("kinh te\u{302}\u{301} so\u{302}\u{301} 30.5%", "so\u{302}\u{301}"),
        ("经济 đạt 30.5%", "30.5"),
        ("经济 đạt 30.5%", "济"),
    ] {
        let (sources, span) = at(text, guilty);
        assert_eq!(underlined(&render(&finding(span), &sources, PLAIN)), guilty, "{text}");
    }
}

#[test]
fn long_lines_are_cut_around_the_fault() {
    for guilty_at in [0, 10, 5_000, 60_000] {
        let text = format!("{}@@@{}", "ế ".repeat(guilty_at), "số ".repeat(30_000));
        let (sources, span) = at(&text, "@@@");
        let rendered = render(&finding(span), &sources, PLAIN);
        assert!(rendered.lines().all(|line| line.chars().count() <= 200), "at {guilty_at}");
        assert_eq!(underlined(&rendered), "@@@");
    }
    let (sources, span) = at(&"@".repeat(50_000), &"@".repeat(50_000));
    assert!(render(&finding(span), &sources, PLAIN).lines().all(|line| line.chars().count() <= 200));
}

#[test]
fn what_cannot_be_seen_is_shown_by_number() {
    let (sources, span) = at("kinh\u{202e} tế\u{7} số @", "@");
    let rendered = render(&finding(span), &sources, PLAIN);
    assert!(rendered.contains("kinh<U+202E> tế<U+0007> số @"), "{rendered}");
    assert_eq!(underlined(&rendered), "@");
    assert!(!rendered.contains(['\u{202e}', '\u{7}']));
}

#[test]
fn an_empty_span_and_an_end_of_file_are_marked() {
    let (mut sources, span) = at("kinh tế số", "số");
    let end = Span { start: span.end, end: span.end, ..span };
    assert_eq!(render(&finding(end), &sources, PLAIN).matches('^').count(), 1);
    let id = sources.add(SourceFile::new("rong.muctieu", ""));
    assert!(render(&finding(Span::new(id, 0, 0)), &sources, PLAIN).contains(" --> rong.muctieu:1:1\n"));
    let beyond = Span::new(id, 900, 1000);
    assert!(render(&finding(beyond), &sources, PLAIN).contains("rong.muctieu"));
}

#[test]
fn labels_stand_in_their_own_lines_and_files() {
    let mut sources = SourceMap::default();
    let text = "một\nhai\nba\nbốn\nnăm\n";
    let a = sources.add(SourceFile::new("a.muctieu", text));
    let b = sources.add(SourceFile::new("b.muctieu", "sáu\n"));
    let diagnostic = finding(Span::new(a, 0, 5))
        .label(at(text, "năm").1, Message::FirstHere { what: "năm".into() })
        .label(Span::new(b, 0, 4), Message::FirstHere { what: "sáu".into() });
    let rendered = render(&diagnostic, &sources, Style { lang: Lang::En, colour: false });
    let wanted = "\
error[MT1001]: The line “x” is not understood.
 --> a.muctieu:1:1
  |
1 | một
  | ^^^
...
5 | năm
  | --- first here: năm
 ::: b.muctieu:1:1
  |
1 | sáu
  | --- first here: sáu
  = help:";
    assert!(rendered.starts_with(wanted), "{rendered}");
}

#[test]
fn colours_only_where_asked() {
    let (sources, span) = at("kinh tế số", "số");
    assert!(!render(&finding(span), &sources, PLAIN).contains('\u{1b}'));
    assert!(render(&finding(span), &sources, Style { colour: true, ..PLAIN }).contains("\u{1b}[1;31mlỗi[MT1001]\u{1b}[0m"));
}

#[test]
fn data_is_named_by_row_and_column() {
    let row = Diagnostic::in_data("so-lieu.csv", 12, Some("giá trị"), Message::LineNotUnderstood { line: "x".into() });
    let rendered = render(&row, &SourceMap::default(), PLAIN);
    assert!(rendered.contains("\n --> so-lieu.csv, dòng 12, cột “giá trị”\n"), "{rendered}");
}
