//! The sentences. Say what is wrong, quote the author's words, say what to write instead; no Rust types, no blame.

use super::messages;

messages! {
    // ---- accompanying sentences -------------------------------------------------------------------------------
    /// Title of a fix that replaces some words.
    WriteInstead { text } "MT0000" "write-instead" Info
        vi: "Viết “{text}”", en: "Write “{text}”";
    /// A label that points at the first of two statements.
    FirstHere { what } "MT0000" "first-here" Info
        vi: "lần đầu ở đây: {what}", en: "first here: {what}";
    /// A label that shows the unit declared for an indicator.
    UnitDeclaredHere { unit } "MT0000" "unit-declared-here" Info
        vi: "đơn vị khai báo ở đây: {unit}", en: "unit declared here: {unit}";

    /// Stands for the findings of a file that are not shown.
    MoreFindings { count, errors } "MT0000" "more-findings" Info
        vi: "Trong tệp này còn {count} thông báo khác không hiện ở đây, trong đó có {errors} lỗi.",
        en: "This file has {count} further findings that are not shown here, {errors} of them errors.";

    // ---- 1 syntax ---------------------------------------------------------------------------------------------
    /// The line is no declaration, property, heading or target.
    LineNotUnderstood { line } "MT1001" "line-not-understood" Error
        vi: "Chưa hiểu dòng “{line}”.", en: "The line “{line}” is not understood.",
        help_vi: "Một mục tiêu gồm chỉ số, mức cần đạt và thời hạn, ví dụ: kinh tế số đạt 30% GRDP đến năm 2030.",
        help_en: "A target has an indicator, a figure and a deadline, for example: kinh tế số đạt 30% GRDP đến năm 2030.";

    // ---- 29 addressing a target -------------------------------------------------------------------------------
    /// Nothing answers to the words by which a target was asked for.
    UnknownTarget { wanted } "MT2901" "unknown-target" Error
        vi: "Không có mục tiêu nào ứng với “{wanted}”.", en: "No target answers to “{wanted}”.",
        help_vi: "Lệnh targets liệt kê các mục tiêu cùng mã của chúng.", help_en: "The command targets lists the targets with their ids.";
    /// The same, where ids or names are near.
    UnknownTargetNear { wanted, near } "MT2901" "unknown-target" Error
        vi: "Không có mục tiêu nào ứng với “{wanted}”; gần nhất là {near}.", en: "No target answers to “{wanted}”; the nearest are {near}.";
    /// Several targets answer.
    AmbiguousTarget { wanted, count, candidates } "MT2902" "ambiguous-target" Error
        vi: "Có {count} mục tiêu ứng với “{wanted}”; xin ghi rõ một trong số: {candidates}.",
        en: "{count} targets answer to “{wanted}”; name one of them: {candidates}.";
    /// The document that sets it is younger than the as-of date.
    TargetNotYet { target, document, date } "MT2903" "target-not-yet" Error
        vi: "Vào ngày đánh giá chưa có mục tiêu “{target}”: văn bản {document} ban hành ngày {date}.",
        en: "The target “{target}” does not exist yet on the as-of date: {document} was issued on {date}.";

    // ---- 9 our own fault --------------------------------------------------------------------------------------
    /// Something that cannot happen did.
    InternalFault { what } "MT9001" "internal-fault" Error
        vi: "Lỗi trong chương trình ({what}); kết quả khác không bị ảnh hưởng.", en: "A fault in the program ({what}); other results are not affected.",
        help_vi: "Xin gửi tệp gây lỗi cho nhóm phát triển.", help_en: "Please send the file that causes it to the developers.";
}
