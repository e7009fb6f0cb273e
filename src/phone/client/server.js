/** Nothing came back: there is no signal, or too little. */
export class NoSignal extends Error {}
/** The session is over: whoever it was must sign in again. */
export class SignedOut extends Error {}
/** The server answered that this may not be, in a page and not in data. */
export class Refused extends Error {
  /** @param {number} status */
  constructor(status) {
    super(`The server answered ${status}`);
    this.status = status;
  }
}

const patience = { day: 20_000, photo: 180_000 };

/** @param {string} address @returns {Promise<any>} */
export async function read(address) {
  const answer = await ask(address, { signal: AbortSignal.timeout(patience.day) });
  if (!answer.ok) throw new Refused(answer.status);
  return answer.json();
}

/** A picture as an address that needs no network. @param {string} address @returns {Promise<string>} */
export async function readPicture(address) {
  const answer = await ask(address, { signal: AbortSignal.timeout(patience.day) });
  if (!answer.ok) throw new Refused(answer.status);
  return asAddress(await answer.blob());
}

/** @param {Blob} blob @returns {Promise<string>} */
export function asAddress(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

/**
 * Sends a form. What the server says of it (kept, refused, some of it missing) is data; anything else is thrown, and the
 * form is sent again later.
 * @param {string} address @param {FormData | URLSearchParams} body @returns {Promise<{ status: number, said: any }>}
 */
export async function send(address, body) {
  const answer = await ask(address, { method: 'POST', body, signal: AbortSignal.timeout(patience.photo) });
  const isData = (answer.headers.get('content-type') ?? '').includes('json');
  if (!isData || answer.status >= 500) throw new Refused(answer.status);
  return { status: answer.status, said: await answer.json() };
}

/** @param {string} address @param {RequestInit} options @returns {Promise<Response>} */
async function ask(address, options) {
  const answer = await fetch(address, { ...options, redirect: 'manual', cache: 'no-store', credentials: 'same-origin' }).catch(() => {
    throw new NoSignal();
  });
  // Pages lead whoever is not signed in to the page for that; data has no other place to lead to.
  if (answer.type === 'opaqueredirect') throw new SignedOut();
  return answer;
}
