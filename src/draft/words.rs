//! What doubts, reasons and degrees of confidence are called, Vietnamese and English together.

use super::{Confidence, Doubt, Reason};
use crate::messages::Lang;

/// One of two wordings.
pub fn pick(lang: Lang, vi: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

impl Confidence {
    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Confidence::Sure => "sure",
            Confidence::Likely => "likely",
            Confidence::Ask => "ask",
        }
    }

    /// Its name for people.
    pub fn word(self, lang: Lang) -> &'static str {
        match self {
            Confidence::Sure => pick(lang, "chắc chắn", "sure"),
            Confidence::Likely => pick(lang, "nhiều khả năng", "likely"),
            Confidence::Ask => pick(lang, "cần chọn", "ask"),
        }
    }
}

macro_rules! worded {
    ($type:ident { $($name:ident = $key:literal, $vi:literal, $en:literal;)* }) => {
        impl $type {
            /// Its name in JSON.
            pub fn key(self) -> &'static str {
                match self { $($type::$name => $key,)* }
            }

            /// Its sentence for people, without a full stop.
            pub fn words(self, lang: Lang) -> &'static str {
                match self { $($type::$name => pick(lang, $vi, $en),)* }
            }
        }
    };
}

worded! { Doubt {
    OutsideGoals = "outside_goals", "câu không nằm trong phần mục tiêu", "the sentence is not in a section of goals";
    DeadlineFromDocument = "deadline_from_document", "thời hạn lấy theo tên văn bản", "the deadline is that of the document's title";
    DeadlineFromLater = "deadline_from_later", "thời hạn đứng ở vế sau", "the deadline stands with a later figure";
    NoDeadline = "no_deadline", "chưa thấy thời hạn", "no deadline is found";
    SeveralDeadlines = "several_deadlines", "câu nêu nhiều thời hạn", "the sentence gives several deadlines";
    BeforeDay = "before_day", "“trước” được hiểu là hết ngày liền trước", "“before” is read as the end of the day before";
    SharedPredicate = "shared_predicate", "phần vị ngữ lấy ở vế sau", "the predicate is taken from a later part";
    SharedSubject = "shared_subject", "chỉ tiêu lấy ở vế trước", "the indicator is taken from the part before";
    ComparatorReach = "comparator_reach", "chưa rõ phép so sánh ở vế trước có áp dụng cho con số này không", "it is open whether the comparator before reaches this figure";
    StriveReach = "strive_reach", "“phấn đấu” ở vế trước được hiểu là áp dụng đến hết gạch đầu dòng", "the aim stated before is read to cover the rest of the bullet";
    BetterLow = "better_low", "chỉ tiêu càng thấp càng tốt mà con số không kèm phép so sánh: mức trần hay mức sàn", "a bare figure on something that had better fall: ceiling or floor";
    PointsOrPercent = "points_or_percent", "tăng, giảm theo điểm phần trăm hay theo tỷ lệ so với mức cũ", "a change in points or relative to the former level";
    FloorOfRange = "floor_of_range", "“tối thiểu” đứng trước một khoảng", "“at least” stands before a range";
    AboutOver = "about_over", "“khoảng trên”: trên mức ấy hay xấp xỉ mức ấy", "“about over”: above it or about it";
    Ceiling = "ceiling", "“kiểm soát ở mức”: mức trần hay mức xấp xỉ", "“contain at”: a ceiling or about that level";
    Times = "times", "“gấp, tăng N lần” được hiểu là bằng N lần mức gốc", "“N times” is read as N times the base";
    NoUnit = "no_unit", "chưa thấy đơn vị", "no unit is found";
    BareCount = "bare_count", "số lượng không kèm phép so sánh", "a count with no comparator";
    Fraction = "fraction", "con số viết dưới dạng phân số", "the figure is written as a fraction";
    Hedge = "hedge", "“cơ bản” không có ngưỡng thống nhất", "“substantially” has no agreed threshold";
    NoCriterion = "no_criterion", "không có con số; cần tiêu chí để kết luận đã hoàn thành", "no figure: a criterion of completion is needed";
    Whole = "whole", "“tất cả, mỗi … một” được hiểu là 100%", "“all”, “each … one” is read as 100%";
    Trend = "trend", "chỉ nêu chiều tăng hoặc giảm, không có mức", "only a direction is given, no level";
    LongSubject = "long_subject", "tên chỉ tiêu dài, có thể gồm cả phần giải thích", "the name is long and may hold explanations";
    ShortSubject = "short_subject", "tên chỉ tiêu chỉ có một tiếng", "the name is one word";
    Subject = "subject", "chưa rõ chỉ tiêu đứng trước hay sau con số", "it is open on which side of the figure its indicator stands";
    Object = "object", "tên chỉ tiêu ghép từ phần trước và phần sau con số", "the name is joined from both sides of the figure";
    WordsBefore = "words_before", "phần lời trước con số không đưa vào tên chỉ tiêu", "words before the figure are left out of the name";
    WordsBehind = "words_behind", "phần lời sau con số được đưa vào hoặc bỏ khỏi tên chỉ tiêu", "words behind the figure were taken in or left out";
    OtherFigures = "other_figures", "câu còn con số khác chưa đọc được", "another figure of the sentence is not understood";
    Mended = "mended", "con số được sửa lỗi quét trước khi đọc", "the figure was mended before it was read";
    Column = "column", "cột của bảng được đoán theo vị trí", "the column of the table is told by its place";
    Members = "members", "chưa biết gồm những đơn vị nào; phải khai báo từng thành viên thì mới xét được", "the members of the set are not told and have to be declared";
    NotWritable = "not_writable", "chưa viết được thành một dòng quy tắc có đúng nghĩa ấy", "it could not be written as a rule line of that meaning";
} }

worded! { Reason {
    LegalReference = "legal_reference", "số, ký hiệu văn bản", "the number of a document";
    Date = "date", "ngày, năm hoặc kỳ", "a date, year or period";
    Reference = "reference", "mốc so sánh", "what a change is compared with";
    PastResult = "past_result", "kết quả đã có hoặc ước tính", "a result, reached or estimated";
    Basis = "basis", "phần căn cứ, mục đích", "in the basis or the purpose";
    GroupSize = "group_size", "số lượng mô tả, không phải mức phải đạt", "a number that describes, no level to be reached";
    TaskMoney = "task_money", "kinh phí của nhiệm vụ, dự án", "the money of a task or project";
    Definition = "definition", "con số thuộc định nghĩa của chỉ tiêu", "a figure that defines what is counted";
    Name = "name", "con số thuộc một tên gọi", "a figure in a name";
    Numbering = "numbering", "số thứ tự, số trang", "a number of order or of a page";
    Remark = "remark", "chú thích trong ngoặc", "a remark in brackets";
    Heading = "heading", "tiêu đề", "a heading";
    Direction = "direction", "định hướng, không có mức để kết luận", "a direction with no level to judge by";
    Task = "task", "nhiệm vụ có thời hạn, không phải chỉ tiêu", "a task with a date, no indicator";
    Row = "row", "dòng bảng không nêu mức phải đạt", "a row with no level to be reached";
    Points = "points", "điểm tối đa của một tiêu chí", "the full marks of a criterion";
    Unreadable = "unreadable", "con số viết sai quy cách", "a number that is not spelled as one";
} }
