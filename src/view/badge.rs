//! The badge: one word, one shape, one colour, always together.

use super::icon;
use super::node::{Element, Key, Tag};
use super::words::{self, pick};
use crate::eval::{Evidence, Status, Verdict};
use crate::messages::{Lang, is_kept, status_short_label};
use crate::plan::Modality;

/// What a badge says.
#[derive(Debug, Clone, PartialEq)]
pub struct Badge {
    /// The status: word, shape and colour follow from it.
    pub status: Status,
    /// Kept in every period so far, not reached ahead of a deadline.
    pub kept: bool,
    /// Met now, but expected to fall back.
    pub threatened: bool,
    /// Striven for: outlined, with the word.
    pub striven: bool,
    /// Weak evidence: hatched, with the word.
    pub weak: bool,
    /// Evidence is weak because figures are few; else because they are old, provisional or in doubt.
    pub few: bool,
}

impl Badge {
    /// The badge of a verdict.
    pub fn of(verdict: &Verdict, modality: Modality) -> Badge {
        let judged = !verdict.status.is_unknown() && verdict.status != Status::Upcoming;
        Badge {
            status: verdict.status,
            kept: verdict.status == Status::Met && is_kept(verdict),
            threatened: verdict.threatened && verdict.status == Status::Met,
            striven: modality == Modality::Strive,
            // A status that says that figures are missing needs no second word for it; a verdict on the figure of the
            // deadline itself rests on that figure alone.
            weak: judged && verdict.evidence == Evidence::Weak && !matches!(verdict.status, Status::Achieved | Status::Missed),
            few: verdict.doubts.few,
        }
    }

    /// Its words: `Đúng tiến độ`, with `phấn đấu` and `ít số liệu` where they apply.
    pub fn words(&self, lang: Lang) -> String {
        let label = if self.kept { pick(lang, "Đang giữ được", "Being kept") } else { status_short_label(self.status, lang) };
        let mut out = label.to_owned();
        if self.threatened {
            out.push_str(pick(lang, " (có nguy cơ tụt)", " (may fall back)"));
        }
        if self.striven {
            out.push_str(pick(lang, " · phấn đấu", " · striven for"));
        }
        if self.weak {
            out.push_str(match self.few {
                true => pick(lang, " · ít số liệu", " · few figures"),
                false => pick(lang, " · căn cứ chưa vững", " · weak evidence"),
            });
        }
        out
    }

    /// The class that carries the colour.
    pub fn tone(status: Status) -> &'static str {
        match status {
            Status::Achieved => "mt-achieved",
            Status::Met => "mt-met",
            Status::OnTrack => "mt-on_track",
            Status::AtRisk => "mt-at_risk",
            Status::OffTrack => "mt-off_track",
            Status::Missed => "mt-missed",
            Status::AwaitingData => "mt-awaiting_data",
            Status::NoTrend => "mt-no_trend",
            Status::NoData => "mt-no_data",
            Status::Upcoming => "mt-upcoming",
        }
    }

    /// Shape and words in one pill.
    pub fn element(&self, lang: Lang) -> Element {
        let mut class = words::join(&["mt-badge ", Badge::tone(self.status)]);
        if self.striven {
            class.push_str(" mt-striven");
        }
        if self.weak {
            class.push_str(" mt-weak");
        }
        Element::new(Tag::Span)
            .with(Key::Class, class)
            .with(Key::Part, "badge")
            .put(icon::shape(self.status, self.threatened))
            .put(Element::new(Tag::Span).text(self.words(lang)))
    }
}
