// The address of this script, from which the engine's file is found.
export const here = import.meta.url;
