// Registers <muc-tieu>: the file that a page's script tag names.
import { define } from 'muctieu-core';

define();
