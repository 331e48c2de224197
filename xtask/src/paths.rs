//! Where things are.

use std::env;
use std::path::{Path, PathBuf};

use crate::say::Fault;

/// The folders that the chores read and write.
#[derive(Clone, Debug)]
pub struct Paths {
    /// The top of the repository.
    pub root: PathBuf,
    /// Cargo's output folder.
    pub target: PathBuf,
    /// What is to be hosted.
    pub dist: PathBuf,
}

impl Paths {
    /// Finds the repository that this program was built from.
    pub fn find() -> Result<Paths, Fault> {
        // Cargo sets the variable when it runs the program; the built-in value serves a direct start.
        let manifest = env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let Some(root) = manifest.parent().filter(|root| root.join("widget").is_dir()).map(Path::to_path_buf) else {
            return Err(Fault::new(
                "Không tìm thấy thư mục “widget” cạnh “xtask”; hãy chạy lệnh ở thư mục gốc của kho mã.",
                "There is no “widget” folder beside “xtask”; run the command at the top of the repository.",
            ));
        };
        let target = env::var_os("CARGO_TARGET_DIR")
            .or_else(|| env::var_os("CARGO_BUILD_TARGET_DIR"))
            .map_or_else(|| root.join("target"), |folder| root.join(folder));
        let dist = root.join("dist");
        Ok(Paths { root, target, dist })
    }

    /// Where the chores keep what they make on the way.
    pub fn work(&self, name: &str) -> PathBuf {
        self.target.join("xtask").join(name)
    }
}
