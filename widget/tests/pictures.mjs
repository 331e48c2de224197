// Pictures of the views as visual references: taken, kept small, and compared.
//
// In: pages at a fixed size and on a fixed day. Out: for each picture how many of its pixels differ by more than an eye
// forgives. Pictures are kept at half their size in few colours: what is guarded is layout, shapes and colours, not the
// drawing of letters, which differs between machines. They are decoded and compared in the browser itself.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const FOLDER = fileURLToPath(new URL('./pictures/', import.meta.url));

/** A pixel counts as changed when a channel differs by more than this (of 255), after both pictures are blurred a little. */
export const CHANNEL = 48;
/** The share of changed pixels that is still the same picture. */
export const TOLERANCE = 0.01;

/** Runs in a blank page: halves a screenshot, lowers its colours, and gives the PNG in base64. */
async function shrink(png) {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const [width, height] = [Math.ceil(image.width / 2), Math.ceil(image.height / 2)];
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, width, height);
  const pixels = context.getImageData(0, 0, width, height);
  for (let at = 0; at < pixels.data.length; at += 1) if (at % 4 !== 3) pixels.data[at] = Math.round(pixels.data[at] / 17) * 17;
  context.putImageData(pixels, 0, 0);
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** Runs in a blank page: the share of pixels that differ; 1 where the sizes do by more than two. */
async function differ([one, two, channel]) {
  const read = async (png) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.filter = 'blur(1px)';
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height);
  };
  const [a, b] = [await read(one), await read(two)];
  if (Math.abs(a.width - b.width) > 2 || Math.abs(a.height - b.height) > 2) return { share: 1, sizes: [a.width, a.height, b.width, b.height] };
  const [width, height] = [Math.min(a.width, b.width), Math.min(a.height, b.height)];
  let changed = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [p, q] = [(y * a.width + x) * 4, (y * b.width + x) * 4];
      const most = Math.max(Math.abs(a.data[p] - b.data[q]), Math.abs(a.data[p + 1] - b.data[q + 1]), Math.abs(a.data[p + 2] - b.data[q + 2]));
      if (most > channel) changed += 1;
    }
  }
  return { share: changed / (width * height), sizes: null };
}

/** The share of pixels by which two screenshots differ. */
export async function compare(desk, one, two) {
  const [a, b] = [await desk.evaluate(shrink, one.toString('base64')), await desk.evaluate(shrink, two.toString('base64'))];
  return (await desk.evaluate(differ, [a, b, CHANNEL])).share;
}

/**
 * Holds a screenshot against the one kept under a name; with UPDATE_EXPECTED=1 keeps it in its place. `desk` is a blank
 * page to work in. Gives a sentence where they differ, else null.
 */
export async function hold(desk, name, png) {
  const small = await desk.evaluate(shrink, png.toString('base64'));
  const path = join(FOLDER, `${name}.png`);
  const kept = existsSync(path) ? readFileSync(path).toString('base64') : null;
  const found = kept === null ? { share: 1, sizes: null } : await desk.evaluate(differ, [kept, small, CHANNEL]);
  if (found.share <= TOLERANCE) return null;
  if (process.env.UPDATE_EXPECTED) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(path, Buffer.from(small, 'base64'));
    return null;
  }
  return `${name}: ${kept === null ? 'no picture is kept' : found.sizes ? `size ${found.sizes.join(' ')}` : `${(found.share * 100).toFixed(2)} % of the pixels differ`}`;
}
