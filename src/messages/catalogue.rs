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

    // ---- 4/5 periods, data, evaluation ------------------------------------------------------------------------
    /// Figures whose unit can't be turned into the indicator's.
    FigureUnitRefused { indicator, unit, wanted, count } "MT4101" "figure-unit-refused" Error
        vi: "Đơn vị “{unit}” của số liệu không đổi được sang “{wanted}”, đơn vị của chỉ số “{indicator}”; {count} dòng không được dùng.",
        en: "The unit “{unit}” of the figures does not convert to “{wanted}”, the unit of the indicator “{indicator}”; {count} rows are not used.",
        help_vi: "Ghi số liệu theo đơn vị “{wanted}”, hoặc sửa đơn vị khai báo của chỉ số.",
        help_en: "Give the figures in “{wanted}”, or correct the unit that the indicator declares.";
    /// Two figures for one cell reported on the same day.
    FiguresInConflict { indicator, period, kept, kept_file, kept_row, left, left_file, left_row } "MT4102" "figures-in-conflict" Warning
        vi: "Hai số liệu khác nhau của “{indicator}”, {period}, cùng ngày công bố: {kept} ({kept_file}, dòng {kept_row}) được dùng; {left} ({left_file}, dòng {left_row}) không được dùng.",
        en: "Two different figures of “{indicator}”, {period}, reported on one day: {kept} ({kept_file}, row {kept_row}) counts; {left} ({left_file}, row {left_row}) does not.",
        help_vi: "Bỏ dòng sai, hoặc ghi ngày công bố khác nhau nếu một dòng đính chính dòng kia.",
        help_en: "Remove the wrong row, or give different reporting dates if one row corrects the other.";
    /// More conflicts than are told one by one.
    MoreConflicts { count } "MT4103" "more-conflicts" Warning
        vi: "Còn {count} chỗ nữa có hai số liệu khác nhau cùng ngày công bố.",
        en: "There are {count} more places with two different figures reported on one day.";
    /// Targets without an area over data with several.
    AreasUnsettled { areas, count } "MT4104" "areas-unsettled" Error
        vi: "Số liệu có {count} địa bàn ({areas}) mà văn bản không ghi địa bàn; các mục tiêu của văn bản chưa có số liệu để đánh giá.",
        en: "The figures are of {count} areas ({areas}) and the document names none; its targets have no figures to be judged on.",
        help_vi: "Thêm dòng “địa bàn: …” vào khai báo văn bản.",
        help_en: "Add a line “địa bàn: …” to the declaration of the document.";
    /// Data without areas, taken as the one area that the documents name.
    AreaTakenAsTheDocuments { area } "MT4105" "area-taken-as-the-documents" Info
        vi: "Số liệu không ghi địa bàn; được hiểu là của {area}.", en: "The figures name no area; they are read as those of {area}.";
    /// The document's area has no figures while others do.
    AreaWithoutFigures { document, area, areas } "MT4106" "area-without-figures" Warning
        vi: "Không có số liệu của địa bàn “{area}” mà văn bản {document} ghi; số liệu hiện có của: {areas}.",
        en: "There are no figures of “{area}”, the area of document {document}; those at hand are of: {areas}.",
        help_vi: "Kiểm tra cách ghi tên địa bàn trong số liệu và trong văn bản.",
        help_en: "Check how the area is written in the data and in the document.";
    /// A member that stands in several columns of the data.
    MemberInSeveralColumns { member, columns } "MT4107" "member-in-several-columns" Error
        vi: "“{member}” có trong nhiều cột của số liệu ({columns}), chưa rõ mục tiêu nói đến cột nào.",
        en: "“{member}” stands in several columns of the data ({columns}); it is not clear which one the target means.",
        help_vi: "Khai báo “chiều” có “{member}” theo đúng tên cột.",
        help_en: "Declare the dimension (“chiều”) that holds “{member}” under the name of its column.";
    /// Rows about indicators that the rules don't speak of.
    FiguresOfUnknownIndicators { count, indicators, names } "MT4108" "figures-of-unknown-indicators" Info
        vi: "{count} dòng số liệu của {indicators} chỉ số mà quy tắc không nói đến ({names}) không được dùng.",
        en: "{count} rows of {indicators} indicators that the rules do not speak of ({names}) are not used.";
    /// Figures reported for a period that has not begun.
    FigureBeforeItsPeriod { period, date, count } "MT4109" "figure-before-its-period" Warning
        vi: "Số liệu của {period} không được dùng vì kỳ này chưa bắt đầu vào ngày {date}; có {count} số liệu như vậy.",
        en: "The figure of {period} is not used: that period had not begun on {date}; there are {count} such figures.",
        help_vi: "Số dự kiến, số kế hoạch không phải số liệu thực hiện.",
        help_en: "A forecast or a plan is no observed figure.";

    // ---- 9 our own fault --------------------------------------------------------------------------------------
    /// Something that cannot happen did.
    InternalFault { what } "MT9001" "internal-fault" Error
        vi: "Lỗi trong chương trình ({what}); kết quả khác không bị ảnh hưởng.", en: "A fault in the program ({what}); other results are not affected.",
        help_vi: "Xin gửi tệp gây lỗi cho nhóm phát triển.", help_en: "Please send the file that causes it to the developers.";
}
