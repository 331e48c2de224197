//! Observations in JSON: a list of entries, or periods under the names of indicators.
//!
//! In: JSON text. Out: rows in a [`Builder`]. The entries are numbered from 1 in their order; that number is the row of
//! what is said of them. The text is gone through twice, as tables are: text that is no JSON to its end gives no figure
//! at all, since a file cut off on the way must not be judged by its first half.

use super::cells::{self, ColumnStyle, Evidence, Reading};
use super::dates::{self, DateFault};
use super::decode::line_breaks;
use super::faults::{Fault, Wrong};
use super::headers::{self, Kind, ROLES, Role};
use super::json::{DEEPEST, Element, Elements, JsonFault, Node, Object, Outer};
use super::report::{self, count};
use super::rows::{self, Builder, Given};
use super::{FigureStatus, Observations, Refusal, TextId, refusal, table};
use crate::messages::Message;
use crate::value::Period;
use crate::value::number::NumberStyle;

/// Reads JSON into the builder. The error refuses the file.
#[inline(never)]
pub(super) fn load(text: &str, builder: &mut Builder) -> Result<(), Refusal> {
    let Some(elements) = Elements::open(text) else { return Err(refusal(0, Message::DataJsonShape {})) };
    let (style, outermost) = survey(elements.clone(), text, builder)?;
    Reader { builder, style, keys: Keys::default(), inner_keys: Keys::default(), label: false, dimensions: Vec::new(), row: 0 }
        .run(elements, outermost);
    Ok(())
}

/// The first pass: that the whole text is JSON, which outermost keys stand twice, and how figures in quotes are
/// written.
#[inline(never)]
fn survey(mut elements: Elements, text: &str, builder: &mut Builder) -> Result<(ColumnStyle, Outermost), Refusal> {
    let mut looker = Looker { builder, evidence: Evidence::default(), keys: Keys::default(), inner_keys: Keys::default() };
    let mut outermost = Outermost::default();
    loop {
        match elements.step() {
            Ok(Some(element)) => {
                looker.look(&element.node, true);
                if elements.outer() == Outer::Object {
                    outermost.see(&element.key);
                }
            }
            Ok(None) => break,
            Err(fault) => {
                let line = line_breaks(text.as_bytes().get(..elements.at()).unwrap_or_default()) + 1;
                let line = count(line as usize);
                return Err(refusal(
                    0,
                    match fault {
                        JsonFault::Syntax => Message::DataJsonSyntax { line },
                        JsonFault::CutOff => Message::DataJsonCutOff {},
                        JsonFault::Deep => Message::DataJsonDeep { line, limit: count(DEEPEST) },
                    },
                ));
            }
        }
    }
    let evidence = looker.evidence;
    let style = evidence.style();
    if let ColumnStyle::Clear(style) = style
        && evidence.is_marked()
    {
        let columns = "“value”".to_owned();
        builder.report.note(
            0,
            None,
            match style {
                NumberStyle::Vietnamese => Message::DataReadVietnamese { columns },
                NumberStyle::Plain => Message::DataReadPlain { columns },
            },
        );
    }
    Ok((style, outermost))
}

/// The outermost keys, and which of them stand twice.
#[derive(Default)]
struct Outermost {
    keys: Observations,
    count: Vec<u8>,
}

impl Outermost {
    fn see(&mut self, key: &str) {
        let id = self.keys.text(key).0 as usize;
        // The empty text is always there and may be a key as well.
        self.count.resize(self.keys.text_count(), 0);
        if let Some(count) = self.count.get_mut(id) {
            *count = count.saturating_add(1);
        }
    }

    fn stands_twice(&mut self, key: &str) -> bool {
        let id = self.keys.text(key).0 as usize;
        self.count.get(id).is_some_and(|count| *count > 1)
    }
}

/// What the first pass takes note of.
struct Looker<'n, 'b> {
    builder: &'b mut Builder<'n>,
    evidence: Evidence,
    keys: Keys,
    inner_keys: Keys,
}

impl Looker<'_, '_> {
    #[inline(never)]
    fn look(&mut self, node: &Node, outermost: bool) {
        let Node::Object(object) = node else { return };
        for (index, (key, node)) in object.members.iter().enumerate() {
            let keys = if outermost { &mut self.keys } else { &mut self.inner_keys };
            let kind = keys.read(index, key).kind;
            match (kind, node) {
                (_, Node::Object(_)) if outermost => self.look(node, false),
                (Kind::Field(Role::Value) | Kind::Period(_), Node::Text(text)) => self.evidence.see(text),
                (Kind::Field(Role::Period), Node::Text(text)) => self.builder.months_first_in_periods |= dates::is_month_first(text),
                (Kind::Field(Role::ReportedOn), Node::Text(text)) => self.builder.months_first_in_days |= dates::is_month_first(text),
                _ => {}
            }
        }
    }
}

/// The meaning of a key, without what is written in brackets.
#[derive(Clone, Copy)]
struct Key {
    kind: Kind,
    status: Option<FigureStatus>,
    has_unit: bool,
}

/// Keys by their place in an object, with their meaning: the objects of a file look alike, so that almost every key is
/// known from the object before.
#[derive(Default)]
struct Keys(Vec<(String, Key)>);

impl Keys {
    fn read(&mut self, index: usize, key: &str) -> Key {
        if let Some((known, meaning)) = self.0.get(index)
            && known == key
        {
            return *meaning;
        }
        let header = headers::read(key);
        let meaning = Key { kind: header.kind, status: header.status, has_unit: !header.unit.is_empty() };
        match self.0.get_mut(index) {
            Some(slot) => *slot = (key.to_owned(), meaning),
            None => self.0.push((key.to_owned(), meaning)),
        }
        meaning
    }
}

/// The unit in brackets at the end of a key.
fn unit_in(key: &str) -> &str {
    let open = key.bytes().rposition(|b| b == b'(').map_or(key.len(), |at| at + 1);
    cells::trim(key.get(open..).unwrap_or("").trim_end_matches(')'))
}

/// What an entry says, before it is known to be whole.
#[derive(Default)]
struct Draft<'a> {
    texts: [&'a str; ROLES],
    seen: [bool; ROLES],
    value: Option<&'a Node<'a>>,
    /// The unit in the key of the figure.
    unit: &'a str,
    figures: Vec<(Period, &'a str, Option<FigureStatus>, &'a Node<'a>)>,
    pairs: Vec<(TextId, TextId)>,
}

/// Where an object stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Where {
    /// In a list, with all its fields.
    Entry,
    /// Under the name of an indicator.
    UnderItsName,
    /// Under a period.
    UnderItsPeriod,
}

/// The second pass.
struct Reader<'n, 'b> {
    builder: &'b mut Builder<'n>,
    style: ColumnStyle,
    keys: Keys,
    inner_keys: Keys,
    label: bool,
    /// The dimensions met, as far as a note names them.
    dimensions: Vec<TextId>,
    row: u32,
}

impl Reader<'_, '_> {
    #[inline(never)]
    fn run(mut self, mut elements: Elements, mut outermost: Outermost) {
        // The first pass has seen the text to its end, so there is no fault to report here.
        while let Ok(Some(Element { key, node })) = elements.step() {
            if self.builder.is_full() {
                break;
            }
            self.row = self.row.saturating_add(1);
            let in_list = elements.outer() == Outer::List;
            match node {
                Node::Object(_) if !in_list && outermost.stands_twice(&key) => self.find(&key, Wrong::KeyTwice, &key),
                Node::Object(object) => self.entry(&object, Some(key.as_ref()).filter(|_| !in_list)),
                _ => self.find(&key, Wrong::EntryShape, ""),
            }
        }
        if !self.dimensions.is_empty() {
            let names: Vec<&str> = self.dimensions.iter().map(|id| self.builder.observations.original(*id)).collect();
            let columns = table::list(&names);
            self.builder.report.note(0, None, Message::DataDimensions { columns });
        }
    }

    fn find(&mut self, column: &str, wrong: Wrong, cell: &str) {
        self.builder.report.find(self.row, column, &Fault::new(Role::Label, wrong, cell));
    }

    /// One entry; `indicator` is its key where it has one. What is wrong has been reported when it returns.
    #[inline(never)]
    fn entry(&mut self, object: &Object, indicator: Option<&str>) {
        let mut draft = Draft::default();
        let mut place = Where::Entry;
        if let Some(indicator) = indicator {
            draft.set(Role::Indicator, indicator);
            place = Where::UnderItsName;
        }
        if self.fill(&mut draft, object, place).is_none() {
            return;
        }
        let text = draft.text(Role::Period);
        match (draft.value, draft.figures.is_empty()) {
            (None, true) => self.find("", Wrong::FieldMissing, if text.is_empty() { "period" } else { "value" }),
            (Some(node), true) if is_missing(node) => self.builder.count_missing(),
            (Some(node), true) => match self.builder.period(self.row, text) {
                Ok(period) => self.figure(&draft, (period, None, draft.unit()), node, ""),
                Err(fault) => self.builder.report.find(self.row, field_name(Role::Period), &fault),
            },
            (Some(_), false) => self.find("value", Wrong::EntryShape, ""),
            (None, false) => {
                for (period, unit, status, node) in &draft.figures {
                    let name = period.iso();
                    let unit = if draft.text(Role::Unit).is_empty() { unit } else { draft.text(Role::Unit) };
                    match node {
                        Node::Object(inner) => self.inner_figure(&draft, *period, inner, &name),
                        node => self.figure(&draft, (*period, *status, unit), node, &name),
                    }
                }
            }
        }
    }

    /// `{"2024": {"value": 14.5, "unit": "% GRDP"}}`: what the inner object says goes before what stands around it.
    fn inner_figure(&mut self, outer: &Draft, period: Period, inner: &Object, name: &str) {
        let mut draft = Draft { texts: outer.texts, pairs: outer.pairs.clone(), ..Draft::default() };
        if self.fill(&mut draft, inner, Where::UnderItsPeriod).is_none() {
            return;
        }
        match draft.value {
            Some(node) if draft.figures.is_empty() => self.figure(&draft, (period, None, draft.unit()), node, name),
            _ => self.find(name, Wrong::FieldMissing, "value"),
        }
    }

    /// Takes the members of an object into a draft; `None` where one of them is wrong and has been reported.
    #[inline(never)]
    fn fill<'a>(&mut self, draft: &mut Draft<'a>, object: &'a Object<'a>, place: Where) -> Option<()> {
        if let Some((key, _)) = object.twice.and_then(|index| object.members.get(index)) {
            self.find(key, Wrong::KeyTwice, key);
            return None;
        }
        for (index, (key, node)) in object.members.iter().enumerate() {
            let keys = if place == Where::UnderItsPeriod { &mut self.inner_keys } else { &mut self.keys };
            let header = keys.read(index, key);
            let unit = if header.has_unit { unit_in(key) } else { "" };
            let wrong = match header.kind {
                Kind::Field(Role::Value) if draft.value.is_some() => Wrong::KeyTwice,
                Kind::Field(Role::Value) => {
                    (draft.value, draft.unit) = (Some(node), unit);
                    continue;
                }
                Kind::Field(Role::Label) => {
                    self.say_label(key);
                    continue;
                }
                Kind::Field(Role::Ordinal) => continue,
                Kind::Field(Role::PeriodPart) => Wrong::PeriodSplit,
                Kind::Field(role) => match text_of(node) {
                    Some(text) if draft.set(role, text) => continue,
                    Some(_) => Wrong::KeyTwice,
                    None => Wrong::FieldNested,
                },
                Kind::Period(period) => {
                    draft.figures.push((period, unit, header.status, node));
                    continue;
                }
                Kind::NotPeriod => {
                    self.find(key, Wrong::Date(DateFault::NotRead, true), key);
                    continue;
                }
                // Under the name of an indicator, a figure stands under its period or under nothing that has a meaning.
                Kind::Dimension | Kind::Unnamed if place == Where::UnderItsName && !matches!(node, Node::Text(_) | Node::Null) => {
                    self.find(key, Wrong::Date(DateFault::NotRead, true), key);
                    continue;
                }
                Kind::Dimension | Kind::Unnamed => match text_of(node) {
                    Some(text) => match self.member(draft, key, cells::trim(text)) {
                        Ok(()) => continue,
                        Err(wrong) => wrong,
                    },
                    None => Wrong::FieldNested,
                },
            };
            self.find(key, wrong, key);
            return None;
        }
        Some(())
    }

    /// Takes a member of a dimension into a draft.
    fn member(&mut self, draft: &mut Draft, dimension: &str, member: &str) -> Result<(), Wrong> {
        if member.is_empty() {
            return Ok(());
        }
        let dimension = self.builder.member(dimension)?;
        let member = self.builder.member(member)?;
        if draft.pairs.iter().any(|(other, _)| *other == dimension) {
            return Err(Wrong::KeyTwice);
        }
        if draft.pairs.len() >= table::MOST_DIMENSIONS {
            return Err(Wrong::EntryShape);
        }
        if self.dimensions.len() <= table::COLUMNS_NAMED && !self.dimensions.contains(&dimension) {
            self.dimensions.push(dimension);
        }
        draft.pairs.push((dimension, member));
        Ok(())
    }

    fn say_label(&mut self, key: &str) {
        if !std::mem::replace(&mut self.label, true) {
            self.builder.report.note(0, None, Message::DataLabelColumn { column: report::name(key) });
        }
    }

    /// Adds one figure; `name` is the period under which it stands.
    fn figure(&mut self, draft: &Draft, (period, status, unit): (Period, Option<FigureStatus>, &str), node: &Node, name: &str) {
        let (reading, cell) = match node {
            Node::Null => (Reading::Missing, ""),
            Node::Bool(state) => (Reading::State(*state), if *state { "true" } else { "false" }),
            Node::Number(token) => (rows::plain_number(token), *token),
            Node::Text(text) => (cells::read(text), text.as_ref()),
            Node::List | Node::Object(_) => return self.find("value", Wrong::FieldNested, "value"),
        };
        let given = Given {
            row: self.row,
            indicator: draft.text(Role::Indicator),
            area: draft.text(Role::Area),
            members: self.builder.members(&draft.pairs),
            status: draft.text(Role::Status),
            reported_on: draft.text(Role::ReportedOn),
            source: draft.text(Role::Source),
            url: draft.text(Role::Url),
            note: draft.text(Role::Note),
        };
        let outcome = self.builder.template(&given).and_then(|mut template| {
            template.status = status.unwrap_or(template.status);
            self.builder.figure(&template, period, (reading, cell), self.style, unit)
        });
        if let Err(fault) = outcome {
            let column = if name.is_empty() { field_name(fault.role) } else { name };
            self.builder.report.find(self.row, column, &fault);
        }
    }
}

impl<'a> Draft<'a> {
    fn text(&self, role: Role) -> &'a str {
        self.texts.get(role as usize).copied().unwrap_or("")
    }

    /// The unit that is said, else the one in the key of the figure.
    fn unit(&self) -> &'a str {
        if self.text(Role::Unit).is_empty() { self.unit } else { self.text(Role::Unit) }
    }

    /// False where the field is said already.
    fn set(&mut self, role: Role, text: &'a str) -> bool {
        let (Some(slot), Some(seen)) = (self.texts.get_mut(role as usize), self.seen.get_mut(role as usize)) else { return false };
        if std::mem::replace(seen, true) {
            return false;
        }
        *slot = cells::trim(text);
        true
    }
}

/// A field's text: a text, a number as written, nothing.
fn text_of<'a>(node: &'a Node<'a>) -> Option<&'a str> {
    match node {
        Node::Text(text) => Some(text.as_ref()),
        Node::Number(token) => Some(token),
        Node::Null => Some(""),
        Node::Bool(_) | Node::List | Node::Object(_) => None,
    }
}

fn is_missing(node: &Node) -> bool {
    match node {
        Node::Null => true,
        Node::Text(text) => cells::read(text) == Reading::Missing,
        _ => false,
    }
}

/// The English key of a field, by which a finding names it.
fn field_name(role: Role) -> &'static str {
    match role {
        Role::Indicator => "indicator",
        Role::Area => "area",
        Role::Period | Role::PeriodPart => "period",
        Role::Value => "value",
        Role::Unit => "unit",
        Role::Status => "status",
        Role::ReportedOn => "reported_on",
        Role::Source => "source",
        Role::Url => "url",
        Role::Note => "note",
        Role::Label => "dimension",
        Role::Ordinal => "no",
    }
}
