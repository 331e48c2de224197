use super::Scene;
use crate::eval::TargetVerdict;
pub fn pace(_: Scene, _: &TargetVerdict) -> String {
    String::new()
}
pub fn explain(_: Scene, _: &TargetVerdict) -> Vec<String> {
    Vec::new()
}
