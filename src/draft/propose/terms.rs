//! What else a proposal says: its ranking, how firmly it is set, by when, and what is doubtful.
//!
//! In: a figure whose subject is known. Out: the terms of its [`Read`].

use super::*;

impl Sentence<'_, '_> {
    // ---- ranks ------------------------------------------------------------------------------------------------

    /// `nhóm 10 tỉnh dẫn đầu về chỉ số A và chỉ số B`: one target for each ranking.
    pub(super) fn ranks(&self, figure: &FigureMark, right: (usize, usize), read: Read) -> Vec<Read> {
        if !matches!(figure.test, Test::Top) {
            return vec![read];
        }
        let named = (right.0..right.1).find(|at| self.reader.text(*at) == "về").map(|at| at + 1).or_else(|| {
            (right.0..right.1)
                .find(|at| at + 1 < right.1 && matches!(self.folded(*at, at + 2), "xếp hạng" | "chỉ số" | "bảng xếp"))
                .map(|at| if self.folded(at, at + 2) == "xếp hạng" { at + 2 } else { at })
        });
        let mut names: Vec<String> = Vec::new();
        if let Some(start) = named {
            let mut end = right.1;
            if let Some(comma) = (start..right.1).find(|at| self.reader.is_mark(*at, ",")) {
                end = comma;
            }
            let splits: Vec<usize> = (start..end)
                .filter(|at| self.reader.text(*at) == "và" && at + 2 < end && self.folded(*at + 1, at + 3) == "chỉ số")
                .collect();
            let mut begin = start;
            for split in splits.into_iter().chain([end]) {
                let name = self.words(begin, split, begin, &mut Vec::new());
                if !name.is_empty() {
                    names.push(name);
                }
                begin = split + 1;
            }
        }
        let ranked = |name: &str| {
            let low = crate::source::fold::fold_name(name);
            if low.contains("xếp hạng") || low.contains("thứ hạng") {
                name.to_owned()
            } else {
                format!("xếp hạng {}", super::super::write::name_of(name))
            }
        };
        if names.is_empty() {
            let mut read = read;
            if read.subject.is_empty() {
                read.doubts.push(Doubt::Subject);
                read.subject = "tỉnh".to_owned();
            }
            read.subject = ranked(&read.subject);
            return vec![read];
        }
        let several = names.len() > 1;
        names
            .into_iter()
            .map(|name| {
                let mut one = Read { subject: ranked(&name), ..read.clone() };
                if several {
                    one.doubts.push(Doubt::SharedPredicate);
                }
                one
            })
            .collect()
    }

    // ---- modality, time, doubts -------------------------------------------------------------------------------

    pub(super) fn strive(&self, figure: &FigureMark, bound: usize, context: &Context, carry: &mut Carry, read: &mut Read) {
        let own = (bound..figure.number).rev().find_map(|at| strive(self.reader, at, figure.number).map(|len| (at, at + len)));
        if let Some((from, to)) = own {
            carry.strive = true;
            read.evidence.modality = self.typed(from, to);
            read.strive = true;
        } else if let Some(firm) = self.firm(bound, figure) {
            // `bảo đảm` after `phấn đấu` commits.
            read.evidence.modality = self.typed(firm, firm + 2);
            carry.strive = false;
        } else if carry.strive {
            read.strive = true;
            read.doubts.push(Doubt::StriveReach);
        } else if let Some(section) = context.strive_from {
            read.strive = true;
            read.evidence.modality_from = Some(section);
        }
    }

    /// `bảo đảm`, `đảm bảo` at the head of a clause before a figure.
    pub(super) fn firm(&self, bound: usize, figure: &FigureMark) -> Option<usize> {
        (bound..=figure.from).rev().find(|at| {
            matches!(self.folded(*at, at + 2), "bảo đảm" | "đảm bảo")
                && (*at == self.from || self.reader.is_pause(at - 1) || self.reader.text(at - 1) == "và")
        })
    }

    pub(super) fn time(
        &self,
        index: usize,
        figure: &FigureMark,
        next: Option<&FigureMark>,
        context: &Context,
        carry: &Carry,
        read: &mut Read,
    ) {
        let usable = |mark: &&TimeMark| !mark.named && (mark.time.has_deadline() || mark.time.every.is_some());
        let limit = next.map_or(self.to, |next| next.from);
        let behind = self
            .found
            .times
            .iter()
            .filter(usable)
            .filter(|mark| mark.from >= figure.to && mark.from < limit)
            .find(|mark| next.is_none() || !self.leads_clause(mark.from) || mark.to < limit && !self.only_joints(mark.to, limit));
        let before = self.found.times.iter().rev().filter(usable).find(|mark| mark.to <= figure.from);
        let later = self.found.times.iter().filter(usable).find(|mark| mark.from >= figure.to);
        let every = |mark: &TimeMark| mark.time.every.is_some() && !mark.time.has_deadline();
        let mut chosen = behind.filter(|mark| !every(mark)).or(before.filter(|mark| !every(mark)));
        if chosen.is_none() && index + 1 < self.figures.len() {
            chosen = later.filter(|mark| !every(mark));
            if chosen.is_some() {
                read.doubts.push(Doubt::DeadlineFromLater);
            }
        }
        if let Some(mark) = chosen {
            read.time = mark.time;
            read.evidence.deadline = self.typed(mark.from, mark.to);
            if mark.time.before.is_some() {
                read.doubts.push(Doubt::BeforeDay);
            }
            let rivals = self.found.times.iter().filter(usable).filter(|other| !every(other) && other.time.by != mark.time.by).count();
            if rivals > 0 && self.figures.len() == 1 {
                read.doubts.push(Doubt::SeveralDeadlines);
            }
        } else if let Some(time) = carry.time.filter(|_| !self.found.times.iter().any(|mark| every(mark) && !mark.named)) {
            read.time = time;
            read.evidence.deadline = time.span.map_or(String::new(), |span| self.reader.typed(span).to_owned());
        } else if let Some(time) = context.time {
            read.time = time;
            read.evidence.deadline_from = context.time_from;
        }
        // A pace or a repetition belongs to the figure it stands with.
        let every_behind = self.found.times.iter().find(|mark| {
            // `triệu đồng/người/năm`: a level of each year's figure, not a demand on each year.
            let level = read.unit.contains('/') && self.reader.is_mark(mark.from, "/");
            !level
                && every(mark)
                && !mark.named
                && mark.from >= figure.to
                && (mark.from <= figure.to + 2 || mark.to >= self.to && next.is_none())
        });
        let every_before = self.found.times.iter().rev().find(|mark| every(mark) && !mark.named && mark.to <= figure.from).filter(|mark| {
            let opens =
                mark.from == self.from || self.reader.is_pause(mark.from - 1) || self.opener(mark.from - 1, mark.from, true).is_some();
            opens && !self.figures.iter().any(|other| other.from >= mark.to && other.from < figure.from)
        });
        if let Some(mark) = every_behind.or(every_before) {
            // A deadline before the repetition spoke for something else; so it did before a yearly change.
            let change = matches!(figure.test, Test::Increase { .. } | Test::Decrease { .. });
            if change
                && chosen.is_some_and(|other| other.to <= figure.from)
                && let Some(last) = self.found.times.iter().filter(usable).find(|other| other.from >= figure.to && !every(other))
            {
                read.time = last.time;
                read.evidence.deadline = self.typed(last.from, last.to);
            } else if chosen.is_some_and(|other| other.to <= mark.from && mark.to <= figure.from) {
                read.time = Time::default();
                read.evidence.deadline.clear();
            }
            read.time.every = mark.time.every;
            if read.time.span.is_none() {
                read.time.span = mark.time.span;
            }
            read.evidence.deadline = [read.evidence.deadline.as_str(), &self.typed(mark.from, mark.to)].join(" ").trim().to_owned();
            let mean = (figure.to..self.to).any(|at| self.reader.wording(at, self.to, Kind::Mean).is_some());
            read.mean |= mean;
            if read.mean
                && !change
                && !matches!(figure.test, Test::Top | Test::ImproveRank | Test::Direction { .. })
                && !read.subject.is_empty()
            {
                // `đạt bình quân 10%/năm`: one figure for the whole stretch, not one for each year.
                if !crate::source::fold::fold_name(&read.subject).contains("bình quân") {
                    read.subject.push_str(" bình quân năm");
                }
                read.time.every = None;
                read.doubts.push(Doubt::WordsBehind);
            }
        }
        read.since = self
            .found
            .times
            .iter()
            .find(|mark| mark.named && mark.from >= figure.to && self.reader.wording(mark.from, mark.to, Kind::ComparedWith).is_some())
            .map(|mark| mark.time);
    }

    pub(super) fn only_joints(&self, from: usize, to: usize) -> bool {
        (from..to).all(|at| self.reader.is_pause(at) || self.reader.wording(at, to, Kind::And).is_some())
    }

    pub(super) fn doubts(&self, figure: &FigureMark, context: &Context, read: &mut Read) {
        let low = crate::source::fold::fold_name(&read.subject);
        if context.topic != Topic::Goals {
            read.doubts.push(Doubt::OutsideGoals);
        }
        if matches!(read.test, Test::Bare) && BETTER_LOW.iter().any(|word| has_word(&low, word)) {
            read.doubts.push(Doubt::BetterLow);
        }
        let share = read.unit.starts_with('%');
        let rate = low.starts_with("tỷ lệ") || low.starts_with("tỷ trọng") || low.starts_with("tỉ lệ");
        if matches!(read.test, Test::Increase { .. } | Test::Decrease { .. }) && share && rate {
            read.doubts.push(Doubt::PointsOrPercent);
        }
        if matches!(read.test, Test::RangeFromFloor) {
            read.doubts.push(Doubt::FloorOfRange);
        }
        let words = self.folded(figure.from, figure.number);
        if words.contains("khoảng trên") {
            read.doubts.push(Doubt::AboutOver);
        }
        if matches!(read.test, Test::Bare | Test::AtLeast) && !figure.percent && read.unit.is_empty() {
            read.doubts.push(Doubt::NoUnit);
        }
        if matches!(read.test, Test::Bare) && !figure.percent && !figure.compared {
            read.doubts.push(Doubt::BareCount);
        }
        let number_words = self.folded(figure.number, figure.number_end);
        // `2/3` is a share; `06/30` may be so many of so many, or a day.
        let share = figure.percent && number_words.len() <= 3;
        if number_words.contains('/') && !share && !read.unit.starts_with('/')
            || self.reader.is_mark(figure.number_end, "/") && !figure.percent && !read.unit.starts_with('/')
        {
            read.doubts.push(Doubt::Fraction);
        }
        let hedge = self.folded(self.from, figure.from);
        if has_word(hedge, "cơ bản") && !has_word(hedge, "kỹ năng số cơ bản") && figure.from < self.from + 8 {
            read.doubts.push(Doubt::Hedge);
        }
        let length = read.subject.split_whitespace().count();
        if length > 32 {
            read.doubts.push(Doubt::LongSubject);
        }
        if length < 2 {
            read.doubts.push(Doubt::ShortSubject);
        }
        if low.contains("kiểm soát") && matches!(read.test, Test::About | Test::AtMost | Test::Bare) {
            read.doubts.push(Doubt::Ceiling);
        }
        if matches!(read.test, Test::Fold { .. }) {
            read.doubts.push(Doubt::Times);
        }
    }
}
