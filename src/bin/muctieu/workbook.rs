//! `muctieu eval --format xlsx`: the monitoring table as a workbook that an office can send on.
//!
//! In: rules and figures, judged. Out: the bytes of three sheets: the table, one row a target; the counts; documents and
//! sources. Words are written as words whatever they begin with, so that no name and no source becomes a formula; what a
//! colour could say is said in words.

use crate::eval::Report;
use crate::judged::{Judged, date};
use crate::output::Failure;
use crate::targets::document_line;
use crate::words::pick;
use muctieu::diff::show::Row;
use muctieu::eval::explain::{ask_phrase, period_phrase};
use muctieu::eval::printing::Scale;
use muctieu::eval::{Status, TargetVerdict};
use muctieu::messages::{Lang, status_label};
use muctieu::plan::{Document, Modality, Target, section_number};
use muctieu::value::{Date, Dimension, number};
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

/// Rows above the first target: title, dates, a blank one, the headers.
const HEAD_ROW: u32 = 3;
/// The size of A4 in the format's list.
const A4: u8 = 9;

/// The workbook.
pub fn workbook(judged: &Judged, lang: Lang) -> Result<Vec<u8>, Failure> {
    build(judged, lang).map_err(|error| {
        Failure::Usage(match lang {
            Lang::Vi => format!("không lập được bảng tính: {error}"),
            Lang::En => format!("the workbook can't be made: {error}"),
        })
    })
}

/// `muctieu diff --format xlsx`: one sheet, a row for each change.
pub fn comparison_book(rows: &[Row], lang: Lang) -> Result<Vec<u8>, Failure> {
    let made = || -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
        let name = pick(lang, "So sánh hai kế hoạch", "Two plans compared");
        book.set_properties(&rust_xlsxwriter::DocProperties::new().set_creation_datetime(&day).set_title(name));
        let sheet = book.add_worksheet();
        lay_out(sheet, pick(lang, "So sánh", "Comparison"), &[24.0, 34.0, 34.0, 34.0, 24.0, 24.0])?;
        let names = match lang {
            Lang::Vi => ["Thay đổi", "Chỉ tiêu", "Kế hoạch cũ", "Kế hoạch mới", "Mục (cũ)", "Mục (mới)"],
            Lang::En => ["Change", "Indicator", "Old plan", "New plan", "Section (old)", "Section (new)"],
        };
        heads(sheet, 0, &names)?;
        sheet.set_freeze_panes(1, 0)?;
        sheet.set_repeat_rows(0, 0)?;
        for (line, row) in (1..).zip(rows) {
            let cells = [row.kind.word(lang), &row.indicator, &row.old, &row.new, &row.old_section, &row.new_section];
            for (column, text) in (0..).zip(cells) {
                put(sheet, line, column, text, &words())?;
            }
        }
        book.save_to_buffer()
    };
    made().map_err(|error| {
        Failure::Usage(match lang {
            Lang::Vi => format!("không lập được bảng tính: {error}"),
            Lang::En => format!("the workbook can't be made: {error}"),
        })
    })
}

fn build(judged: &Judged, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // No clock: the same verdicts make the same file.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&rust_xlsxwriter::DocProperties::new().set_creation_datetime(&made).set_title(title(lang)));
    let report = Report { judged, lang };
    table(book.add_worksheet(), &report)?;
    summary(book.add_worksheet(), &report)?;
    sources(book.add_worksheet(), &report)?;
    book.save_to_buffer()
}

fn title(lang: Lang) -> &'static str {
    pick(lang, "Bảng theo dõi tình hình thực hiện mục tiêu", "How the targets stand")
}

// ---- cells --------------------------------------------------------------------------------------------------------

fn base() -> Format {
    Format::new().set_font_name("Times New Roman").set_font_size(11).set_align(FormatAlign::Top)
}

fn boxed() -> Format {
    base().set_border(FormatBorder::Thin)
}

fn words() -> Format {
    boxed().set_text_wrap()
}

fn heading() -> Format {
    words().set_bold().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter).set_background_color(0xE8_E8E8)
}

/// A cell of words. Those that would begin a formula when typed carry the mark that keeps them words when edited.
fn put(sheet: &mut Worksheet, row: u32, column: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
    let clean: String = text.chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).take(32_000).collect();
    if clean.starts_with(['=', '+', '-', '@']) && clean.chars().nth(1).is_some() {
        sheet.write_string_with_format(row, column, clean, &format.clone().set_quote_prefix())?;
    } else {
        sheet.write_string_with_format(row, column, clean, format)?;
    }
    Ok(())
}

fn put_number(sheet: &mut Worksheet, row: u32, column: u16, value: f64, decimals: usize) -> Result<(), XlsxError> {
    let code = if decimals == 0 { "#,##0".to_owned() } else { format!("#,##0.{}", "0".repeat(decimals)) };
    sheet.write_number_with_format(row, column, number::round_to(value, 12), &boxed().set_num_format(code))?;
    Ok(())
}

/// A day as a day, where the format knows it.
fn put_day(sheet: &mut Worksheet, row: u32, column: u16, day: Option<Date>) -> Result<(), XlsxError> {
    let made = day.and_then(|day| {
        let parts: Vec<u16> = day.iso().split('-').filter_map(|part| part.parse().ok()).collect();
        let [year, month, day] = parts.as_slice() else { return None };
        ExcelDateTime::from_ymd(*year, u8::try_from(*month).ok()?, u8::try_from(*day).ok()?).ok()
    });
    match made {
        Some(made) => sheet.write_datetime_with_format(row, column, &made, &boxed().set_num_format("dd/mm/yyyy")).map(|_| ()),
        None => put(sheet, row, column, "–", &words()),
    }
}

/// Page, margins and headers that every sheet has.
fn lay_out(sheet: &mut Worksheet, name: &str, widths: &[f64]) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0).set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3);
    sheet.set_footer("&C&P/&N");
    for (column, width) in (0..).zip(widths) {
        sheet.set_column_width(column, *width)?;
    }
    Ok(())
}

fn title_rows(sheet: &mut Worksheet, report: &Report, last: u16) -> Result<(), XlsxError> {
    let title_format = base().set_bold().set_font_size(14).set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
    sheet.merge_range(0, 0, 0, last, &title(report.lang).to_uppercase(), &title_format)?;
    sheet.set_row_height(0, 24)?;
    let dates = report.judged.dates(report.lang);
    sheet.merge_range(1, 0, 1, last, dates.trim_end(), &base().set_italic().set_align(FormatAlign::Center))?;
    Ok(())
}

fn heads(sheet: &mut Worksheet, row: u32, heads: &[&str]) -> Result<(), XlsxError> {
    for (column, head) in (0..).zip(heads) {
        put(sheet, row, column, head, &heading())?;
    }
    Ok(())
}

// ---- sheets -------------------------------------------------------------------------------------------------------

fn table(sheet: &mut Worksheet, report: &Report) -> Result<(), XlsxError> {
    let lang = report.lang;
    let names = match lang {
        Lang::Vi => [
            "TT",
            "Chỉ tiêu",
            "Mục tiêu",
            "Thời hạn",
            "Cơ quan chủ trì",
            "Số liệu",
            "Đơn vị",
            "Kỳ",
            "Đánh giá",
            "Còn thiếu",
            "Dự báo đến hạn",
            "Căn cứ",
            "Nguồn số liệu",
        ],
        Lang::En => [
            "No.",
            "Indicator",
            "Target",
            "Deadline",
            "Lead",
            "Figure",
            "Unit",
            "Period",
            "Verdict",
            "Gap",
            "Outlook at deadline",
            "Set by",
            "Source of the figure",
        ],
    };
    let last = names.len() as u16 - 1;
    lay_out(sheet, pick(lang, "Theo dõi", "Monitoring"), &[5.0, 34.0, 24.0, 11.5, 22.0, 10.0, 11.0, 11.0, 24.0, 10.0, 10.0, 22.0, 26.0])?;
    title_rows(sheet, report, last)?;
    heads(sheet, HEAD_ROW, &names)?;
    sheet.set_row_height(HEAD_ROW, 32)?;
    sheet.set_freeze_panes(HEAD_ROW + 1, 2)?;
    sheet.set_repeat_rows(HEAD_ROW, HEAD_ROW)?;
    let mut row = HEAD_ROW + 1;
    let mut group: Option<Option<&str>> = None;
    let mut count = 0u32;
    for (verdict, target, document) in report.lines() {
        let number = document.map(|document| document.number.as_str());
        if group != Some(number) {
            sheet.merge_range(row, 0, row, last, &document_line(document, lang), &words().set_bold())?;
            group = Some(number);
            row += 1;
        }
        count += 1;
        sheet.write_number_with_format(row, 0, f64::from(count), &boxed())?;
        target_row(sheet, row, report, verdict, target, document)?;
        row += 1;
    }
    if count > 0 {
        sheet.set_print_area(0, 0, row - 1, last)?;
    }
    // Who signs stands below; what the marks mean stands there in words.
    let note = pick(
        lang,
        "Dấu trước mỗi đánh giá chỉ nhắc lại lời đánh giá. “Còn thiếu” tính theo đơn vị của số liệu (tỷ lệ: điểm phần trăm). Ô “–” là chưa có, không phải là 0.",
        "The mark before each verdict only repeats it. The gap is in the figure's unit (shares: percentage points). “–” means none yet, not 0.",
    );
    put(sheet, row + 1, 1, note, &base().set_italic())
}

fn target_row(
    sheet: &mut Worksheet,
    row: u32,
    report: &Report,
    verdict: &TargetVerdict,
    target: &Target,
    document: Option<&Document>,
) -> Result<(), XlsxError> {
    let (judged, lang) = (report.judged, report.lang);
    let v = &verdict.verdict;
    let plain = words();
    put(sheet, row, 1, &report.name(target), &plain)?;
    put(sheet, row, 2, &ask_phrase(&judged.compilation.plan, verdict.target, lang), &plain)?;
    put_day(sheet, row, 3, target.deadline)?;
    put(sheet, row, 4, &or_dash(&target.leads.join("; ")), &plain)?;
    let scale = judged.scale(target, lang);
    let point = v.figure.or(v.latest);
    match (&scale, point) {
        (Some(scale), Some(point)) if is_measured(scale) => {
            let threshold = v.threshold.filter(|_| v.figure.is_some());
            let published = scale.decimals(&point);
            let decimals = threshold.map_or(published, |t| scale.beside(point.value, t, published, scale.exact(t, published)).0);
            put_number(sheet, row, 5, point.value * scale.factor(), decimals)?;
            put(sheet, row, 6, &scale.unit().text, &plain)?;
            put(sheet, row, 7, &period_phrase(point.period, lang), &plain)?;
            // A gap is what is missing; what is passed lacks nothing.
            match v.gap.filter(|gap| *gap > 0.0 && v.figure.is_some()) {
                Some(gap) => {
                    let gap = gap * scale.factor();
                    put_number(sheet, row, 9, gap, number::decimals_needed(gap, decimals.max(2)))?;
                }
                None => put(sheet, row, 9, "–", &plain)?,
            }
        }
        (Some(scale), Some(point)) => {
            put(sheet, row, 5, &scale.point(&point, 0), &plain)?;
            put(sheet, row, 6, "–", &plain)?;
            put(sheet, row, 7, &period_phrase(point.period, lang), &plain)?;
            put(sheet, row, 9, "–", &plain)?;
        }
        _ => {
            for column in [5, 6, 7, 9] {
                put(sheet, row, column, "–", &plain)?;
            }
        }
    }
    put(sheet, row, 8, &report.line(verdict, target).status, &plain)?;
    let settled = v.satisfied.known() == Some(true) && !v.threatened;
    match (scale.filter(is_measured), v.outlook.filter(|outlook| outlook.is_finite() && !settled)) {
        (Some(scale), Some(outlook)) => {
            let outlook = outlook * scale.factor();
            put_number(sheet, row, 10, outlook, number::decimals_needed(outlook, 2))?;
        }
        _ => put(sheet, row, 10, "–", &plain)?,
    }
    put(sheet, row, 11, &or_dash(&citation(document, target, lang)), &plain)?;
    let source = judged.row(point).map(|row| judged.observations.original(row.source).to_owned()).unwrap_or_default();
    put(sheet, row, 12, &or_dash(&source), &plain)
}

fn is_measured(scale: &Scale) -> bool {
    !matches!(scale.unit().dimension, Dimension::State | Dimension::Level)
}

fn or_dash(text: &str) -> String {
    if text.is_empty() { "–".to_owned() } else { text.to_owned() }
}

/// `867/KH-UBND, mục II.1.b`
fn citation(document: Option<&Document>, target: &Target, lang: Lang) -> String {
    let mut text = document.map_or(String::new(), |document| document.number.clone());
    if let Some(section) = &target.section {
        let word = pick(lang, "mục", "section");
        text.push_str(&format!("{}{word} {}", if text.is_empty() { "" } else { ", " }, section_number(section)));
    }
    text
}

fn summary(sheet: &mut Worksheet, report: &Report) -> Result<(), XlsxError> {
    let lang = report.lang;
    lay_out(sheet, pick(lang, "Tổng hợp", "Summary"), &[40.0, 16.0, 16.0])?;
    title_rows(sheet, report, 2)?;
    let names = match lang {
        Lang::Vi => ["Đánh giá", "Cam kết", "Phấn đấu"],
        Lang::En => ["Verdict", "Committed to", "Striven for"],
    };
    heads(sheet, HEAD_ROW, &names)?;
    let counts = |modality: Modality, counted: &dyn Fn(&TargetVerdict) -> bool| {
        report.lines().filter(|(verdict, target, _)| target.modality == modality && !verdict.is_overtaken() && counted(verdict)).count()
    };
    let mut row = HEAD_ROW + 1;
    let line = |sheet: &mut Worksheet, row: u32, name: &str, counted: &dyn Fn(&TargetVerdict) -> bool, bold: bool| {
        let format = if bold { words().set_bold() } else { words() };
        put(sheet, row, 0, name, &format)?;
        for (column, modality) in [(1, Modality::Commit), (2, Modality::Strive)] {
            sheet.write_number_with_format(row, column, counts(modality, counted) as f64, &format)?;
        }
        Ok::<(), XlsxError>(())
    };
    for status in Status::ALL {
        if report.lines().any(|(verdict, ..)| verdict.verdict.status == status && !verdict.is_overtaken()) {
            let name = format!("{} {}", crate::eval::shape(status), status_label(status, lang));
            line(sheet, row, &name, &|verdict| verdict.verdict.status == status, false)?;
            row += 1;
        }
    }
    let unknown = pick(lang, "Trong đó chưa kết luận được vì thiếu số liệu", "Of these not to be judged for want of figures");
    line(sheet, row, pick(lang, "Cộng", "Total"), &|_| true, true)?;
    line(sheet, row + 1, unknown, &|verdict| verdict.verdict.status.is_unknown(), false)?;
    let left_out = report.lines().filter(|(verdict, ..)| verdict.is_overtaken()).count();
    if left_out > 0 {
        let note = match lang {
            Lang::Vi => format!("Không tính {left_out} mục tiêu mà văn bản sau đã thay hoặc nhắc lại."),
            Lang::En => format!("Left out: {left_out} targets that a later document supersedes or sets again."),
        };
        put(sheet, row + 3, 0, &note, &base().set_italic())?;
    }
    Ok(())
}

fn sources(sheet: &mut Worksheet, report: &Report) -> Result<(), XlsxError> {
    let (judged, lang) = (report.judged, report.lang);
    lay_out(sheet, pick(lang, "Nguồn", "Sources"), &[34.0, 14.0, 16.0, 40.0, 14.0, 44.0])?;
    title_rows(sheet, report, 5)?;
    let names = match lang {
        Lang::Vi => ["Văn bản", "Ngày", "Cơ quan ban hành", "Tên", "Hiệu lực từ", "Ghi chú"],
        Lang::En => ["Document", "Date", "Issuer", "Title", "In force from", "Note"],
    };
    heads(sheet, HEAD_ROW, &names)?;
    let mut row = HEAD_ROW + 1;
    for document in &judged.compilation.plan.documents {
        put(sheet, row, 0, &document.number, &words())?;
        put_day(sheet, row, 1, document.date)?;
        put(sheet, row, 2, &or_dash(document.issuer.as_deref().unwrap_or_default()), &words())?;
        put(sheet, row, 3, &or_dash(document.title.as_deref().unwrap_or_default()), &words())?;
        put_day(sheet, row, 4, document.in_force.map(|(from, _)| from))?;
        put(sheet, row, 5, "", &words())?;
        row += 1;
    }
    row += 1;
    let names = match lang {
        Lang::Vi => ["Chỉ tiêu", "Kỳ", "Số liệu", "Nguồn", "Ngày công bố", "Địa chỉ, tệp và dòng"],
        Lang::En => ["Indicator", "Period", "Figure", "Source", "Published on", "Address, file and row"],
    };
    heads(sheet, row, &names)?;
    row += 1;
    let mut seen: Vec<(u32, u32)> = Vec::new();
    for (verdict, target, _) in report.lines() {
        let (Some(point), Some(scale)) = (verdict.verdict.figure.or(verdict.verdict.latest), judged.scale(target, lang)) else { continue };
        let Some(held) = judged.row(Some(point)) else { continue };
        // Several targets may rest on one figure.
        if seen.contains(&(held.file, held.row)) {
            continue;
        }
        seen.push((held.file, held.row));
        put(sheet, row, 0, &report.name(target), &words())?;
        put(sheet, row, 1, &period_phrase(point.period, lang), &words())?;
        put(sheet, row, 2, &scale.point(&point, scale.decimals(&point)), &words())?;
        put(sheet, row, 3, &or_dash(judged.observations.original(held.source)), &words())?;
        put_day(sheet, row, 4, held.reported_on)?;
        let file = judged.observations.files.get(held.file as usize).map_or("", String::as_str);
        let place =
            muctieu::diagnostics::render::sentence::data_place(file.rsplit(['/', '\\']).next().unwrap_or(file), held.row, None, lang);
        let url = judged.observations.original(held.url);
        put(sheet, row, 5, &if url.is_empty() { place } else { format!("{url}\n{place}") }, &words())?;
        row += 1;
    }
    let method = match lang {
        Lang::Vi => format!(
            "Lập bằng muctieu {} theo phương pháp ghi trong quy tắc; đánh giá ngày {}.",
            env!("CARGO_PKG_VERSION"),
            date(judged.outcome.as_of, lang)
        ),
        Lang::En => format!(
            "Made by muctieu {} by the methods that the rules name; judged on {}.",
            env!("CARGO_PKG_VERSION"),
            date(judged.outcome.as_of, lang)
        ),
    };
    put(sheet, row + 1, 0, &method, &base().set_italic())
}
