/**
 * Gives every `<iframe data-muc-tieu>` the height of what it shows, now and later. Gives a function that stops it.
 * Importing the module calls it once.
 */
export function frames(): () => void;
