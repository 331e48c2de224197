// Stands for a part that a build has no use for: the single file carries the whole engine, and no card's glue beside it.
export const instantiate = null;
