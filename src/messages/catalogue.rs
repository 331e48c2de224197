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

    // ---- 4 data ----
    /// Nothing in the file.
    DataEmpty {} "MT4000" "data-empty" Error
        vi: "Tệp số liệu không có nội dung.", en: "The data file is empty.",
        help_vi: "Kiểm tra lại tệp hoặc địa chỉ đã khai.", help_en: "Check the file or the address that was given.";
    /// More bytes than the platform reads.
    DataTooLarge { size, limit, size_en, limit_en } "MT4001" "data-too-large" Error
        vi: "Tệp số liệu lớn {size} MiB, vượt giới hạn {limit} MiB.", en: "The data file has {size_en} MiB; the limit is {limit_en} MiB.",
        help_vi: "Tách tệp theo năm hoặc theo nhóm chỉ số.", help_en: "Split the file by year or by group of indicators.";
    /// A workbook, an archive or another binary format.
    DataIsBinary { kind } "MT4002" "data-is-binary" Error
        vi: "Tệp này là {kind}; bản này chỉ đọc CSV và JSON.", en: "This file is {kind}; this build reads CSV and JSON.",
        help_vi: "Mở tệp bằng phần mềm bảng tính rồi lưu lại theo kiểu CSV UTF-8.", help_en: "Open it in a spreadsheet program and save it as CSV UTF-8.";
    /// HTML or XML where data should be.
    DataIsMarkup {} "MT4003" "data-is-markup" Error
        vi: "Nội dung nhận được là một trang web, không phải số liệu; có thể đó là trang đăng nhập hoặc trang báo lỗi.",
        en: "What came back is a web page, not data; it may be a login page or an error page.",
        help_vi: "Mở địa chỉ ấy bằng trình duyệt để xem, rồi khai địa chỉ trỏ thẳng tới tệp CSV hoặc JSON.",
        help_en: "Open the address in a browser to see it, then give the address of the CSV or JSON file itself.";
    /// Bytes of an old code page.
    DataNotUtf8 {} "MT4004" "data-not-utf8" Error
        vi: "Dòng này có ký tự không thuộc UTF-8; có thể tệp được lưu theo bảng mã cũ như Windows-1258 hoặc TCVN3.",
        en: "This line is not UTF-8; the file was probably saved in an old code page such as Windows-1258 or TCVN3.",
        help_vi: "Mở tệp bằng phần mềm đã tạo ra nó rồi lưu lại theo kiểu CSV UTF-8.", help_en: "Open it in the program that made it and save it as CSV UTF-8.";
    /// UTF-16 with its mark: read.
    DataWasUtf16 {} "MT4005" "data-was-utf16" Info
        vi: "Tệp lưu theo UTF-16 và đã được đọc; nên lưu lại theo UTF-8.", en: "The file is UTF-16 and was read; UTF-8 is the better choice.";
    /// UTF-16 without its mark, or broken.
    DataBrokenUtf16 {} "MT4006" "data-broken-utf16" Error
        vi: "Tệp có vẻ lưu theo UTF-16 nhưng thiếu dấu đầu tệp hoặc bị hỏng, nên không đọc được.",
        en: "The file looks like UTF-16 without its mark, or damaged, and cannot be read.",
        help_vi: "Lưu lại tệp theo kiểu CSV UTF-8.", help_en: "Save the file as CSV UTF-8.";
    /// No row reads as a header.
    DataNoHeader {} "MT4007" "data-no-header" Error
        vi: "Không thấy dòng tiêu đề trong 20 dòng đầu.", en: "There is no header in the first 20 rows.",
        help_vi: "Cần các cột chỉ số, kỳ, giá trị; hoặc cột chỉ số và mỗi kỳ một cột, ví dụ 2023, 2024.",
        help_en: "The table needs the columns indicator, period, value; or indicator and a column for each period, for example 2023, 2024.";
    /// A header without a needed column.
    DataHeaderIncomplete { missing_vi, missing_en } "MT4008" "data-header-incomplete" Error
        vi: "Dòng tiêu đề thiếu cột: {missing_vi}.", en: "The header lacks: {missing_en}.",
        help_vi: "Cần các cột chỉ số, kỳ, giá trị; hoặc cột chỉ số và mỗi kỳ một cột, ví dụ 2023, 2024.",
        help_en: "The table needs the columns indicator, period, value; or indicator and a column for each period, for example 2023, 2024.";
    /// Two columns of one meaning.
    DataHeaderTwice { first, second } "MT4009" "data-header-twice" Error
        vi: "Hai cột “{first}” và “{second}” cùng một nghĩa, không biết lấy cột nào.", en: "The columns “{first}” and “{second}” mean the same; neither can be chosen.",
        help_vi: "Bỏ bớt một cột hoặc đổi tên cột.", help_en: "Remove one of them or rename it.";
    /// More columns than a spreadsheet has.
    DataTooManyColumns { count, limit } "MT4010" "data-too-many-columns" Error
        vi: "Bảng có {count} cột, vượt giới hạn {limit} cột.", en: "The table has {count} columns; the limit is {limit}.";
    /// Title rows.
    DataRowsAbove { count, header } "MT4011" "data-rows-above" Info
        vi: "Dòng {header} được hiểu là dòng tiêu đề; {count} dòng phía trên không phải số liệu.",
        en: "Row {header} is taken as the header; the {count} row(s) above it hold no data.";
    /// A unit above the table.
    DataUnitOfTable { unit } "MT4012" "data-unit-of-table" Info
        vi: "Đơn vị “{unit}” ghi phía trên bảng được dùng cho những số liệu không có đơn vị riêng.",
        en: "The unit “{unit}” above the table is used for figures without a unit of their own.";
    /// Several units above the table.
    DataUnitsOfTable { unit } "MT4013" "data-units-of-table" Warning
        vi: "Phía trên bảng ghi nhiều đơn vị (“{unit}”), không biết đơn vị nào của dòng nào nên không dùng.",
        en: "Several units stand above the table (“{unit}”); which row has which is not said, so none is used.",
        help_vi: "Thêm cột đơn vị.", help_en: "Add a column for the unit.";
    /// The column called dimension.
    DataLabelColumn { column } "MT4014" "data-label-column" Info
        vi: "Cột “{column}” là nhãn của người lập bảng, không dùng để phân tổ số liệu.", en: "The column “{column}” is a label, not a dimension; it is not used.";
    /// Columns taken as dimensions.
    DataDimensions { columns } "MT4015" "data-dimensions" Info
        vi: "Cột dùng để phân tổ số liệu: {columns}.", en: "Columns read as dimensions: {columns}.";
    /// A column with a year in its name that is no period.
    DataColumnNotPeriod { column } "MT4016" "data-column-not-period" Warning
        vi: "Không dùng cột “{column}” vì không phải số liệu của một kỳ.", en: "The column “{column}” is not used: it does not hold the figures of a period.";
    /// Cells under no header.
    DataColumnUnnamed { column } "MT4017" "data-column-unnamed" Warning
        vi: "Cột thứ {column} có nội dung nhưng không có tên nên không dùng.", en: "Column number {column} has content but no name and is not used.";
    /// Year and month in columns of their own.
    DataPeriodSplit { column } "MT4018" "data-period-split" Error
        vi: "Kỳ số liệu bị tách ra nhiều cột (“{column}”).", en: "The period is split over several columns (“{column}”).",
        help_vi: "Gộp thành một cột kỳ, ví dụ 2025-Q3 hoặc quý III/2025.", help_en: "Write it in one column, for example 2025-Q3 or 2025-07.";
    /// A quote that is not closed.
    DataQuoteOpen {} "MT4020" "data-quote-open" Error
        vi: "Dấu nháy kép mở ở dòng này không được đóng.", en: "A quotation mark opened in this row is not closed.",
        help_vi: "Thêm dấu nháy kép ở cuối ô; dấu nháy kép nằm trong nội dung ô thì viết đôi.",
        help_en: "Close the cell with a quotation mark; one inside the text is written twice.";
    /// Letters behind a closing quote.
    DataAfterQuote {} "MT4021" "data-after-quote" Error
        vi: "Có nội dung nằm sau dấu nháy kép đóng ô.", en: "There is text after the quotation mark that closes a cell.",
        help_vi: "Dấu nháy kép nằm trong nội dung ô thì viết đôi.", help_en: "A quotation mark inside the text is written twice.";
    /// More cells than columns.
    DataRowTooLong { cells, columns } "MT4022" "data-row-too-long" Error
        vi: "Dòng có {cells} ô trong khi bảng có {columns} cột.", en: "The row has {cells} cells, the table {columns} columns.",
        help_vi: "Nội dung có dấu phẩy, như 14,5, phải đặt trong dấu nháy kép; hoặc dùng dấu chấm phẩy để ngăn cột.",
        help_en: "Put cells that hold a comma, such as 14,5, in quotation marks, or part the columns with semicolons.";
    /// Too few cells for a figure.
    DataRowTooShort { cells, columns } "MT4023" "data-row-too-short" Error
        vi: "Dòng chỉ có {cells} ô trong khi bảng có {columns} cột, thiếu ô cần có.", en: "The row has only {cells} cells, the table {columns} columns; a needed cell is missing.";
    /// Too few cells, the needed ones there.
    DataRowsShort { count } "MT4024" "data-rows-short" Info
        vi: "Số dòng thiếu ô ở cuối: {count} (đầu tiên là dòng này); các ô cần có vẫn đủ nên vẫn dùng.",
        en: "Rows that lack cells at their end: {count} (this is the first); the needed ones are there, so they are used.";
    /// One cell alone.
    DataLoneCells { count, cell } "MT4025" "data-lone-cells" Info
        vi: "Số dòng chỉ có một ô, không mang số liệu: {count} (đầu tiên: “{cell}”).", en: "Rows with one cell alone and no figure: {count} (the first: “{cell}”).";
    /// A needed cell is empty.
    DataCellEmpty {} "MT4026" "data-cell-empty" Error
        vi: "Ô này trống nên không dùng được dòng.", en: "This cell is empty, so the row cannot be used.";
    /// Something invisible in a name.
    DataHidden { cell, character } "MT4027" "data-hidden-character" Error
        vi: "Trong “{cell}” có ký tự không nhìn thấy được ({character}).", en: "“{cell}” holds a character that cannot be seen ({character}).",
        help_vi: "Gõ lại nội dung ô; ký tự này thường lọt vào khi chép từ trang web hoặc tệp PDF.",
        help_en: "Type the text again; such characters come along when copying from web pages or PDF files.";
    /// Not a figure.
    DataNotANumber { cell } "MT4030" "data-not-a-number" Error
        vi: "“{cell}” không phải là số.", en: "“{cell}” is not a number.",
        help_vi: "Ghi số, ví dụ 14,5; chưa có số liệu thì để trống.", help_en: "Write a number, for example 14.5; leave the cell empty where there is no figure.";
    /// A formula, or its error.
    DataFormula { cell } "MT4031" "data-formula" Error
        vi: "“{cell}” là công thức hoặc lỗi công thức, không phải kết quả.", en: "“{cell}” is a formula or its error, not a result.",
        help_vi: "Ghi kết quả của công thức, ví dụ bằng cách dán giá trị.", help_en: "Write the result, for example by pasting values only.";
    /// Powers of ten.
    DataExponent { cell } "MT4032" "data-exponent" Error
        vi: "“{cell}” viết theo dạng lũy thừa, có thể đã mất chữ số.", en: "“{cell}” is written with a power of ten and may have lost digits.",
        help_vi: "Ghi đủ các chữ số, ví dụ 15000000.", help_en: "Write all digits, for example 15000000.";
    /// Words beside a figure.
    DataNumberWithWords { cell } "MT4033" "data-number-with-words" Error
        vi: "“{cell}” có cả số lẫn chữ.", en: "“{cell}” mixes a number with words.",
        help_vi: "Ô giá trị chỉ ghi số; đưa đơn vị sang cột đơn vị, lời giải thích sang cột ghi chú.",
        help_en: "Only the number goes here; the unit has its own column, remarks belong in the note.";
    /// Marks where none can stand.
    DataGrouping { cell } "MT4034" "data-grouping" Error
        vi: "Dấu chấm, dấu phẩy hoặc dấu cách trong “{cell}” đặt không đúng chỗ.", en: "The dots, commas or spaces in “{cell}” are out of place.",
        help_vi: "Viết như 1.234.567,8; nhóm hàng nghìn đủ ba chữ số.", help_en: "Write it like 1,234,567.8; groups of thousands have three digits.";
    /// More digits than can be held.
    DataNumberTooLong { cell } "MT4035" "data-number-too-long" Error
        vi: "“{cell}” có hơn 15 chữ số có nghĩa hoặc hơn 12 chữ số thập phân nên không giữ được chính xác.",
        en: "“{cell}” has more than 15 significant digits or 12 decimals and cannot be held exactly.",
        help_vi: "Ghi số như đã công bố, hoặc đổi sang đơn vị lớn hơn.", help_en: "Write it as published, or in a larger unit.";
    /// Two readings, no evidence.
    DataAmbiguous { cell, whole, decimal, decimal_en } "MT4036" "data-ambiguous-number" Error
        vi: "“{cell}” có thể là {whole} hoặc {decimal}, mà không ô nào trong cột cho biết cách viết.",
        en: "“{cell}” may be {whole} or {decimal_en}, and no cell of the column tells which.",
        help_vi: "Viết số không có dấu ngăn hàng nghìn, hoặc ghi kiểu viết vào tiêu đề cột: giá trị (1.234,5).",
        help_en: "Write the numbers without thousands marks, or show the style in the header: value (1,234.5).";
    /// Plain where Vietnamese is the rule.
    DataNotVietnamese { cell } "MT4037" "data-not-vietnamese-number" Error
        vi: "“{cell}” viết kiểu Anh (1,234.5) trong khi cột viết kiểu Việt Nam (1.234,5).", en: "“{cell}” is written as 1,234.5, while the column is written as 1.234,5.",
        help_vi: "Viết cả cột theo một kiểu.", help_en: "Write the whole column in one way.";
    /// Vietnamese where plain is the rule.
    DataNotPlain { cell } "MT4038" "data-not-plain-number" Error
        vi: "“{cell}” viết kiểu Việt Nam (1.234,5) trong khi cột viết kiểu Anh (1,234.5).", en: "“{cell}” is written as 1.234,5, while the column is written as 1,234.5.",
        help_vi: "Viết cả cột theo một kiểu.", help_en: "Write the whole column in one way.";
    /// As many of one kind as of the other.
    DataStylesTied { cell } "MT4039" "data-styles-tied" Error
        vi: "Không đọc “{cell}” vì cột viết số theo cả hai kiểu, 1.234,5 và 1,234.5.", en: "“{cell}” is not read: the column writes numbers both as 1.234,5 and as 1,234.5.",
        help_vi: "Viết cả cột theo một kiểu.", help_en: "Write the whole column in one way.";
    /// A percent sign against the unit.
    DataPercentUnit { cell, unit } "MT4040" "data-percent-unit" Error
        vi: "Ô ghi “{cell}” nhưng đơn vị là “{unit}”.", en: "The cell says “{cell}”, but the unit is “{unit}”.",
        help_vi: "Sửa ô giá trị hoặc đơn vị cho khớp.", help_en: "Make the figure and the unit agree.";
    /// Yes or no against the unit.
    DataStateUnit { cell, unit } "MT4041" "data-state-unit" Error
        vi: "Ô ghi “{cell}” nhưng đơn vị là “{unit}”.", en: "The cell says “{cell}”, but the unit is “{unit}”.",
        help_vi: "Chỉ số có hoặc không thì đơn vị để trống hoặc ghi có/không; chỉ số khác thì ghi số.",
        help_en: "For a yes-or-no indicator leave the unit empty or write có/không; otherwise write a number.";
    /// A state that is neither.
    DataStateValue { cell } "MT4042" "data-state-value" Error
        vi: "“{cell}” không phải là có hoặc không.", en: "“{cell}” is neither yes nor no.",
        help_vi: "Với đơn vị có/không, ghi có, không, 1 hoặc 0.", help_en: "With the unit có/không write yes, no, 1 or 0.";
    /// A decimal comma taken for a separator.
    DataSplitDecimal { value, next } "MT4043" "data-split-decimal" Error
        vi: "Ngay sau giá trị “{value}” lại là số “{next}”; có thể số {value},{next} chưa đặt trong dấu nháy kép.",
        en: "Right after the value “{value}” stands the number “{next}”; {value},{next} may lack its quotation marks.",
        help_vi: "Đặt số có dấu phẩy trong dấu nháy kép, hoặc dùng dấu chấm phẩy để ngăn cột.",
        help_en: "Put numbers with a comma in quotation marks, or part the columns with semicolons.";
    /// Digits where a unit should be.
    DataUnitIsNumber { unit } "MT4044" "data-unit-is-number" Error
        vi: "Ô đơn vị ghi số “{unit}”.", en: "The unit is the number “{unit}”.",
        help_vi: "Ghi đơn vị bằng chữ hoặc ký hiệu, ví dụ %, hồ sơ, tỷ đồng.", help_en: "Write the unit in words or signs, for example %, hồ sơ, tỷ đồng.";
    /// Cells without a figure.
    DataValuesMissing { count } "MT4045" "data-values-missing" Info
        vi: "Số ô chưa có số liệu: {count}; không tính là 0.", en: "Cells without a figure: {count}; they do not count as 0.";
    /// How figures were read.
    DataReadVietnamese { columns } "MT4046" "data-read-vietnamese" Info
        vi: "Cột {columns} đọc theo kiểu Việt Nam: 1.234,5.", en: "Read in Vietnamese style, 1.234,5: {columns}.";
    /// How figures were read.
    DataReadPlain { columns } "MT4047" "data-read-plain" Info
        vi: "Cột {columns} đọc theo kiểu Anh: 1,234.5.", en: "Read in English style, 1,234.5: {columns}.";
    /// Little evidence for much.
    DataFewClearVietnamese { column, clear, unclear } "MT4048" "data-few-clear-numbers" Warning
        vi: "Cột “{column}”: {unclear} ô như 1.234 hoặc 1,234 được đọc theo kiểu Việt Nam chỉ nhờ {clear} ô viết rõ kiểu ấy.",
        en: "Column “{column}”: {unclear} cells like 1.234 or 1,234 are read in Vietnamese style on the evidence of {clear} clear cell(s) only.",
        help_vi: "Xem lại vài ô; hoặc ghi kiểu viết vào tiêu đề cột: giá trị (1.234,5).", help_en: "Check some cells, or show the style in the header: value (1.234,5).";
    /// Little evidence for much.
    DataFewClearPlain { column, clear, unclear } "MT4049" "data-few-clear-decimals" Warning
        vi: "Cột “{column}”: {unclear} ô như 1.234 hoặc 1,234 được đọc theo kiểu Anh chỉ nhờ {clear} ô viết rõ kiểu ấy.",
        en: "Column “{column}”: {unclear} cells like 1.234 or 1,234 are read in English style on the evidence of {clear} clear cell(s) only.",
        help_vi: "Xem lại vài ô; hoặc ghi kiểu viết vào tiêu đề cột: giá trị (1,234.5).", help_en: "Check some cells, or show the style in the header: value (1,234.5).";
    /// Not a period.
    DataPeriodNotRead { cell } "MT4050" "data-period-not-read" Error
        vi: "“{cell}” không phải là một kỳ số liệu.", en: "“{cell}” is not a period.",
        help_vi: "Viết 2025, quý III/2025, 7/2025 hoặc 31/7/2025; năm từ 1900 đến 2200.", help_en: "Write 2025, 2025-Q3, 2025-07 or 2025-07-31; years run from 1900 to 2200.";
    /// A day that does not exist.
    DataDateNotReal { cell } "MT4051" "data-date-not-real" Error
        vi: "Không có “{cell}” trong lịch (năm từ 1900 đến 2200).", en: "The calendar has no “{cell}” (years run from 1900 to 2200).";
    /// The month first.
    DataMonthFirst { cell } "MT4052" "data-month-first" Error
        vi: "“{cell}” ghi tháng trước ngày.", en: "“{cell}” has the month before the day.",
        help_vi: "Viết ngày/tháng/năm hoặc năm-tháng-ngày.", help_en: "Write day/month/year or year-month-day.";
    /// Either order, in a file that also has the month first.
    DataDateEitherWay { cell } "MT4053" "data-date-either-way" Error
        vi: "“{cell}” có hai cách đọc vì tệp có ngày ghi tháng trước.", en: "“{cell}” can be read in two ways, since other dates of the file have the month first.",
        help_vi: "Viết cả cột theo ngày/tháng/năm hoặc năm-tháng-ngày.", help_en: "Write the whole column as day/month/year or year-month-day.";
    /// Day first, by custom.
    DataDayFirst { cell, day } "MT4054" "data-day-first" Info
        vi: "Ngày viết như “{cell}” được đọc theo thứ tự ngày/tháng/năm, ở đây là {day}.", en: "Dates like “{cell}” are read as day/month/year, here {day}.";
    /// Not a day.
    DataDayNotRead { cell } "MT4055" "data-day-not-read" Error
        vi: "“{cell}” không phải là một ngày.", en: "“{cell}” is not a day.",
        help_vi: "Viết 31/7/2025 hoặc 2025-07-31.", help_en: "Write 2025-07-31 or 31/7/2025.";
    /// A status of no meaning.
    DataStatusUnknown { cell } "MT4056" "data-status-unknown" Error
        vi: "Không rõ loại số liệu “{cell}”.", en: "The status “{cell}” is not known.",
        help_vi: "Ghi chính thức, ước tính hoặc sơ bộ; để trống là chính thức.", help_en: "Write official, estimate or preliminary; empty means official.";
    /// Not JSON.
    DataJsonSyntax { line } "MT4060" "data-json-syntax" Error
        vi: "Tệp JSON sai cú pháp ở dòng {line}.", en: "The JSON is malformed in line {line}.",
        help_vi: "Kiểm tra dấu phẩy, dấu ngoặc và dấu nháy ở đó; NaN không phải là JSON.", help_en: "Check commas, brackets and quotation marks there; NaN is not JSON.";
    /// JSON that ends too early.
    DataJsonCutOff {} "MT4061" "data-json-cut-off" Error
        vi: "Tệp JSON bị cắt ngang nên không dùng số liệu nào của tệp.", en: "The JSON ends too early, so none of its figures is used.",
        help_vi: "Tải lại tệp.", help_en: "Fetch the file again.";
    /// Nested too deeply.
    DataJsonDeep { line, limit } "MT4062" "data-json-deep" Error
        vi: "Tệp JSON lồng quá {limit} bậc ở dòng {line}.", en: "The JSON is nested more than {limit} deep in line {line}.";
    /// A key that stands twice.
    DataKeyTwice { key } "MT4063" "data-key-twice" Error
        vi: "Khóa “{key}” có hai lần, không biết lấy lần nào.", en: "The key “{key}” stands twice; neither can be chosen.";
    /// JSON of another shape.
    DataJsonShape {} "MT4064" "data-json-shape" Error
        vi: "Nội dung không phải JSON số liệu.", en: "The content is not data in JSON.",
        help_vi: "Ghi một danh sách đối tượng có chỉ số, kỳ, giá trị, hoặc các kỳ nằm dưới tên chỉ số.",
        help_en: "Write a list of objects with indicator, period, value, or periods under the names of indicators.";
    /// An entry of another shape.
    DataEntryShape {} "MT4065" "data-entry-shape" Error
        vi: "Mục này không có dạng của một số liệu.", en: "This entry does not have the shape of an observation.",
        help_vi: "Ghi một đối tượng có chỉ số, kỳ, giá trị, hoặc các kỳ nằm dưới tên chỉ số.",
        help_en: "Write an object with indicator, period, value, or periods under the name of the indicator.";
    /// A field that is missing.
    DataFieldMissing { field } "MT4066" "data-field-missing" Error
        vi: "Mục này thiếu “{field}”.", en: "This entry lacks “{field}”.";
    /// A field that is no text.
    DataFieldNested { field } "MT4067" "data-field-nested" Error
        vi: "“{field}” phải là chữ hoặc số.", en: "“{field}” must be a text or a number.";
    /// More observations than the limit.
    DataTooManyRows { limit, limit_en } "MT4070" "data-too-many-observations" Error
        vi: "Tệp có hơn {limit} số liệu nên không dùng tệp này.", en: "The file has more than {limit_en} observations and is not used.",
        help_vi: "Tách tệp theo năm hoặc theo nhóm chỉ số.", help_en: "Split the file by year or by group of indicators.";
    /// Nothing to judge by.
    DataNoRows {} "MT4071" "data-no-rows" Warning
        vi: "Tệp không có số liệu nào dùng được.", en: "The file has no figure that can be used.";
    /// The rest, counted.
    DataMoreFindings { count } "MT4072" "data-more-findings" Info
        vi: "Số lỗi khác không nêu ở đây: {count}.", en: "Further findings not shown here: {count}.";

    // ---- 9 our own fault --------------------------------------------------------------------------------------
    /// Something that cannot happen did.
    InternalFault { what } "MT9001" "internal-fault" Error
        vi: "Lỗi trong chương trình ({what}); kết quả khác không bị ảnh hưởng.", en: "A fault in the program ({what}); other results are not affected.",
        help_vi: "Xin gửi tệp gây lỗi cho nhóm phát triển.", help_en: "Please send the file that causes it to the developers.";
}
