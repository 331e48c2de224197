//! stub
/// Folds a name.
pub fn fold_name(text: &str) -> String {
    text.to_lowercase()
}
