//! A conformance case: Markdown read into rules, data, a date and what must come of them.

use muctieu::value::Date;

/// One case.
#[derive(Debug, Default)]
pub struct Case {
    /// The heading.
    pub title: String,
    /// Rule files by name.
    pub rules: Vec<(String, String)>,
    /// Data files by name.
    pub data: Vec<(String, String)>,
    /// Verdicts expected on dates.
    pub verdicts: Vec<Verdicts>,
    /// Canonical forms of all targets, in order.
    pub canonical: Option<Vec<String>>,
    /// Findings that must be there.
    pub diagnostics: Option<Vec<Finding>>,
}

/// A table of verdicts on a date.
#[derive(Debug, Default)]
pub struct Verdicts {
    /// The date.
    pub as_of: Option<Date>,
    /// What is asked of a scenario; the verdicts of the date where nothing is.
    pub what_if: Option<WhatIf>,
    /// Keys of the JSON by column; the first is the target's id.
    pub keys: Vec<String>,
    /// Cells by row.
    pub rows: Vec<Vec<String>>,
}

/// A question about a scenario.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct WhatIf {
    /// Its name.
    pub scenario: String,
    /// The target and the indicator of `Tìm:`.
    pub seek: Option<(String, String)>,
    /// The draws and the seed of `Rút thử:`.
    pub draws: Option<(u32, u64)>,
}

impl WhatIf {
    /// Takes in a line `Kịch bản:`, `Tìm:` or `Rút thử:`; whether it is one.
    fn line(asked: &mut Option<WhatIf>, line: &str) -> Result<bool, String> {
        if let Some(name) = line.strip_prefix("Kịch bản:") {
            *asked = Some(WhatIf { scenario: name.trim().to_owned(), ..WhatIf::default() });
        } else if let (Some(rest), Some(asked)) = (line.strip_prefix("Tìm:"), asked.as_mut()) {
            let (target, by) = rest.split_once(" theo ").ok_or_else(|| format!("“{rest}” không có dạng: mã theo chỉ số"))?;
            (asked.seek, asked.draws) = (Some((target.trim().to_owned(), by.trim().to_owned())), None);
        } else if let (Some(rest), Some(asked)) = (line.strip_prefix("Rút thử:"), asked.as_mut()) {
            let read = rest.split_once(" lần, số gieo ").and_then(|(n, s)| Some((n.trim().parse().ok()?, s.trim().parse().ok()?)));
            asked.draws = Some(read.ok_or_else(|| format!("“{rest}” không có dạng: 1000 lần, số gieo 7"))?);
            asked.seek = None;
        } else {
            return Ok(false);
        }
        Ok(true)
    }
}

/// A finding: line, column, code (`MT????` is any) and the words underlined.
#[derive(Debug, PartialEq, Eq)]
pub struct Finding {
    /// Line and column from 1.
    pub place: (u32, u32),
    /// The code.
    pub code: String,
    /// The words underlined.
    pub words: String,
}

impl Case {
    /// Reads a case; the error says what in the file is no case.
    pub fn read(text: &str) -> Result<Case, String> {
        let mut case = Case::default();
        let mut as_of = None;
        let mut what_if = None;
        let mut lines = text.lines();
        let mut in_table = false;
        while let Some(line) = lines.next() {
            if let Some(info) = line.strip_prefix("```") {
                let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
                let (kind, name) = info.trim().split_once(' ').unwrap_or((info.trim(), ""));
                case.block(kind, name.trim(), &body)?;
            } else if let Some(title) = line.strip_prefix("# ") {
                case.title = title.to_owned();
            } else if let Some(date) = line.strip_prefix("Ngày:") {
                let date = date.trim();
                as_of = Some(Date::parse_slashed(date).ok_or_else(|| format!("“{date}” không phải là ngày"))?);
            } else if WhatIf::line(&mut what_if, line)? {
            } else if line.starts_with('|') {
                let cells: Vec<String> = line.trim().trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
                if !in_table {
                    if cells.first().is_some_and(|cell| cell == "mã") {
                        case.verdicts.push(Verdicts {
                            as_of,
                            what_if: what_if.clone(),
                            keys: cells.iter().map(|c| key_of(c)).collect(),
                            rows: Vec::new(),
                        });
                        in_table = true;
                    }
                } else if !cells.iter().all(|cell| cell.contains("--"))
                    && let Some(table) = case.verdicts.last_mut()
                {
                    table.rows.push(cells);
                }
                continue;
            }
            in_table = false;
        }
        if case.verdicts.iter().any(|table| table.as_of.is_none()) {
            return Err("bảng kết luận đứng trước dòng “Ngày:”".to_owned());
        }
        Ok(case)
    }

    fn block(&mut self, kind: &str, name: &str, body: &[&str]) -> Result<(), String> {
        let text = || body.iter().map(|line| format!("{line}\n")).collect::<String>();
        let named = |stem: &str, ending: &str, count: usize| match (name, count) {
            ("", 0) => format!("{stem}.{ending}"),
            ("", more) => format!("{stem}-{}.{ending}", more + 1),
            (name, _) => name.to_owned(),
        };
        match kind {
            "muctieu" => self.rules.push((named("quy-tac", "muctieu", self.rules.len()), text())),
            "csv" | "json" => self.data.push((named("so-lieu", kind, self.data.len()), text())),
            "canonical" => self.canonical = Some(body.iter().filter(|l| !l.trim().is_empty()).map(|l| l.trim().to_owned()).collect()),
            "diagnostics" => {
                let lines = body.iter().filter(|line| !line.trim().is_empty());
                self.diagnostics = Some(lines.map(|line| Finding::read(line)).collect::<Result<_, _>>()?);
            }
            other => return Err(format!("không có khối “{other}”")),
        }
        Ok(())
    }

    /// Whether anything is expected at all.
    pub fn expects(&self) -> bool {
        let filled = |row: &Vec<String>| row.iter().skip(1).any(|cell| !cell.is_empty());
        self.canonical.is_some() || self.diagnostics.is_some() || self.verdicts.iter().any(|table| table.rows.iter().any(filled))
    }
}

impl Finding {
    fn read(line: &str) -> Result<Finding, String> {
        let fault = || format!("“{line}” không có dạng: dòng:cột MÃ “chữ”");
        let (place, rest) = line.trim().split_once(' ').ok_or_else(fault)?;
        let (code, words) = rest.trim().split_once(' ').ok_or_else(fault)?;
        let (line_number, column) = place.split_once(':').ok_or_else(fault)?;
        let words = words.trim().strip_prefix('“').and_then(|w| w.strip_suffix('”')).ok_or_else(fault)?;
        let place = (line_number.parse().map_err(|_| fault())?, column.parse().map_err(|_| fault())?);
        Ok(Finding { place, code: code.to_owned(), words: words.to_owned() })
    }
}

/// The JSON key that a column heading stands for.
fn key_of(heading: &str) -> String {
    match heading {
        "mã" => "id",
        "trạng thái" => "status",
        "đạt" => "satisfied",
        "giá trị" => "value",
        "theo kịch bản" => "holds",
        "giá trị ở hạn" => "value_at_deadline",
        "đạt từ" => "reached_on",
        "mỗi năm" => "per_year",
        "đạt được không" => "reachable",
        "tốt nhất" => "best",
        "tỷ lệ" => "share",
        other => other,
    }
    .to_owned()
}

#[test]
fn a_case_is_read_as_it_stands() {
    let text = "# Tên\n\nLời dẫn.\n\n```muctieu a.muctieu\nkinh tế số >= 30%\n```\n\n```muctieu\nx\n```\n\n```csv\na,b\n```\n\nNgày: 31/12/2026\n\n\
                | mã | trạng thái | đạt | outlook |\n| --- | --- | --- | --- |\n| x-2030 | met | đúng | - |\n| y |  |  |  |\n\n\
                ```diagnostics\n6:35 MT???? “30/2/2025”\n```\n";
    let case = Case::read(text).expect("a case");
    assert_eq!(case.title, "Tên");
    assert_eq!(
        case.rules,
        [("a.muctieu".to_owned(), "kinh tế số >= 30%\n".to_owned()), ("quy-tac-2.muctieu".to_owned(), "x\n".to_owned())]
    );
    assert_eq!(case.data, [("so-lieu.csv".to_owned(), "a,b\n".to_owned())]);
    let table = case.verdicts.first().expect("a table");
    assert_eq!(table.keys, ["id", "status", "satisfied", "outlook"]);
    assert_eq!(table.rows, [["x-2030", "met", "đúng", "-"], ["y", "", "", ""]]);
    assert_eq!(table.as_of, Date::new(2026, 12, 31));
    let wanted = Finding { place: (6, 35), code: "MT????".into(), words: "30/2/2025".into() };
    assert_eq!(case.diagnostics, Some(vec![wanted]));
    assert!(case.expects());
    assert!(!Case::read("# Tên\n\nNgày: 31/12/2026\n\n| mã | đạt |\n| --- | --- |\n| x |  |\n").expect("a case").expects());
    assert!(Case::read("| mã |\n").is_err());
    assert!(Case::read("```diagnostics\nx\n```\n").is_err());
    assert!(Case::read("```python\nx\n```\n").is_err());
}
