// Copies of a folder of modules: an import is made once for each address, so a second engine needs a second address.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made = [];
process.on('exit', () => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

export function copyOf(folder) {
  const copy = mkdtempSync(join(tmpdir(), 'muctieu-copy-'));
  made.push(copy);
  cpSync(folder, copy, { recursive: true });
  return copy;
}
