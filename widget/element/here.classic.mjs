// The address of this classic script: known only while it first runs, so it is kept then.
export const here = typeof document === 'undefined' ? '' : (document.currentScript?.src ?? '');
