//! Runs the score of drafts: plans' texts that stay outside the repository against the rules written by hand.

use crate::paths::Paths;
use crate::process;
use crate::say::Fault;

/// Runs `examples/draft_score.rs` with a folder of texts, from the argument or `MUCTIEU_PLANS`.
pub fn run(paths: &Paths, words: &[String]) -> Result<(), Fault> {
    let named = words.iter().any(|word| !word.starts_with("--"));
    if !named && std::env::var_os("MUCTIEU_PLANS").is_none() {
        return Err(Fault::usage(
            "Nêu thư mục chứa văn bản các kế hoạch (.txt, .md): cargo xtask draft-score THƯ-MỤC [--misses], hoặc đặt biến MUCTIEU_PLANS.",
            "Name the folder with the plans' texts (.txt, .md): cargo xtask draft-score FOLDER [--misses], or set MUCTIEU_PLANS.",
        ));
    }
    let target = paths.target.to_string_lossy().into_owned();
    let mut command =
        process::cargo(["run", "--quiet", "--package", "muctieu", "--example", "draft_score", "--target-dir", &target, "--"], &paths.root);
    command.args(words);
    if process::open(&mut command)? {
        return Ok(());
    }
    Err(Fault::new("Chấm bản dự thảo không xong; xem lỗi ở trên.", "Scoring the drafts failed; see the errors above."))
}
