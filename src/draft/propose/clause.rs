//! Which words of a sentence belong to which figure: the regions around it, the side on which its subject stands, its subject.
//!
//! In: a sentence and one of its figures. Out: ranges of tokens, and the subject's words in a [`Read`].

use super::*;

impl Sentence<'_, '_> {
    // ---- regions ----------------------------------------------------------------------------------------------

    /// The words before a figure that may be its subject.
    pub(super) fn left(&self, bound: usize, figure: &FigureMark, last: Option<Side>) -> (usize, usize) {
        let end = figure.from;
        let mut start = bound;
        let mut at = bound;
        let mut clause = bound == self.from;
        // Behind a figure with its subject before it, what stands up to the first pause is its tail.
        let mut behind = bound > self.from && last == Some(Side::Before);
        while at < end {
            if let Some(mark) = self.time_at(at) {
                // Words of time at the head of a clause are no subject.
                if at == start || clause {
                    start = mark.to.min(end);
                }
                at = mark.to.max(at + 1);
                continue;
            }
            if self.reader.is_mark(at, ":") {
                // `chỉ số: 85`: the figure follows its name.
                if at + 1 >= end {
                    break;
                }
                start = at + 1;
                clause = true;
                at += 1;
                continue;
            }
            if self.reader.is_pause(at) {
                if at == start || behind {
                    start = at + 1;
                    behind = false;
                } else if bound > self.from && matches!(last, Some(Side::Behind | Side::Both | Side::Same)) {
                    // Behind a share with its own words the last comma parts the two.
                    start = at + 1;
                }
                clause = true;
                at += 1;
                continue;
            }
            if let Some(len) = self.opener(at, end, clause || at == start) {
                start = at + len;
                at += len;
                clause = true;
                continue;
            }
            clause = false;
            at += 1;
        }
        // `…, bảo đảm đạt 100% …`: a new clause that begins with its comparator.
        if end > bound
            && self.reader.is_pause(end - 1)
            && self.reader.wording(end, figure.number, Kind::Firm).is_some()
            && bound == self.from
        {
            start = end;
        }
        let mut to = end;
        if matches!(figure.test, Test::Top) {
            // `… nằm trong nhóm` before `top 20` says the same twice.
            const RANKED: [&str; 9] = ["nằm", "trong", "nhóm", "thuộc", "đứng", "vào", "vị", "trí", "đạt"];
            while to > start && RANKED.contains(&self.reader.text(to - 1)) {
                to -= 1;
            }
        }
        while to > start && (self.reader.is_pause(to - 1) || self.reader.is_mark(to - 1, "-")) {
            to -= 1;
        }
        // `trên địa bàn tỉnh có ít nhất 10 …`
        if let Some(len) = self.reader.wording(start, to, Kind::WholeArea) {
            let mut after = start + len;
            while after < to && (self.reader.is_pause(after) || self.reader.text(after) == "tỉnh") {
                after += 1;
            }
            if after >= to {
                start = to;
            }
        }
        (start.min(to), to)
    }

    /// Words that open a clause: `phấn đấu`, `bảo đảm`, `theo đó`. In the middle of a clause they count only directly
    /// before the figure.
    pub(super) fn opener(&self, at: usize, end: usize, clause: bool) -> Option<usize> {
        if self.reader.text(at) == "hướng" {
            return None;
        }
        let len = [Kind::Strive, Kind::Firm, Kind::And, Kind::Maintain, Kind::Restrain]
            .into_iter()
            .filter_map(|kind| self.reader.wording(at, end, kind))
            .max()
            .or_else(|| {
                OPENERS.iter().find_map(|words| {
                    let len = words.split(' ').count();
                    (at + len <= end && self.folded(at, at + len) == *words).then_some(len)
                })
            })?;
        let mut behind = at + len;
        while behind < end && (self.reader.is_pause(behind) || self.time_at(behind).is_some()) {
            behind = self.time_at(behind).map_or(behind + 1, |mark| mark.to);
        }
        let strives = self.reader.wording(at, end, Kind::Strive).is_some();
        let joins = self.reader.wording(at, end, Kind::And).is_some();
        (behind >= end || strives || clause && (!joins || len > 1)).then_some(len)
    }

    pub(super) fn time_at(&self, at: usize) -> Option<&TimeMark> {
        let index = self.found.times.partition_point(|mark| mark.to <= at);
        self.found.times.get(index).filter(|mark| mark.from <= at && at < mark.to && !mark.named)
    }

    /// Where the words behind a figure end: before what belongs to the next one.
    pub(super) fn right_end(&self, figure: &FigureMark, next: Option<&FigureMark>) -> usize {
        let Some(next) = next else { return self.to };
        let mut end = next.from;
        // Joints and openers directly before the next figure are its own.
        loop {
            let start = (figure.to..end).rev().take(5).rfind(|at| {
                self.reader.is_pause(*at) && *at + 1 == end
                    || self.time_at(*at).is_some_and(|mark| mark.from == *at && mark.to == end && self.leads_clause(*at))
                    || [Kind::Strive, Kind::Firm, Kind::And].into_iter().any(|kind| self.reader.wording(*at, end, kind) == Some(end - *at))
            });
            match start {
                Some(start) if start < end => end = start,
                _ => break,
            }
        }
        if end < next.from {
            return end.max(figure.to);
        }
        // A subject stands between: behind the last comma, or behind the last `và`.
        let parts = |at: &usize| self.reader.is_pause(*at) || self.reader.wording(*at, next.from, Kind::And).is_some();
        let region = figure.to..next.from;
        let cut = if figure.verb { region.clone().find(parts) } else { region.clone().rev().find(parts) };
        cut.unwrap_or(next.from)
    }

    /// Words of time behind a pause speak for what follows.
    pub(super) fn leads_clause(&self, at: usize) -> bool {
        at > self.from && (self.reader.is_pause(at - 1) || self.reader.text(at - 1) == "và")
    }

    /// The words behind a figure without pauses at the ends and without a purpose.
    pub(super) fn right(&self, from: usize, to: usize) -> (usize, usize) {
        let mut from = from;
        while from < to && (self.reader.is_pause(from) && !self.reader.is_mark(from, ":")) {
            from += 1;
        }
        let mut end = to;
        let mut depth = 0usize;
        let mut at = from;
        while at < to {
            match self.reader.text(at) {
                "(" => depth += 1,
                ")" => depth = depth.saturating_sub(1),
                _ => {}
            }
            let comma = self.reader.is_mark(at, ",");
            let tail = |place: usize| {
                TAILS.iter().any(|words| {
                    let len = words.split(' ').count();
                    place + len <= to && self.folded(place, place + len) == *words
                })
            };
            if depth == 0 && (comma && tail(at + 1) || self.reader.is_mark(at, ":") || matches!(self.reader.text(at), "nhằm") && at > from)
            {
                end = at;
                break;
            }
            at += 1;
        }
        while end > from && (self.reader.is_pause(end - 1) || self.reader.text(end - 1) == "và" || self.reader.is_mark(end - 1, "-")) {
            end -= 1;
        }
        (from, end)
    }

    // ---- sides ------------------------------------------------------------------------------------------------

    pub(super) fn side(
        &self,
        figure: &FigureMark,
        left: (usize, usize),
        right: (usize, usize),
        last: Option<&(Read, Side)>,
        read: &mut Read,
    ) -> Side {
        let right_words = self.content(right.0, right.1);
        let has_left = left.0 < left.1;
        if matches!(figure.test, Test::Top | Test::ImproveRank) {
            return if has_left || !right_words { Side::Before } else { Side::Behind };
        }
        let level = matches!(read.unit.as_str(), "cấp độ" | "mức độ");
        if level {
            return if right_words && right.0 == figure.to {
                Side::Behind
            } else if has_left {
                Side::Before
            } else {
                Side::Same
            };
        }
        let change = matches!(figure.test, Test::Increase { .. } | Test::Decrease { .. } | Test::Fold { .. } | Test::Direction { .. });
        if change && !has_left && last.is_some() {
            return Side::Same;
        }
        if !has_left {
            if right_words && self.scope_only(right.0, right.1).is_none() {
                // `phủ 80% hộ gia đình, 100% xã`: the second object of one verb.
                let shared = last.is_some_and(|(_, side)| *side == Side::Both) && self.predicate(right.0, right.1).is_none();
                return if shared { Side::Same } else { Side::Behind };
            }
            return if last.is_some() { Side::Same } else { Side::Behind };
        }
        let actions_only = ends_in_action(self.reader, left.0, left.1).is_some_and(|at| at <= left.0 + 2 || !figure.verb);
        if (figure.verb && !actions_only || change) && (self.scope_only(right.0, right.1).is_some() || !right_words) {
            return Side::Before;
        }
        if figure.verb && !actions_only || change {
            return if right_words && (figure.percent || self.reader.text(figure.from) == "có") && right.0 == figure.to && !change {
                Side::Both
            } else {
                Side::Before
            };
        }
        if !right_words {
            return Side::Before;
        }
        if actions_only {
            return Side::Behind;
        }
        if self.scope_only(right.0, right.1).is_some() || matches!(self.reader.text(right.0), "tại" | "ở" | "trong" | "trên") {
            return Side::Before;
        }
        if figure.percent && matches!(self.reader.text(left.1 - 1), "sóng" | "phủ" | "cho" | "tới" | "đến" | "của") {
            return Side::Both;
        }
        if !figure.percent && super::super::figures::is_measure(&read.unit) {
            // `tốc độ từ 10 Mb/s trở lên cho các trường học`: a measure counts nothing that could stand behind it.
            return Side::Before;
        }
        if !figure.percent {
            // `mỗi xã có ít nhất 01 …` has both; a count behind other words is counted by itself.
            return if figure.verb { Side::Both } else { Side::Behind };
        }
        read.doubts.push(Doubt::Subject);
        Side::Both
    }

    /// Whether words that can name something stand between: not time, area or brackets alone.
    pub(super) fn content(&self, from: usize, to: usize) -> bool {
        let mut at = from;
        while at < to {
            let compared = self
                .found
                .times
                .iter()
                .find(|mark| mark.named && mark.from == at && self.reader.wording(at, mark.to, Kind::ComparedWith).is_some());
            if let Some(mark) = self.time_at(at).or(compared) {
                at = mark.to;
            } else if let Some(end) = self.bracket(at, to) {
                at = end;
            } else if let Some(len) = self.reader.wording(at, to, Kind::WholeArea) {
                at += len;
            } else if self.reader.is_pause(at)
                || self.reader.wording(at, to, Kind::Mean).is_some()
                || self.reader.wording(at, to, Kind::OrMore).is_some()
                || matches!(self.reader.text(at), "tỉnh" | "lên" | "trở")
                || self.reader.text(at) == "theo" && self.time_at(at + 1).is_some()
            {
                at += 1;
            } else {
                return true;
            }
        }
        false
    }

    pub(super) fn bracket(&self, at: usize, to: usize) -> Option<usize> {
        if !self.reader.is_mark(at, "(") {
            return None;
        }
        (at + 1..to.min(at + 60)).find(|end| self.reader.is_mark(*end, ")")).map(|end| end + 1)
    }

    /// `tại cấp xã` and nothing else but words of time.
    pub(super) fn scope_only(&self, from: usize, to: usize) -> Option<String> {
        let (scope, next) = self.scope(from, to)?;
        (!self.content(next, to)).then_some(scope)
    }

    /// `mỗi huyện, thị xã, thành phố`: the set by its first noun, and one past the nouns.
    pub(super) fn each(&self, at: usize, to: usize) -> Option<(String, usize)> {
        const SETS: [&str; 24] = [
            "huyện",
            "xã",
            "phường",
            "thôn",
            "tỉnh",
            "sở",
            "ngành",
            "trường",
            "hộ gia đình",
            "hộ",
            "thị xã",
            "thành phố",
            "tổ dân phố",
            "cơ quan",
            "đơn vị",
            "lĩnh vực",
            "địa phương",
            "khu vực",
            "bệnh viện",
            "doanh nghiệp",
            "hợp tác xã",
            "đặc khu",
            "thị trấn",
            "cơ sở",
        ];
        let set = |at: usize| {
            (1..=3)
                .rev()
                .find(|len| at + len <= to && self.reader.tokens.kind(at) == TokenKind::Word && SETS.contains(&self.folded(at, at + len)))
        };
        if !matches!(self.reader.text(at), "mỗi" | "từng" | "mọi") || at + 1 >= to {
            return None;
        }
        let len = set(at + 1)?;
        let name = self.folded(at + 1, at + 1 + len);
        let mut end = at + 1 + len;
        while self.reader.is_mark(end, ",") || self.reader.is_mark(end, "/") || self.reader.text(end) == "và" {
            match set(end + 1) {
                Some(len) => end += 1 + len,
                None => break,
            }
        }
        Some((format!("mỗi {name}"), end))
    }

    /// `tại cấp xã`, `ở cấp tỉnh`, `tại mỗi huyện`.
    pub(super) fn scope(&self, at: usize, to: usize) -> Option<(String, usize)> {
        if matches!(self.reader.text(at), "tại" | "ở")
            && let Some(found) = self.each(at + 1, to)
        {
            return Some(found);
        }
        if at + 2 < to && matches!(self.reader.text(at), "tại" | "ở" | "đối") && self.reader.text(at + 1) == "cấp" {
            return Some((self.folded(at + 1, at + 3).to_owned(), at + 3));
        }
        if at + 2 < to && matches!(self.reader.text(at), "tại" | "ở") && self.reader.text(at + 1) == "bậc" {
            let end =
                (at + 2..to.min(at + 12)).find(|end| self.reader.is_pause(*end) || self.time_at(*end).is_some()).unwrap_or(to.min(at + 12));
            return Some((self.folded(at + 1, end).to_owned(), end));
        }
        if at + 1 < to && self.reader.text(at) == "cấp" && matches!(self.reader.text(at + 1), "tỉnh" | "huyện" | "xã") {
            return Some((self.folded(at, at + 2).to_owned(), at + 2));
        }
        None
    }

    /// Where the predicate of a noun phrase begins.
    pub(super) fn predicate(&self, from: usize, to: usize) -> Option<usize> {
        (from + 1..to).find(|at| (1..=2).any(|len| at + len <= to && PREDICATES.contains(&self.folded(*at, at + len))))
    }

    // ---- subjects ---------------------------------------------------------------------------------------------

    /// The subject from the side where it stands; false where there is none.
    pub(super) fn fill(
        &self,
        figure: &FigureMark,
        read: &mut Read,
        side: Side,
        left: (usize, usize),
        right: (usize, usize),
        last: Option<&(Read, Side)>,
    ) -> bool {
        let mut scopes = Vec::new();
        let rank = matches!(figure.test, Test::Top);
        match side {
            Side::Before => {
                let end = self.base_begins(left).unwrap_or(left.1);
                read.subject = self.words(self.head((left.0, end)), end, figure.from, &mut scopes);
                self.tail(right, read, &mut scopes);
                self.elsewhere(read, &scopes, last);
            }
            Side::Behind => {
                read.subject = self.words(right.0, right.1, figure.to, &mut scopes);
                if let Some(done) = self.done_for(figure, left, right) {
                    read.subject = format!("{} được {done}", read.subject);
                    read.doubts.push(Doubt::WordsBefore);
                } else if matches!(self.reader.text(right.0), "ở" | "tại" | "trong" | "trên" | "cho") && left.0 < left.1
                    || read.subject.is_empty()
                {
                    let own = self.words(left.0, left.1, figure.from, &mut scopes);
                    read.subject = format!("{own} {}", read.subject);
                }
                let counted = !figure.percent && !rank && read.unit != "cấp độ" && read.unit != "mức độ";
                if counted && !read.subject.is_empty() && !crate::source::fold::fold_name(&read.subject).starts_with("số ") {
                    read.subject = format!("số {}", read.subject);
                }
                if left.0 < left.1 && !rank {
                    let actions = ends_in_action(self.reader, left.0, left.1).unwrap_or(left.1);
                    if actions > left.0 + 3 {
                        read.doubts.push(Doubt::WordsBefore);
                    }
                }
            }
            Side::Both => {
                let verb = self.folded(figure.from, figure.number);
                let verb = verb.split(' ').next().filter(|verb| matches!(*verb, "phủ" | "có")).unwrap_or("");
                let own = self.words(self.head(left), left.1, figure.from, &mut scopes);
                let object = self.words(right.0, right.1, figure.to, &mut scopes);
                read.subject =
                    [own.as_str(), verb, object.as_str()].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ");
                if !matches!(verb, "phủ") {
                    read.doubts.push(Doubt::Object);
                }
            }
            Side::Same => {
                let Some((before, before_side)) = last else { return false };
                read.subject = before.subject.clone();
                if *before_side == Side::Both && self.content(right.0, right.1) {
                    // The other object of the same verb.
                    let object = self.words(right.0, right.1, figure.to, &mut scopes);
                    let stem =
                        before.subject.find(" phủ ").and_then(|at| before.subject.get(..at + " phủ".len())).unwrap_or(&before.subject);
                    read.subject = format!("{stem} {object}");
                } else {
                    self.tail(right, read, &mut scopes);
                }
                if read.unit.is_empty() || figure.percent && read.unit == "%" && before.unit.starts_with("% ") {
                    read.unit = before.unit.clone();
                }
                if matches!(figure.test, Test::Bare) && !matches!(before.test, Test::Bare | Test::AtLeast) {
                    // `trên 90%, 80% và 60%`: strictly, the first alone.
                    read.doubts.push(Doubt::ComparatorReach);
                }
                if matches!(figure.test, Test::Bare) {
                    read.test = Test::AtLeast;
                }
                read.doubts.push(Doubt::SharedSubject);
            }
        }
        // `triển khai áp dụng cho 5% ở bậc tiểu học`: of what, the sentence before has said.
        let own = crate::source::fold::fold_name(&read.subject);
        let only_acts = !own.is_empty()
            && own.split(' ').count() <= 5
            && own.split(' ').all(|word| ACTIONS.iter().any(|act| act.split(' ').any(|part| part == word)));
        if only_acts && !self.prior.is_empty() && !rank {
            let verb = own.strip_prefix("triển khai ").unwrap_or(&own);
            read.subject = format!("{} {}", verb.strip_suffix(" cho").unwrap_or(verb), self.prior);
            read.doubts.push(Doubt::SharedSubject);
        }
        if scopes.is_empty() {
            // `hằng năm, tại mỗi huyện, tổ chức ít nhất 05 lớp …`, `mỗi xã có ít nhất 01 …`
            let bound = self.figures.iter().filter(|other| other.to <= figure.from).map(|other| other.to).max().unwrap_or(self.from);
            let counted = !figure.percent && !rank;
            scopes.extend((bound..figure.from).find_map(|at| {
                let alone = at == bound || self.reader.is_pause(at - 1) || self.opener(at - 1, at, true).is_some();
                let each = if matches!(self.reader.text(at), "tại" | "ở") { self.each(at + 1, figure.from) } else { None };
                let subject = || self.each(at, figure.from).filter(|(_, end)| counted && alone && *end == figure.from);
                each.or_else(subject).map(|(scope, _)| scope)
            }));
        }
        if let Some(scope) = scopes.pop() {
            if scope.starts_with("mỗi ") {
                read.doubts.push(Doubt::Members);
                // `mỗi xã có ít nhất 01 …`: what is counted stands behind the figure.
                let object = self.words(right.0, right.1, figure.to, &mut Vec::new());
                if side == Side::Both && self.each(left.0, left.1).is_some_and(|(_, end)| end == left.1) && !object.is_empty() {
                    read.subject = format!("số {object}");
                    read.doubts.retain(|doubt| !matches!(doubt, Doubt::Object | Doubt::Subject));
                }
            }
            read.evidence.scope = scope.clone();
            read.scope = Some(scope);
        }
        rank || !read.subject.trim().is_empty()
    }

    /// `giảm từ 5% xuống còn 2%`: where the words on the level of today begin, which are no part of the name.
    fn base_begins(&self, left: (usize, usize)) -> Option<usize> {
        (left.0 + 1..left.1.saturating_sub(2)).find(|at| {
            matches!(self.reader.text(*at), "giảm" | "tăng" | "nâng")
                && self.reader.text(at + 1) == "từ"
                && self.reader.tokens.kind(at + 2) == TokenKind::Number
        })
    }

    /// `… ở thành thị đạt 100%, ở nông thôn đạt 80%`: words of place alone name nothing; what is measured is the same.
    fn elsewhere(&self, read: &mut Read, scopes: &[String], last: Option<&(Read, Side)>) {
        let low = crate::source::fold::fold_name(&read.subject);
        let placed = ["ở ", "tại ", "đối với ", "riêng "].iter().any(|lead| low.starts_with(lead));
        if !(placed || low.is_empty() && !scopes.is_empty()) {
            return;
        }
        match last {
            Some((before, _)) => {
                // The other place may stand in the name of the figure before.
                let stem = before.subject.rfind(" ở ").or_else(|| before.subject.rfind(" tại ")).and_then(|at| before.subject.get(..at));
                read.subject = format!("{} {}", stem.unwrap_or(&before.subject), read.subject).trim().to_owned();
                read.doubts.push(Doubt::SharedSubject);
            }
            None => read.doubts.push(Doubt::Subject),
        }
    }

    /// `trang bị thiết bị an toàn cho 100% cán bộ`: what is done for them.
    fn done_for(&self, figure: &FigureMark, left: (usize, usize), right: (usize, usize)) -> Option<String> {
        let ends = left.1 > left.0 + 3 && matches!(self.reader.text(left.1 - 1), "cho" | "tới");
        let opens = [2, 1]
            .into_iter()
            .any(|len| ACTIONS.contains(&self.folded(left.0, left.0 + len)) || DONE.contains(&self.folded(left.0, left.0 + len)));
        let noun = !matches!(self.reader.text(right.0), "ở" | "tại" | "trong" | "trên" | "cho");
        if !figure.percent || !ends || !opens || !noun || right.0 >= right.1 || left.1 - left.0 > 24 {
            return None;
        }
        let words = self.words(left.0, left.1 - 1, left.0, &mut Vec::new());
        (words.split_whitespace().count() >= 3).then(|| super::super::write::name_of(&words))
    }

    /// Where the name begins among the words before a figure: at `tỷ lệ` and its like behind the verb of a task.
    pub(super) fn head(&self, left: (usize, usize)) -> usize {
        const HEADS: [&str; 7] = ["tỷ lệ", "tỷ trọng", "tỉ lệ", "tốc độ", "số lượng", "mức độ", "tổng số"];
        const BEFORE: [&str; 10] = ["nâng", "đưa", "về", "là", "tăng", "giảm", "để", "phấn", "nâng cao", "cao"];
        (left.0 + 1..left.1.saturating_sub(2))
            .rev()
            .find(|at| HEADS.contains(&self.folded(*at, at + 2)) && BEFORE.contains(&self.reader.text(at - 1)))
            .unwrap_or(left.0)
    }

    /// What stands behind a figure whose subject stands before it: scope, reference of a change, remarks.
    pub(super) fn tail(&self, right: (usize, usize), read: &mut Read, scopes: &mut Vec<String>) {
        let mut at = right.0;
        while at < right.1 {
            if let Some((scope, next)) = self.scope(at, right.1) {
                scopes.push(scope);
                at = next;
            } else if self.reader.wording(at, right.1, Kind::Mean).is_some() {
                read.mean = true;
                at += 1;
            } else {
                at += 1;
            }
        }
        if self.content(right.0, right.1) && scopes.is_empty() && !matches!(read.test, Test::Top) {
            let rest = self.words(right.0, right.1, right.0, &mut Vec::new());
            // The noun of a count behind its subject says its unit once more.
            if crate::source::fold::fold_name(&rest) == read.unit {
                return;
            }
            if !rest.is_empty()
                && rest.split_whitespace().count() <= 12
                && matches!(self.reader.text(right.0), "tại" | "ở" | "trong" | "trên" | "cho")
            {
                read.subject = format!("{} {rest}", read.subject);
                read.doubts.push(Doubt::WordsBehind);
            } else if !rest.is_empty() {
                read.doubts.push(Doubt::WordsBehind);
            }
        }
    }

    /// Words without words of time at their ends, brackets, scopes and purposes.
    pub(super) fn words(&self, from: usize, to: usize, _near: usize, scopes: &mut Vec<String>) -> String {
        let mut out = String::new();
        let mut at = from;
        let mut piece = from;
        let flush = |out: &mut String, piece: usize, at: usize| {
            let words = self.typed(piece, at);
            let words = words.trim().trim_matches(|c| matches!(c, ',' | ';' | '.')).trim();
            if !words.is_empty() {
                if !out.is_empty() {
                    out.push(' ');
                }
                out.push_str(words);
            }
        };
        while at < to {
            if let Some(mark) = self.time_at(at) {
                flush(&mut out, piece, at);
                at = mark.to;
                piece = at;
            } else if let Some(end) = self.bracket(at, to) {
                flush(&mut out, piece, at);
                at = end;
                piece = at;
            } else if let Some((scope, next)) =
                self.scope(at, to).filter(|_| matches!(self.reader.text(at), "tại" | "ở" | "đối") && scopes.is_empty())
            {
                flush(&mut out, piece, at);
                scopes.push(scope);
                at = next;
                piece = at;
            } else {
                at += 1;
            }
        }
        flush(&mut out, piece, to);
        out
    }
}
