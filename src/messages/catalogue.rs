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

    /// A number written with a decimal point.
    DecimalPoint { written, decimal, whole } "MT1002" "decimal-point" Error
        vi: "“{written}” chưa rõ là {decimal} hay {whole}.", en: "“{written}” may mean {decimal} or {whole}.",
        help_vi: "Số thập phân viết bằng dấu phẩy, dấu chấm chỉ dùng để ngăn từng nhóm ba chữ số: {decimal}.",
        help_en: "Decimals take a comma; a dot only parts full groups of three digits: {decimal}.";
    /// A number that cannot be held exactly.
    NumberTooLong { written } "MT1003" "number-too-long" Error
        vi: "Số “{written}” dài hơn 15 chữ số có nghĩa nên không giữ được chính xác.", en: "“{written}” has more than 15 significant digits and cannot be held exactly.",
        help_vi: "Dùng đơn vị lớn hơn, ví dụ tỷ đồng thay cho đồng.", help_en: "Use a larger unit, for example tỷ đồng instead of đồng.";
    /// A number that cannot be read.
    NumberNotRead { written } "MT1004" "number-not-read" Error
        vi: "Chưa đọc được số “{written}”.", en: "The number “{written}” cannot be read.",
        help_vi: "Viết số như 1.234,5: dấu chấm ngăn từng nhóm ba chữ số, dấu phẩy trước phần thập phân.",
        help_en: "Write numbers as 1.234,5: dots part groups of three digits, a comma stands before the decimals.";
    /// A comparator with no figure behind it.
    FigureExpected { after } "MT1005" "figure-expected" Error
        vi: "Sau “{after}” cần một con số.", en: "A figure is needed after “{after}”.",
        help_vi: "Ví dụ: đạt 30% GRDP đến năm 2030.", help_en: "For example: đạt 30% GRDP đến năm 2030.";
    /// A comparator and a figure with no subject before them.
    SubjectMissing { before } "MT1006" "subject-missing" Error
        vi: "Trước “{before}” chưa có tên chỉ số.", en: "No indicator is named before “{before}”.",
        help_vi: "Viết tên chỉ số trước mức cần đạt: kinh tế số đạt 30% GRDP đến năm 2030.",
        help_en: "Name the indicator before the figure: kinh tế số đạt 30% GRDP đến năm 2030.";
    /// Words behind the figure that are neither scope nor deadline.
    RestNotUnderstood { rest } "MT1007" "rest-not-understood" Error
        vi: "Chưa hiểu phần “{rest}” sau mức cần đạt.", en: "“{rest}” after the figure is not understood.",
        help_vi: "Sau mức cần đạt chỉ viết phạm vi (tại cấp xã) và thời hạn (đến năm 2030); phần khác đưa vào tên chỉ số hoặc dòng “ghi chú:”.",
        help_en: "Only a scope (tại cấp xã) and a deadline (đến năm 2030) may follow the figure; put the rest into the indicator's name or a line “ghi chú:”.";
    /// A line with no figure and no state.
    NoFigure { line } "MT1008" "no-figure" Error
        vi: "Dòng “{line}” chưa có mức cần đạt để theo dõi.", en: "The line “{line}” sets nothing that can be followed.",
        help_vi: "Thêm con số và thời hạn (đạt 30% đến năm 2030), hoặc trạng thái (hoàn thành trong năm 2026), hoặc đặt dấu # đầu dòng để ghi chú.",
        help_en: "Add a figure and a deadline (đạt 30% đến năm 2030), or a state (hoàn thành trong năm 2026), or begin the line with # to make it a comment.";
    /// A date that does not exist.
    NoSuchDate { written } "MT1009" "no-such-date" Error
        vi: "Không có ngày “{written}” trong lịch.", en: "There is no day “{written}” in the calendar.",
        help_vi: "Viết ngày/tháng/năm, ví dụ 30/4/2026.", help_en: "Write day/month/year, for example 30/4/2026.";
    /// Brackets nested too deep.
    NestedTooDeep { limit } "MT1010" "nested-too-deep" Error
        vi: "Ngoặc lồng nhau quá {limit} lớp.", en: "Brackets are nested more than {limit} deep.",
        help_vi: "Tách công thức thành nhiều chỉ số.", help_en: "Split the formula into several indicators.";
    /// A file over the limit.
    FileTooLarge { mib } "MT1011" "file-too-large" Error
        vi: "Tệp có {mib} MiB, quá giới hạn 16 MiB.", en: "The file has {mib} MiB; the limit is 16 MiB.",
        help_vi: "Tách tệp và nối bằng dòng: dùng \"tên-tệp.muctieu\".", help_en: "Split the file and join the parts with: dùng \"name.muctieu\".";
    /// A line over the limit.
    LineTooLong { kib } "MT1012" "line-too-long" Error
        vi: "Dòng dài {kib} KiB, quá giới hạn 64 KiB nên không được đọc.", en: "The line has {kib} KiB; the limit is 64 KiB, so it was not read.",
        help_vi: "Mỗi mục tiêu viết trên một dòng.", help_en: "Write one target a line.";
    /// A bidirectional control character.
    BidiControl {} "MT1013" "bidi-control" Error
        vi: "Dòng có ký tự điều khiển hướng chữ, khiến nội dung hiển thị khác với nội dung thật.", en: "The line holds a character that changes the direction of text, so that it shows otherwise than it is.",
        help_vi: "Xóa ký tự đó rồi kiểm tra lại dòng.", help_en: "Remove the character and check the line.";
    /// NUL or another control character.
    ControlCharacter {} "MT1014" "control-character" Error
        vi: "Dòng có ký tự điều khiển không nhìn thấy.", en: "The line holds an invisible control character.",
        help_vi: "Xóa ký tự đó; có thể tệp không phải văn bản UTF-8.", help_en: "Remove it; the file may not be UTF-8 text.";
    /// A zero-width character.
    ZeroWidth {} "MT1015" "zero-width" Warning
        vi: "Dòng có ký tự độ rộng bằng không; đã bỏ qua khi đọc.", en: "The line holds a zero-width character; it was left out in reading.",
        help_vi: "Xóa ký tự đó để tên chỉ số không bị lệch.", help_en: "Remove it so that names agree.";
    /// Title of the fix that removes a hidden character.
    RemoveHidden {} "MT0000" "remove-hidden" Info
        vi: "Xóa ký tự ẩn", en: "Remove the hidden character";
    /// A declaration without a name.
    NameMissing {} "MT1016" "name-missing" Error
        vi: "Sau “chỉ số” chưa có tên.", en: "No name stands after “chỉ số”.",
        help_vi: "Ví dụ: chỉ số kinh tế số.", help_en: "For example: chỉ số kinh tế số.";
    /// A block of the language that this version does not read.
    BlockNotRead { block } "MT1017" "block-not-read" Error
        vi: "Phiên bản này chưa đọc khối “{block}”; các dòng của khối được bỏ qua.", en: "This version does not read the block “{block}”; its lines are passed over.",
        help_vi: "Các mục tiêu khác trong tệp vẫn được đọc bình thường.", help_en: "The other targets of the file are read as usual.";
    /// Invalid UTF-8.
    NotUtf8 { offset } "MT1018" "not-utf8" Error
        vi: "Tệp không phải văn bản UTF-8 (byte thứ {offset} không hợp lệ) nên không được đọc.", en: "The file is not UTF-8 text (byte {offset} is invalid), so it was not read.",
        help_vi: "Lưu lại tệp với bảng mã UTF-8.", help_en: "Save the file as UTF-8.";
    /// A property whose value cannot be read.
    ValueNotRead { key, value, example } "MT1019" "value-not-read" Error
        vi: "Chưa đọc được “{value}” của “{key}”.", en: "“{value}” of “{key}” cannot be read.",
        help_vi: "Ví dụ: {example}.", help_en: "For example: {example}.";
    /// A property that has no place where it stands.
    PropertyMisplaced { key } "MT1020" "property-misplaced" Warning
        vi: "“{key}” không thuộc về dòng nào phía trên nên không có tác dụng.", en: "“{key}” belongs to nothing above it and has no effect.",
        help_vi: "Đặt dòng này ngay dưới khai báo hoặc mục tiêu mà nó bổ nghĩa.", help_en: "Put the line directly below the declaration or target it belongs to.";

    /// Included files that go in a circle.
    IncludeCycle { path } "MT1021" "include-cycle" Error
        vi: "Các tệp gọi lẫn nhau thành vòng: {path}.", en: "The files include each other in a circle: {path}.",
        help_vi: "Bỏ một dòng “dùng” trong vòng đó.", help_en: "Remove one of the “dùng” lines of the circle.";
    /// Too many files, or too deep.
    TooManyFiles { depth, files } "MT1022" "too-many-files" Error
        vi: "Quá giới hạn {depth} lớp “dùng” lồng nhau hoặc {files} tệp; tệp này không được đọc.", en: "More than {depth} nested includes or {files} files; this file was not read.",
        help_vi: "Gộp bớt các tệp.", help_en: "Merge some files.";
    /// A file that cannot be read.
    FileMissing { file, reason } "MT1023" "file-missing" Error
        vi: "Không đọc được tệp “{file}”: {reason}.", en: "The file “{file}” cannot be read: {reason}.",
        help_vi: "Kiểm tra tên tệp; đường dẫn tính từ tệp chứa dòng “dùng”.", help_en: "Check the name; paths count from the file that holds the “dùng” line.";
    /// More targets than the limit.
    TooManyTargets { limit } "MT1024" "too-many-targets" Error
        vi: "Quá {limit} mục tiêu; từ dòng này trở đi không được đọc.", en: "More than {limit} targets; nothing is read from this line on.",
        help_vi: "Tách thành nhiều lần chạy.", help_en: "Split them into several runs.";
    /// A line that could be read in too many ways to try them all.
    LineTangled { line } "MT1025" "line-tangled" Error
        vi: "Dòng “{line}” có quá nhiều chỗ nối và so sánh nên không được đọc.", en: "The line “{line}” holds too many joints and comparisons, so it was not read.",
        help_vi: "Mỗi mục tiêu viết trên một dòng.", help_en: "Write one target a line.";

    // ---- 2 names ----------------------------------------------------------------------------------------------
    /// An indicator that no declaration names, with nothing near.
    ImplicitIndicator { name } "MT2001" "implicit-indicator" Warning
        vi: "Chỉ số “{name}” chưa được khai báo; vẫn được hiểu là một chỉ số riêng.", en: "The indicator “{name}” is not declared; it is taken as an indicator of its own.",
        help_vi: "Khai báo bằng một dòng: chỉ số {name}.", help_en: "Declare it with a line: chỉ số {name}.";
    /// An indicator that no declaration names, with near names.
    ImplicitNear { name, nearest } "MT2002" "unknown-name" Warning
        vi: "Chỉ số “{name}” chưa được khai báo; có phải là {nearest}?", en: "The indicator “{name}” is not declared; did you mean {nearest}?",
        help_vi: "Sửa theo tên đã khai báo, hoặc thêm cách gọi này vào “gọi là:” của chỉ số đó.",
        help_en: "Write the declared name, or add this wording to the “gọi là:” of that indicator.";
    /// A name of two indicators.
    NameTwice { name, first, second } "MT2003" "name-twice" Error
        vi: "Tên “{name}” có hai cách hiểu: “{first}” và “{second}”.", en: "The name “{name}” has two readings: “{first}” and “{second}”.",
        help_vi: "Mỗi tên chỉ dùng cho một chỉ số; bỏ tên này ở một trong hai nơi.", help_en: "Give each name to one indicator; remove it in one of the two places.";
    /// A document declared twice.
    DocumentTwice { number } "MT2004" "document-twice" Warning
        vi: "Văn bản {number} được khai báo hai lần.", en: "The document {number} is declared twice.",
        help_vi: "Gộp hai khai báo làm một.", help_en: "Merge the two declarations.";
    /// A document that no file declares.
    DocumentUnknown { number } "MT2005" "document-unknown" Info
        vi: "Văn bản {number} không có trong các tệp đang đọc nên không xét được thứ tự thay thế.", en: "The document {number} is in none of the files read, so its order cannot be judged.",
        help_vi: "Thêm tệp của văn bản đó bằng dòng “dùng”.", help_en: "Add its file with a “dùng” line.";
    /// Two targets of a document with one id.
    IdTwice { id } "MT2006" "id-twice" Error
        vi: "Mã “@{id}” đã dùng cho một mục tiêu khác trong cùng văn bản.", en: "The id “@{id}” already belongs to another target of the document.",
        help_vi: "Đặt mã khác.", help_en: "Choose another id.";
    /// A member that no dimension declares.
    MemberUnknown { name } "MT2007" "member-unknown" Warning
        vi: "“{name}” không thuộc chiều nào đã khai báo.", en: "“{name}” is a member of no declared dimension.",
        help_vi: "Thêm vào dòng “chiều …:” hoặc sửa lại tên.", help_en: "Add it to the “chiều …:” line or mend the name.";
    /// A formula that refers to itself.
    FormulaCycle { path } "MT2008" "formula-cycle" Error
        vi: "Công thức tính vòng: {path}.", en: "The formula goes in a circle: {path}.",
        help_vi: "Mỗi chỉ số chỉ được tính từ các chỉ số khác.", help_en: "An indicator may only be computed from others.";
    /// A document that a later one overrules on the same indicator and deadline.
    Superseded { first, second } "MT2101" "superseded" Info
        vi: "Mục tiêu {first} được thay bằng {second}.", en: "The target {first} is superseded by {second}.";
    /// A label at the target that stands.
    StandsHere { what } "MT0000" "stands-here" Info
        vi: "mục tiêu đang có hiệu lực: {what}", en: "the target that stands: {what}";
    /// Two documents, neither later, with different figures.
    Contradiction { first, second } "MT2102" "contradiction" Warning
        vi: "Hai văn bản đặt mức khác nhau mà không văn bản nào ban hành sau: {first} và {second}.", en: "Two documents, neither of them later, set different figures: {first} and {second}.",
        help_vi: "Ghi “ngày:” của từng văn bản, hoặc “tiếp nối:”/“thay thế:” ở văn bản ban hành sau.", help_en: "State the date of each, or “tiếp nối:”/“thay thế:” in the later one.";
    /// One document with two figures for the same thing.
    TwoFigures { first, second } "MT2103" "two-figures" Warning
        vi: "Cùng một văn bản đặt hai mức cho một chỉ số và một thời hạn: {first} và {second}.", en: "One document sets two figures for one indicator and deadline: {first} and {second}.",
        help_vi: "Kiểm tra lại văn bản; nếu khác phạm vi, ghi rõ “tại …”.", help_en: "Check the document; if the scopes differ, write “tại …”.";

    // ---- 3 types and units ------------------------------------------------------------------------------------
    /// Units that don't compare.
    UnitsDiffer { name, written, declared } "MT3001" "units-differ" Error
        vi: "Đơn vị “{written}” không so được với “{declared}” của chỉ số “{name}”.", en: "The unit “{written}” does not compare with “{declared}” of the indicator “{name}”.",
        help_vi: "Dùng đơn vị của chỉ số, hoặc khai báo một chỉ số khác.", help_en: "Use the indicator's unit, or declare another indicator.";
    /// A figure without the unit that it needs.
    UnitMissing { figure, unit } "MT3002" "unit-missing" Error
        vi: "“{figure}” thiếu đơn vị; chỉ số này tính bằng “{unit}”.", en: "“{figure}” lacks a unit; this indicator is counted in “{unit}”.",
        help_vi: "Viết đơn vị ngay sau con số.", help_en: "Write the unit directly behind the figure.";
    /// A relative change of a share, which may have been meant in points.
    PercentOrPoints { written, points } "MT3003" "percent-or-points" Warning
        vi: "“{written}” được hiểu là thay đổi tương đối; nếu là điểm phần trăm thì viết “{points}”.", en: "“{written}” is read as a relative change; if points are meant, write “{points}”.";
    /// A range whose good direction nobody states.
    DirectionMissing { name } "MT3004" "direction-missing" Warning
        vi: "Chưa biết “{name}” tốt khi tăng, giảm hay nằm trong khoảng, nên chưa rõ đầu nào của khoảng là cam kết.", en: "It is not stated whether “{name}” is good when rising, falling or inside a range, so it is open which end binds.",
        help_vi: "Thêm dòng “tốt khi: tăng” (hoặc giảm, trong khoảng) dưới khai báo chỉ số.", help_en: "Add a line “tốt khi: tăng” (or giảm, trong khoảng) below the indicator.";
    /// A sign whose sense is doubtful for ranks.
    RankDirection { sign, figure } "MT3005" "rank-direction" Error
        vi: "“{sign}” với “{figure}” chưa rõ là hạng tốt hơn hay kém hơn: hạng càng nhỏ càng tốt.", en: "“{sign}” with “{figure}” may mean better or worse: a smaller rank is better.",
        help_vi: "Viết “trong nhóm N” hoặc “<= N hạng”.", help_en: "Write “trong nhóm N” or “<= N hạng”.";
    /// A change that is not positive.
    ChangeNotPositive { figure } "MT3006" "change-not-positive" Error
        vi: "Mức thay đổi “{figure}” phải lớn hơn 0.", en: "The change “{figure}” must be more than 0.",
        help_vi: "Dùng “tăng” hoặc “giảm” để chỉ chiều thay đổi.", help_en: "Use “tăng” or “giảm” for the direction.";
    /// A figure with no comparator, on an indicator without a direction.
    ComparatorMissing { figure } "MT3007" "comparator-missing" Error
        vi: "“{figure}” chưa rõ là mức tối thiểu hay tối đa.", en: "“{figure}” may be a floor or a ceiling.",
        help_vi: "Viết “đạt” hoặc “không quá” trước con số, hay khai báo “tốt khi:” cho chỉ số.", help_en: "Write “đạt” or “không quá” before the figure, or declare “tốt khi:” for the indicator.";
    /// The reading taken of a wording that others may read otherwise.
    ReadAs { written, read } "MT3008" "read-as" Info
        vi: "“{written}” được hiểu là “{read}”.", en: "“{written}” is read as “{read}”.";
    /// A range whose lower end is not below its upper end.
    RangeBackwards { range } "MT3009" "range-backwards" Error
        vi: "Khoảng “{range}” có đầu dưới không nhỏ hơn đầu trên.", en: "The lower end of “{range}” is not below its upper end.",
        help_vi: "Viết số nhỏ trước, số lớn sau.", help_en: "Write the smaller figure first.";
    /// A formula that cannot be read.
    FormulaNotRead { at } "MT3010" "formula-not-read" Error
        vi: "Chưa hiểu công thức ở “{at}”.", en: "The formula is not understood at “{at}”.",
        help_vi: "Công thức gồm tên chỉ số, số, các dấu + - * / và ngoặc.", help_en: "A formula has names of indicators, numbers, the signs + - * / and brackets.";
    /// A formula whose result is not in the indicator's unit.
    FormulaUnit { name, unit, found } "MT3011" "formula-unit" Error
        vi: "Công thức của “{name}” cho ra “{found}”, không phải “{unit}”.", en: "The formula of “{name}” gives “{found}”, not “{unit}”.",
        help_vi: "Kiểm tra đơn vị của các chỉ số trong công thức.", help_en: "Check the units of the indicators in it.";
    /// Two sides of a formula that don't agree.
    FormulaUnitsDiffer { left, left_unit, right, right_unit } "MT3012" "formula-units-differ" Error
        vi: "Không tính được giữa “{left}” ({left_unit}) và “{right}” ({right_unit}).", en: "“{left}” ({left_unit}) and “{right}” ({right_unit}) cannot be combined.",
        help_vi: "Hai vế của phép cộng, trừ phải cùng đơn vị.", help_en: "Both sides of a sum must have one unit.";

    // ---- 4 periods --------------------------------------------------------------------------------------------
    /// A target without a deadline that takes its document's.
    DeadlineFromDocument { date } "MT4501" "deadline-from-document" Warning
        vi: "Mục tiêu không ghi thời hạn; lấy ngày hết hiệu lực của văn bản ({date}).", en: "The target states no deadline; the end of its document's term ({date}) is taken.",
        help_vi: "Ghi thời hạn vào dòng, ví dụ: đến năm 2030.", help_en: "Write the deadline on the line, for example: đến năm 2030.";
    /// A target without any deadline.
    NoDeadline {} "MT4502" "no-deadline" Warning
        vi: "Mục tiêu không có thời hạn nên được theo dõi như mức phải giữ từ nay.", en: "The target has no deadline and is followed as a level to be kept from now on.",
        help_vi: "Ghi thời hạn vào dòng (đến năm 2030) hoặc “hiệu lực:” cho văn bản.", help_en: "Write a deadline on the line (đến năm 2030) or “hiệu lực:” for the document.";
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
