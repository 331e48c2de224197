// Everything in one file, for hosts that take a single script: the module API, the whole engine with its glue and its
// bytes, and the element, which it registers. The bytes are text (deflated, in base64), not a `data:` address: a page
// with `connect-src 'self'` refuses to fetch those.
import { instantiate } from 'muctieu-glue';
import { define, EngineError, provide } from 'muctieu-core';
import packed from 'muctieu-packed';
import { scan } from './scan.mjs';

async function unpack() {
  if (typeof DecompressionStream === 'undefined') {
    throw new EngineError(
      'unsupported',
      'Trình duyệt này chưa giải nén được bản một tệp; hãy dùng define.mjs cùng các tệp đi kèm.',
      'This browser cannot unpack the single file; use define.mjs with the files beside it.',
    );
  }
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))).arrayBuffer();
}

// What the whole engine brings along is brought by its own file; only where its bytes are is said here.
provide(instantiate, unpack);

export * from './muctieu.mjs';
export { scan };

define();
scan();
