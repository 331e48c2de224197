// The document that is being read and what was decided of it, kept after every decision so that a closed tab costs nothing.

const NAME = 'muctieu-draft';

const done = (request) =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });

async function table(mode) {
  const opening = indexedDB.open(NAME, 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('documents'));
  const database = await done(opening);
  const transaction = database.transaction('documents', mode);
  // An open connection would keep a newer version of the page from its store.
  transaction.addEventListener('complete', () => database.close());
  return transaction.objectStore('documents');
}

/** Keeps the document: `{ name, text, table }`. */
export const keepDocument = async (document) => done((await table('readwrite')).put(document, 'document'));

/** Keeps the decisions: `{ file, decisions, at }`, decisions by the key of a proposal. */
export const keepDecisions = async (decisions) => done((await table('readwrite')).put(decisions, 'decisions'));

/** What was kept: `{ document, decisions }`, either may be undefined. */
export async function kept() {
  const store = await table('readonly');
  const [document, decisions] = await Promise.all([done(store.get('document')), done(store.get('decisions'))]);
  return { document, decisions };
}

/** Forgets both. */
export const forget = async () => done((await table('readwrite')).clear());
