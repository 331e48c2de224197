//! The layout on small files; seeds and conformance cases are held to it in `tests/format.rs`.

use super::format;

/// What becomes of a file, and that nothing more becomes of it.
fn laid_out(text: &str, expected: &str) {
    let once = format(text);
    assert_eq!(once, expected);
    assert_eq!(format(&once), once, "formatting twice");
}

#[test]
fn properties_and_entries_are_set_in_by_four() {
    laid_out(
        "văn bản 867/KH-UBND\n ngày ban hành:22/01/2024\n\tcơ quan :  UBND tỉnh\nmục \"II.1\"\nđến năm 2030:\n• a  đạt 30%\nghi chú: x\n  + b đạt 40%\n",
        "văn bản 867/KH-UBND\n    ngày: 22/01/2024\n    cơ quan: UBND tỉnh\n\nmục \"II.1\"\n\nđến năm 2030:\n    - a đạt 30%\n        ghi chú: x\n    - b đạt 40%\n",
    );
}

#[test]
fn comments_keep_their_words_and_stay_with_their_lines() {
    laid_out(
        "# Đầu tệp\n\n\n# Về chỉ số  a\nchỉ số a   #   hai   khoảng\n  # trong khối\n đơn vị: %#sát\n  # cuối khối\n\n# đứng riêng\n\na đạt 1% đến năm 2030\n   # cuối tệp",
        "# Đầu tệp\n\n# Về chỉ số  a\nchỉ số a  #   hai   khoảng\n    # trong khối\n    đơn vị: %  #sát\n    # cuối khối\n\n# đứng riêng\n\na đạt 1% đến năm 2030\n# cuối tệp\n",
    );
}

#[test]
fn blank_lines_part_blocks_and_are_never_two() {
    laid_out(
        "\n\ndùng \"a.muctieu\"\ndùng \"b.muctieu\"\nchỉ số a\nđơn vị: %\nchỉ số b\nb đạt 1% đến năm 2030\n\n\n\nb đạt 2% đến năm 2031\nmục \"1\"\nb đạt 3% đến năm 2032\n\n\n",
        "dùng \"a.muctieu\"\ndùng \"b.muctieu\"\n\nchỉ số a\n    đơn vị: %\n\nchỉ số b\n\nb đạt 1% đến năm 2030\n\nb đạt 2% đến năm 2031\n\nmục \"1\"\n\nb đạt 3% đến năm 2032\n",
    );
}

#[test]
fn a_sign_is_no_bullet_and_a_bullet_no_sign() {
    laid_out("năm 2030:\n- -5% a\n+ 100% b\n* c đạt 5%\n", "năm 2030:\n    - -5% a\n    - 100% b\n    - c đạt 5%\n");
}

#[test]
fn quotations_and_joined_lines_keep_their_form() {
    laid_out(
        "mục   \"II.1   #  Hai  khoảng\"\n\na   đạt 30% \\\n  đến   năm 2030   \\\n      @ma\n",
        "mục \"II.1   #  Hai  khoảng\"\n\na đạt 30% \\\n        đến năm 2030 \\\n        @ma\n",
    );
}

#[test]
fn lines_with_errors_and_unknown_kinds_stay_as_they_are() {
    let wrong = "  a   đạt 30.5%  đến năm 2030  \n\t?? gì   đây ??\nkịch bản   X\n\ta tăng  3%\n\n\nmột dòng “chưa   đóng\n";
    laid_out(wrong, "  a   đạt 30.5%  đến năm 2030  \n\t?? gì   đây ??\n\nkịch bản X\n\ta tăng  3%\n\nmột dòng “chưa   đóng\n");
}

#[test]
fn blocks_are_set_in_like_declarations() {
    laid_out(
        "nhiệm vụ  2.1 Ban hành Kiến trúc\nthời hạn:tháng 5/2022\nnhiệm vụ 2.2   Tập huấn\n  chủ trì: Sở A\nbộ chỉ số DTI:  10 điểm\n1 Nhận thức:   4 điểm\n    2 Thể chế: 6 điểm\nsố liệu từ   \"a.csv\"\nnhiệm vụ từ \"b.csv\"\n",
        "nhiệm vụ 2.1 Ban hành Kiến trúc\n    thời hạn: tháng 5/2022\n\nnhiệm vụ 2.2 Tập huấn\n    chủ trì: Sở A\n\nbộ chỉ số DTI: 10 điểm\n    1 Nhận thức: 4 điểm\n    2 Thể chế: 6 điểm\n\nsố liệu từ \"a.csv\"\nnhiệm vụ từ \"b.csv\"\n",
    );
}

#[test]
fn lines_of_indices_tests_and_scenarios() {
    laid_out(
        "bộ chỉ số DTI :  10 điểm\n1   Nhận thức :10 điểm,  có/không\n\tchủ trì :Sở A\n\nkiểm thử  sát ngưỡng\nngày  31/12/2030\n\tcho  a =  30%  năm 2030\n- thì @a :hoàn thành\nkịch bản   Bứt phá\ntừ : Hiện trạng\n\ta   tăng 3 điểm % mỗi năm\n  ghi chú:  giả định\n",
        "bộ chỉ số DTI: 10 điểm\n    1 Nhận thức: 10 điểm, có/không\n        chủ trì: Sở A\n\nkiểm thử sát ngưỡng\n    ngày 31/12/2030\n    cho a = 30% năm 2030\n    thì @a: hoàn thành\n\nkịch bản Bứt phá\n    từ: Hiện trạng\n    a tăng 3 điểm % mỗi năm\n    ghi chú: giả định\n",
    );
}

#[test]
fn letters_are_composed_and_line_ends_are_one_kind() {
    laid_out("\u{feff}chi\u{309} so\u{302}\u{301} A\u{301}\r\n đơn vị: %\r\n# He\u{301}t\r\n", "chỉ số Á\n    đơn vị: %\n# Hét\n");
    laid_out("", "");
    laid_out("\n \n", "");
}
