//! JSON of requests and answers: the same bytes from the command line and from the browser.
pub mod json;
