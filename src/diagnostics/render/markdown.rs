//! A page for the people at the office: what in their documents disagrees, what stands, and why.
//!
//! In: a plan, its files and the findings. Out: Markdown in one language: the documents read; targets that a later
//! document has replaced, with both citations and the reason; figures that contradict each other; sums and checks that
//! fail; every other finding with its place. Nothing is judged here: the page words what the plan and the findings say.

use super::{help_of, shown, text_of};
use crate::diagnostics::{Diagnostic, Place, Severity};
use crate::messages::Lang;
use crate::plan::{Document, DocumentId, Plan, Target, canonical, section_number};
use crate::source::{FileId, SourceMap, Span};

/// What the tables of targets tell already.
const TOLD_APART: [&str; 3] = ["superseded", "contradiction", "two-figures"];

/// The page.
pub fn page(plan: &Plan, list: &[Diagnostic], sources: &SourceMap, lang: Lang) -> String {
    let page = Page { plan, sources, lang };
    let mut out = String::new();
    out.push_str(&page.head());
    out.push_str(&page.superseded());
    out.push_str(&page.contradictions());
    let (sums, others): (Vec<Diagnostic>, Vec<Diagnostic>) = shown(list)
        .into_iter()
        .filter(|finding| !TOLD_APART.contains(&finding.message.slug()))
        // How a file of figures was read is for who made it; what is wrong in it stays.
        .filter(|finding| finding.severity > Severity::Info || !matches!(finding.place, Place::Data { .. }))
        .partition(|finding| finding.message.code().starts_with("MT5"));
    let none = page.say("Không có.", "None.");
    let sums_head = page.say("Tổng và phép kiểm không khớp", "Sums and checks that fail");
    out.push_str(&page.findings(sums_head, &sums, none));
    out.push_str(&page.findings(page.say("Những điểm khác cần xem", "Other points to look at"), &others, none));
    out
}

struct Page<'a> {
    plan: &'a Plan,
    sources: &'a SourceMap,
    lang: Lang,
}

impl<'a> Page<'a> {
    fn say<'t>(&self, vi: &'t str, en: &'t str) -> &'t str {
        match self.lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }

    fn document(&self, id: Option<DocumentId>) -> Option<&'a Document> {
        id.and_then(|id| self.plan.document(id))
    }

    fn head(&self) -> String {
        let mut out = format!("# {}\n\n", self.say("Kết quả soát các văn bản", "What the documents say against each other"));
        out.push_str(self.say(
            "Trang này do công cụ lập từ các tệp quy tắc. Mỗi điểm nêu ở văn bản nào, mục nào, dòng nào của tệp; mức nào đang áp dụng\nvà vì sao.\n\n",
            "The tool makes this page from the rule files. Each point names the document, the section and the line of the file, which figure\nstands and why.\n\n",
        ));
        let heads =
            [self.say("văn bản", "document"), self.say("ngày", "date"), self.say("tên", "title"), self.say("số mục tiêu", "targets")];
        let mut documents: Vec<(usize, &Document)> = self.plan.documents.iter().enumerate().collect();
        crate::value::order::sort_by(&mut documents, |a, b| a.1.date < b.1.date);
        let rows: Vec<Vec<String>> = documents
            .into_iter()
            .map(|(index, document)| {
                let own = |target: &&Target| target.parent.is_none() && target.document == Some(DocumentId(index as u32));
                vec![
                    document.number.clone(),
                    document.date.map(crate::value::Date::slashed).unwrap_or_default(),
                    document.title.clone().unwrap_or_default(),
                    self.plan.targets.iter().filter(own).count().to_string(),
                ]
            })
            .collect();
        out.push_str(&table(&heads, &rows));
        out
    }

    fn superseded(&self) -> String {
        let heads = [
            self.say("chỉ tiêu", "indicator"),
            self.say("thời hạn", "deadline"),
            self.say("mức cũ", "earlier figure"),
            self.say("mức đang áp dụng", "figure that stands"),
            self.say("vì sao", "why"),
        ];
        let mut rows = Vec::new();
        let mut restated = 0;
        for rivalry in &self.plan.rivalries {
            let members: Vec<&Target> = rivalry.members.iter().filter_map(|id| self.plan.target(*id)).collect();
            let Some((standing, earlier)) = members.split_last() else { continue };
            for target in earlier.iter().filter(|target| target.document != standing.document) {
                if canonical::demand(self.plan, target) == canonical::demand(self.plan, standing) {
                    restated += 1;
                } else if let Some(why) = self.why(target.document, standing.document) {
                    rows.push(vec![self.name(target), self.deadline(target), self.cited(target), self.cited(standing), why]);
                }
            }
        }
        let mut out = self.section(self.say("Mục tiêu đã được văn bản sau thay", "Targets that a later document replaces"), rows.len());
        out.push_str(&self.table_or(&heads, &rows, self.say("Không có mục tiêu nào.", "There are none.")));
        if restated > 0 {
            out.push_str(&match self.lang {
                Lang::Vi => format!("Ngoài ra có {restated} mục tiêu được văn bản sau nhắc lại với cùng mức.\n\n"),
                Lang::En => format!("A later document sets {restated} further targets again at the same figure.\n\n"),
            });
        }
        out
    }

    /// Why one document goes before another; `None` where neither is known to be later.
    fn why(&self, earlier: Option<DocumentId>, later: Option<DocumentId>) -> Option<String> {
        let (first, second) = (earlier?, later?);
        if !self.plan.is_later(second, first) {
            return None;
        }
        let (old, new) = (self.plan.document(first)?, self.plan.document(second)?);
        let (a, b) = (&old.number, &new.number);
        let reason = match (new.replaces.contains(&first), new.follows.contains(&first), old.date.zip(new.date), self.lang) {
            (true, _, _, Lang::Vi) => format!("{b} thay thế {a}"),
            (true, _, _, Lang::En) => format!("{b} replaces {a}"),
            (_, true, _, Lang::Vi) => format!("{b} tiếp nối {a}"),
            (_, true, _, Lang::En) => format!("{b} follows {a}"),
            (_, _, Some((old, new)), Lang::Vi) => format!("ban hành sau: {} sau {}", new.slashed(), old.slashed()),
            (_, _, Some((old, new)), Lang::En) => format!("issued later: {} after {}", new.slashed(), old.slashed()),
            _ => return None,
        };
        Some(reason)
    }

    fn contradictions(&self) -> String {
        let heads = [
            self.say("chỉ tiêu", "indicator"),
            self.say("thời hạn", "deadline"),
            self.say("các mức", "figures"),
            self.say("cần làm rõ", "to be settled"),
        ];
        let mut rows = Vec::new();
        for rivalry in self.plan.rivalries.iter().filter(|rivalry| rivalry.undecided) {
            let members: Vec<&Target> = rivalry.members.iter().filter_map(|id| self.plan.target(*id)).collect();
            let Some(first) = members.first() else { continue };
            let within_one = members.windows(2).any(|pair| pair.first().map(|t| t.document) == pair.last().map(|t| t.document));
            let what = if within_one {
                self.say(
                    "Cùng một văn bản đặt hai mức; xem lại văn bản hoặc ghi rõ phạm vi. Chưa mức nào bị loại.",
                    "One document sets two figures; check it, or state the scopes. Neither is set aside.",
                )
            } else {
                self.say(
                    "Chưa rõ văn bản nào ban hành sau; bổ sung ngày hoặc quan hệ thay thế, tiếp nối. Chưa mức nào bị loại.",
                    "Neither document is known to be later; add dates, or which follows or replaces which. Neither is set aside.",
                )
            };
            let cited: Vec<String> = members.iter().map(|target| self.cited(target)).collect();
            rows.push(vec![self.name(first), self.deadline(first), cited.join("; "), what.to_owned()]);
        }
        let mut out = self.section(self.say("Mâu thuẫn", "Contradictions"), rows.len());
        out.push_str(&self.table_or(&heads, &rows, self.say("Không có mâu thuẫn nào.", "There are none.")));
        out
    }

    fn findings(&self, title: &str, list: &[Diagnostic], none: &str) -> String {
        let heads = [
            self.say("nơi", "place"),
            self.say("nội dung", "finding"),
            self.say("cách xử lý", "what to do"),
            self.say("mức", "level"),
            self.say("mã", "code"),
        ];
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut last: Option<(FileId, String)> = None;
        for finding in list {
            let text = text_of(&finding.message, self.lang);
            // The same said of several lines of a file is one row.
            let key = match &finding.place {
                Place::Rule(span) => Some((span.file, text.clone())),
                _ => None,
            };
            if let (true, Some(place), Place::Rule(span)) =
                (key.is_some() && key == last, rows.last_mut().and_then(|row| row.first_mut()), &finding.place)
            {
                let line = self.sources.file(span.file).map_or(0, |file| file.line_of(span.start) + 1);
                place.push_str(&format!(", {line}"));
                continue;
            }
            last = key;
            let level = match finding.severity {
                Severity::Error => self.say("lỗi", "error"),
                Severity::Warning => self.say("cảnh báo", "warning"),
                Severity::Info => self.say("lưu ý", "note"),
            };
            rows.push(vec![
                self.place(&finding.place),
                text,
                help_of(&finding.message, self.lang).unwrap_or_default(),
                level.to_owned(),
                if finding.message.code() == "MT0000" { String::new() } else { finding.message.code().to_owned() },
            ]);
        }
        let mut out = self.section(title, list.len());
        out.push_str(&self.table_or(&heads, &rows, none));
        out
    }

    fn section(&self, title: &str, count: usize) -> String {
        if count == 0 { format!("## {title}\n\n") } else { format!("## {title} ({count})\n\n") }
    }

    fn table_or(&self, heads: &[&str], rows: &[Vec<String>], none: &str) -> String {
        if rows.is_empty() { format!("{none}\n\n") } else { table(heads, rows) }
    }

    /// The indicator with its scope.
    fn name(&self, target: &Target) -> String {
        let name = self.plan.indicator(target.indicator).map_or("", |indicator| indicator.name.as_str());
        match &target.scope {
            Some(scope) => format!("{name}, {}", scope.member),
            None => name.to_owned(),
        }
    }

    fn deadline(&self, target: &Target) -> String {
        target.deadline.map_or("–".to_owned(), crate::value::Date::slashed)
    }

    /// `≥ 15% GRDP: 867/KH-UBND, mục II.1.a (867-kh-ubnd.muctieu, dòng 15)`
    fn cited(&self, target: &Target) -> String {
        let mut out = canonical::demand(self.plan, target).replacen(">=", "≥", 1).replacen("<=", "≤", 1);
        if let Some(document) = self.document(target.document) {
            out.push_str(&format!(": {}", document.number));
        }
        if let Some(section) = &target.section {
            out.push_str(&format!(", {} {}", self.say("mục", "section"), section_number(section)));
        }
        out.push_str(&format!(" ({})", self.line(target.span)));
        out
    }

    fn line(&self, span: Span) -> String {
        let Some(file) = self.sources.file(span.file) else { return String::new() };
        let name = file.name.rsplit(['/', '\\']).next().unwrap_or(&file.name);
        format!("{name}, {} {}", self.say("dòng", "line"), file.line_of(span.start) + 1)
    }

    fn place(&self, place: &Place) -> String {
        match place {
            Place::Rule(span) => self.line(*span),
            Place::Data { file, row, column } => {
                let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
                super::sentence::data_place(name, *row, column.as_deref(), self.lang)
            }
            Place::Whole => self.say("toàn bộ", "all").to_owned(),
        }
    }
}

/// A Markdown table; what would be markup stays text.
fn table(heads: &[&str], rows: &[Vec<String>]) -> String {
    let mut out = format!("| {} |\n|{}\n", heads.join(" | "), " --- |".repeat(heads.len()));
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| escaped(cell)).collect();
        out.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
    out.push('\n');
    out
}

fn escaped(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    for letter in cell.chars() {
        match letter {
            '\\' | '|' | '<' | '>' | '*' | '_' | '`' | '[' | ']' | '&' => {
                out.push('\\');
                out.push(letter);
            }
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CompileOptions, Host};

    struct One(&'static str);

    impl Host for One {
        fn rules(&mut self, _: &str) -> Result<Vec<u8>, String> {
            Ok(self.0.as_bytes().to_vec())
        }
    }

    const RULES: &str = "chỉ số a\n    đơn vị: %\n    tốt khi: tăng\nvăn bản 1/KH\n    ngày: 1/2/2022\nmục \"II.1 Gì | đó\"\na đạt 10% đến năm 2030\na đạt 40% đến năm 2035\nvăn bản 2/KH\n    ngày: 3/4/2024\na đạt 20% đến năm 2030\na đạt 40% đến năm 2035\nvăn bản 3/KH\na đạt 50% đến năm 2040\nvăn bản 4/KH\na đạt 60% đến năm 2040\na đạt 5.5% đến năm 2024\n";

    #[test]
    fn the_page_says_what_stands_and_why() {
        let compiled = crate::compile(&["x/kế hoạch.muctieu".to_owned()], &mut One(RULES), CompileOptions::default());
        let page = page(&compiled.plan, &compiled.diagnostics, &compiled.sources, Lang::Vi);
        for line in [
            "| 1/KH | 1/2/2022 |  | 2 |",
            "## Mục tiêu đã được văn bản sau thay (1)",
            "| a | 31/12/2030 | ≥ 10%: 1/KH, mục II.1 (kế hoạch.muctieu, dòng 7) | ≥ 20%: 2/KH (kế hoạch.muctieu, dòng 11) | ban hành sau: 3/4/2024 sau 1/2/2022 |",
            "Ngoài ra có 1 mục tiêu được văn bản sau nhắc lại với cùng mức.",
            "## Mâu thuẫn (1)",
            "≥ 50%: 3/KH (kế hoạch.muctieu, dòng 14); ≥ 60%: 4/KH (kế hoạch.muctieu, dòng 16)",
            "| kế hoạch.muctieu, dòng 17 | “5.5” chưa rõ là 5,5 hay 55. |",
            "## Tổng và phép kiểm không khớp\n\nKhông có.",
        ] {
            assert!(page.contains(line), "{line}\n{page}");
        }
        // What the tables tell is not told twice.
        assert!(!page.contains("MT2101") && !page.contains("MT2102"));
        assert!(super::page(&compiled.plan, &compiled.diagnostics, &compiled.sources, Lang::En).contains("## Contradictions (1)"));
    }

    #[test]
    fn names_are_no_markup() {
        assert_eq!(escaped("a|b <i> *c* [d](e) `f`\n"), "a\\|b \\<i\\> \\*c\\* \\[d\\](e) \\`f\\` ");
    }
}
