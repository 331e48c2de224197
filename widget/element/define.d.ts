// Importing this registers <muc-tieu>; the types of its properties and events come with it.
/// <reference path="./muctieu.d.ts" />

export {};
