//! Views of a hand-made plan: what a reader is told, in both languages.

use super::*;
use crate::data::{FigureStatus, Row, TextId};
use crate::eval::{Doubts, Evidence, Kind as TargetKind, Part, PartOf, Point, Status, Verdict};
use crate::plan::{Body, Comparator, Document, DocumentId, GoodWhen, Indicator, IndicatorId, Method, Modality, TargetId, Test, When};
use crate::source::{FileId, Span};
use crate::value::{Date, Grain, Period, Truth, Unit};
use node::Key;

fn span() -> Span {
    Span::new(FileId(0), 0, 0)
}

fn indicator(name: &str, unit: &str) -> Indicator {
    Indicator {
        name: name.to_lowercase(),
        title: Some(name.to_owned()),
        unit: Unit::read(&unit.to_lowercase(), unit),
        good_when: Some(GoodWhen::Rising),
        every: Grain::Year,
        breaks: Vec::new(),
        source: None,
        leads: vec!["Sở Khoa học và Công nghệ".to_owned()],
        formula: None,
        span: span(),
        declared: true,
    }
}

fn target(id: &str, indicator: u32, test: Test, year: i32) -> Target {
    Target {
        id: id.to_owned(),
        document: Some(DocumentId(0)),
        section: Some("II.1.b Phát triển kinh tế số".to_owned()),
        indicator: IndicatorId(indicator),
        scope: None,
        body: Body::Single(test),
        quantified: None,
        id_span: None,
        parent: None,
        kept: None,
        modality: Modality::Commit,
        when: When::By,
        day: None,
        start: None,
        deadline: Some(Date::end_of_year(year)),
        baseline: None,
        bases: Vec::new(),
        milestones: Vec::new(),
        path: None,
        method: Method::Forecast1,
        leads: vec!["Sở Khoa học và Công nghệ".to_owned()],
        partners: Vec::new(),
        weight: None,
        basis: None,
        note: None,
        unit: Unit::read("% gdp", "% GDP"),
        decimals: 0,
        span: span(),
        text: String::new(),
        canonical: String::new(),
        rivalry: None,
    }
}

fn verdict(status: Status) -> Verdict {
    Verdict { evidence: Evidence::Fair, ..Verdict::blank(status, TargetKind::Reach, Method::Forecast1) }
}

fn judged(target: u32, verdict: Verdict) -> TargetVerdict {
    TargetVerdict {
        target: TargetId(target),
        verdict,
        parts: Vec::new(),
        open: Vec::new(),
        superseded_by: None,
        restated_by: None,
        replaced_by: None,
    }
}

/// A plan with one document and the given targets, and one published figure of 6,19% for 2023.
struct World {
    plan: Plan,
    outcome: Outcome,
    observations: Observations,
}

impl World {
    fn new(name: &str, targets: Vec<Target>, verdicts: Vec<TargetVerdict>) -> World {
        let mut observations = Observations::new();
        let source = observations.text("Cục Thống kê");
        let url = observations.text("https://example.gov.vn/so-lieu");
        let unit = observations.unit("% GDP");
        observations.rows.push(Row {
            indicator: TextId(0),
            area: TextId(0),
            members: Default::default(),
            period: Period::year(2023),
            value: 6.19,
            decimals: 2,
            unit,
            status: FigureStatus::Preliminary,
            reported_on: None,
            source,
            url,
            note: TextId(0),
            file: 0,
            row: 2,
        });
        let document = Document {
            number: "867/KH-UBND".to_owned(),
            slug: "867-kh-ubnd".to_owned(),
            title: Some("Kế hoạch phát triển kinh tế số và xã hội số".to_owned()),
            issuer: None,
            date: Date::new(2024, 1, 22),
            in_force: None,
            area: None,
            area_key: None,
            replaces: Vec::new(),
            follows: Vec::new(),
            span: span(),
        };
        let plan = Plan {
            indicators: vec![indicator(name, "% GDP"), indicator("xếp hạng chuyển đổi số", "hạng")],
            documents: vec![document],
            targets,
            ..Plan::default()
        };
        let as_of = Date::new(2026, 11, 20).unwrap();
        let outcome = Outcome {
            as_of,
            verdicts,
            tasks: Vec::new(),
            indices: Vec::new(),
            checks: Vec::new(),
            settlings: Vec::new(),
            figures_to: Some(Date::end_of_year(2023)),
            diagnostics: Vec::new(),
            supposed: None,
        };
        World { plan, outcome, observations }
    }

    fn scene(&self, lang: Lang) -> Scene<'_> {
        Scene { plan: &self.plan, outcome: &self.outcome, observations: &self.observations, lang }
    }

    fn text(&self, kind: Kind, lang: Lang) -> String {
        build(self.scene(lang), kind, &Asked::default()).iter().map(Element::plain_text).collect()
    }

    fn html(&self, kind: Kind) -> String {
        build(self.scene(Lang::Vi), kind, &Asked::default()).iter().map(html::write).collect()
    }
}

fn behind() -> Verdict {
    Verdict {
        satisfied: Truth::False,
        figure: Some(Point { value: 6.19, period: Period::year(2023), decimals: 2, row: Some(0) }),
        threshold: Some(30.0),
        outlook: Some(7.415),
        outlook_range: Some((7.38, 7.45)),
        evidence: Evidence::Weak,
        doubts: Doubts { few: true, ..Doubts::default() },
        ..verdict(Status::OffTrack)
    }
}

fn digital_economy() -> World {
    World::new(
        "tỷ trọng kinh tế số trong GDP",
        vec![target("kinh-te-so-2030", 0, Test::Compare(Comparator::AtLeast, 30.0), 2030)],
        vec![judged(0, behind())],
    )
}

#[test]
fn a_card_says_everything_in_words() {
    let text = digital_economy().text(Kind::Card, Lang::Vi);
    for phrase in [
        "Tỷ trọng kinh tế số trong GDP",
        "Chậm tiến độ · ít số liệu",
        "6,19% GDP · năm 2023 (sơ bộ)",
        "Mục tiêu: từ 30% GDP trở lên vào cuối năm 2030",
        "Số liệu đến 31/12/2023. Nguồn: Cục Thống kê. Văn bản: 867/KH-UBND, mục II.1.b.",
    ] {
        assert!(text.contains(phrase), "{phrase}\n---\n{text}");
    }
    let text = digital_economy().text(Kind::Card, Lang::En);
    for phrase in [
        "Off track · few figures",
        "6.19% GDP · 2023 (provisional)",
        "Target: at least 30% GDP at the end of 2030",
        "Figures to 31 December 2023. Source: Cục Thống kê. Document: 867/KH-UBND, section II.1.b.",
    ] {
        assert!(text.contains(phrase), "{phrase}\n---\n{text}");
    }
}

#[test]
fn without_figures_a_card_says_so_and_guesses_nothing() {
    let world = World::new(
        "hợp đồng điện tử",
        vec![target("hop-dong-2025", 0, Test::Compare(Comparator::MoreThan, 80.0), 2025)],
        vec![judged(0, verdict(Status::NoData))],
    );
    let text = world.text(Kind::Card, Lang::Vi);
    assert!(text.contains("Chưa có số liệu tính đến ngày 20/11/2026."), "{text}");
    assert!(text.contains("Mục tiêu: trên 80% GDP vào cuối năm 2025"), "{text}");
    let html = world.html(Kind::Card);
    assert!(!html.contains("mt-point") && !html.contains("mt-figure"), "{html}");
    assert!(html.contains("mt-target"), "the threshold is drawn from the rule: {html}");
}

#[test]
fn striven_for_targets_are_outlined_and_named() {
    let mut world = digital_economy();
    world.plan.targets[0].modality = Modality::Strive;
    let text = world.text(Kind::Card, Lang::Vi);
    assert!(text.contains("Chậm tiến độ · phấn đấu · ít số liệu") && text.contains("Mục tiêu phấn đấu: từ 30%"), "{text}");
    assert!(world.html(Kind::Card).contains("mt-badge mt-off_track mt-striven mt-weak"));
    let text = world.text(Kind::Summary, Lang::Vi);
    assert!(text.contains("1 mục tiêu phấn đấu") && !text.contains("cam kết"), "{text}");
}

#[test]
fn while_the_figure_of_the_deadline_is_awaited_the_latest_is_shown() {
    let mut world = digital_economy();
    let point = world.outcome.verdicts[0].verdict.figure;
    world.outcome.verdicts[0].verdict = Verdict { latest: point, ..verdict(Status::AwaitingData) };
    let text = world.text(Kind::Card, Lang::Vi);
    assert!(text.contains("Đến hạn, chờ số liệu") && text.contains("6,19% GDP · năm 2023 (sơ bộ)"), "{text}");
    assert!(text.contains("Số liệu đến 31/12/2023."), "{text}");
}

#[test]
fn a_target_of_a_replaced_document_says_which_one_stands() {
    let mut world = digital_economy();
    world.outcome.verdicts[0].replaced_by = Some(DocumentId(0));
    let text = world.text(Kind::Card, Lang::Vi);
    assert!(text.contains("Văn bản đặt mục tiêu này đã được thay bằng 867/KH-UBND."), "{text}");
}

#[test]
fn names_and_sources_are_only_ever_text() {
    let hostile = "<img src=x onerror=alert(1)>";
    let mut world =
        World::new(hostile, vec![target("kinh-te-so-2030", 0, Test::Compare(Comparator::AtLeast, 30.0), 2030)], vec![judged(0, behind())]);
    world.plan.targets[0].section = Some(hostile.to_owned());
    world.plan.documents[0].number = hostile.to_owned();
    let source = world.observations.text(hostile);
    let url = world.observations.text("javascript:alert(1)");
    world.observations.rows[0].source = source;
    world.observations.rows[0].url = url;
    for kind in [Kind::Card, Kind::Bullet, Kind::Table, Kind::Summary] {
        let html = world.html(kind);
        assert!(!html.contains("<img") && !html.contains("javascript:"), "{html}");
    }
}

#[test]
fn a_table_is_grouped_by_document_and_section_with_scopes() {
    let mut second = target("xep-hang-2025", 1, Test::RankAtMost(20.0), 2025);
    second.section = Some("II.2.a Mục tiêu cụ thể".to_owned());
    second.unit = Unit::read("hạng", "hạng");
    let world = World::new(
        "kinh tế số",
        vec![target("kinh-te-so-2030", 0, Test::Compare(Comparator::AtLeast, 30.0), 2030), second],
        vec![judged(0, behind()), judged(1, verdict(Status::NoData))],
    );
    let picked = select::pick(world.scene(Lang::Vi), "", "");
    let table = Table::of(world.scene(Lang::Vi), &picked, &table::Layout::default());
    assert_eq!(table.groups.len(), 2);
    assert_eq!(table.groups[0].document.as_deref(), Some("867/KH-UBND · Kế hoạch phát triển kinh tế số và xã hội số"));
    assert_eq!(table.groups[1].document, None);
    assert_eq!(table.caption, "Tình hình thực hiện mục tiêu. Đánh giá tại ngày 20/11/2026; số liệu đến 31/12/2023.");
    assert_eq!(table.groups[0].rows[0].outlook.as_deref(), Some("7,4% GDP"));
    let html = world.html(Kind::Table);
    for piece in ["<caption", "scope=\"col\"", "scope=\"row\"", "scope=\"rowgroup\"", "thuộc nhóm 20 dẫn đầu vào cuối năm 2025"]
    {
        assert!(html.contains(piece), "{piece}");
    }
}

#[test]
fn a_summary_counts_what_is_unknown_and_nothing_twice() {
    let mut targets = Vec::new();
    let mut verdicts = Vec::new();
    for (index, status) in [Status::Achieved, Status::NoData, Status::NoData, Status::Missed].into_iter().enumerate() {
        targets.push(target(&format!("t{index}"), 0, Test::Compare(Comparator::AtLeast, 30.0), 2030));
        verdicts.push(judged(index as u32, verdict(status)));
    }
    verdicts[3].superseded_by = Some(TargetId(0));
    let world = World::new("kinh tế số", targets, verdicts);
    let picked = select::pick(world.scene(Lang::Vi), "", "");
    let summary = Summary::of(world.scene(Lang::Vi), &picked);
    assert_eq!(summary.commit.counts, [(Status::Achieved, 1), (Status::NoData, 2)]);
    assert_eq!((summary.commit.total, summary.commit.unknown, summary.left_out), (3, 2, 1));
    let text = world.text(Kind::Summary, Lang::Vi);
    for phrase in [
        "3 mục tiêu cam kết",
        "2 trên 3 mục tiêu (66,7%) chưa đánh giá được vì thiếu số liệu.",
        "Hoàn thành: 1 (33,3%)",
        "Không tính 1 mục tiêu đã được văn bản sau thay thế hoặc đặt lại.",
    ] {
        assert!(text.contains(phrase), "{phrase}\n---\n{text}");
    }
}

#[test]
fn a_superseded_target_cites_both_documents() {
    let mut world = digital_economy();
    let mut later = target("kinh-te-so-2030", 0, Test::Compare(Comparator::MoreThan, 35.0), 2030);
    later.section = Some("II.2.2 Phát triển kinh tế số".to_owned());
    world.plan.targets.push(later);
    world.outcome.verdicts[0].superseded_by = Some(TargetId(1));
    let text = world.text(Kind::Card, Lang::Vi);
    assert!(
        text.contains(
            "Mục tiêu từ 30% GDP trở lên vào cuối năm 2030 (867/KH-UBND, mục II.1.b) được thay bằng trên 35% GDP vào cuối năm 2030 (867/KH-UBND, mục II.2.2)."
        ),
        "{text}"
    );
}

#[test]
fn groups_and_ids_pick_targets() {
    let world = digital_economy();
    let count = |target: &str, group: &str| select::pick(world.scene(Lang::Vi), target, group).len();
    for (target, group) in [
        ("", ""),
        ("kinh-te-so-2030", ""),
        ("867-kh-ubnd/kinh-te-so-2030", ""),
        ("KINH-TE-SO-2030", "867-kh-ubnd"),
        ("", "867/KH-UBND"),
        ("", "II.1.b"),
        ("", "II.1"),
        ("", "sở khoa học và công nghệ"),
        ("", "867-kh-ubnd; ii.1.b"),
    ] {
        assert_eq!(count(target, group), 1, "{target} {group}");
    }
    for (target, group) in [("kinh-te-so", ""), ("", "868-kh-ubnd"), ("", "867-kh-ubnd; II.2"), ("", "Sở Tài chính")] {
        assert_eq!(count(target, group), 0, "{target} {group}");
    }
}

#[test]
fn a_figure_near_its_threshold_keeps_its_digits() {
    let mut world = digital_economy();
    world.outcome.verdicts[0].verdict.figure = Some(Point { value: 29.96, period: Period::year(2023), decimals: 0, row: Some(0) });
    let text = world.text(Kind::Card, Lang::Vi);
    assert!(text.contains("29,96% GDP") && !text.contains("30% GDP ·"), "{text}");
}

#[test]
fn parts_are_listed_with_badges_of_their_own() {
    let mut world = World::new("kinh tế số", vec![target("kinh-te-so-2030", 0, Test::Range(30.0, 35.0), 2030)], vec![judged(0, behind())]);
    world.outcome.verdicts[0].parts =
        vec![Part::whole(PartOf::CommittedEnd(30.0), behind()), Part::whole(PartOf::StrivenEnd(35.0), behind())];
    let text = world.text(Kind::Card, Lang::Vi);
    assert!(text.contains("Mục tiêu: từ 30% GDP trở lên, phấn đấu từ 35% GDP trở lên vào cuối năm 2030"), "{text}");
    assert!(text.contains("Mức cam kết 30% GDP Chậm tiến độ") && text.contains("Mức phấn đấu 35% GDP Chậm tiến độ · phấn đấu"), "{text}");
}

#[test]
fn marks_stay_on_the_axis_and_pictures_are_hidden_from_screen_readers() {
    for (figure, threshold) in [(6.19, 30.0), (0.0, 0.0), (-3.0, 5.0), (150.0, 100.0), (1e12, 2e12), (100.0, 100.0)] {
        let mut verdict = behind();
        verdict.figure = Some(Point { value: figure, period: Period::year(2023), decimals: 2, row: None });
        verdict.threshold = Some(threshold);
        let world = World::new("số", vec![target("t", 0, Test::Compare(Comparator::AtLeast, threshold), 2030)], vec![judged(0, verdict)]);
        let card = Card::of(world.scene(Lang::Vi), &world.outcome.verdicts[0]).unwrap();
        let svg = card.bullet.unwrap().element();
        assert_eq!(svg.attribute(Key::AriaHidden), Some("true"));
        for child in &svg.children {
            let node::Node::Element(shape) = child else { continue };
            for key in [Key::X, Key::X1, Key::X2, Key::Cx, Key::Width] {
                if let Some(value) = shape.attribute(key) {
                    let value: f64 = value.strip_suffix('%').unwrap().parse().unwrap();
                    assert!((0.0..=100.0).contains(&value), "{value} for {figure} against {threshold}");
                }
            }
        }
    }
}

#[test]
fn a_timeline_says_in_a_table_what_its_chart_shows() {
    let mut world = digital_economy();
    world.plan.names.insert("".to_owned(), IndicatorId(0));
    let mut second = world.plan.targets[0].clone();
    second.id = "kinh-te-so-2025".to_owned();
    second.body = Body::Single(Test::Compare(Comparator::AtLeast, 20.0));
    second.deadline = Some(Date::end_of_year(2025));
    world.plan.targets.push(second);
    world.outcome.verdicts.push(judged(1, Verdict { threshold: Some(20.0), ..verdict(Status::AwaitingData) }));
    let text = world.text(Kind::Timeline, Lang::Vi);
    for phrase in [
        "Từ 30% GDP trở lên vào cuối năm 2030",
        "Từ 20% GDP trở lên vào cuối năm 2025",
        "≥ 30% GDP",
        "≥ 20% GDP",
        "7,4% GDP",
        "Bảng số liệu",
    ] {
        assert!(text.contains(phrase), "{phrase}\n---\n{text}");
    }
    let html = world.html(Kind::Timeline);
    assert_eq!(html.matches("mt-chart").count(), 1, "targets on one indicator share an axis: {html}");
    assert!(!html.contains("NaN") && !html.contains("inf"), "{html}");
}

#[test]
fn a_comparison_tells_what_changed_and_why() {
    let world = digital_economy();
    let mut before = digital_economy();
    before.outcome.as_of = Date::new(2025, 12, 31).unwrap();
    before.outcome.verdicts[0].verdict = verdict(Status::NoData);
    let asked = Asked { before: Some(before.scene(Lang::Vi)), ..Asked::default() };
    let text: String = build(world.scene(Lang::Vi), Kind::Compare, &asked).iter().map(Element::plain_text).collect();
    assert!(text.contains("So ngày 20/11/2026 với ngày 31/12/2025: 1 mục tiêu đổi kết luận"), "{text}");
    assert!(text.contains("Chưa có số liệu") && text.contains("Chậm tiến độ"), "{text}");
    let same = Asked { before: Some(world.scene(Lang::Vi)), ..Asked::default() };
    let text: String = build(world.scene(Lang::Vi), Kind::Compare, &same).iter().map(Element::plain_text).collect();
    assert!(text.contains("1 mục tiêu không thay đổi"), "{text}");
}

#[test]
fn a_table_is_searched_sorted_grouped_and_windowed() {
    let mut targets = Vec::new();
    let mut verdicts = Vec::new();
    for at in 0..45 {
        let mut one = target(&format!("muc-{at:02}"), 0, Test::Compare(Comparator::AtLeast, 30.0), 2060 - at);
        one.leads = vec![if at % 2 == 0 { "Sở Tài chính" } else { "Sở Y tế" }.to_owned()];
        targets.push(one);
        verdicts.push(judged(at as u32, behind()));
    }
    let world = World::new("kinh tế số", targets, verdicts);
    let table = |lines: &str| {
        let asked = Asked::read(lines);
        build(world.scene(Lang::Vi), Kind::Table, &asked).iter().map(html::write).collect::<String>()
    };
    let ids = |html: &str| html.split("data-id=\"867-kh-ubnd/").skip(1).map(|rest| rest[..6].to_owned()).collect::<Vec<String>>();
    assert_eq!(ids(&table("")).len(), 45);
    assert_eq!(ids(&table("sort: deadline")).first().map(String::as_str), Some("muc-44"));
    assert_eq!(ids(&table("sort: -deadline")).first().map(String::as_str), Some("muc-00"));
    assert_eq!(ids(&table("find: so y te")).len(), 0, "words are compared with their marks");
    assert_eq!(ids(&table("find: sở y tế")).len(), 22);
    let grouped = table("by: lead");
    assert_eq!(grouped.matches("mt-document").count(), 2, "{grouped}");
    assert_eq!(&ids(&grouped)[..2], ["muc-00", "muc-02"]);
    let part = table("live: yes\nwindow: 1 2");
    assert_eq!(ids(&part).len(), 20);
    assert!(
        part.contains("data-rows=\"22,20,5\"") && part.contains("aria-rowcount=\"46\"") && part.contains("aria-rowindex=\"22\""),
        "{part}"
    );
    assert!(!table("").contains("<button") && !table("").contains("<input"), "without a script nothing waits for one");
}
