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
        help_vi: "Viết bằng chữ số như 1.234,5: dấu chấm ngăn từng nhóm ba chữ số, dấu phẩy trước phần thập phân.",
        help_en: "Write it in figures as 1.234,5: dots part groups of three digits, a comma stands before the decimals.";
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
        vi: "“{written}” không có trong lịch.", en: "“{written}” is not in the calendar.",
        help_vi: "Viết ngày/tháng/năm, ví dụ 30/4/2026.", help_en: "Write day/month/year, for example 30/4/2026.";
    /// Brackets nested too deep.
    NestedTooDeep { limit } "MT1010" "nested-too-deep" Error
        vi: "Ngoặc lồng nhau quá {limit} lớp.", en: "Brackets are nested more than {limit} deep.",
        help_vi: "Tách công thức thành nhiều chỉ số.", help_en: "Split the formula into several indicators.";
    /// A file over the limit.
    FileTooLarge { mib } "MT1011" "file-too-large" Error
        vi: "Tệp lớn hơn {mib} MiB nên không được đọc.", en: "The file has more than {mib} MiB, so it was not read.",
        help_vi: "Tách tệp và nối bằng dòng: dùng \"tên-tệp.muctieu\".", help_en: "Split the file and join the parts with: dùng \"name.muctieu\".";
    /// A line over the limit.
    LineTooLong { kib } "MT1012" "line-too-long" Error
        vi: "Dòng dài hơn {kib} KiB nên không được đọc.", en: "The line has more than {kib} KiB, so it was not read.",
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
        vi: "Dòng có ký tự ẩn không chiếm chỗ; ký tự này được bỏ qua khi đọc.", en: "The line holds a zero-width character; it was left out in reading.",
        help_vi: "Nên xóa ký tự này: tên có ký tự ẩn trông giống nhưng không trùng với tên viết đúng.", help_en: "It is best removed: a name with a hidden character looks like the right one and is not.";
    /// Title of the fix that removes a hidden character.
    RemoveHidden {} "MT0000" "remove-hidden" Info
        vi: "Xóa ký tự ẩn", en: "Remove the hidden character";
    /// A declaration without a name.
    NameMissing {} "MT1016" "name-missing" Error
        vi: "Sau “chỉ số” chưa có tên.", en: "No name stands after “chỉ số”.",
        help_vi: "Ví dụ: chỉ số kinh tế số.", help_en: "For example: chỉ số kinh tế số.";
    /// Invalid UTF-8.
    NotUtf8 { offset } "MT1018" "not-utf8" Error
        vi: "Tệp không phải văn bản UTF-8 (byte thứ {offset} không hợp lệ) nên không được đọc.", en: "The file is not UTF-8 text (byte {offset} is invalid), so it was not read.",
        help_vi: "Lưu lại tệp với bảng mã UTF-8.", help_en: "Save the file as UTF-8.";
    /// A property whose value cannot be read.
    ValueNotRead { key, value, example } "MT1019" "value-not-read" Error
        vi: "Chưa hiểu giá trị “{value}” ở dòng “{key}:”.", en: "The value “{value}” in the line “{key}:” is not understood.",
        help_vi: "Ví dụ: {example}.", help_en: "For example: {example}.";
    /// A property that has no place where it stands.
    PropertyMisplaced { key } "MT1020" "property-misplaced" Warning
        vi: "Dòng “{key}:” không bổ nghĩa cho khai báo hay mục tiêu nào phía trên nên không có tác dụng.", en: "The line “{key}:” says nothing about a declaration or target above it and has no effect.",
        help_vi: "Chuyển dòng này xuống ngay dưới khai báo hoặc mục tiêu mà nó bổ nghĩa.", help_en: "Put the line directly below the declaration or target it belongs to.";

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
        help_vi: "Chia quy tắc thành nhiều tệp rồi chạy từng phần.", help_en: "Divide the rules among several files and run them part by part.";
    /// A second, different deadline for one figure.
    TwoDeadlines { first, second } "MT1025" "two-deadlines" Error
        vi: "Mức cần đạt có hai thời hạn: “{first}” và “{second}”.", en: "The figure has two deadlines: “{first}” and “{second}”.",
        help_vi: "Giữ một thời hạn, hoặc ghi mức của từng thời hạn: đạt 20% vào năm 2025 và 30% vào năm 2030.",
        help_en: "Keep one, or give each its figure: đạt 20% vào năm 2025 và 30% vào năm 2030.";
    /// A line that could be read in too many ways to try them all.
    LineTangled { line } "MT1026" "line-tangled" Error
        vi: "Dòng “{line}” có quá nhiều chỗ nối và so sánh nên không được đọc.", en: "The line “{line}” holds too many joints and comparisons, so it was not read.",
        help_vi: "Mỗi mục tiêu viết trên một dòng.", help_en: "Write one target a line.";
    /// A day without a year, of no recurring period or of one of another length.
    DayOfWhichPeriod { written } "MT1060" "day-of-which-period" Error
        vi: "Không rõ “{written}” là ngày của kỳ nào.", en: "It is not clear to which period “{written}” belongs.",
        help_vi: "Viết cả năm (trước ngày 15/12/2027), hoặc kỳ lặp lại cùng loại: trước ngày 15/12 hằng năm; trước ngày 25 tháng cuối quý; trước ngày 25 hằng tháng.",
        help_en: "Write the year too (trước ngày 15/12/2027), or a recurrence of the same length: trước ngày 15/12 hằng năm; trước ngày 25 tháng cuối quý; trước ngày 25 hằng tháng.";
    /// `kịch bản` without a name.
    ScenarioNameMissing {} "MT1070" "scenario-name-missing" Error
        vi: "Sau “kịch bản” chưa có tên.", en: "No name stands after “kịch bản”.",
        help_vi: "Ví dụ: kịch bản Bứt phá.", help_en: "For example: kịch bản Bứt phá.";
    /// A line of a scenario that supposes nothing.
    AssumptionNotUnderstood { line } "MT1071" "assumption-not-understood" Error
        vi: "Chưa hiểu giả định “{line}”.", en: "The assumption “{line}” is not understood.",
        help_vi: "Viết tên chỉ số rồi đường đi của nó, ví dụ: kinh tế số tăng 3 điểm % mỗi năm từ 2026; hợp đồng điện tử = 75% năm 2027; GRDP giữ nguyên.",
        help_en: "Name the indicator and how it goes, for example: kinh tế số tăng 3 điểm % mỗi năm từ 2026; hợp đồng điện tử = 75% năm 2027; GRDP giữ nguyên.";
    /// A target between the lines of a scenario.
    TargetInScenario { line } "MT1072" "target-in-scenario" Error
        vi: "“{line}” là mục tiêu chứ không phải giả định, nên không thuộc kịch bản ở trên.", en: "“{line}” is a target and no assumption, so it does not belong to the scenario above.",
        help_vi: "Đặt mục tiêu trước dòng “kịch bản”, hoặc sau một dòng “văn bản”, “mục”; giả định về một mức viết như: kinh tế số = 30% GRDP năm 2030.",
        help_en: "Put targets before the line “kịch bản”, or behind a line “văn bản” or “mục”; a level is supposed as: kinh tế số = 30% GRDP năm 2030.";
    /// A change that does not say that it is a year's.
    YearlyChangeUnsaid { verb } "MT1073" "yearly-change-unsaid" Error
        vi: "“{verb}” chưa nói là mỗi năm.", en: "“{verb}” does not say that it is a year's change.",
        help_vi: "Giả định tăng, giảm tính theo năm: viết “mỗi năm”; mức đến một năm viết bằng dấu “=”: kinh tế số = 20% GRDP năm 2028.",
        help_en: "Supposed changes are yearly: write “mỗi năm”; a level in a year takes “=”: kinh tế số = 20% GRDP năm 2028.";
    /// A supposed level without its year.
    LevelWithoutYear { figure } "MT1074" "level-without-year" Error
        vi: "Mức “{figure}” chưa có năm.", en: "The level “{figure}” has no year.",
        help_vi: "Ví dụ: = 75% năm 2027.", help_en: "For example: = 75% năm 2027.";
    /// Words behind an assumption that mean nothing there.
    AssumptionRest { rest } "MT1075" "assumption-rest" Error
        vi: "Chưa hiểu phần “{rest}” của giả định.", en: "“{rest}” in the assumption is not understood.",
        help_vi: "Sau mức thay đổi chỉ viết: mỗi năm; từ 2026, đến 2030; ± 2; (từ 1 đến 5); cùng yếu tố \"kinh tế chung\" 0,8.",
        help_en: "Only these may follow the amount: mỗi năm; từ 2026, đến 2030; ± 2; (từ 1 đến 5); cùng yếu tố \"kinh tế chung\" 0,8.";
    /// More scenarios, or more lines in one, than the limit.
    TooManyScenarios { scenarios, lines } "MT1077" "too-many-scenarios" Error with "authoring"
        vi: "Quá {scenarios} kịch bản, hoặc quá {lines} dòng trong một kịch bản; từ kịch bản này trở đi không được đọc.",
        en: "More than {scenarios} scenarios, or more than {lines} lines in one; none is read from this one on.",
        help_vi: "Chia các kịch bản thành nhiều tệp rồi xét từng phần.", help_en: "Divide the scenarios among several files and look at them part by part.";
    /// A shared factor without its name or weight.
    FactorNotRead { written } "MT1076" "factor-not-read" Error
        vi: "“{written}” chưa đủ tên yếu tố và mức gắn kết.", en: "“{written}” lacks the factor's name or how closely the amount goes with it.",
        help_vi: "Viết tên trong dấu nháy rồi một số từ -1 đến 1: cùng yếu tố \"kinh tế chung\" 0,8.",
        help_en: "Write the name between quotes and a number from -1 to 1: cùng yếu tố \"kinh tế chung\" 0,8.";

    /// A name that is longer than any name.
    NameTooLong { name, limit } "MT1027" "name-too-long" Error
        vi: "“{name}” dài quá {limit} ký tự nên không được đọc.", en: "“{name}” has more than {limit} characters, so it was not read.",
        help_vi: "Rút gọn tên; phần diễn giải đưa vào dòng “ghi chú:”.", help_en: "Shorten the name; put what explains it into a line “ghi chú:”.";
    /// More text than the targets may carry together.
    TooMuchText { limit } "MT1028" "too-much-text" Error
        vi: "Tên và chữ của các mục tiêu dài quá {limit} MiB; từ dòng này trở đi không được đọc.", en: "The names and words of the targets take more than {limit} MiB; nothing is read from this line on.",
        help_vi: "Rút gọn tên mục, tên chỉ số hoặc chia quy tắc thành nhiều tệp.", help_en: "Shorten names of sections and indicators, or divide the rules among several files.";

    /// A task with a number and no name.
    TaskNameMissing { id } "MT1040" "task-name-missing" Error
        vi: "Sau số nhiệm vụ “{id}” chưa có tên nhiệm vụ.", en: "No name stands after the task number “{id}”.",
        help_vi: "Ví dụ: nhiệm vụ 2.1 Ban hành kế hoạch chuyển đổi số.", help_en: "For example: nhiệm vụ 2.1 Ban hành kế hoạch chuyển đổi số.";
    /// More tasks than the limit.
    TooManyTasks { limit } "MT1041" "too-many-tasks" Error
        vi: "Quá {limit} nhiệm vụ; các nhiệm vụ sau không được đọc.", en: "More than {limit} tasks; later ones are not read.",
        help_vi: "Chia các nhiệm vụ thành nhiều tệp rồi chạy từng phần.", help_en: "Divide the tasks among several files and run them part by part.";
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
    /// A quantifier over words that name no dimension.
    SetUnknown { set } "MT2030" "set-unknown" Error
        vi: "“{set}” chưa được khai báo là một chiều, nên chưa rõ phải xét từng thành viên nào.",
        en: "“{set}” is declared as no dimension, so it is not known which members are meant.",
        help_vi: "Khai báo các thành viên: chiều {set}: …; …. Nếu đó là một phần của tên chỉ số thì khai báo chỉ số với đúng tên ấy.",
        help_en: "Declare the members: chiều {set}: …; …. If the words are part of an indicator's name, declare the indicator by that name.";
    /// A member and a quantifier on one line.
    ScopeAndSet { scope, set } "MT2037" "scope-and-set" Error
        vi: "Câu vừa giới hạn ở “{scope}” vừa xét từng {set}.", en: "The line is limited to “{scope}” and goes over each {set} as well.",
        help_vi: "Giữ một trong hai, hoặc khai báo chỉ số riêng cho “{scope}”.", help_en: "Keep one of the two, or declare an indicator of its own for “{scope}”.";
    /// A member that does not exist on the day that counts.
    MemberGone { member, date } "MT2038" "member-gone" Warning
        vi: "Theo khai báo, “{member}” không tồn tại vào ngày {date} nên sẽ không có số liệu để kết luận.",
        en: "As declared, “{member}” does not exist on {date}, so there will be no figure to tell.",
        help_vi: "Kiểm tra ngày “từ:”, “đến:” của thành viên, hoặc đặt mục tiêu cho thành viên thay nó.",
        help_en: "Look at the days “từ:” and “đến:” of the member, or set the target for what took its place.";
    /// A member that a dimension has already.
    MemberTwice { name, dimension } "MT2031" "member-twice" Error
        vi: "Chiều “{dimension}” đã có thành viên “{name}”.", en: "The dimension “{dimension}” has the member “{name}” already.",
        help_vi: "Bỏ một trong hai. Thành viên giữ tên nhưng đổi phạm vi thì ghi “gián đoạn:” ngày đổi.",
        help_en: "Take one away. A member that keeps its name but changes its extent has a line “gián đoạn:” with the day.";
    /// A count that gives another size of the set than it has.
    SetSizeDiffers { set, said, size } "MT2032" "set-size-differs" Error
        vi: "Câu nói {said} {set}, nhưng theo khai báo có {size}.", en: "The line says {said} {set}, but {size} are declared.",
        help_vi: "Sửa con số trong câu, hoặc sửa danh sách khai báo (kể cả ngày “từ:”, “đến:” của thành viên).",
        help_en: "Mend the number in the line, or the declared list (with the days “từ:” and “đến:” of its members).";
    /// A count of more than there are.
    SetTooSmall { set, count, size } "MT2033" "set-too-small" Error
        vi: "Cần ít nhất {count} {set} nhưng chỉ có {size}.", en: "At least {count} {set} are asked for, but there are only {size}.",
        help_vi: "Sửa con số, hoặc bổ sung thành viên vào dòng “chiều …:”.", help_en: "Mend the number, or add members to the line “chiều …:”.";
    /// A set without members on the day that counts.
    SetGone { set, date } "MT2034" "set-gone" Error
        vi: "Đến ngày {date} không còn {set} nào theo khai báo.", en: "By {date} there is no {set} any more, as declared.",
        help_vi: "Kiểm tra ngày “đến:” của các thành viên; nếu cấp này đã bỏ thì đặt mục tiêu cho cấp thay nó.",
        help_en: "Look at the days “đến:” of the members; where that level was abolished, set the target for what took its place.";
    /// A dimension without any member.
    SetEmpty { set } "MT2035" "set-empty" Error
        vi: "Chiều “{set}” chưa có thành viên nào.", en: "The dimension “{set}” has no members.",
        help_vi: "Viết các thành viên sau dấu hai chấm, cách nhau bằng dấu chấm phẩy: chiều {set}: …; ….",
        help_en: "Write the members behind the colon, parted by semicolons: chiều {set}: …; ….";
    /// A member that ends before it begins.
    MemberEndsFirst { from, until } "MT2036" "member-ends-first" Error
        vi: "Thành viên bắt đầu từ ngày {from} nhưng lại chỉ đến ngày {until}.", en: "The members begin on {from} but end on {until}.",
        help_vi: "Sửa một trong hai ngày.", help_en: "Mend one of the two days.";
    /// A formula that refers to itself.
    FormulaCycle { path } "MT2008" "formula-cycle" Error
        vi: "Công thức tính vòng: {path}.", en: "The formula goes in a circle: {path}.",
        help_vi: "Mỗi chỉ số chỉ được tính từ các chỉ số khác.", help_en: "An indicator may only be computed from others.";
    /// A scenario's name that is taken.
    ScenarioTwice { name } "MT2070" "scenario-twice" Error with "authoring"
        vi: "Tên kịch bản “{name}” đã có.", en: "There is a scenario “{name}” already.",
        help_vi: "Đặt tên khác; “Hiện trạng” là tên của diễn biến theo xu hướng hiện nay.", help_en: "Give it another name; “Hiện trạng” is the present course.";
    /// A scenario that another one builds on and that is not there.
    ScenarioUnknown { name, known } "MT2071" "scenario-unknown" Error with "authoring"
        vi: "Không có kịch bản “{name}”.", en: "There is no scenario “{name}”.",
        help_vi: "Các kịch bản: {known}.", help_en: "The scenarios are: {known}.";
    /// Scenarios that build on each other.
    ScenarioCycle { path } "MT2072" "scenario-cycle" Error with "authoring"
        vi: "Các kịch bản kế thừa nhau thành vòng: {path}.", en: "The scenarios build on each other in a circle: {path}.",
        help_vi: "Bỏ một dòng “từ:” trong vòng đó.", help_en: "Remove one of the “từ:” lines of the circle.";
    /// An assumption about an indicator that nothing else names.
    AssumedUnknown { name } "MT2073" "assumed-indicator-unknown" Error with "authoring"
        vi: "Giả định về “{name}” nhưng không có chỉ số nào tên như vậy.", en: "Something is supposed of “{name}”, but there is no such indicator.",
        help_vi: "Viết đúng tên hoặc một cách gọi đã khai báo của chỉ số.", help_en: "Write the name of an indicator or one of its declared wordings.";
    /// Two assumptions that begin together on one indicator.
    AssumedTwice { name, period } "MT2074" "assumed-twice" Error with "authoring"
        vi: "Có hai giả định về “{name}” cùng bắt đầu từ {period}.", en: "Two assumptions about “{name}” begin in {period}.",
        help_vi: "Giữ một giả định, hoặc cho mỗi giả định một năm bắt đầu khác nhau.", help_en: "Keep one, or let each begin in another year.";
    /// A scenario that supposes nothing.
    ScenarioEmpty { name } "MT2075" "scenario-empty" Warning with "authoring"
        vi: "Kịch bản “{name}” không có giả định nào nên giống hệt hiện trạng.", en: "The scenario “{name}” supposes nothing, so it is the present course.",
        help_vi: "Ghi mỗi giả định trên một dòng dưới tên kịch bản; một mục tiêu bắt đầu bằng “kịch bản” thì đặt tên chỉ số khác.",
        help_en: "Write one assumption a line below the name; a target that begins with “kịch bản” needs another name for its indicator.";
    /// A document that a later one overrules on the same indicator and deadline.
    Superseded { first, second } "MT2101" "superseded" Info
        vi: "Mục tiêu {first} được thay bằng {second}.", en: "The target {first} is superseded by {second}.";
    /// A label at the target that stands.
    StandsHere { what } "MT0000" "stands-here" Info
        vi: "mục tiêu đang có hiệu lực: {what}", en: "the target that stands: {what}";
    /// Two documents, neither later, with different figures.
    Contradiction { first, second } "MT2102" "contradiction" Warning
        vi: "Hai văn bản đặt hai mức cho cùng một chỉ số và thời hạn, chưa rõ văn bản nào ban hành sau: {first} và {second}.",
        en: "Two documents set different figures for one indicator and deadline, and neither is known to be later: {first} and {second}.",
        help_vi: "Ghi “ngày:” cho từng văn bản, hoặc “tiếp nối:”, “thay thế:” ở văn bản ban hành sau.", help_en: "State the date (“ngày:”) of each, or “tiếp nối:” or “thay thế:” in the later one.";
    /// One document with two figures for the same thing.
    TwoFigures { first, second } "MT2103" "two-figures" Warning
        vi: "Cùng một văn bản đặt hai mức cho một chỉ số và một thời hạn: {first} và {second}.", en: "One document sets two figures for one indicator and deadline: {first} and {second}.",
        help_vi: "Kiểm tra lại văn bản; nếu khác phạm vi, ghi rõ “tại …”.", help_en: "Check the document; if the scopes differ, write “tại …”.";

    // ---- 3 types and units ------------------------------------------------------------------------------------
    /// Units that don't compare.
    UnitsDiffer { name, written, declared } "MT3001" "units-differ" Error
        vi: "Đơn vị “{written}” không so sánh được với “{declared}” của chỉ số “{name}”.", en: "The unit “{written}” does not compare with “{declared}” of the indicator “{name}”.",
        help_vi: "Dùng đơn vị của chỉ số, hoặc khai báo một chỉ số khác.", help_en: "Use the indicator's unit, or declare another indicator.";
    /// A figure without the unit that it needs.
    UnitMissing { figure, unit } "MT3002" "unit-missing" Error
        vi: "“{figure}” thiếu đơn vị; chỉ số này tính bằng “{unit}”.", en: "“{figure}” lacks a unit; this indicator is counted in “{unit}”.",
        help_vi: "Viết đơn vị ngay sau con số.", help_en: "Write the unit directly behind the figure.";
    /// A relative change of a share, which may have been meant in points.
    PercentOrPoints { written, points } "MT3003" "percent-or-points" Warning
        vi: "“{written}” được hiểu là mức thay đổi tương đối, tính trên số của kỳ gốc; nếu là điểm phần trăm thì viết “{points}”.",
        en: "“{written}” is read as a relative change, counted on the earlier figure; if points are meant, write “{points}”.";
    /// A range whose good direction nobody states.
    DirectionMissing { name } "MT3004" "direction-missing" Warning
        vi: "Chưa biết “{name}” tốt khi tăng, giảm hay nằm trong khoảng, nên chưa rõ cam kết tính theo đầu nào của khoảng.", en: "It is not stated whether “{name}” is good when rising, falling or inside a range, so it is open which end binds.",
        help_vi: "Thêm dòng “tốt khi: tăng” (hoặc giảm, trong khoảng) dưới khai báo chỉ số.", help_en: "Add a line “tốt khi: tăng” (or giảm, trong khoảng) below the indicator.";
    /// A sign whose sense is doubtful for ranks.
    RankDirection { sign, figure } "MT3005" "rank-direction" Error
        vi: "“{sign}” với “{figure}” chưa rõ là hạng tốt hơn hay kém hơn: số hạng càng nhỏ càng tốt.", en: "“{sign}” with “{figure}” may mean better or worse: a smaller rank is better.",
        help_vi: "Viết “trong nhóm N” hoặc “<= N hạng”.", help_en: "Write “trong nhóm N” or “<= N hạng”.";
    /// A change that is not positive.
    ChangeNotPositive { figure } "MT3006" "change-not-positive" Error
        vi: "Mức thay đổi “{figure}” phải lớn hơn 0.", en: "The change “{figure}” must be more than 0.",
        help_vi: "Chiều thay đổi ghi bằng chữ “tăng” hoặc “giảm”, theo sau là số dương.", help_en: "Say the direction with “tăng” or “giảm”, followed by a figure above 0.";
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
        vi: "Không thể tính “{left}” ({left_unit}) cùng “{right}” ({right_unit}) trong một phép tính.", en: "“{left}” ({left_unit}) and “{right}” ({right_unit}) cannot be combined.",
        help_vi: "Hai vế của phép cộng, trừ phải cùng đơn vị; phép nhân, chia phải cho ra một đơn vị có nghĩa.",
        help_en: "Both sides of a sum must have one unit; a product or a quotient must have a unit that means something.";

    /// A level that is meant as the mean of several years.
    MeanOfYears { line } "MT3013" "mean-of-years" Error
        vi: "“{line}” là mức bình quân của nhiều năm; phiên bản này chưa đánh giá mức bình quân.", en: "“{line}” sets the mean of several years, which this version does not judge yet.",
        help_vi: "Nếu là mức của từng năm thì bỏ chữ “bình quân”; nếu là mức tăng bình quân thì viết “tăng bình quân … mỗi năm”.",
        help_en: "If every single year is meant, drop “bình quân”; for a mean yearly change write “tăng bình quân … mỗi năm”.";
    /// A day inside a period for a change from period to period.
    DayOfChange { written } "MT3060" "day-of-change" Error
        vi: "Mức thay đổi từ kỳ này sang kỳ khác không đi với một ngày trong kỳ (“{written}”).", en: "A change from one period to the next cannot be due on a day inside the period (“{written}”).",
        help_vi: "Bỏ ngày ấy, hoặc đặt mức phải đạt thay cho mức thay đổi.", help_en: "Leave the day out, or set a level in place of the change.";
    /// A line that holds what was reached, without saying what.
    KeepOfNothing { line } "MT2060" "keep-of-nothing" Error
        vi: "“{line}” không nói giữ những mục tiêu nào.", en: "“{line}” does not say which targets are to be held.",
        help_vi: "Nêu mục hoặc mã: duy trì các mục tiêu đã đạt tại mục \"II.2.a\" từ 2026 đến 2030; duy trì các mục tiêu đã đạt @kinh-te-so-2025 từ 2026.",
        help_en: "Name a section or ids: duy trì các mục tiêu đã đạt tại mục \"II.2.a\" từ 2026 đến 2030; duy trì các mục tiêu đã đạt @kinh-te-so-2025 từ 2026.";
    /// A section or id that has no target to be held.
    KeptUnknown { what } "MT2061" "kept-unknown" Error
        vi: "Không có mục tiêu nào ở {what} để duy trì.", en: "There is no target in {what} to be held.",
        help_vi: "Kiểm tra số mục hoặc mã; mục phải thuộc cùng văn bản.", help_en: "Check the number of the section or the id; the section must be of the same document.";
    /// Targets of a section that cannot be held.
    KeepLeavesOut { count, targets } "MT2062" "keep-leaves-out" Warning
        vi: "{count} mục tiêu không được giữ: {targets}.", en: "{count} targets are not held: {targets}.",
        help_vi: "Chỉ giữ mục tiêu có thời hạn trước ngày bắt đầu giữ và đặt ra một mức; mục tiêu về thay đổi thì viết riêng mức phải giữ.",
        help_en: "Only targets that are due before the holding begins and set a level are held; for a change, write the level to be kept.";
    /// A level that one line commits to and another only strives for.
    CommittedAndStriven { firm, wished } "MT2063" "committed-and-striven" Warning with "authoring"
        vi: "{firm} đã cam kết mức mà {wished} chỉ phấn đấu.", en: "{firm} commits to what {wished} only strives for.",
        help_vi: "Nếu là cam kết thì bỏ dòng phấn đấu hoặc nâng mức phấn đấu; nếu chỉ là phấn đấu thì thêm chữ “phấn đấu” vào dòng kia.",
        help_en: "If it is a commitment, drop the line that strives or raise it; if it is only striven for, say so on the other line too.";
    /// A supposed level that the unit does not allow.
    LevelOutside { figure, low, high } "MT3070" "level-outside" Error with "authoring"
        vi: "Mức giả định {figure} nằm ngoài phạm vi của đơn vị ({low} đến {high}).", en: "The supposed level {figure} lies outside what the unit allows ({low} to {high}).",
        help_vi: "Sửa mức, hoặc đơn vị của chỉ số.", help_en: "Mend the level, or the indicator's unit.";
    /// A spread that is none.
    SpreadWrong { written } "MT3071" "spread-wrong" Error with "authoring"
        vi: "Độ bất định “{written}” chưa đúng.", en: "The uncertainty “{written}” is wrong.",
        help_vi: "Sau “±” là một số dương; trong ngoặc là mức thấp nhất rồi mức cao nhất, con số đứng trước nằm giữa hai mức đó.",
        help_en: "Behind “±” stands a positive number; between brackets the least and then the greatest, with the figure before them in between.";
    /// A weight of a shared factor beyond ±1.
    FactorWeightWrong { written } "MT3072" "factor-weight-wrong" Error with "authoring"
        vi: "Mức gắn kết với yếu tố chung phải từ -1 đến 1, không phải “{written}”.", en: "The weight of a shared factor lies between -1 and 1; “{written}” does not.",
        help_vi: "1 là cùng tăng cùng giảm hoàn toàn, 0 là không liên quan, -1 là ngược chiều hoàn toàn.", help_en: "1 goes with it entirely, 0 not at all, -1 entirely the other way.";
    /// An uncertain amount without uncertainty that shares a factor.
    FactorUseless {} "MT3073" "factor-useless" Warning with "authoring"
        vi: "Giả định này không có phần bất định nên yếu tố chung không có tác dụng.", en: "This assumption has nothing uncertain, so the shared factor has no effect.",
        help_vi: "Thêm độ bất định, ví dụ ± 2, hoặc bỏ yếu tố chung.", help_en: "Add an uncertainty, such as ± 2, or leave the factor out.";
    /// A change by which nothing is left.
    FallBeyondAll { figure } "MT3074" "fall-beyond-all" Error with "authoring"
        vi: "Giảm {figure} mỗi năm thì không còn gì.", en: "A fall by {figure} a year leaves nothing.",
        help_vi: "Mức giảm tương đối mỗi năm phải dưới 100%.", help_en: "A relative fall must be less than 100% a year.";
    /// A formula of more pieces than the limit.
    FormulaTooLong { limit } "MT3014" "formula-too-long" Error
        vi: "Công thức có quá {limit} số, tên và phép tính nên không được đọc.", en: "The formula has more than {limit} numbers, names and operators, so it was not read.",
        help_vi: "Tách công thức thành nhiều chỉ số.", help_en: "Split the formula into several indicators.";

    // ---- 4 periods --------------------------------------------------------------------------------------------
    /// A target without a deadline that takes its document's.
    DeadlineFromDocument { date } "MT4501" "deadline-from-document" Warning
        vi: "Mục tiêu không ghi thời hạn; thời hạn được lấy là ngày hết hiệu lực của văn bản ({date}).", en: "The target states no deadline; the end of its document's term ({date}) is taken.",
        help_vi: "Ghi thời hạn vào dòng, ví dụ: đến năm 2030.", help_en: "Write the deadline on the line, for example: đến năm 2030.";
    /// A day inside a period by which no figure comes.
    DayBetweenFigures { name, written } "MT4160" "day-between-figures" Warning
        vi: "Số liệu về “{name}” tính cho cả kỳ nên không trả lời được mức {written}; chỉ số liệu có kỳ kết thúc trước ngày ấy mới được xét.", en: "Figures of “{name}” speak of the whole period and do not tell the level {written}; only figures whose period ends by that day are looked at.",
        help_vi: "Khai kỳ ngắn hơn cho chỉ số (kỳ: tháng), hoặc bỏ ngày trong kỳ để xét số liệu cả kỳ.", help_en: "Declare a shorter period for the indicator (kỳ: tháng), or leave the day out so that the figure of the whole period counts.";
    /// A target without any deadline.
    NoDeadline {} "MT4502" "no-deadline" Warning
        vi: "Mục tiêu không có thời hạn nên được theo dõi như mức phải giữ từ nay.", en: "The target has no deadline and is followed as a level to be kept from now on.",
        help_vi: "Ghi thời hạn vào dòng (đến năm 2030) hoặc “hiệu lực:” cho văn bản.", help_en: "Write a deadline on the line (đến năm 2030) or “hiệu lực:” for the document.";
    // ---- workbooks --------------------------------------------------------------------------------------------
    /// Which sheets of a workbook were read.
    SheetsRead { read, rest } "MT4080" "sheets-read" Info with "cli"
        vi: "Đã đọc trang {read}; không thấy bảng số liệu ở trang: {rest}.", en: "Sheets read: {read}; no table of figures on: {rest}.",
        help_vi: "Chỉ đọc một trang: --sheet \"tên trang\".", help_en: "To read one sheet only: --sheet \"name\".";
    /// A hidden sheet with figures.
    HiddenSheet { sheet } "MT4081" "hidden-sheet" Warning with "cli"
        vi: "Trang ẩn “{sheet}” có bảng số liệu nhưng không được đọc.", en: "The hidden sheet “{sheet}” holds a table of figures and was not read.",
        help_vi: "Nếu cần, cho hiện trang ấy hoặc nêu bằng --sheet.", help_en: "If it counts, unhide it or name it with --sheet.";
    /// No sheet of that name.
    SheetUnknown { wanted, sheets } "MT4082" "sheet-unknown" Error with "cli"
        vi: "Không có trang “{wanted}”; các trang là {sheets}.", en: "There is no sheet “{wanted}”; the sheets are {sheets}.";
    /// A workbook that gives nothing.
    WorkbookNotRead { reason_vi, reason_en } "MT4083" "workbook-not-read" Error with "cli"
        vi: "Không đọc được tệp bảng tính: {reason_vi}.", en: "The workbook can't be read: {reason_en}.",
        help_vi: "Mở tệp trong bảng tính rồi lưu lại dạng .xlsx không mật khẩu.", help_en: "Open it in a spreadsheet and save it as .xlsx without a password.";
    /// No sheet with a header that is understood.
    NoSheetWithFigures { sheets } "MT4084" "no-sheet-with-figures" Error with "cli"
        vi: "Không trang nào có bảng số liệu đọc được; các trang là {sheets}.", en: "No sheet holds a table of figures that can be read; the sheets are {sheets}.",
        help_vi: "Dòng tiêu đề cần có cột chỉ số, kỳ và giá trị (hoặc mỗi năm một cột), nằm trong 20 dòng đầu; nêu bằng --sheet, --header-row nếu cần.",
        help_en: "A header needs columns for indicator, period and value (or one a year) within the first 20 rows; name them with --sheet and --header-row if need be.";
    /// Cells that show another figure than they hold.
    ShownOtherwise { cell, shown, stored, count } "MT4085" "shown-otherwise" Info with "cli"
        vi: "Ô {cell} hiện {shown} nhưng giữ giá trị {stored}; giá trị được giữ mới được dùng (số ô như vậy: {count}).",
        en: "Cell {cell} shows {shown} and holds {stored}; the value held counts (such cells: {count}).",
        help_vi: "Nếu số công bố là số đã làm tròn thì gõ số đã làm tròn vào ô.", help_en: "Where the rounded figure is the published one, type that into the cell.";
    // ---- lints ------------------------------------------------------------------------------------------------
    /// An indicator whose targets nobody leads.
    NoLead { name, count } "MT2050" "no-lead" Info with "authoring"
        vi: "Chưa có cơ quan chủ trì cho “{name}” ({count} mục tiêu).", en: "Nobody leads “{name}” (targets: {count}).",
        help_vi: "Thêm dòng “chủ trì:” dưới khai báo chỉ số hoặc dưới mục tiêu.", help_en: "Add a line “chủ trì:” below the indicator or the target.";
    /// The same target on two lines of one document.
    DuplicateTarget { target } "MT2051" "duplicate-target" Info with "authoring"
        vi: "Mục tiêu này đã có trong cùng văn bản: {target}.", en: "The same document sets this target already: {target}.",
        help_vi: "Giữ một dòng; chỗ nhắc lại ghi vào “ghi chú:” hoặc chú thích #.", help_en: "Keep one line; mention the other place in “ghi chú:” or a comment.";
    /// A title that already names another indicator.
    TitleOfAnother { title, own, other } "MT2052" "title-of-another" Warning with "authoring"
        vi: "Tên đầy đủ “{title}” của “{own}” đã là tên gọi của “{other}”, nên số liệu ghi tên này được tính cho “{other}”.",
        en: "The title “{title}” of “{own}” already names “{other}”, so figures under it count for “{other}”.",
        help_vi: "Sửa một trong hai tên, hoặc gộp hai chỉ số làm một.", help_en: "Change one of the names, or make the two indicators one.";
    /// Declared and used by nothing.
    UnusedDeclaration { what_vi, what_en } "MT2053" "unused-declaration" Info with "authoring"
        vi: "{what_vi} được khai báo nhưng không dùng ở đâu.", en: "{what_en} is declared and used nowhere.",
        help_vi: "Bỏ khai báo, hoặc xem lại tên trong các mục tiêu lẽ ra phải dùng nó.", help_en: "Remove it, or check the names in the targets that ought to use it.";
    /// One unit in two spellings.
    UnitTwoSpellings { rare, common } "MT3050" "unit-two-spellings" Info with "authoring"
        vi: "Đơn vị “{rare}” ở nơi khác viết là “{common}”.", en: "The unit “{rare}” is written “{common}” elsewhere.",
        help_vi: "Dùng một cách viết; hai danh từ khác dấu là hai đơn vị không so sánh được với nhau.", help_en: "Use one spelling; nouns that differ in their marks are units that do not compare.";
    /// `= 100%`.
    ExactlyAll { sign } "MT3051" "exactly-all" Warning with "authoring"
        vi: "“{sign}” 100% nghĩa là vượt 100% cũng không đạt.", en: "“{sign}” 100% means that more than 100% fails too.",
        help_vi: "Nếu ý là đủ 100% thì viết “đạt 100%”.", help_en: "If all of it is meant, write “đạt 100%”.";
    /// An indicator of which the figures say nothing.
    NeverObserved { name, count } "MT4150" "never-observed" Info with "authoring"
        vi: "Số liệu đã cho không có dòng nào về “{name}” ({count} mục tiêu cần đến).", en: "The figures given say nothing of “{name}” (targets that need it: {count}).",
        help_vi: "Bổ sung số liệu, hoặc xem tên chỉ số trong tệp số liệu có khớp với “gọi là:” không.", help_en: "Add figures, or check that their name of it stands in “gọi là:”.";
    /// A deadline that was over when the document was issued.
    DeadlineBeforeDocument { deadline, number, issued } "MT4151" "deadline-before-document" Warning with "authoring"
        vi: "Thời hạn {deadline} đã qua khi văn bản {number} được ban hành ({issued}).", en: "The deadline {deadline} was over when {number} was issued ({issued}).",
        help_vi: "Xem lại năm của thời hạn hoặc “ngày:” của văn bản.", help_en: "Check the year of the deadline or the document’s “ngày:”.";
    /// An earlier deadline that asks for more than a later one.
    StricterBefore { earlier, later } "MT4152" "stricter-before" Warning with "authoring"
        vi: "Hạn sớm hơn lại đòi hỏi cao hơn: {earlier}, sau đó {later}.", en: "The earlier deadline asks for more: {earlier}, then {later}.",
        help_vi: "Xem lại hai con số và hai thời hạn.", help_en: "Check both figures and both deadlines.";

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
        vi: "Có {count} mục tiêu ứng với “{wanted}”; xin ghi rõ một trong các mã sau: {candidates}.",
        en: "{count} targets answer to “{wanted}”; name one of them: {candidates}.";
    /// Several tasks, parts of indices or checks answer.
    AmbiguousBlock { wanted, count, candidates } "MT2902" "ambiguous-target" Error
        vi: "“{wanted}” là tên của {count} nhiệm vụ, thành phần hay phép kiểm tra; xin ghi rõ một trong các tên sau: {candidates}.",
        en: "{count} tasks, parts or checks answer to “{wanted}”; name one of them: {candidates}.";
    /// The document that sets it is younger than the as-of date.
    TargetNotYet { target, document, date } "MT2903" "target-not-yet" Error
        vi: "Vào ngày đánh giá chưa có mục tiêu “{target}”: văn bản {document} được ban hành ngày {date}.",
        en: "The target “{target}” does not exist yet on the as-of date: {document} was issued on {date}.";
    // ---- 4/5 periods, data, evaluation ------------------------------------------------------------------------
    /// Figures whose unit can't be turned into the indicator's.
    FigureUnitRefused { indicator, unit, wanted, count } "MT4101" "figure-unit-refused" Error
        vi: "Đơn vị “{unit}” của số liệu không đổi được sang “{wanted}”, đơn vị của chỉ số “{indicator}”; {count} dòng không được dùng.",
        en: "The unit “{unit}” of the figures does not convert to “{wanted}”, the unit of the indicator “{indicator}”; {count} rows are not used.",
        help_vi: "Ghi số liệu theo đơn vị “{wanted}”, hoặc sửa đơn vị khai báo của chỉ số.",
        help_en: "Give the figures in “{wanted}”, or correct the unit that the indicator declares.";
    /// Figures without a unit.
    FigureUnitAssumed { indicator, unit } "MT4110" "figure-unit-assumed" Info
        vi: "Số liệu của “{indicator}” không ghi đơn vị; được hiểu theo đơn vị của chỉ số: “{unit}”.",
        en: "The figures of “{indicator}” carry no unit; they are taken in the indicator's: “{unit}”.",
        help_vi: "Thêm cột “đơn vị” để không bị hiểu nhầm.", help_en: "Add a column “đơn vị” to rule out a mistake.";
    /// Two figures for one cell reported on the same day.
    FiguresInConflict { indicator, period, kept, left } "MT4102" "figures-in-conflict" Warning
        vi: "Hai số liệu khác nhau của “{indicator}”, kỳ {period}, cùng ngày công bố: {kept} được dùng; {left} không được dùng.",
        en: "Two different figures of “{indicator}”, period {period}, reported on one day: {kept} counts; {left} does not.",
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
        vi: "Số liệu của kỳ {period} không được dùng vì kỳ này chưa bắt đầu vào ngày {date}; có {count} số liệu như vậy.",
        en: "The figure of {period} is not used: that period had not begun on {date}; there are {count} such figures.",
        help_vi: "Số dự kiến, số kế hoạch không phải số liệu thực hiện.",
        help_en: "A forecast or a plan is no observed figure.";
    /// An assumption that begins before the last published figure.
    AssumedBeforeFigures { assumption, from, last } "MT5070" "assumed-before-figures" Info with "authoring"
        vi: "Giả định “{assumption}” bắt đầu từ {from}, nhưng số liệu đã công bố đến {last}; giả định có tác dụng từ sau ngày đó.",
        en: "The assumption “{assumption}” begins in {from}, but figures are published up to {last}; it counts after that day.";
    /// An assumption about a series that has no figure to start from.
    AssumedWithoutFigures { assumption, name } "MT5071" "assumed-without-figures" Warning with "authoring"
        vi: "Giả định “{assumption}” không có tác dụng vì “{name}” chưa có số liệu nào ở địa bàn, thành phần được xét.",
        en: "The assumption “{assumption}” has no effect, since “{name}” has no figure for the areas and members that are judged.",
        help_vi: "Thêm số liệu, hoặc giả định thẳng một mức: = 20% năm 2027.", help_en: "Add figures, or suppose a level outright: = 20% năm 2027.";
    /// A pace between years without figures.
    PaceWithoutFigures { assumption, first, last } "MT5072" "pace-without-figures" Warning with "authoring"
        vi: "Không tính được tốc độ của giả định “{assumption}” vì thiếu số liệu kỳ {first} hoặc {last}.",
        en: "The pace of the assumption “{assumption}” is unknown, since the figure of {first} or {last} is missing.",
        help_vi: "Chọn hai năm đã có số liệu.", help_en: "Choose two years with published figures.";
    /// A scenario asked for that is not there.
    NoSuchScenario { wanted, known } "MT5073" "no-such-scenario" Error with "authoring"
        vi: "Không có kịch bản “{wanted}”; các kịch bản: {known}.", en: "There is no scenario “{wanted}”; the scenarios are: {known}.";
    /// Too many supposed figures.
    ProjectionTooLarge { limit } "MT5074" "projection-too-large" Error with "authoring"
        vi: "Kịch bản cần hơn {limit} số giả định nên không được tính.", en: "The scenario needs more than {limit} supposed figures, so it was not worked out.",
        help_vi: "Chia quy tắc hoặc số liệu thành nhiều phần; chỉ số tính theo ngày nên xét trong ít năm hơn.", help_en: "Divide the rules or the figures; daily indicators should be looked at over fewer years.";
    /// An indicator asked for that is not there.
    NoSuchIndicator { wanted, nearest } "MT5075" "no-such-indicator" Error with "authoring"
        vi: "Không có chỉ số “{wanted}”; gần nhất: {nearest}.", en: "There is no indicator “{wanted}”; the nearest: {nearest}.";
    /// Indicators that can't be changed together.
    LeversWrong { most } "MT5077" "levers-wrong" Error with "authoring"
        vi: "Mỗi chỉ số cần một chi phí lớn hơn 0, và nhiều nhất {most} chỉ số.", en: "Each indicator takes a cost above 0, and at most {most} indicators can be given.";
    /// Draws out of bounds.
    DrawsOutside { most } "MT5076" "draws-outside" Error with "authoring"
        vi: "Số lần rút phải từ 1 đến {most}.", en: "The number of draws must be 1 to {most}.";
    /// Figures of a member for periods in which it did not exist.
    FigureOfAbsentMember { member, from, until, period, count } "MT4130" "figure-of-absent-member" Warning
        vi: "Số liệu kỳ {period} của “{member}” không được dùng vì kỳ này không kết thúc trong thời gian “{member}” tồn tại ({from} – {until}); có {count} số liệu như vậy.",
        en: "The figure of {period} for “{member}” is not used: the period does not end while “{member}” exists ({from} – {until}); there are {count} such figures.",
        help_vi: "Kiểm tra tên địa bàn, thành viên và kỳ trong tệp số liệu, hoặc ngày “từ:”, “đến:” trong khai báo chiều.",
        help_en: "Look at the area, the member and the period in the data file, or at the days “từ:” and “đến:” of the declaration.";
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
    /// More dimensions than a row may have.
    DataTooManyDimensions { count, limit } "MT4019" "data-too-many-dimensions" Error
        vi: "Bảng có {count} cột phân tổ, vượt giới hạn {limit} cột.", en: "The table has {count} dimensions; the limit is {limit}.",
        help_vi: "Bỏ những cột không dùng, hoặc đổi tên cột cho đúng.", help_en: "Leave out the columns that are not needed, or mend their names.";
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
    DataFieldMissing { field, field_en } "MT4066" "data-field-missing" Error
        vi: "Mục này thiếu “{field}”.", en: "This entry lacks “{field_en}”.";
    /// A field that is no text.
    DataFieldNested { field, field_en } "MT4067" "data-field-nested" Error
        vi: "“{field}” phải là chữ hoặc số.", en: "“{field_en}” must be a text or a number.";
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

    // ---- tasks ------------------------------------------------------------------------------------------------
    /// Two tasks of one number in one document.
    TaskTwice { id, first, second } "MT2040" "task-twice" Error
        vi: "Số nhiệm vụ “{id}” dùng hai lần trong một văn bản: “{first}” và “{second}”; nhiệm vụ sau không được theo dõi.", en: "The task number “{id}” stands twice in one document: “{first}” and “{second}”; the later task is not followed.",
        help_vi: "Cho mỗi nhiệm vụ một số riêng, ví dụ 6.5a, 6.5b: tiến độ được ghi theo số.", help_en: "Give each task a number of its own, for example 6.5a, 6.5b: progress is reported by number.";
    /// A table of tasks without a usable header.
    TaskTableHeader {} "MT4140" "task-table-header" Error
        vi: "Bảng nhiệm vụ cần có cột số (mã, STT) và cột tên nhiệm vụ.", en: "A table of tasks needs a column of numbers (mã, STT) and a column of names.",
        help_vi: "Các cột đọc được: mã; tên; thời hạn; chủ trì; phối hợp; kết quả; mục; ghi chú; trạng thái; ngày hoàn thành; minh chứng; theo.", help_en: "The columns that are read: mã; tên; thời hạn; chủ trì; phối hợp; kết quả; mục; ghi chú; trạng thái; ngày hoàn thành; minh chứng; theo.";
    /// A row of a table of tasks without number or name.
    TaskRowIncomplete {} "MT4141" "task-row-incomplete" Warning
        vi: "Dòng này thiếu số hoặc tên nhiệm vụ nên không được theo dõi.", en: "This row lacks a task's number or name and is not followed.";
    /// Words of time of a task that are not understood.
    TaskTimeNotRead { written } "MT4142" "task-time-not-read" Warning
        vi: "Chưa hiểu thời hạn “{written}”; nhiệm vụ được coi là không có thời hạn nên không bao giờ trễ.", en: "The time “{written}” is not understood; the task is taken to have no deadline and is never late.",
        help_vi: "Viết như: tháng 5/2022; quý II/2026; 2026 - 2030; hằng quý; thường xuyên.", help_en: "Write for example: tháng 5/2022; quý II/2026; 2026 - 2030; hằng quý; thường xuyên.";
    /// A row of a table of tasks or progress with more cells than its header has columns.
    RowWiderThanHeader { cells, columns } "MT4162" "row-wider-than-header" Error
        vi: "Dòng có {cells} ô trong khi đề mục chỉ có {columns} cột, nên không rõ ô nào thuộc cột nào; dòng này không được đọc.", en: "The row has {cells} cells and the header only {columns} columns, so that cells cannot be told; the row was not read.",
        help_vi: "Đặt trong ngoặc kép ô có dấu ngăn cột: \"Sở Nội vụ; Sở Tài chính\".", help_en: "Quote cells that hold the separator: \"Sở Nội vụ; Sở Tài chính\".";
    /// A state of a task that is not known.
    ProgressState { written } "MT4143" "progress-state" Error
        vi: "Chưa hiểu trạng thái “{written}”.", en: "The state “{written}” is not understood.",
        help_vi: "Viết chưa, đang hoặc xong; cũng nhận HT, ĐTH-Đ, ĐTH-T, CTH-Đ, CTH-T.", help_en: "Write chưa, đang or xong; HT, ĐTH-Đ, ĐTH-T, CTH-Đ, CTH-T are read too.";
    /// A date or period of progress that cannot be read.
    ProgressDate { written } "MT4144" "progress-date" Error
        vi: "Chưa đọc được ngày “{written}”.", en: "The date “{written}” cannot be read.",
        help_vi: "Viết ngày/tháng/năm, ví dụ 15/6/2022.", help_en: "Write day/month/year, for example 15/6/2022.";
    /// A task with a day of completion that is said not to be done.
    ProgressDoneAndNot { task } "MT4145" "progress-done-and-not" Error
        vi: "Nhiệm vụ {task} có ngày hoàn thành nhưng trạng thái không phải là xong.", en: "Task {task} has a day of completion, but its state is not done.",
        help_vi: "Sửa trạng thái thành xong, hoặc bỏ ngày hoàn thành.", help_en: "Set the state to done, or remove the day.";
    /// Progress of tasks that no rule declares.
    ProgressOfUnknownTasks { count, tasks } "MT4146" "progress-of-unknown-tasks" Warning
        vi: "{count} dòng tiến độ nói về nhiệm vụ không có trong quy tắc: {tasks}.", en: "{count} rows of progress are about tasks that the rules do not have: {tasks}.",
        help_vi: "Kiểm tra số nhiệm vụ; nếu số ấy có ở nhiều văn bản, ghi thêm cột văn bản.", help_en: "Check the numbers; where several documents use one, add the column văn bản.";
    /// Progress that may belong to several documents.
    ProgressAmbiguous { task, documents } "MT4147" "progress-ambiguous" Error
        vi: "Nhiệm vụ {task} có ở nhiều văn bản ({documents}) nên dòng tiến độ này không được dùng.", en: "Task {task} stands in several documents ({documents}), so this row of progress is not used.",
        help_vi: "Ghi số văn bản vào cột “văn bản”.", help_en: "Name the document in the column “văn bản”.";
    /// A task done on a day that may belong to either of two periods.
    ProgressOfWhichPeriod { task, done, earlier, later } "MT4161" "progress-of-which-period" Warning
        vi: "Nhiệm vụ {task} xong ngày {done}: có thể là {earlier} làm muộn, có thể là {later} làm sớm; dòng này chưa được tính cho kỳ nào.", en: "Task {task} was done on {done}: late for {earlier}, or early for {later}; the row counts for neither.",
        help_vi: "Ghi kỳ vào cột “kỳ” của dòng tiến độ.", help_en: "Name the period in the column “kỳ” of the row.";
    /// Holding of targets none of which was reached.
    NothingToKeep { target } "MT5080" "nothing-to-keep" Info
        vi: "Không mục tiêu nào thuộc “{target}” đã đạt khi đến hạn, nên không có gì phải duy trì.", en: "None of the targets of “{target}” was reached when it was due, so there is nothing to hold.",
        help_vi: "Không phải sửa gì: mục tiêu không đạt đã được kết luận ở chính nó.", help_en: "Nothing needs mending: each missed target has its own verdict.";
    /// A reported code that does not follow from state and dates.
    TaskCodeDiffers { task, said, found, deadline, day } "MT5030" "task-code-differs" Warning
        vi: "Nhiệm vụ {task} được báo cáo là {said} ngày {day}, nhưng theo thời hạn {deadline} thì phải là {found}.", en: "Task {task} was reported as {said} on {day}; by its deadline {deadline} it is {found}.",
        help_vi: "Kiểm tra lại thời hạn của nhiệm vụ hoặc mã đã báo cáo.", help_en: "Check the deadline of the task or the code reported.";

    // ---- composite indices --------------------------------------------------------------------------------------
    /// The first line or an entry of an index that cannot be read.
    IndexEntryNotRead { line } "MT1042" "index-entry-not-read" Error
        vi: "Chưa hiểu dòng “{line}” của bộ chỉ số; điểm của bộ chỉ số không được tính.", en: "The line “{line}” of the index is not understood; the index is not scored.",
        help_vi: "Viết: số thứ tự, tên, dấu hai chấm, số điểm, ví dụ: 6.5 Tỷ lệ hồ sơ trực tuyến: 20 điểm, theo tỷ lệ đến 80%.", help_en: "Write: number, name, colon, points, for example: 6.5 Tỷ lệ hồ sơ trực tuyến: 20 điểm, theo tỷ lệ đến 80%.";
    /// A way of scoring that is not known.
    ScoringNotRead { clause } "MT1043" "scoring-not-read" Error
        vi: "Chưa hiểu cách chấm “{clause}”.", en: "The way of scoring “{clause}” is not understood.",
        help_vi: "Viết có/không; theo tỷ lệ; theo tỷ lệ đến 80%; bậc thang: 1000: 10; 3000: 20 (mức và điểm tăng dần, không quá điểm tối đa); hoặc bỏ trống khi điểm được công bố trực tiếp.", help_en: "Write có/không; theo tỷ lệ; theo tỷ lệ đến 80%; bậc thang: 1000: 10; 3000: 20 (rising figures and points, up to the most); or nothing where the score itself is published.";
    /// An index without entries.
    IndexWithoutParts {} "MT1044" "index-without-parts" Error
        vi: "Bộ chỉ số chưa có thành phần nào.", en: "The index has no parts.",
        help_vi: "Ghi các thành phần ngay dưới, mỗi dòng một thành phần có số thứ tự: 1 Nhận thức số: 50 điểm.", help_en: "Write the parts below, one a line with its number: 1 Nhận thức số: 50 điểm.";
    /// Two entries of one number.
    IndexNumberTwice { number } "MT2041" "index-number-twice" Error
        vi: "Số thứ tự {number} dùng hai lần trong một bộ chỉ số.", en: "The number {number} stands twice in one index.",
        help_vi: "Cho mỗi thành phần một số riêng.", help_en: "Give each part a number of its own.";
    /// Two parts of one name.
    IndexNameTwice { name } "MT2042" "index-name-twice" Error
        vi: "Tên “{name}” dùng cho hai thành phần nên không biết điểm thuộc thành phần nào.", en: "Two parts are called “{name}”, so their points could not be told apart.",
        help_vi: "Thêm vài chữ cho một trong hai tên.", help_en: "Add some words to one of the names.";
    /// Points that don't add up.
    IndexSum { what, whole, sum, count, gap } "MT3040" "index-sum" Error
        vi: "“{what}” có {whole} điểm, nhưng {count} thành phần của nó cộng lại được {sum} điểm, lệch {gap} điểm; điểm của bộ chỉ số không được tính.", en: "“{what}” has {whole} points, but its {count} parts add up to {sum}, off by {gap}; the index is not scored.",
        help_vi: "Đối chiếu điểm tối đa của từng thành phần với văn bản.", help_en: "Compare the points of each part with the document.";
    /// The figures of a part measure something else than its scoring.
    ScoringUnit { name, unit, written } "MT3041" "scoring-unit" Error
        vi: "“{name}” tính bằng {unit}, còn cách chấm ghi {written}.", en: "“{name}” is counted in {unit}, its scoring in {written}.",
        help_vi: "Ghi mức của cách chấm theo đơn vị của chỉ số.", help_en: "Write the scoring in the unit of the indicator.";

    // ---- checks -------------------------------------------------------------------------------------------------
    /// A check that cannot be read.
    CheckNotRead { line } "MT1045" "check-not-read" Error
        vi: "Chưa hiểu phép kiểm tra “{line}”.", en: "The check “{line}” is not understood.",
        help_vi: "Viết hai công thức và một dấu so sánh, ví dụ: kiểm tra \"tổng mức bằng tổng các năm\": tổng kinh phí theo năm = tổng mức đầu tư.", help_en: "Write two formulas and a sign, for example: kiểm tra \"tổng mức bằng tổng các năm\": tổng kinh phí theo năm = tổng mức đầu tư.";
    /// A check that fails.
    CheckFailed { name, count, compared, what, left, sign, right, gap } "MT5031" "check-failed" Warning
        vi: "Kiểm tra “{name}” sai {count}/{compared} chỗ. {what}: vế trái {left}, vế phải {right}; đòi hỏi {sign}, lệch {gap}.", en: "The check “{name}” fails in {count} of {compared} places. {what}: left {left}, right {right}; asked {sign}, off by {gap}.",
        help_vi: "Đối chiếu các số liệu này với văn bản; lệnh eval liệt kê mọi chỗ sai.", help_en: "Compare the figures with the document; the command eval lists every place.";
    /// A check that compares nothing.
    CheckCompared { name } "MT5032" "check-without-figures" Info
        vi: "Kiểm tra “{name}” chưa so sánh được gì: chưa có kỳ nào đủ số liệu cả hai vế.", en: "The check “{name}” compares nothing: no period has figures on both sides.";

    // ---- rule tests ---------------------------------------------------------------------------------------------
    /// A line of a test that cannot be read.
    TestLineNotRead { line } "MT1046" "test-line-not-read" Error
        vi: "Chưa hiểu dòng “{line}” của kiểm thử.", en: "The line “{line}” of the test is not understood.",
        help_vi: "Viết: ngày 31/12/2030; cho kinh tế số = 30% năm 2030; thì kinh tế số đạt 30% GRDP đến năm 2030: hoàn thành (hoặc @mã: không đạt).", help_en: "Write: ngày 31/12/2030; cho kinh tế số = 30% năm 2030; thì kinh tế số đạt 30% GRDP đến năm 2030: hoàn thành (or @id: không đạt).";
    /// A test without a day or without an expectation.
    TestIncomplete { name } "MT1047" "test-incomplete" Error
        vi: "Kiểm thử “{name}” thiếu dòng “ngày” hoặc dòng “thì” nên không chạy được.", en: "The test “{name}” lacks its line “ngày” or “thì” and cannot be run.",
        help_vi: "Thêm ngày xem và ít nhất một dòng “thì”.", help_en: "Add the day and at least one line “thì”.";
    /// A test of a target that the rules do not have.
    TestTargetUnknown { target } "MT2043" "test-target-unknown" Error
        vi: "Kiểm thử nói về “{target}”, nhưng quy tắc không có mục tiêu nào như vậy.", en: "The test is about “{target}”, but the rules have no such target.",
        help_vi: "Viết đúng như dòng mục tiêu, hoặc dùng @mã của mục tiêu (lệnh targets liệt kê).", help_en: "Word it like the target's line, or use its @id (the command targets lists them).";
}
