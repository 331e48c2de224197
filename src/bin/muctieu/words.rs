//! Small choices of words that only the command line makes.

use muctieu::messages::Lang;

/// The half of a pair.
pub fn pick<'a>(lang: Lang, vi: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

/// Why a file can't be read or written, without its name.
pub fn io_fault(error: &std::io::Error, lang: Lang) -> String {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => pick(lang, "không có tệp này", "there is no such file").to_owned(),
        ErrorKind::PermissionDenied => pick(lang, "không có quyền truy cập", "access is denied").to_owned(),
        ErrorKind::IsADirectory => pick(lang, "đây là một thư mục", "it is a folder").to_owned(),
        ErrorKind::StorageFull => pick(lang, "ổ đĩa đã đầy", "the disk is full").to_owned(),
        ErrorKind::ReadOnlyFilesystem => pick(lang, "ổ đĩa chỉ cho đọc", "the disk is read-only").to_owned(),
        _ => error.to_string(),
    }
}
