//! How fast a plan's text becomes a draft: `cargo bench --bench draft`.
//!
//! The text is generated: sections with goals in eight wordings, tasks, legal references and a table. `pages` are 3,000
//! characters each, so 40 pages is a plan; ten times the text takes about ten times as long.

use divan::Bencher;
use divan::counter::BytesCount;
use muctieu::draft::draft_text;
use std::fmt::Write;

fn main() {
    divan::main();
}

/// A plan of about so many characters.
fn plan(characters: usize) -> String {
    let mut text = String::from("KẾ HOẠCH\nPhát triển đô thị thông minh giai đoạn 2026 - 2030\n\nII. MỤC TIÊU\n");
    let mut number = 0;
    let mut count = 0;
    while count < characters {
        let before = text.len();
        number += 1;
        let figure = 40 + number % 60;
        let _ = writeln!(text, "{number}. Lĩnh vực số {number} đến năm {}", 2026 + number % 5);
        let _ = writeln!(text, "- Tỷ lệ hộ gia đình ở khu vực {number} dùng nước sạch đạt trên {figure}%;");
        let _ = writeln!(text, "- {figure}% hồ sơ tại cấp tỉnh, 80% hồ sơ tại cấp huyện và 60% hồ sơ tại cấp xã được xử lý trực tuyến.");
        let _ = writeln!(text, "- Phấn đấu nằm trong nhóm 15 tỉnh, thành phố dẫn đầu về chỉ số thành phần {number}.");
        let _ = writeln!(
            text,
            "- Triển khai Quyết định số {number}/QĐ-UBND ngày 05/02/2024 của Ủy ban nhân dân tỉnh về việc nâng cao chất lượng phục vụ người dân."
        );
        let _ = writeln!(
            text,
            "- Tăng cường công tác tuyên truyền, nâng cao nhận thức của cán bộ, công chức và người dân về chuyển đổi số trên địa bàn."
        );
        let _ = writeln!(text, "STT\tChỉ tiêu\tNăm 2026\tNăm 2030\tCơ quan chủ trì");
        let _ = writeln!(text, "{number}\tTỷ lệ trường học loại {number} có internet\t{figure}%\t100%\tSở Giáo dục và Đào tạo");
        count += (text.len() - before) * 3 / 4;
    }
    text
}

#[divan::bench(args = [4, 40, 400])]
fn pages(bencher: Bencher, pages: usize) {
    let text = plan(pages * 3_000);
    bencher.counter(BytesCount::new(text.len())).bench_local(|| {
        let draft = draft_text("ke-hoach.txt", &text);
        assert!(draft.proposals.len() > pages);
        draft
    });
}
