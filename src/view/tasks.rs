//! Tasks: how many stand where, whose they are, and each with its code and lateness.
//!
//! In: verdicts on tasks. Out: [`Tasks`]: counts by code, a matrix of lead agencies and codes, and a row a task. What
//! nobody has reported is counted and said; it is no code, and never late.

use super::card::{citation_of, disclosure};
use super::node::{Element, Key, Tag};
use super::words::{self, pick};
use super::{Scene, badge::Badge, grid, icon, select, table};
use crate::eval::{self, Code, Status, TaskVerdict};
use crate::messages::Lang;
use crate::plan::Task;
use crate::source::fold::{fold_name, uncapitalised};

/// How the rows are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum By {
    /// In the order of the rules, below their documents and sections.
    #[default]
    Document,
    /// Below their codes.
    Code,
    /// Below their lead agencies.
    Lead,
    /// Those most days late first.
    Late,
}

impl By {
    /// By the name of the element's `by` attribute.
    pub fn from_name(name: &str) -> By {
        match name {
            "code" => By::Code,
            "lead" => By::Lead,
            "late" => By::Late,
            _ => By::Document,
        }
    }
}

/// How many tasks stand where.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    /// By code, in the order of [`Code::ALL`], and last those that nobody has reported.
    pub of: [usize; 6],
    /// How many were done late or are late.
    pub late: usize,
}

impl Counts {
    fn add(&mut self, verdict: &TaskVerdict) {
        let at = verdict.code.map_or(Code::ALL.len(), |code| code as usize);
        if let Some(slot) = self.of.get_mut(at) {
            *slot += 1;
        }
        self.late += usize::from(verdict.late_days.is_some_and(|days| days > 0));
    }

    /// All of them.
    pub fn total(&self) -> usize {
        self.of.iter().sum()
    }

    /// Those that nobody has reported.
    pub fn unknown(&self) -> usize {
        self.of.last().copied().unwrap_or(0)
    }
}

/// One task.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Number and document, by which a drawn row is known again.
    pub id: String,
    /// `2.1`.
    pub number: String,
    /// What is to be done.
    pub name: String,
    /// The code; `None` while nobody has reported.
    pub code: Option<Code>,
    /// Days late; `None` where that is not known.
    pub late: Option<i32>,
    /// When it is due, in words.
    pub due: String,
    /// Who leads.
    pub leads: Vec<String>,
    /// Document and section.
    pub citation: Option<String>,
    /// What the code rests on.
    pub reasons: String,
}

/// The view.
#[derive(Debug, Clone, PartialEq)]
pub struct Tasks {
    /// Of all picked tasks.
    pub counts: Counts,
    /// The most days that one is late.
    pub latest: Option<i32>,
    /// By lead agency, those with most late tasks first; empty where no task names one.
    pub by_lead: Vec<(String, Counts)>,
    /// Rows below their headings.
    pub groups: Vec<(Option<String>, Vec<Row>)>,
    /// Day of the verdicts.
    pub dates: String,
}

/// The status whose shape and colour a code has.
fn status_of(code: Option<Code>) -> Status {
    match code {
        Some(Code::Done) => Status::Achieved,
        Some(Code::UnderWay) => Status::OnTrack,
        Some(Code::UnderWayLate) => Status::OffTrack,
        Some(Code::NotBegun) => Status::Upcoming,
        Some(Code::NotBegunLate) => Status::Missed,
        None => Status::NoData,
    }
}

/// What a code means, in words.
pub fn label(code: Option<Code>, lang: Lang) -> &'static str {
    match code {
        Some(Code::Done) => pick(lang, "Hoàn thành", "Done"),
        Some(Code::UnderWay) => pick(lang, "Đang thực hiện, đúng hạn", "Under way, in time"),
        Some(Code::UnderWayLate) => pick(lang, "Đang thực hiện, trễ hạn", "Under way, late"),
        Some(Code::NotBegun) => pick(lang, "Chưa thực hiện, chưa đến hạn", "Not begun, not due"),
        Some(Code::NotBegunLate) => pick(lang, "Chưa thực hiện, trễ hạn", "Not begun, late"),
        None => pick(lang, "Chưa có báo cáo", "Not reported"),
    }
}

/// The code with its words: `HT · Hoàn thành`.
fn coded(code: Option<Code>, lang: Lang) -> String {
    match code {
        Some(of) => words::join(&[of.name(), " · ", label(code, lang)]),
        None => label(None, lang).to_owned(),
    }
}

fn all_codes() -> impl Iterator<Item = Option<Code>> {
    Code::ALL.into_iter().map(Some).chain([None])
}

impl Tasks {
    /// The tasks that `target` (numbers) and `group` (document, section, lead) pick; `None` where there is none.
    pub fn of(scene: Scene, target: &str, group: &str, by: By) -> Option<Tasks> {
        let picked: Vec<(&TaskVerdict, &Task)> = scene
            .outcome
            .tasks
            .iter()
            .filter_map(|verdict| Some((verdict, scene.plan.tasks.get(verdict.task as usize)?)))
            .filter(|(_, task)| select::in_group(scene, task.document, task.section.as_deref(), &task.leads, group))
            .filter(|(_, task)| select::is_named(&task.key, target))
            .collect();
        if picked.is_empty() {
            return None;
        }
        let mut counts = Counts::default();
        let mut by_lead: Vec<(String, Counts)> = Vec::new();
        for (verdict, task) in &picked {
            counts.add(verdict);
            for lead in &task.leads {
                let folded = fold_name(lead);
                match by_lead.iter_mut().find(|(name, _)| fold_name(name) == folded) {
                    Some((_, of)) => of.add(verdict),
                    None => {
                        let mut of = Counts::default();
                        of.add(verdict);
                        by_lead.push((lead.clone(), of));
                    }
                }
            }
        }
        crate::value::order::sort_by(&mut by_lead, |a, b| (b.1.late, b.1.total()) < (a.1.late, a.1.total()));
        let rows: Vec<(Option<String>, Option<String>, Row)> = picked
            .iter()
            .map(|(verdict, task)| {
                let document = task.document.and_then(|id| scene.plan.document(id));
                (document.map(table::document_heading), task.section.clone(), row(scene, verdict, task))
            })
            .collect();
        Some(Tasks {
            latest: picked.iter().filter_map(|(verdict, _)| verdict.late_days).filter(|days| *days > 0).max(),
            counts,
            by_lead,
            groups: grouped(rows, by, scene.lang),
            dates: words::join(&[pick(scene.lang, "Tình hình tại ngày ", "As of "), &words::date(scene.outcome.as_of, scene.lang), "."]),
        })
    }

    /// One sentence of counts: `60 nhiệm vụ: 12 hoàn thành (HT) …`.
    pub fn sentence(&self, lang: Lang) -> String {
        let number = |n: usize| words::number(n as f64, 0, lang);
        let mut out = words::join(&[
            &number(self.counts.total()),
            pick(lang, " nhiệm vụ", if self.counts.total() == 1 { " task" } else { " tasks" }),
        ]);
        let mut parts: Vec<String> = Vec::new();
        for (code, count) in all_codes().zip(self.counts.of) {
            if count > 0 {
                let mut part = words::join(&[&number(count), " ", &uncapitalised(label(code, lang))]);
                if let Some(code) = code {
                    part.push_str(&words::join(&[" (", code.name(), ")"]));
                }
                parts.push(part);
            }
        }
        out.push_str(": ");
        out.push_str(&parts.join("; "));
        out.push('.');
        if let Some(days) = self.latest {
            let (late, days) = (number(self.counts.late), number(days.max(0) as usize));
            out.push_str(&match lang {
                Lang::Vi => words::join(&[" ", &late, " nhiệm vụ trễ hạn, trễ nhất ", &days, " ngày."]),
                Lang::En => words::join(&[" ", &late, " late, by ", &days, " days at the most."]),
            });
        }
        out
    }

    /// The view as elements.
    pub fn elements(&self, lang: Lang) -> Vec<Element> {
        let number = |n: usize| words::number(n as f64, 0, lang);
        let items = all_codes().zip(self.counts.of).filter(|(_, count)| *count > 0).map(|(code, count)| {
            Element::new(Tag::Li)
                .with(Key::Class, Badge::tone(status_of(code)))
                .put(icon::shape(status_of(code), false))
                .put(Element::new(Tag::Span).text(coded(code, lang)).text(": "))
                .put(Element::new(Tag::Strong).text(number(count)))
                .put(Element::of(Tag::Span, "mt-quiet").text(words::join(&[" (", &words::share(count, self.counts.total(), lang), ")"])))
        });
        let shares: Vec<(Status, usize)> =
            all_codes().zip(self.counts.of).filter(|(_, n)| *n > 0).map(|(code, n)| (status_of(code), n)).collect();
        let summary = Element::of(Tag::Section, "mt-summary").with(Key::Part, "summary").put(
            Element::of(Tag::Div, "mt-tally")
                .put(Element::of(Tag::P, "mt-pace").text(self.sentence(lang)))
                .put(super::summary::stack(&shares))
                .put(Element::of(Tag::Ul, "mt-counts").with(Key::Role, "list").all(items))
                .put(Element::of(Tag::P, "mt-foot").with(Key::Part, "footer").text(self.dates.as_str())),
        );
        let mut out = vec![summary];
        if self.by_lead.len() > 1 {
            out.push(self.leads(lang));
        }
        out.push(self.list(lang));
        out
    }

    /// Lead agencies against codes.
    fn leads(&self, lang: Lang) -> Element {
        let name = pick(lang, "Cơ quan chủ trì", "Lead agency");
        let unreported = self.counts.unknown() > 0;
        let codes: Vec<Option<Code>> = all_codes().filter(|code| code.is_some() || unreported).collect();
        let short = |code: &Option<Code>| code.map_or(label(None, lang), Code::name);
        let total = pick(lang, "Tổng", "All");
        let mut heads = vec![(name, false)];
        heads.extend(codes.iter().map(|code| (short(code), true)));
        heads.push((total, true));
        let caption = pick(lang, "Nhiệm vụ theo cơ quan chủ trì và mã tình hình.", "Tasks by lead agency and code.");
        let rows = self.by_lead.iter().map(|(lead, counts)| {
            let cells = codes.iter().zip(counts.of).map(|(code, count)| {
                let text = (count > 0).then(|| words::number(count as f64, 0, lang));
                grid::figure(short(code), text.as_deref())
            });
            let all = words::number(counts.total() as f64, 0, lang);
            grid::row("mt-item mt-lead", lead).put(grid::name(lead)).all(cells).put(grid::figure(total, Some(&all)))
        });
        grid::table(caption, grid::heads(&heads)).put(grid::body().all(rows))
    }

    /// A row a task.
    fn list(&self, lang: Lang) -> Element {
        let heads = [
            pick(lang, "Nhiệm vụ", "Task"),
            pick(lang, "Chủ trì", "Lead"),
            pick(lang, "Thời hạn", "Due"),
            pick(lang, "Tình hình", "Status"),
        ];
        let caption = words::join(&[pick(lang, "Từng nhiệm vụ. ", "Each task. "), &self.dates]);
        let table = grid::table(&caption, grid::heads(&heads.map(|head| (head, false))));
        table.all(self.groups.iter().map(|(title, rows)| {
            grid::body()
                .maybe(title.as_deref().map(|title| grid::heading("mt-section", title, heads.len())))
                .all(rows.iter().flat_map(|row| row.elements(lang, heads)))
        }))
    }
}

impl Row {
    fn elements(&self, lang: Lang, heads: [&str; 4]) -> [Element; 2] {
        let [_, lead, due, status] = heads;
        let mut name = grid::name("");
        if !self.number.is_empty() {
            name = name.put(Element::of(Tag::Span, "mt-quiet").text(self.number.as_str())).text(" ");
        }
        let leads = match self.leads.is_empty() {
            true => grid::cell("mt-words mt-quiet mt-empty", lead).text("–"),
            false => grid::cell("mt-words", lead).text(self.leads.join("; ")),
        };
        let when = match self.due.is_empty() {
            true => grid::cell("mt-words mt-quiet mt-empty", due).text("–"),
            false => grid::cell("mt-words", due).text(self.due.as_str()),
        };
        let line = grid::row("mt-item", &self.id)
            .put(name.text(self.name.as_str()))
            .put(leads)
            .put(when)
            .put(grid::cell("mt-words", status).put(self.badge(lang)));
        let inside = Element::of(Tag::Div, "mt-reasons").put(Element::new(Tag::P).text(self.reasons.as_str())).maybe(
            self.citation.as_deref().map(|text| {
                Element::of(Tag::P, "mt-foot")
                    .with(Key::Part, "footer")
                    .text(pick(lang, "Văn bản: ", "Document: "))
                    .put(Element::new(Tag::Bdi).text(text))
                    .text(".")
            }),
        );
        let more = Element::new(Tag::Td).with(Key::Role, "cell").with(Key::Colspan, "4").put(disclosure(inside, lang));
        [line, Element::of(Tag::Tr, "mt-more").with(Key::Role, "row").put(more)]
    }

    /// Shape, code and words; with the days, where it is late.
    fn badge(&self, lang: Lang) -> Element {
        let mut text = coded(self.code, lang);
        if let Some(days) = self.late.filter(|days| *days > 0) {
            let days = words::number(f64::from(days), 0, lang);
            text.push_str(&match (lang, self.code) {
                (Lang::Vi, Some(Code::Done)) => words::join(&[", trễ ", &days, " ngày"]),
                (Lang::Vi, _) => words::join(&[" ", &days, " ngày"]),
                (Lang::En, Some(Code::Done)) => words::join(&[", ", &days, " days late"]),
                (Lang::En, _) => words::join(&[" by ", &days, " days"]),
            });
        }
        let status = status_of(self.code);
        Element::new(Tag::Span)
            .with(Key::Class, words::join(&["mt-badge ", Badge::tone(status)]))
            .with(Key::Part, "badge")
            .put(icon::shape(status, false))
            .put(Element::new(Tag::Span).text(text))
    }
}

fn row(scene: Scene, verdict: &TaskVerdict, task: &Task) -> Row {
    let lang = scene.lang;
    let slug = task.document.and_then(|id| scene.plan.document(id)).map_or("", |document| &document.slug);
    let due = match verdict.deadline {
        Some(day) => words::date(day, lang),
        None if task.time.standing => pick(lang, "thường xuyên", "standing").to_owned(),
        None => task.time.words.clone(),
    };
    Row {
        id: words::join(&[slug, "/", if task.key.is_empty() { &task.name } else { &task.key }]),
        number: task.id.clone(),
        name: task.name.clone(),
        code: verdict.code,
        late: verdict.late_days,
        due,
        leads: task.leads.clone(),
        citation: citation_of(scene, task.document, task.section.as_deref()),
        reasons: eval::explain_task(scene.plan, scene.observations, scene.outcome.as_of, verdict, lang),
    }
}

fn grouped(rows: Vec<(Option<String>, Option<String>, Row)>, by: By, lang: Lang) -> Vec<(Option<String>, Vec<Row>)> {
    let mut groups: Vec<(Option<String>, Vec<Row>)> = Vec::new();
    match by {
        By::Document => {
            for (document, section, row) in rows {
                let title = match (document, section) {
                    (Some(document), Some(section)) => Some(words::join(&[&document, " – ", &section])),
                    (document, section) => document.or(section),
                };
                match groups.last_mut().filter(|(known, _)| *known == title) {
                    Some((_, list)) => list.push(row),
                    None => groups.push((title, vec![row])),
                }
            }
        }
        By::Code => {
            let mut rows: Vec<Row> = rows.into_iter().map(|(.., row)| row).collect();
            for code in all_codes() {
                let (own, rest): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.code == code);
                rows = rest;
                if !own.is_empty() {
                    groups.push((Some(coded(code, lang)), own));
                }
            }
        }
        By::Lead => {
            for (.., row) in rows {
                let title = match row.leads.is_empty() {
                    true => pick(lang, "Chưa nêu cơ quan chủ trì", "No lead agency named").to_owned(),
                    false => row.leads.join("; "),
                };
                match groups.iter_mut().find(|(known, _)| known.as_deref() == Some(&title)) {
                    Some((_, list)) => list.push(row),
                    None => groups.push((Some(title), vec![row])),
                }
            }
        }
        By::Late => {
            let mut rows: Vec<Row> = rows.into_iter().map(|(.., row)| row).collect();
            // Days that are not known stand behind those that are: unknown is neither late nor in time.
            crate::value::order::sort_by(&mut rows, |a, b| a.late.unwrap_or(-1) > b.late.unwrap_or(-1));
            groups.push((None, rows));
        }
    }
    groups
}
