//! The manual and the documents for developers.
