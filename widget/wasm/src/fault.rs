//! Ways to break an instance on purpose, compiled for tests alone.

use wasm_bindgen::prelude::wasm_bindgen;

/// Traps at once, as a broken invariant would.
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

/// Asks for memory until none is left, without touching it.
#[wasm_bindgen(js_name = __oom)]
pub fn oom() -> usize {
    let mut held: Vec<Vec<u8>> = Vec::new();
    loop {
        held.push(std::hint::black_box(Vec::with_capacity(1 << 30)));
    }
}

/// Calls itself until the stack is gone; the sum keeps the compiler from making a loop of it.
#[wasm_bindgen(js_name = __overflow)]
pub fn overflow() -> f64 {
    #[expect(unconditional_recursion, reason = "running out of stack is this function's whole purpose")]
    fn deeper(level: u32) -> f64 {
        let here = std::hint::black_box([f64::from(level); 16]);
        here.iter().sum::<f64>() + deeper(std::hint::black_box(level) + 1)
    }
    deeper(0)
}
