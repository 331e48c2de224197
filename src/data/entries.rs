//! Observations in JSON: a list of entries, or periods under the names of indicators.
//!
//! In: JSON text. Out: rows in a [`Builder`]. The entries are numbered from 1 in their order; that number is the row of
//! what is said of them. The text is gone through twice, as tables are: text that is no JSON to its end gives no figure
//! at all, since a file cut off on the way must not be judged by its first half.

use super::cells::{self, ColumnStyle, Evidence, Reading};
use super::decode::line_breaks;
use super::headers::{self, Kind, ROLES, Role};
use super::json::{DEEPEST, Element, Elements, JsonFault, Node, Object, Outer};
use super::report;
use super::rows::{self, Builder, Given};
use super::{FigureStatus, Refusal, TextId, dates, refusal, table};
use crate::messages::Message;
use crate::value::Period;
use crate::value::number::NumberStyle;

/// Reads JSON into the builder. The error refuses the file.
pub(super) fn load(text: &str, builder: &mut Builder) -> Result<(), Refusal> {
    let Some(elements) = Elements::open(text) else { return Err(refusal(0, Message::DataJsonShape {})) };
    let (style, twice) = survey(elements.clone(), text, builder)?;
    Reader { builder, style, keys: Keys::default(), inner_keys: Keys::default(), label: false, dimensions: Vec::new(), row: 0 }
        .run(elements, &twice);
    Ok(())
}

/// The first pass: that the whole text is JSON, which outermost keys stand twice, and how figures in quotes are
/// written.
fn survey(mut elements: Elements, text: &str, builder: &mut Builder) -> Result<(ColumnStyle, Vec<String>), Refusal> {
    let mut looker = Looker { builder, evidence: Evidence::default(), keys: Keys::default(), inner_keys: Keys::default() };
    let mut keys = Vec::new();
    loop {
        match elements.step() {
            Ok(Some(element)) => {
                looker.look(&element.node, true);
                if elements.outer() == Outer::Object {
                    keys.push(element.key);
                }
            }
            Ok(None) => break,
            Err(fault) => {
                let line = (line_breaks(text.as_bytes().get(..elements.at()).unwrap_or_default()) + 1).to_string();
                return Err(refusal(
                    0,
                    match fault {
                        JsonFault::Syntax => Message::DataJsonSyntax { line },
                        JsonFault::CutOff => Message::DataJsonCutOff {},
                        JsonFault::Deep => Message::DataJsonDeep { line, limit: DEEPEST.to_string() },
                    },
                ));
            }
        }
    }
    crate::value::order::sort(&mut keys);
    let twice = keys.windows(2).filter_map(|two| if let [a, b] = two { (a == b).then(|| a.to_string()) } else { None }).collect();
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
    Ok((style, twice))
}

/// What the first pass takes note of.
struct Looker<'n, 'b> {
    builder: &'b mut Builder<'n>,
    evidence: Evidence,
    keys: Keys,
    inner_keys: Keys,
}

impl Looker<'_, '_> {
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
    key.rsplit_once('(').map_or("", |(_, rest)| rest.trim_end_matches(')').trim())
}

/// What an entry says, before it is known to be whole.
#[derive(Clone)]
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

/// The guilty key and what is wrong with it.
type Fault = Box<(String, Message)>;

fn fault(key: &str, message: Message) -> Fault {
    Box::new((key.to_owned(), message))
}

impl Reader<'_, '_> {
    fn run(mut self, mut elements: Elements, twice: &[String]) {
        // The first pass has seen the text to its end, so there is no fault to report here.
        while let Ok(Some(Element { key, node })) = elements.step() {
            if self.builder.is_full() {
                break;
            }
            self.row = self.row.saturating_add(1);
            let outcome = match (&node, elements.outer()) {
                (Node::Object(object), Outer::List) => self.entry(object, None),
                (Node::Object(_), Outer::Object) if twice.binary_search_by(|t| t.as_str().cmp(key.as_ref())).is_ok() => {
                    Err(fault(&key, Message::DataKeyTwice { key: report::name(&key) }))
                }
                (Node::Object(object), Outer::Object) => self.entry(object, Some(&key)),
                (_, Outer::List) => Err(fault("", Message::DataEntryShape {})),
                (_, Outer::Object) => Err(fault(&key, Message::DataEntryShape {})),
            };
            if let Err(found) = outcome {
                self.find(&found.0, found.1);
            }
        }
        if !self.dimensions.is_empty() {
            let names: Vec<&str> = self.dimensions.iter().map(|id| self.builder.observations.original(*id)).collect();
            let columns = table::list(&names);
            self.builder.report.note(0, None, Message::DataDimensions { columns });
        }
    }

    fn find(&mut self, column: &str, message: Message) {
        self.builder.report.find(self.row, Some(column).filter(|name| !name.is_empty()), message);
    }

    /// One entry; `indicator` is its key where it has one.
    fn entry(&mut self, object: &Object, indicator: Option<&str>) -> Result<(), Fault> {
        let mut draft = Draft { texts: [""; ROLES], seen: [false; ROLES], value: None, unit: "", figures: Vec::new(), pairs: Vec::new() };
        if let Some(indicator) = indicator {
            draft.set(Role::Indicator, indicator);
        }
        let place = if indicator.is_some() { Where::UnderItsName } else { Where::Entry };
        self.fill(&mut draft, object, place)?;
        if draft.figures.is_empty() {
            let period = draft.text(Role::Period);
            let Some(node) = draft.value else {
                let (vi, en) = if period.is_empty() { ("kỳ", "period") } else { ("giá trị", "value") };
                return Err(fault("", Message::DataFieldMissing { field: vi.to_owned(), field_en: en.to_owned() }));
            };
            if is_missing(node) {
                self.builder.count_missing();
                return Ok(());
            }
            let period = self.builder.period(self.row, period).map_err(|message| fault("period", message))?;
            return self.figure(&draft, period, node, draft.unit(), None);
        }
        if draft.value.is_some() {
            return Err(fault("value", Message::DataEntryShape {}));
        }
        for (period, unit, status, node) in &draft.figures {
            let outcome = match node {
                Node::Object(inner) => self.inner_figure(&draft, *period, inner),
                node => {
                    let unit = if draft.text(Role::Unit).is_empty() { unit } else { draft.text(Role::Unit) };
                    self.figure(&draft, *period, node, unit, *status)
                }
            };
            if let Err(found) = outcome {
                self.find(&period.iso(), found.1);
            }
        }
        Ok(())
    }

    /// `{"2024": {"value": 14.5, "unit": "% GRDP"}}`: what the inner object says goes before what stands around it.
    fn inner_figure(&mut self, outer: &Draft, period: Period, inner: &Object) -> Result<(), Fault> {
        let mut draft = Draft { figures: Vec::new(), seen: [false; ROLES], value: None, ..outer.clone() };
        self.fill(&mut draft, inner, Where::UnderItsPeriod)?;
        match draft.value {
            Some(node) if draft.figures.is_empty() => self.figure(&draft, period, node, draft.unit(), None),
            _ => Err(fault("value", Message::DataFieldMissing { field: "giá trị".to_owned(), field_en: "value".to_owned() })),
        }
    }

    fn fill<'a>(&mut self, draft: &mut Draft<'a>, object: &'a Object<'a>, place: Where) -> Result<(), Fault> {
        if let Some((key, _)) = object.twice.and_then(|index| object.members.get(index)) {
            return Err(fault(key, Message::DataKeyTwice { key: report::name(key) }));
        }
        for (index, (key, node)) in object.members.iter().enumerate() {
            let keys = if place == Where::UnderItsPeriod { &mut self.inner_keys } else { &mut self.keys };
            let header = keys.read(index, key);
            let unit = if header.has_unit { unit_in(key) } else { "" };
            let wrong = |message| fault(key, message);
            match header.kind {
                Kind::Field(Role::Value) => {
                    if draft.value.replace(node).is_some() {
                        return Err(wrong(Message::DataKeyTwice { key: report::name(key) }));
                    }
                    draft.unit = unit;
                }
                Kind::Field(Role::Label) => self.say_label(key),
                Kind::Field(Role::Ordinal) => {}
                Kind::Field(Role::PeriodPart) => return Err(wrong(Message::DataPeriodSplit { column: report::name(key) })),
                Kind::Field(role) => {
                    let text = text_of(node)
                        .ok_or_else(|| wrong(Message::DataFieldNested { field: report::name(key), field_en: report::name(key) }))?;
                    if !draft.set(role, text) {
                        return Err(wrong(Message::DataKeyTwice { key: report::name(key) }));
                    }
                }
                Kind::Period(period) => draft.figures.push((period, unit, header.status, node)),
                Kind::NotPeriod => self.find(key, Message::DataPeriodNotRead { cell: report::quote(key) }),
                // Under the name of an indicator, a figure stands under its period or under nothing that has a meaning.
                Kind::Dimension | Kind::Unnamed if place == Where::UnderItsName && !matches!(node, Node::Text(_) | Node::Null) => {
                    self.find(key, Message::DataPeriodNotRead { cell: report::quote(key) });
                }
                Kind::Dimension | Kind::Unnamed => {
                    let member = text_of(node)
                        .ok_or_else(|| wrong(Message::DataFieldNested { field: report::name(key), field_en: report::name(key) }))?
                        .trim();
                    if !member.is_empty() {
                        let dimension = self.builder.member(key).map_err(wrong)?;
                        let member = self.builder.member(member).map_err(wrong)?;
                        if self.dimensions.len() <= table::COLUMNS_NAMED && !self.dimensions.contains(&dimension) {
                            self.dimensions.push(dimension);
                        }
                        draft.pairs.push((dimension, member));
                    }
                }
            }
        }
        crate::value::order::sort(&mut draft.pairs);
        match draft.pairs.windows(2).find(|two| matches!(two, [a, b] if a.0 == b.0)) {
            Some([(dimension, _), _]) => {
                let key = self.builder.observations.original(*dimension).to_owned();
                Err(fault(&key, Message::DataKeyTwice { key: report::name(&key) }))
            }
            _ => Ok(()),
        }
    }

    fn say_label(&mut self, key: &str) {
        if !std::mem::replace(&mut self.label, true) {
            self.builder.report.note(0, None, Message::DataLabelColumn { column: report::name(key) });
        }
    }

    fn figure(&mut self, draft: &Draft, period: Period, node: &Node, unit: &str, status: Option<FigureStatus>) -> Result<(), Fault> {
        let named = |found: rows::Fault| fault(field_name(found.0), found.1);
        let (reading, cell) = match node {
            Node::Null => (Reading::Missing, ""),
            Node::Bool(state) => (Reading::State(*state), if *state { "true" } else { "false" }),
            Node::Number(token) => (rows::plain_number(token), *token),
            Node::Text(text) => (cells::read(text), text.as_ref()),
            Node::List | Node::Object(_) => {
                return Err(fault("value", Message::DataFieldNested { field: "giá trị".to_owned(), field_en: "value".to_owned() }));
            }
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
        let mut template = self.builder.template(given).map_err(named)?;
        template.status = status.unwrap_or(template.status);
        self.builder.figure(template, period, reading, cell, self.style, unit).map_err(named)
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
        *slot = text.trim();
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
