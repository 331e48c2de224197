//! Targets of a plan, read as written and judged against published figures.
