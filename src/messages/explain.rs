//! The sentences that explain a verdict, Vietnamese and English together, in the register of a provincial report.
//!
//! In: the pieces as text: figures with their units, periods, dates. Out: whole sentences or clauses. Which of them are
//! said is the affair of `eval::explain`; nothing here computes.

use super::Lang;
use crate::eval::{Evidence, Kind, Status, Verdict};

/// Writes one function a sentence; arguments stand in braces in the texts.
macro_rules! sentences {
    ($($(#[$doc:meta])* $name:ident($($arg:ident),*) vi: $vi:literal, en: $en:literal;)*) => {
        $($(#[$doc])*
        pub fn $name(lang: Lang $(, $arg: &str)*) -> String {
            /// Never called: it makes the compiler refuse a hole that is no argument.
            #[allow(dead_code, unused_variables, reason = "a proof for the compiler")]
            fn holes_are_arguments($($arg: &str),*) {
                let _ = (format_args!($vi), format_args!($en));
            }
            super::fill(word(lang, $vi, $en), &[$(stringify!($arg)),*], &[$($arg),*])
        })*
    };
}

/// The word for a status, as badges and sentences say it.
pub fn status_label(status: Status, lang: Lang) -> &'static str {
    let (vi, en) = match status {
        Status::Upcoming => ("Chưa đến kỳ", "Not yet begun"),
        Status::Achieved => ("Hoàn thành", "Achieved"),
        Status::Missed => ("Không đạt", "Missed"),
        Status::AwaitingData => ("Đến hạn, chờ số liệu", "Due, awaiting figures"),
        Status::Met => ("Đạt trước hạn", "Met ahead of time"),
        Status::OnTrack => ("Đúng tiến độ", "On track"),
        Status::AtRisk => ("Có nguy cơ", "At risk"),
        Status::OffTrack => ("Chậm tiến độ", "Off track"),
        Status::NoTrend => ("Chưa đủ số liệu để đánh giá tiến độ", "Not enough figures to judge progress"),
        Status::NoData => ("Chưa có số liệu", "No figures"),
    };
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

/// The word for the status of a verdict: what is kept in every period, or has no deadline, is not met "ahead of time".
pub fn verdict_label(verdict: &Verdict, lang: Lang) -> &'static str {
    match verdict.status {
        Status::Met if is_kept(verdict) => word(lang, "Đang giữ được", "Being kept"),
        status => status_label(status, lang),
    }
}

/// The same where room is short.
pub fn verdict_short_label(verdict: &Verdict, lang: Lang) -> &'static str {
    if verdict.status == Status::Met { verdict_label(verdict, lang) } else { status_short_label(verdict.status, lang) }
}

/// Whether a verdict is on what must hold from now on rather than be reached by a day.
pub fn is_kept(verdict: &Verdict) -> bool {
    verdict.kind == Kind::Hold || verdict.due.is_none()
}

/// The word for a status where room is short.
pub fn status_short_label(status: Status, lang: Lang) -> &'static str {
    match (status, lang) {
        (Status::NoTrend, Lang::Vi) => "Chưa đủ số liệu",
        (Status::NoTrend, Lang::En) => "Too few figures",
        _ => status_label(status, lang),
    }
}

/// The word for the strength of the evidence.
pub fn evidence_label(evidence: Evidence, lang: Lang) -> &'static str {
    match (evidence, lang) {
        (Evidence::Strong, Lang::Vi) => "vững",
        (Evidence::Fair, Lang::Vi) => "tương đối",
        (Evidence::Weak, Lang::Vi) => "yếu",
        (Evidence::Strong, Lang::En) => "strong",
        (Evidence::Fair, Lang::En) => "fair",
        (Evidence::Weak, Lang::En) => "weak",
    }
}

/// One of two fixed words.
pub fn word(lang: Lang, vi: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::En if cfg!(feature = "words") => en,
        _ => vi,
    }
}

sentences! {
    /// What is certain and what is possible of an index.
    points_between(period, what, low, high, max) vi: "{what}, {period}: chắc chắn được {low} điểm, nhiều nhất {high} trên {max} điểm.", en: "{what}, {period}: {low} points for certain, at most {high} of {max}.";
    /// The certain points are enough.
    points_suffice() vi: "Số điểm chắc chắn đã đủ, dù các thành phần còn lại ra sao.", en: "The certain points are enough, whatever the remaining parts say.";
    /// Even all points are too few.
    points_never_suffice() vi: "Dù các thành phần còn lại được trọn điểm cũng không đạt.", en: "Even with all points of the remaining parts it is not reached.";
    /// How many parts are missing.
    parts_missing(count, points) vi: "Chưa có số liệu của {count} thành phần, tổng {points} điểm.", en: "{count} parts have no figures, {points} points in all.";
    /// What would make it pass.
    settled_when_reached(points, count, parts) vi: "Chắc chắn đạt khi thêm được {points} điểm, cần ít nhất {count} thành phần: {parts}.", en: "It is reached for certain with {points} more points, which takes at least {count} of them: {parts}.";
    /// What would make it fail.
    settled_when_lost(points, count, parts) vi: "Chắc chắn không đạt khi mất quá {points} điểm, chỉ cần {count} thành phần: {parts}.", en: "It is missed for certain when more than {points} points are lost, which takes {count} of them: {parts}.";
    /// A part with its points.
    part_with_points(part, points) vi: "{part} ({points} điểm)", en: "{part} ({points} points)";
    /// The last day of a task.
    task_due(task, day) vi: "Nhiệm vụ {task} phải xong chậm nhất ngày {day}.", en: "Task {task} is due by {day}.";
    /// The last day of a recurring task in a period.
    task_due_in_period(task, period, day) vi: "Nhiệm vụ {task} lặp lại theo kỳ; kỳ {period} phải xong chậm nhất ngày {day}.", en: "Task {task} recurs; for {period} it is due by {day}.";
    /// A task without an end.
    task_standing(task) vi: "Nhiệm vụ {task} thực hiện thường xuyên, không có ngày cuối.", en: "Task {task} goes on all the time and has no last day.";
    /// A task without a deadline.
    task_without_deadline(task) vi: "Nhiệm vụ {task} không nêu ngày cuối nên không tính là trễ.", en: "Task {task} states no last day, so it does not count as late.";
    /// Nobody has reported.
    task_unknown(day) vi: "Đến ngày {day} chưa có báo cáo tiến độ nên chưa kết luận.", en: "By {day} no progress has been reported, so nothing is concluded.";
    /// Nobody has reported since the last day.
    task_silent(last, day) vi: "Báo cáo gần nhất, ngày {last}, là trước khi hết hạn; từ đó đến ngày {day} chưa có báo cáo mới nên chưa kết luận.", en: "The last report, of {last}, was made before the task was due; up to {day} there is no newer one, so nothing is concluded.";
    /// Done behind the last day.
    task_done_late(day, days) vi: "Hoàn thành (HT) ngày {day}, trễ {days} ngày.", en: "Done (HT) on {day}, {days} days late.";
    /// Done by the last day.
    task_done_in_time(day) vi: "Hoàn thành (HT) ngày {day}, không trễ.", en: "Done (HT) on {day}, not late.";
    /// Done, where lateness has no meaning.
    task_done() vi: "Đã hoàn thành (HT).", en: "Done (HT).";
    /// Done on a day that nobody states.
    task_done_some_day() vi: "Đã hoàn thành (HT), không rõ ngày nên không biết có trễ hay không.", en: "Done (HT) on a day that is not stated, so whether it was late is not known.";
    /// Under way in time.
    task_under_way(day, code) vi: "Đến ngày {day} đang thực hiện, chưa trễ ({code}).", en: "On {day} it is under way and not late ({code}).";
    /// Under way and late.
    task_under_way_late(day, code, days) vi: "Đến ngày {day} đang thực hiện, trễ {days} ngày ({code}).", en: "On {day} it is under way and {days} days late ({code}).";
    /// Not begun, not due.
    task_not_begun(day, code) vi: "Đến ngày {day} chưa thực hiện, chưa đến hạn ({code}).", en: "On {day} it is not begun and not yet due ({code}).";
    /// Not begun and late.
    task_not_begun_late(day, code, days) vi: "Đến ngày {day} chưa thực hiện, trễ {days} ngày ({code}).", en: "On {day} it is not begun and {days} days late ({code}).";
    /// The code that was reported is another one.
    task_reported_as(code) vi: "Khi báo cáo, mã là {code}.", en: "It was reported as {code}.";
    /// What shows it.
    task_proof(proof) vi: "Minh chứng: {proof}.", en: "Evidence: {proof}.";

    // ---- what is asked ----------------------------------------------------------------------------------------
    /// The target, with what must hold, when, and where it is cited from.
    target_is(subject, ask, when, citation) vi: "Mục tiêu: {subject} {ask}{when}{citation}.", en: "Target: {subject}, {ask}{when}{citation}.";
    /// The same for what is striven for.
    striving_is(subject, ask, when, citation) vi: "Mục tiêu phấn đấu: {subject} {ask}{when}{citation}.", en: "Striven for: {subject}, {ask}{when}{citation}.";
    /// ≥
    at_least(x) vi: "từ {x} trở lên", en: "at least {x}";
    /// >
    more_than(x) vi: "trên {x}", en: "more than {x}";
    /// ≤
    at_most(x) vi: "không quá {x}", en: "at most {x}";
    /// <
    less_than(x) vi: "dưới {x}", en: "less than {x}";
    /// =
    exactly(x) vi: "đúng {x}", en: "exactly {x}";
    /// Both ends bind.
    inside(low, high) vi: "trong khoảng {low}–{high}", en: "within {low}–{high}";
    /// One end committed to, the other striven for.
    committed_and_striven(committed, striven) vi: "{committed}, phấn đấu {striven}", en: "{committed}, striving for {striven}";
    /// A place among the first.
    among_first(n) vi: "thuộc nhóm {n} dẫn đầu", en: "among the first {n}";
    /// A state.
    state_reached() vi: "được hoàn thành", en: "completed";
    /// Several parts, all of them.
    all_of(count) vi: "gồm {count} nội dung, phải đạt tất cả", en: "{count} parts, all of which must hold";
    /// Several parts, any of them.
    any_of(count) vi: "gồm {count} nội dung, đạt một là đủ", en: "{count} parts, any one of which is enough";
    /// Asked of each of a set.
    in_each(ask, set) vi: "{ask} ở mỗi {set}", en: "{ask} in each {set}";
    /// Asked of at least so many of a set.
    in_at_least(ask, count, set) vi: "{ask} ở ít nhất {count} {set}", en: "{ask} in at least {count} {set}";
    /// The same with the size of the set.
    in_at_least_of(ask, count, of, set) vi: "{ask} ở ít nhất {count} trong {of} {set}", en: "{ask} in at least {count} of {of} {set}";
    /// A change of at least so much.
    change_at_least(verb, by, since) vi: "{verb} ít nhất {by}{since}", en: "{verb} by at least {by}{since}";
    /// A change of more than so much.
    change_more_than(verb, by, since) vi: "{verb} trên {by}{since}", en: "{verb} by more than {by}{since}";
    /// To so many times.
    times_as_much(times, since) vi: "gấp ít nhất {times} lần{since}", en: "at least {times} times as much{since}";
    /// To more than so many times.
    more_times_as_much(times, since) vi: "gấp trên {times} lần{since}", en: "more than {times} times as much{since}";
    /// Down to one part in so many.
    down_times(times, since) vi: "giảm ít nhất {times} lần{since}", en: "down at least {times} times{since}";
    /// Compared with a period.
    since_period(period) vi: " so với {period}", en: " compared with {period}";
    /// Compared with the baseline.
    since_baseline() vi: " so với mốc đầu", en: " compared with the baseline";
    /// In each period.
    each(grain) vi: " mỗi {grain}", en: " every {grain}";
    /// As a mean.
    mean_per_year() vi: " bình quân mỗi năm", en: " a year on average";
    /// A movement without a figure.
    direction(verb) vi: "{verb} dần qua từng kỳ", en: "{verb} from period to period";
    /// By a deadline.
    by_deadline(date) vi: ", hạn {date}", en: ", due {date}";
    /// In one period.
    in_period(period) vi: ", tính riêng {period}", en: ", for {period} alone";
    /// To an end, where what is asked names the periods.
    until(date) vi: ", đến {date}", en: ", until {date}";
    /// In every period, to an end.
    held_until(grain, date) vi: ", trong mỗi {grain} đến {date}", en: ", in every {grain} until {date}";
    /// In every period, without end.
    held_on(grain) vi: ", trong mỗi {grain}", en: ", in every {grain}";
    /// Targets that are to be held once they have been reached.
    kept_targets(which) vi: "duy trì các mục tiêu đã đạt {which}", en: "holding the targets reached: {which}";
    /// Those of them that were not reached, or no longer stand.
    not_kept(list) vi: "Không phải duy trì, vì không đạt khi đến hạn hoặc đã được văn bản sau thay: {list}.", en: "Not to be held, since missed when due or superseded: {list}.";
    /// By a day of every period, to a day.
    held_by_until(grain, day, date) vi: ", {day} mỗi {grain}, đến {date}", en: ", {day} every {grain}, until {date}";
    /// By a day of every period, without end.
    held_by(grain, day) vi: ", {day} mỗi {grain}", en: ", {day} every {grain}";
    /// Number of a document and section.
    citation_named(document, section) vi: "{document}, {section}", en: "{document}, {section}";
    /// The same where the section's name doesn't say what it is.
    citation(document, section) vi: "{document}, mục {section}", en: "{document}, section {section}";

    // ---- how it stands ----------------------------------------------------------------------------------------
    /// The status, as the opening of the reasons.
    concluded(label, date) vi: "Tính đến ngày {date}: {label}.", en: "As of {date}: {label}.";
    /// A figure in brackets with its period.
    figure_of(figure, period) vi: "{figure} ({period})", en: "{figure} ({period})";
    /// The figure that counts.
    figure_is(figure, source) vi: "Số liệu được xét là {figure}{source}.", en: "The figure that counts is {figure}{source}.";
    /// Its source, after a comma.
    from_source(source) vi: ", nguồn: {source}", en: ", source: {source}";
    /// It passes.
    passes(ask) vi: "Mức này đạt mục tiêu ({ask}).", en: "That satisfies the target ({ask}).";
    /// It falls short by so much.
    short_by(ask, gap) vi: "Mức này chưa đạt mục tiêu ({ask}), còn thiếu {gap}.", en: "That does not satisfy the target ({ask}): short by {gap}.";
    /// It is above by so much where it should be below.
    over_by(ask, gap) vi: "Mức này chưa đạt mục tiêu ({ask}), còn cao hơn {gap}.", en: "That does not satisfy the target ({ask}): too high by {gap}.";
    /// It equals the threshold of a strict comparator.
    just_at(ask) vi: "Mức này vừa bằng ngưỡng, chưa đạt mục tiêu ({ask}).", en: "That is just at the threshold and does not satisfy the target ({ask}).";
    /// It does not count, being of an earlier period.
    counts_not(period) vi: "Số liệu này chưa phải của {period}, chỉ dùng để xem xu hướng.", en: "That figure is not of {period} and serves for the trend alone.";
    /// The level that a change asks for, and from what figure.
    change_level(reference, level) vi: "So với {reference}, mức cần đạt là {level}.", en: "From {reference}, the level to reach is {level}.";
    /// The last change of a direction.
    last_change(reference, figure, change) vi: "Từ {reference} đến {figure}: {change}.", en: "From {reference} to {figure}: {change}.";
    /// Reached since a day.
    reached_since(date) vi: "Đạt từ {date}.", en: "It has held since {date}.";
    /// The mean change over the window.
    mean_change(first, last, count, change) vi: "Từ {first} đến {last} ({count} số liệu), bình quân mỗi năm {change}.",
        en: "From {first} to {last} ({count} figures), the mean yearly change is: {change}.";
    /// The outlook.
    outlook_is(years, date, outlook) vi: "Theo đà này, {years} nữa, đến {date}, đạt khoảng {outlook}.", en: "At this pace it stands at about {outlook} by {date}, {years} on.";
    /// The outlook's range.
    outlook_between(low, high) vi: "Theo các mức thay đổi chậm nhất và nhanh nhất: từ {low} đến {high}.", en: "With the slowest and the fastest yearly change: from {low} to {high}.";
    /// The change needed.
    change_needed(change) vi: "Để đạt, mỗi năm cần {change}.", en: "Needed to reach it, each year: {change}.";
    /// The day of reaching at this pace.
    reached_at_pace(date) vi: "Theo đà này, đạt mức đó vào {date}.", en: "At this pace it is reached in {date}.";
    /// No such day.
    never_at_pace() vi: "Theo đà này, trong 50 năm tới không đạt được mức đó.", en: "At this pace it is not reached within 50 years.";
    /// Shortfall of `dự báo 1`.
    shortfall_is(m) vi: "Phần còn thiếu so với quãng đường còn lại m = {m} (dưới 0,05 là đúng tiến độ; đến 0,20 là có nguy cơ; trên 0,20 là chậm tiến độ).",
        en: "The shortfall as a share of the way left is m = {m} (below 0.05 on track; up to 0.20 at risk; above 0.20 off track).";
    /// Standing still or moving away.
    wrong_way() vi: "Số liệu không tiến về phía mục tiêu nên là chậm tiến độ.", en: "The figures do not move towards the target, so it is off track.";
    /// Equal under a strict comparator, moving the right way.
    right_way_at_threshold() vi: "Số liệu đang vừa bằng ngưỡng và tiến đúng hướng nên là đúng tiến độ.", en: "The figure is just at the threshold and moves the right way, so it is on track.";
    /// A figure from before that passes, and so does its outlook.
    would_pass() vi: "Mức hiện có và mức theo đà này đều đạt yêu cầu.", en: "The present figure and the outlook both satisfy the requirement.";
    /// A figure from before that passes, but its outlook doesn't.
    would_fall() vi: "Mức hiện có đạt yêu cầu nhưng mức theo đà này thì không.", en: "The present figure satisfies the requirement, the outlook does not.";
    /// Held from now on and failing.
    must_hold_now() vi: "Mục tiêu không ghi thời hạn nên phải đạt ngay từ nay.", en: "The target has no deadline, so it must hold from now on.";
    /// Ratio of paces.
    pace_ratio(baseline, actual, needed, ratio) vi: "Từ {baseline}, bình quân mỗi năm {actual}; cần {needed}. Tỷ số hai tốc độ là {ratio} (từ 0,95 là đúng tiến độ; từ 0,60 là có nguy cơ; dưới 0,60 là chậm tiến độ).",
        en: "From {baseline}, the mean yearly change is: {actual}; needed: {needed}. The ratio of the two is {ratio} (from 0.95 on track; from 0.60 at risk; below 0.60 off track).";
    /// Moved away from the baseline.
    away_from_baseline(baseline) vi: "So với {baseline}, số liệu đã rời xa mục tiêu.", en: "Compared with {baseline}, the figure has moved away from the target.";
    /// The milestone that stands for the target.
    milestone_is(figure, date) vi: "Lộ trình: {figure} vào {date}; tiến độ được đánh giá theo mốc này.", en: "On the way: {figure} by {date}; progress is judged against it.";
    /// The baseline.
    baseline_is(baseline) vi: "Mốc đầu: {baseline}.", en: "Baseline: {baseline}.";
    /// The method.
    method_is(method) vi: "Phương pháp: {method}.", en: "Method: {method}.";

    // ---- what is not known ------------------------------------------------------------------------------------
    /// Due, and the figure is missing.
    awaiting(period, subject) vi: "Chưa có số liệu {period} về {subject}; cần số liệu này để kết luận.", en: "There is no figure of {period} for {subject} yet; it is needed to conclude.";
    /// Due, and which figure is missing can't be told.
    awaiting_any(subject) vi: "Chưa có số liệu về {subject} để kết luận.", en: "There is no figure for {subject} yet to conclude from.";
    /// Not due and no figure at all.
    no_figure(subject, period) vi: "Chưa có số liệu nào về {subject}; cần số liệu {period} để đánh giá.", en: "There is no figure for {subject} yet; that of {period} is needed to judge it.";
    /// The same where no period can be named.
    no_figure_at_all(subject) vi: "Chưa có số liệu nào về {subject}.", en: "There is no figure for {subject} yet.";
    /// The latest known meanwhile.
    latest_is(figure) vi: "Số liệu mới nhất hiện có: {figure}.", en: "The latest figure at hand: {figure}.";
    /// One figure only.
    one_figure(figure, period) vi: "Mới có một số liệu so sánh được, {figure}; đánh giá được tiến độ khi có số liệu {period}.", en: "There is only one comparable figure, {figure}; progress can be judged once that of {period} is known.";
    /// One figure only and nothing to name.
    one_figure_only(figure) vi: "Mới có một số liệu so sánh được, {figure}.", en: "There is only one comparable figure, {figure}.";
    /// A state that is not reached; it has no trend.
    state_open(figure) vi: "Đến nay chưa đạt: {figure}; loại mục tiêu này không có xu hướng để dự báo.", en: "Not reached so far: {figure}; a target of this kind has no trend to project.";
    /// A range without direction.
    no_direction(figure) vi: "{figure} nằm ngoài khoảng, mà chỉ số chưa khai báo “tốt khi” nên chưa kết luận được đầu nào của khoảng phải đạt.", en: "{figure} lies outside the range, and the indicator does not declare “tốt khi”, so it is not settled which end must be reached.";
    /// CAGR across zero.
    no_compound_growth() vi: "Tăng trưởng kép không xác định với số liệu bằng không hoặc âm.", en: "Compound growth is not defined for figures that are zero or negative.";
    /// A relative change from zero or below.
    no_relative_change(reference) vi: "Không tính được mức thay đổi tương đối so với {reference}.", en: "A relative change from {reference} is not defined.";
    /// The pace can't be told.
    no_pace() vi: "Phương pháp này không áp dụng được cho các số liệu hiện có.", en: "The method does not apply to the figures at hand.";
    /// Before the start.
    begins(date) vi: "Mục tiêu được tính từ ngày {date}.", en: "The target counts from {date}.";

    // ---- what to keep in mind ---------------------------------------------------------------------------------
    /// Met, but the outlook fails.
    threatened(date, outlook) vi: "Đã đạt nhưng có nguy cơ tụt: theo đà này, đến {date} chỉ còn khoảng {outlook}.", en: "It is met but in danger: at this pace it stands at about {outlook} by {date}.";
    /// Once satisfied, no longer.
    lost() vi: "Trước đây đã có kỳ đạt, nay không còn đạt.", en: "An earlier figure satisfied it; the present one does not.";
    /// Stale.
    stale(period) vi: "Số liệu mới nhất ({period}) đã cũ hơn hai kỳ báo cáo.", en: "The latest figure ({period}) is older than two reporting periods.";
    /// Left out because of a break.
    left_out(date) vi: "Chuỗi số liệu gián đoạn từ ngày {date}; các số liệu trước đó không được đem so sánh.", en: "The series breaks on {date}; earlier figures are not compared.";
    /// Strength of the evidence.
    evidence_is(label) vi: "Căn cứ đánh giá: {label}.", en: "Evidence: {label}.";
    /// Strength of the evidence with what weakens it.
    evidence_because(label, reasons) vi: "Căn cứ đánh giá: {label} ({reasons}).", en: "Evidence: {label} ({reasons}).";
    /// Few figures.
    few_figures(count) vi: "ít số liệu: {count}", en: "few figures: {count}";
    /// Overtaken by a later document.
    superseded(old, old_citation, new, new_citation) vi: "Mục tiêu {old}{old_citation} được thay bằng {new}{new_citation}.", en: "The target of {old}{old_citation} is replaced by {new}{new_citation}.";
    /// Said again by a later document.
    restated(figure, old_citation, new_citation) vi: "Mục tiêu {figure}{old_citation} được nhắc lại{new_citation}.", en: "The target of {figure}{old_citation} is set again{new_citation}.";
    /// Said twice in one document.
    repeated(figure, old_citation, new_citation) vi: "Mục tiêu {figure}{old_citation} trùng với một mục tiêu khác của cùng văn bản{new_citation}, chỉ tính một lần.", en: "The target of {figure}{old_citation} is the same as another of its document{new_citation} and counts once.";
    /// The whole document is replaced.
    document_replaced(old, new) vi: "Văn bản {old} đã được thay thế bằng {new}.", en: "Document {old} has been replaced by {new}.";

    // ---- parts ------------------------------------------------------------------------------------------------
    /// How many of a set hold.
    members_counted(all, set, hold, fail, open) vi: "Trong {all} {set}: {hold} đạt, {fail} chưa đạt, {open} chưa có số liệu để kết luận.", en: "Of {all} {set}: {hold} satisfied, {fail} not, {open} without the figures to tell.";
    /// The same in one period.
    members_counted_in(period, all, set, hold, fail, open) vi: "{period}, trong {all} {set}: {hold} đạt, {fail} chưa đạt, {open} chưa có số liệu để kết luận.", en: "{period}, of {all} {set}: {hold} satisfied, {fail} not, {open} without the figures to tell.";
    /// Those that don't hold, with their gaps.
    members_failing(list) vi: "Chưa đạt: {list}.", en: "Not satisfied: {list}.";
    /// Those without figures.
    members_unknown(list) vi: "Chưa có số liệu để kết luận: {list}.", en: "Without the figures to tell: {list}.";
    /// Those that hold.
    members_holding(list) vi: "Đã đạt: {list}.", en: "Satisfied: {list}.";
    /// What is cut off a list of members.
    members_more(list, count) vi: "{list}; và {count} thành viên khác", en: "{list}; and {count} more";
    /// A member and its figure.
    member_figure(name, figure) vi: "{name} {figure}", en: "{name} {figure}";
    /// A member that falls short.
    member_short(name, figure, gap) vi: "{name} {figure}, còn thiếu {gap}", en: "{name} {figure}, short by {gap}";
    /// A member that is too high.
    member_over(name, figure, gap) vi: "{name} {figure}, còn cao hơn {gap}", en: "{name} {figure}, too high by {gap}";
    /// What the unknown ones can still change: nothing.
    members_settled() vi: "Kết luận không đổi dù các số liệu còn thiếu là bao nhiêu.", en: "Whatever the missing figures are, the conclusion stands.";
    /// No member of the set exists.
    members_none(set) vi: "Theo khai báo, không có {set} nào để xét vào ngày này.", en: "As declared, there is no {set} to judge on that day.";
    /// What the known figures leave possible.
    open_between(subject, period, low, high) vi: "Theo các số liệu đã có, {subject} {period} nằm trong khoảng từ {low} đến {high}.", en: "From the figures at hand, {subject} of {period} lies between {low} and {high}.";
    /// The same without an upper end.
    open_least(subject, period, low) vi: "Theo các số liệu đã có, {subject} {period} ít nhất là {low}.", en: "From the figures at hand, {subject} of {period} is at least {low}.";
    /// The same without a lower end.
    open_most(subject, period, high) vi: "Theo các số liệu đã có, {subject} {period} nhiều nhất là {high}.", en: "From the figures at hand, {subject} of {period} is at most {high}.";
    /// Members whose figures a formula lacks.
    open_missing(name, period, list) vi: "Để tính được còn thiếu {name} {period} của: {list}.", en: "To work it out, {name} of {period} is missing for: {list}.";
    /// One part with its status.
    part_is(name, label, why) vi: "{name}: {label}{why}.", en: "{name}: {label}{why}.";
    /// How many closed periods stand how.
    periods_closed(achieved, missed, open) vi: "Các kỳ đã qua: {achieved} kỳ đạt, {missed} kỳ không đạt, {open} kỳ chưa có số liệu.", en: "Closed periods: {achieved} satisfied, {missed} missed, {open} without a figure.";
    /// The running period.
    period_running(period, label) vi: "Kỳ đang chạy ({period}): {label}.", en: "The running period ({period}): {label}.";

    /// The end of a range that is striven for.
    striving_short(ask) vi: "phấn đấu {ask}", en: "striven for: {ask}";

    // ---- short sentences for cards ----------------------------------------------------------------------------
    /// Needed and actual pace.
    pace(needed, first, last, actual) vi: "Cần {needed} mỗi năm; từ {first} đến {last} bình quân {actual} mỗi năm.", en: "Needed each year: {needed}; from {first} to {last}, each year on average: {actual}.";
    /// Actual pace alone.
    pace_so_far(first, last, actual) vi: "Từ {first} đến {last} bình quân {actual} mỗi năm.", en: "From {first} to {last}, each year on average: {actual}.";
    /// Where it leads.
    pace_leads(date, outlook) vi: "Theo đà này, {date} đạt khoảng {outlook}.", en: "At this pace, about {outlook} by {date}.";
    /// Achieved.
    short_achieved(figure, ask) vi: "Đã đạt {figure}; mục tiêu {ask}.", en: "{figure} reached; the target is {ask}.";
    /// Met with time to spare.
    short_met(figure, ask, ahead) vi: "Đã đạt {figure}, mục tiêu {ask}, trước hạn {ahead}.", en: "{figure} reached, the target is {ask}, {ahead} ahead of time.";
    /// Missed.
    short_missed(figure, ask) vi: "Chỉ đạt {figure}; mục tiêu {ask}.", en: "Only {figure} reached; the target is {ask}.";
    /// Missed by being too high.
    short_missed_high(figure, ask) vi: "Còn ở mức {figure}; mục tiêu {ask}.", en: "Still at {figure}; the target is {ask}.";
}
