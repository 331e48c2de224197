//! A picture made ahead: cards as one SVG file, for pages that take nothing but images.
//!
//! In: a scene and what to show of it. Out: SVG text without scripts, styles or links; colours stand at the shapes, so that
//! no policy can take them away. All its words stand in its description too, for who hears pages. INVARIANT: every text
//! passes [`escape`]. Letters are not measured but estimated, a little too wide, so that no line leaves the picture.

use super::badge::Badge;
use super::card::Card;
use super::html::escape;
use super::node::{Element, Key, Node, Tag};
use super::page::Shown;
use super::words::{self, pick};
use super::{Scene, icon, select};
use crate::eval::Status;
use crate::messages::Lang;

/// Outer width, in the picture's own pixels; it grows with the space given to it.
const WIDTH: f64 = 560.0;
const PADDING: f64 = 18.0;
const GAP: f64 = 12.0;
const INK: &str = "#1a1a1f";
const QUIET: &str = "#4a4a55";
const FONT: &str = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif";

/// The cards of what is shown, one below the other. `None` where nothing is picked.
pub fn picture(scene: Scene, shown: Shown) -> Option<String> {
    let picked = select::pick(scene, shown.target, shown.group);
    let cards: Vec<Card> = picked.iter().filter_map(|judged| Card::face(scene, judged)).collect();
    if cards.is_empty() {
        return None;
    }
    let mut sheet = Sheet { out: String::new(), words: String::new(), y: 1.0 };
    for card in &cards {
        sheet.card(card, scene.lang);
    }
    let height = words::join(&[&whole(sheet.y - GAP + 1.0)]);
    let width = whole(WIDTH);
    let title = match cards.as_slice() {
        [only] => words::join(&[&only.name, ": ", &only.badge.words(scene.lang)]),
        _ => pick(scene.lang, "Tình hình thực hiện mục tiêu", "How the targets stand").to_owned(),
    };
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" lang=\"{}\" aria-labelledby=\"t d\" font-family=\"{FONT}\" fill=\"{INK}\">\n<title id=\"t\">",
        scene.lang.tag()
    );
    escape(&title, &mut out);
    out.push_str("</title>\n<desc id=\"d\">");
    escape(sheet.words.trim_end(), &mut out);
    out.push_str("</desc>\n");
    out.push_str(&sheet.out);
    out.push_str("</svg>\n");
    Some(out)
}

/// A line's look.
#[derive(Clone, Copy)]
struct Style {
    size: f64,
    leading: f64,
    bold: bool,
    fill: &'static str,
}

const NAME: Style = Style { size: 17.0, leading: 23.0, bold: true, fill: INK };
const LINE: Style = Style { size: 14.5, leading: 21.0, bold: false, fill: INK };
const FOOT: Style = Style { size: 12.5, leading: 18.0, bold: false, fill: QUIET };

/// The picture in the making.
struct Sheet {
    out: String,
    /// What is said, line by line.
    words: String,
    y: f64,
}

impl Sheet {
    fn card(&mut self, card: &Card, lang: Lang) {
        let top = self.y;
        let before = std::mem::take(&mut self.out);
        self.y += PADDING;
        self.paragraph(&card.name, NAME);
        self.y += 8.0;
        self.badge(&card.badge, lang);
        self.y += 10.0;
        if let Some(figure) = &card.figure {
            self.value(
                &figure.amount,
                &match figure.status {
                    Some(status) => words::join(&[" · ", &figure.period, " (", status, ")"]),
                    None => words::join(&[" · ", &figure.period]),
                },
            );
        }
        let word =
            if card.striven { pick(lang, "Mục tiêu phấn đấu: ", "Striven for: ") } else { pick(lang, "Mục tiêu: ", "Target: ") };
        self.paragraph(&words::join(&[word, &card.target]), LINE);
        if let Some(bullet) = &card.bullet {
            self.y += 6.0;
            let (x, y, width) = (whole(PADDING), whole(self.y), whole(WIDTH - 2.0 * PADDING));
            self.out.push_str(&format!("<svg x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"58\" overflow=\"visible\">"));
            for child in &bullet.element().children {
                if let Node::Element(shape) = child {
                    draw(shape, INK, &mut self.out);
                }
            }
            self.out.push_str("</svg>\n");
            self.y += 62.0;
        }
        for line in std::iter::once(&card.pace).chain(&card.notes).filter(|line| !line.is_empty()) {
            self.paragraph(line, LINE);
        }
        for part in &card.parts {
            let figure = part.figure.as_deref().map(|figure| words::join(&[": ", figure])).unwrap_or_default();
            self.paragraph(&words::join(&["– ", &part.name, &figure, " – ", &part.badge.words(lang)]), LINE);
        }
        self.y += 4.0;
        let footing = &card.footing;
        let mut foot = words::join(&[&footing.figures_to, ". "]);
        if let Some((source, _)) = &footing.source {
            foot.push_str(&words::join(&[pick(lang, "Nguồn: ", "Source: "), source, ". "]));
        }
        if let Some(citation) = &footing.citation {
            foot.push_str(&words::join(&[pick(lang, "Văn bản: ", "Document: "), citation, "."]));
        }
        self.paragraph(foot.trim_end(), FOOT);
        self.y += PADDING - 6.0;
        let (width, height) = (whole(WIDTH - 2.0), whole(self.y - top));
        let drawn = std::mem::replace(&mut self.out, before);
        self.out.push_str(&format!(
            "<rect x=\"1\" y=\"{}\" width=\"{width}\" height=\"{height}\" rx=\"4\" fill=\"#fff\" stroke=\"#b9b9c2\"/>\n{drawn}",
            whole(top)
        ));
        self.words.push('\n');
        self.y += GAP;
    }

    /// A text in as many lines as it needs.
    fn paragraph(&mut self, text: &str, style: Style) {
        for line in wrap(text, style.size * if style.bold { 1.07 } else { 1.0 }, WIDTH - 2.0 * PADDING) {
            self.y += style.leading;
            self.text(&line, PADDING, self.y - style.leading * 0.28, style);
        }
        self.words.push_str(text);
        self.words.push('\n');
    }

    fn text(&mut self, text: &str, x: f64, y: f64, style: Style) {
        let weight = if style.bold { " font-weight=\"600\"" } else { "" };
        self.out.push_str(&format!(
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{}\"{weight}>",
            tenth(x),
            tenth(y),
            tenth(style.size),
            style.fill
        ));
        escape(text, &mut self.out);
        self.out.push_str("</text>\n");
    }

    /// The figure large, its period beside it, or below where both are too long for a line.
    fn value(&mut self, amount: &str, period: &str) {
        let large = Style { size: 26.0, leading: 34.0, bold: true, fill: INK };
        let end = PADDING + advance(amount, large.size * 1.07);
        self.y += large.leading;
        let y = self.y - 8.0;
        self.words.push_str(amount);
        self.words.push_str(period);
        self.words.push('\n');
        self.out.push_str(&format!("<text x=\"{}\" y=\"{}\" font-size=\"26\" font-weight=\"600\">", tenth(PADDING), tenth(y)));
        escape(amount, &mut self.out);
        if end + advance(period, LINE.size) <= WIDTH - PADDING {
            self.out.push_str("<tspan font-size=\"14.5\" font-weight=\"400\">");
            escape(period, &mut self.out);
            self.out.push_str("</tspan></text>\n");
        } else {
            self.out.push_str("</text>\n");
            self.y += LINE.leading;
            let y = self.y - 6.0;
            self.text(period.trim_start_matches(" · "), PADDING, y, LINE);
        }
    }

    /// Shape and words on a ground of the status's colour; outlined for what is striven for, pale for what is not known.
    fn badge(&mut self, badge: &Badge, lang: Lang) {
        let said = badge.words(lang);
        let tone = tone(badge.status);
        let pale = badge.status.is_unknown() || badge.status == Status::Upcoming;
        let (ground, ink) = match (badge.striven, pale) {
            (true, _) => ("none", tone),
            (false, true) => ("#ececef", tone),
            (false, false) => (tone, "#fff"),
        };
        let width = (advance(&said, 14.0 * 1.07) + 44.0).min(WIDTH - 2.0 * PADDING);
        let dashes = if badge.weak { " stroke-dasharray=\"5 3\"" } else { "" };
        self.out.push_str(&format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"28\" rx=\"4\" fill=\"{ground}\" stroke=\"{tone}\" stroke-width=\"1.5\"{dashes}/>\n<g transform=\"translate({} {})\" color=\"{ink}\">",
            tenth(PADDING),
            tenth(self.y),
            tenth(width),
            tenth(PADDING + 9.0),
            tenth(self.y + 6.0)
        ));
        for child in &icon::shape(badge.status, badge.threatened).children {
            if let Node::Element(shape) = child {
                draw(shape, ink, &mut self.out);
            }
        }
        self.out.push_str("</g>\n");
        let y = self.y + 19.0;
        self.out.push_str(&format!(
            "<text x=\"{}\" y=\"{}\" font-size=\"14\" font-weight=\"600\" fill=\"{ink}\">",
            tenth(PADDING + 32.0),
            tenth(y)
        ));
        escape(&said, &mut self.out);
        self.out.push_str("</text>\n");
        self.words.push_str(&said);
        self.words.push('\n');
        self.y += 28.0;
    }
}

/// Writes a shape of the views with its colours at itself in place of a class.
fn draw(shape: &Element, ink: &str, out: &mut String) {
    let name = shape.tag.name();
    out.push('<');
    out.push_str(name);
    for (key, value) in &shape.attributes {
        if !matches!(key, Key::Class | Key::Part | Key::AriaHidden | Key::Focusable) {
            out.push_str(&words::join(&[" ", key.name(), "=\""]));
            escape(value, out);
            out.push('"');
        }
    }
    for class in shape.attribute(Key::Class).unwrap_or_default().split(' ') {
        let look = match class {
            "mt-line" => "fill=\"none\" stroke=\"#\" stroke-width=\"1.7\" stroke-linecap=\"round\" stroke-linejoin=\"round\"",
            "mt-fill" => "fill=\"#\" fill-rule=\"evenodd\"",
            "mt-dashed" => "stroke-dasharray=\"2.4 2.47\"",
            "mt-broken" => "stroke-dasharray=\"6 3.74\"",
            "mt-axis" => "fill=\"#e4e4e8\"",
            "mt-outlook" => "fill=\"#1d5fa8\" fill-opacity=\".35\"",
            "mt-outlook-mark" => "stroke=\"#1d5fa8\" stroke-width=\"2\" stroke-dasharray=\"3 2\"",
            "mt-figure" => "stroke=\"#\" stroke-width=\"6\"",
            "mt-weak" => "stroke-dasharray=\"3 2\"",
            "mt-milestone" => "stroke=\"#\" stroke-width=\"1.5\" stroke-opacity=\".7\"",
            "mt-aim" => "stroke=\"#\" stroke-width=\"2\" stroke-dasharray=\"3 2\"",
            "mt-target" => "stroke=\"#\" stroke-width=\"3\"",
            "mt-point" if shape.attribute(Key::Class).is_some_and(|all| all.contains("mt-hollow")) => {
                "fill=\"#fff\" stroke=\"#\" stroke-width=\"2\""
            }
            "mt-point" => "fill=\"#\" stroke=\"#\" stroke-width=\"2\"",
            "mt-dotted" => "stroke-dasharray=\"2 1.6\"",
            "mt-label" => "fill=\"#\" font-size=\"12\"",
            "mt-strong" => "font-weight=\"600\"",
            _ => continue,
        };
        out.push(' ');
        out.push_str(&look.replace("\"#\"", &words::join(&["\"", ink, "\""])));
    }
    if shape.tag != Tag::Text && shape.children.is_empty() {
        out.push_str("/>");
        return;
    }
    out.push('>');
    for child in &shape.children {
        match child {
            Node::Text(text) => escape(text, out),
            Node::Element(inner) => draw(inner, ink, out),
        }
    }
    out.push_str(&words::join(&["</", name, ">"]));
}

/// The colour of a status on white.
fn tone(status: Status) -> &'static str {
    match status {
        Status::Achieved | Status::Met => "#1b6b3a",
        Status::OnTrack => "#1d5fa8",
        Status::AtRisk => "#8a5a00",
        Status::OffTrack => "#a63a0e",
        Status::Missed => "#8e1b2c",
        Status::AwaitingData | Status::NoTrend | Status::NoData | Status::Upcoming => "#5b5b66",
    }
}

/// How wide a text is at most, at a size: by kinds of letters, as the common sans-serif fonts draw them.
fn advance(text: &str, size: f64) -> f64 {
    let ems: f64 = text
        .chars()
        .map(|letter| match letter {
            ' ' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '(' | ')' | 'i' | 'j' | 'l' | 't' | 'f' | 'r' | '-' | '/' | 'í' | 'ì'
            | 'ỉ' | 'ĩ' | 'ị' => 0.36,
            'm' | 'w' | 'M' | 'W' | '%' | '@' | '—' | '…' => 0.95,
            letter if letter.is_uppercase() => 0.74,
            letter if letter.is_ascii() || letter.is_alphabetic() => 0.58,
            _ => 0.62,
        })
        .sum();
    ems * size
}

/// A text in lines no wider than `most`; a word that is wider alone is cut.
fn wrap(text: &str, size: f64, most: f64) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let mut rest = word;
        loop {
            let joined = if line.is_empty() { rest.to_owned() } else { words::join(&[&line, " ", rest]) };
            if advance(&joined, size) <= most {
                line = joined;
                break;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                continue;
            }
            // No line is wide enough for this word: as many letters as fit, one at least.
            let mut width = 0.0;
            let fits = rest.char_indices().find(|(_, letter)| {
                width += advance(letter.encode_utf8(&mut [0; 4]), size);
                width > most
            });
            let at = fits.map_or(rest.len(), |(at, letter)| at.max(if at == 0 { letter.len_utf8() } else { 0 }));
            let (head, tail) = rest.split_at_checked(at).unwrap_or((rest, ""));
            lines.push(head.to_owned());
            rest = tail;
            if rest.is_empty() {
                break;
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// A length without decimals, rounded up.
fn whole(value: f64) -> String {
    crate::value::number::write_plain(value.ceil(), 0)
}

/// A length with one decimal at most.
fn tenth(value: f64) -> String {
    crate::value::number::write_plain(value, 1)
}

#[cfg(test)]
mod tests {
    use super::{advance, wrap};

    #[test]
    fn lines_are_no_wider_than_they_may_be_and_lose_nothing() {
        let text = "Tỷ lệ hồ sơ thủ tục hành chính được tiếp nhận và giải quyết trực tuyến toàn trình";
        let lines = wrap(text, 14.0, 200.0);
        assert!(lines.len() > 2 && lines.iter().all(|line| advance(line, 14.0) <= 200.0), "{lines:?}");
        assert_eq!(lines.join(" "), text);
    }

    #[test]
    fn a_word_wider_than_a_line_is_cut_and_kept() {
        let word = "ư".repeat(100);
        let lines = wrap(&word, 14.0, 100.0);
        assert!(lines.len() > 5);
        assert_eq!(lines.concat(), word);
        assert_eq!(wrap("", 14.0, 100.0), Vec::<String>::new());
        assert_eq!(wrap("mm", 14.0, 1.0), ["m", "m"], "a line takes one letter at least");
    }
}
