//! Ways to break an instance on purpose, compiled for tests alone.

use wasm_bindgen::prelude::wasm_bindgen;

/// Traps at once, as a stack overflow or a broken invariant would.
#[wasm_bindgen(js_name = __trap)]
pub fn trap() {
    #[cfg(target_arch = "wasm32")]
    std::process::abort();
}

/// Panics while a borrow of the caller's object may be held.
#[wasm_bindgen(js_name = __panic)]
#[expect(clippy::panic, reason = "breaking the instance is this function's whole purpose")]
pub fn panic() {
    panic!("asked for by a test");
}

/// Asks for memory until none is left.
#[wasm_bindgen(js_name = __oom)]
pub fn oom() -> usize {
    let mut held: Vec<Vec<u8>> = Vec::new();
    loop {
        // 64 MiB a step, touched so that the allocator can't leave it out.
        let mut block = vec![1_u8; 64 << 20];
        if let Some(last) = block.last_mut() {
            *last = u8::try_from(held.len() & 0xff).unwrap_or(0);
        }
        held.push(block);
    }
}
