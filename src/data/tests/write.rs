//! What is written can be read back, and runs nowhere.

use super::loaded;
use crate::data::write_csv;

#[test]
fn written_figures_are_read_back_as_they_were() {
    let first = loaded(
        "chỉ số;địa bàn;ngành;kỳ;giá trị;đơn vị;loại;ngày công bố;nguồn;ghi chú\n\
         A, B;Huế;y tế;2024;1.234,5;% GRDP;sơ bộ;31/1/2025;\"C \"\"D\"\"\";dòng;\n\
         E;;;quý III/2025;1,234;/1000 dân;;;;\"một\nhai\"\nF;;xã;T5/2025;-5;;;;;\nG;Huế;;2023;có;;;;;\n",
    );
    assert_eq!(first.lines().len(), 4);
    let text = write_csv(&first.figures);
    let second = loaded(&text);
    assert_eq!(second.lines(), first.lines(), "{text}");
    assert_eq!(second.faults(), Vec::<String>::new());
    assert_eq!(write_csv(&second.figures), text);
}

#[test]
fn no_text_is_a_formula() {
    let read = loaded(
        r#"[{"indicator":"=1+1","area":"+A","period":"2024","value":-5,"unit":"@x","source":"-1","note":"\tA","url":"=HYPERLINK(\"x\")"}]"#,
    );
    let text = write_csv(&read.figures);
    assert_eq!(text.lines().nth(1), Some("\"'=1+1\",\"'+A\",2024,-5,\"'@x\",,,\"'-1\",\"'=HYPERLINK(\"\"x\"\")\",A"));
}
