//! Markdown read for what a test can check: fenced blocks with their marks, the lines that a code page promises, links.

/// What a fenced block is an example of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Part of the wrong and of the right example.
    Both,
    /// The wrong example.
    Wrong,
    /// The mended one.
    Right,
}

/// A fenced block.
#[derive(Debug, Clone)]
pub struct Block {
    /// First word behind the fence: `muctieu`, `csv`, `json`, `target`, `generated`, …
    pub kind: String,
    /// `wrong`, `right` or neither.
    pub mark: Mark,
    /// The file name behind that; empty where none is given.
    pub name: String,
    /// What stands inside, each line ended.
    pub text: String,
    /// Line of the fence, from 1.
    pub line: usize,
}

/// A Markdown page.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// The first heading.
    pub title: String,
    /// Its blocks, in order.
    pub blocks: Vec<Block>,
    /// The lines outside blocks.
    pub prose: Vec<String>,
}

impl Page {
    /// Reads a page.
    pub fn read(text: &str) -> Page {
        let mut page = Page::default();
        let mut lines = text.lines().enumerate();
        while let Some((number, line)) = lines.next() {
            if let Some(info) = line.strip_prefix("```") {
                let mut words = info.split_whitespace();
                let kind = words.next().unwrap_or_default().to_owned();
                let mut name = words.next().unwrap_or_default();
                let mark = match name {
                    "wrong" => Mark::Wrong,
                    "right" => Mark::Right,
                    _ => Mark::Both,
                };
                if mark != Mark::Both {
                    name = words.next().unwrap_or_default();
                }
                let body: String =
                    lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```").map(|line| format!("{line}\n")).collect();
                page.blocks.push(Block { kind, mark, name: name.to_owned(), text: body, line: number + 1 });
                continue;
            }
            if let Some(title) = line.strip_prefix("# ").filter(|_| page.title.is_empty()) {
                page.title = title.to_owned();
            }
            page.prose.push(line.to_owned());
        }
        page
    }

    /// What stands behind a label at the start of a line: `Mức:`, `Chỗ được chỉ ra:`.
    pub fn promise(&self, label: &str) -> Option<&str> {
        self.prose.iter().find_map(|line| line.strip_prefix(label)).map(str::trim)
    }

    /// The blocks of one example, in order.
    pub fn example(&self, mark: Mark) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(move |block| block.mark == mark || block.mark == Mark::Both)
    }

    /// Relative addresses of links and images, without their fragments.
    pub fn links(&self) -> Vec<String> {
        let mut found = Vec::new();
        for line in &self.prose {
            let mut rest = line.as_str();
            while let Some((_, after)) = rest.split_once("](") {
                let (address, next) = after.split_once(')').unwrap_or((after, ""));
                let address = address.split('#').next().unwrap_or_default();
                if !address.is_empty() && !address.contains("://") && !address.starts_with("mailto:") {
                    found.push(address.to_owned());
                }
                rest = next;
            }
        }
        found
    }
}

/// Characters that nobody sees stand in examples by their number: `⟨U+202E⟩`.
pub fn with_hidden_characters(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("⟨U+") {
        out.push_str(before);
        let (number, next) = after.split_once('⟩').expect("⟨U+…⟩ is closed");
        out.push(u32::from_str_radix(number, 16).ok().and_then(char::from_u32).expect("⟨U+…⟩ holds the number of a character"));
        rest = next;
    }
    out.push_str(rest);
    out
}

/// The other way round, for what a place holds.
pub fn with_numbers_shown(text: &str) -> String {
    text.chars()
        .map(|letter| {
            let hidden = letter.is_control()
                || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
            if hidden { format!("⟨U+{:04X}⟩", letter as u32) } else { letter.to_string() }
        })
        .collect()
}

#[test]
fn a_page_is_read_as_it_stands() {
    let page = Page::read(
        "# Tên\n\nMức: lỗi\n\n```muctieu wrong a.muctieu\n# x\n```\n\n[một](a.md#b) ![hai](c.png) [ba](https://x.vn)\n```csv\n1\n```\n",
    );
    assert_eq!((page.title.as_str(), page.promise("Mức:")), ("Tên", Some("lỗi")));
    let shapes: Vec<_> = page.blocks.iter().map(|b| (b.kind.as_str(), b.mark, b.name.as_str(), b.text.as_str(), b.line)).collect();
    assert_eq!(shapes, [("muctieu", Mark::Wrong, "a.muctieu", "# x\n", 5), ("csv", Mark::Both, "", "1\n", 10)]);
    assert_eq!(page.links(), ["a.md", "c.png"]);
    assert_eq!((page.example(Mark::Wrong).count(), page.example(Mark::Right).count()), (2, 1));
    assert_eq!(with_hidden_characters("a⟨U+202E⟩b"), "a\u{202e}b");
    assert_eq!(with_numbers_shown("a\u{202e}b\u{0}"), "a⟨U+202E⟩b⟨U+0000⟩");
}
