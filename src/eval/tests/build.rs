//! Plans and figures without a parser: one indicator and one target unless a test says otherwise.

use crate::data::{FigureStatus, Observations, Row};
use crate::eval::{Outcome, TargetVerdict, Verdict, evaluate};
use crate::plan::{Body, Document, DocumentId, GoodWhen, Indicator, IndicatorId, Method, Milestone, Modality, Plan, Target, Test, When};
use crate::source::fold::fold_name;
use crate::source::{FileId, Span};
use crate::value::{Date, Period, Unit};

pub(crate) fn span() -> Span {
    Span::new(FileId(0), 0, 0)
}

pub(crate) fn unit(text: &str) -> Unit {
    Unit::read(&fold_name(text), text)
}

pub(crate) fn day(iso: &str) -> Date {
    Date::parse_iso(iso).expect("a date")
}

pub(crate) fn period(text: &str) -> Period {
    Period::parse(&fold_name(text)).expect("a period")
}

/// A plan under construction.
#[derive(Default)]
pub(crate) struct Rules {
    pub plan: Plan,
}

impl Rules {
    pub(crate) fn new() -> Rules {
        Rules::default()
    }

    pub(crate) fn indicator(&mut self, name: &str, unit_text: &str) -> IndicatorId {
        let id = IndicatorId(self.plan.indicators.len() as u32);
        self.plan.indicators.push(Indicator { unit: unit(unit_text), ..Indicator::named(name, span(), true) });
        self.plan.names.insert(fold_name(name), id);
        id
    }

    pub(crate) fn the(&mut self, id: IndicatorId) -> &mut Indicator {
        self.plan.indicators.get_mut(id.0 as usize).expect("the indicator")
    }

    pub(crate) fn document(&mut self, number: &str, date: Option<&str>) -> DocumentId {
        let id = DocumentId(self.plan.documents.len() as u32);
        self.plan.documents.push(Document {
            number: number.to_owned(),
            slug: number.to_lowercase().replace('/', "-"),
            title: None,
            issuer: None,
            date: date.map(day),
            in_force: None,
            area: None,
            area_key: None,
            replaces: Vec::new(),
            follows: Vec::new(),
            span: span(),
        });
        id
    }

    pub(crate) fn doc(&mut self, id: DocumentId) -> &mut Document {
        self.plan.documents.get_mut(id.0 as usize).expect("the document")
    }

    pub(crate) fn target(&mut self, indicator: IndicatorId, test: Test, deadline: Option<&str>) -> &mut Target {
        let unit = self.the(indicator).unit.clone();
        let count = self.plan.targets.len();
        self.plan.targets.push(Target {
            id: format!("t{count}"),
            document: None,
            section: None,
            indicator,
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
            deadline: deadline.map(|text| period(text).end()),
            baseline: None,
            bases: Vec::new(),
            milestones: Vec::new(),
            path: None,
            method: Method::Forecast1,
            leads: Vec::new(),
            partners: Vec::new(),
            weight: None,
            basis: None,
            note: None,
            unit,
            decimals: 0,
            span: span(),
            text: String::new(),
            canonical: String::new(),
            rivalry: None,
        });
        self.plan.targets.last_mut().expect("just added")
    }
}

/// Figures under construction.
#[derive(Default)]
pub(crate) struct Figures {
    pub data: Observations,
}

impl Figures {
    pub(crate) fn new() -> Figures {
        let mut data = Observations::new();
        data.files.push("so-lieu.csv".to_owned());
        Figures { data }
    }

    /// Yearly or other figures in one unit, official, without reporting dates.
    pub(crate) fn of(unit: &str, name: &str, figures: &[(&str, &str)]) -> Figures {
        let mut data = Figures::new();
        for (period, value) in figures {
            data.add(name, period, value, unit);
        }
        data
    }

    pub(crate) fn add(&mut self, name: &str, period_text: &str, value: &str, unit: &str) -> &mut Row {
        let figure = crate::value::number::read(value, crate::value::number::NumberStyle::Vietnamese).expect("a figure");
        let row = Row {
            indicator: self.data.text(name),
            area: self.data.text(""),
            members: Default::default(),
            period: period(period_text),
            value: figure.value,
            decimals: figure.decimals,
            unit: self.data.unit(unit),
            status: FigureStatus::Official,
            reported_on: None,
            source: self.data.text("Thống kê tỉnh"),
            url: Default::default(),
            note: Default::default(),
            file: 0,
            row: self.data.rows.len() as u32 + 2,
        };
        self.data.rows.push(row);
        self.data.rows.last_mut().expect("just added")
    }
}

/// One `%` indicator with yearly figures and one target, judged as of a day.
pub(crate) struct Case {
    pub rules: Rules,
    pub figures: Figures,
    pub id: IndicatorId,
}

impl Case {
    pub(crate) fn new(unit: &str, test: Test, deadline: Option<&str>, figures: &[(&str, &str)]) -> Case {
        let mut rules = Rules::new();
        let id = rules.indicator("chỉ số", unit);
        rules.target(id, test, deadline);
        Case { rules, figures: Figures::of(unit, "chỉ số", figures), id }
    }

    pub(crate) fn share(test: Test, deadline: &str, figures: &[(&str, &str)]) -> Case {
        Case::new("%", test, Some(deadline), figures)
    }

    pub(crate) fn target(mut self, change: impl FnOnce(&mut Target)) -> Case {
        change(self.rules.plan.targets.first_mut().expect("the target"));
        self
    }

    pub(crate) fn indicator(mut self, change: impl FnOnce(&mut Indicator)) -> Case {
        let id = self.id;
        change(self.rules.the(id));
        self
    }

    pub(crate) fn good_when(self, good: GoodWhen) -> Case {
        self.indicator(|i| i.good_when = Some(good))
    }

    pub(crate) fn baseline(self, period_text: &str, value: f64) -> Case {
        self.target(|t| t.baseline = Some(Milestone { period: period(period_text), value }))
    }

    pub(crate) fn outcome(&self, as_of: &str) -> Outcome {
        evaluate(&self.rules.plan, &self.figures.data, day(as_of))
    }

    pub(crate) fn judged(&self, as_of: &str) -> TargetVerdict {
        self.outcome(as_of).verdicts.first().expect("one verdict").clone()
    }

    pub(crate) fn verdict(&self, as_of: &str) -> Verdict {
        self.judged(as_of).verdict
    }
}

/// Equal to three decimals, as the worked verdicts are written.
#[track_caller]
pub(crate) fn near(actual: Option<f64>, expected: f64) {
    let actual = actual.expect("a number");
    assert!((actual - expected).abs() < 0.0005, "{actual} is not {expected}");
}
