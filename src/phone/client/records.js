/**
 * What is kept on this phone. Two databases: the day, which goes whenever nobody is signed in, and what was captured, which
 * stays until it is sent.
 * A hazard to be investigated is carried as a visit is, under the id of its case; a look whether it is dry under "dry-" and that id.
 * @typedef {'hazard' | 'dry-check'} CarriedKind
 * @typedef {{ id: string, reference: string, on: string, address: string, version: number, day: string, what: string, until?: number, isEmergency: boolean, kind?: CarriedKind, due?: string, dueInWords?: string }} VisitLine
 * @typedef {VisitLine & { html: string, photoIds: string[], takenAt: number, isGone?: boolean }} CarriedVisit
 * @typedef {{ id: string, visitId: string, picture: string }} Picture
 * @typedef {{ name: string, personId: string, landlord: string, today: string, takenAt: number, ids?: string[] }} Holder
 * @typedef {'draft' | 'waiting' | 'mend' | 'unfit' | 'sent'} CaptureState
 * @typedef {{ id: string, personId: string, visitId: string, kind?: CarriedKind | undefined, reference: string, address: string, state: CaptureState, fields: [string, string][], recordedAt: string, asItIs?: boolean, isTried?: boolean, errors?: Record<string, string>, why?: string, entry?: number, receivedAt?: string }} Capture
 * @typedef {{ id: string, captureId: string, purpose: 'photo' | 'signature', fileName: string, phase?: string | undefined, blob: Blob, takenAt: number, isSent: boolean }} CapturedFile
 * @typedef {{ holder: Holder, visits: CarriedVisit, pictures: Picture, captures: Capture, files: CapturedFile, leaving: { id: string } }} Records
 */

const databases = /** @type {const} */ ({ 'putright-day': ['holder', 'visits', 'pictures'], 'putright-captured': ['captures', 'files', 'leaving'] });
/** @type {Map<string, Promise<IDBDatabase>>} */
const opened = new Map();

/** @param {string} name @param {readonly string[]} stores @returns {Promise<IDBDatabase>} */
function open(name, stores) {
  const before = opened.get(name);
  if (before !== undefined) return before;
  const opening = new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      for (const store of stores) request.result.createObjectStore(store, { keyPath: 'id' });
    };
    request.onerror = () => reject(request.error);
    request.onsuccess = () => resolve(letGoWhenAsked(name, request.result));
  });
  opened.set(name, opening);
  return opening;
}

/** The page for signing in deletes the day: an open connection would keep it waiting. @param {string} name @param {IDBDatabase} database */
function letGoWhenAsked(name, database) {
  const forget = () => opened.delete(name);
  database.onclose = forget;
  database.onversionchange = () => {
    database.close();
    forget();
  };
  return database;
}

/** @template Result @param {keyof Records} store @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest<Result>} ask @returns {Promise<Result>} */
async function inStore(store, mode, ask) {
  const [name, stores] = /** @type {[string, readonly string[]]} */ (Object.entries(databases).find(([, names]) => /** @type {readonly string[]} */ (names).includes(store)));
  const transaction = (await open(name, stores)).transaction(store, mode, { durability: 'strict' });
  const request = ask(transaction.objectStore(store));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error);
  });
}

/** @template {keyof Records} Store @param {Store} store @returns {Promise<Records[Store][]>} */
export const all = (store) => inStore(store, 'readonly', (rows) => rows.getAll());
/** @template {keyof Records} Store @param {Store} store @param {string} id @returns {Promise<Records[Store] | undefined>} */
export const one = (store, id) => inStore(store, 'readonly', (rows) => rows.get(id));
/** Resolves when it is on the disk. @template {keyof Records} Store @param {Store} store @param {Records[Store]} record @returns {Promise<unknown>} */
export const put = (store, record) => inStore(store, 'readwrite', (rows) => rows.put('id' in record ? record : { ...record, id: 'holder' }));
/** @param {keyof Records} store @param {string} id @returns {Promise<unknown>} */
export const remove = (store, id) => inStore(store, 'readwrite', (rows) => rows.delete(id));

/** Whose day is on this phone. @returns {Promise<Holder | undefined>} */
export const holder = () => one('holder', 'holder');

/** Photos and signature of one capture, as they were taken. @param {string} captureId */
export const filesOf = async (captureId) => (await all('files')).filter((file) => file.captureId === captureId).toSorted((one, other) => one.takenAt - other.takenAt);

/** Takes every visit and picture off this phone. What was captured and not yet sent stays. */
export async function forgetDay() {
  for (const store of /** @type {const} */ (['holder', 'visits', 'pictures'])) await inStore(store, 'readwrite', (rows) => rows.clear());
}

/** Takes one capture with its photos off this phone, for good. @param {string} captureId */
export async function forgetCapture(captureId) {
  for (const { id } of await filesOf(captureId)) await remove('files', id);
  await remove('captures', captureId);
}

/** Takes one visit and its pictures off this phone. @param {string} visitId */
export async function forgetVisit(visitId) {
  await remove('visits', visitId);
  for (const { id } of (await all('pictures')).filter((picture) => picture.visitId === visitId)) await remove('pictures', id);
}
