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

    // ---- 1 syntax ---------------------------------------------------------------------------------------------
    /// The line is no declaration, property, heading or target.
    LineNotUnderstood { line } "MT1001" "line-not-understood" Error
        vi: "Chưa hiểu dòng “{line}”.", en: "The line “{line}” is not understood.",
        help_vi: "Một mục tiêu gồm chỉ số, mức cần đạt và thời hạn, ví dụ: kinh tế số đạt 30% GRDP đến năm 2030.",
        help_en: "A target has an indicator, a figure and a deadline, for example: kinh tế số đạt 30% GRDP đến năm 2030.";

    // ---- 9 our own fault --------------------------------------------------------------------------------------
    /// Something that cannot happen did.
    InternalFault { what } "MT9001" "internal-fault" Error
        vi: "Lỗi trong chương trình ({what}); kết quả khác không bị ảnh hưởng.", en: "A fault in the program ({what}); other results are not affected.",
        help_vi: "Xin gửi tệp gây lỗi cho nhóm phát triển.", help_en: "Please send the file that causes it to the developers.";
}
