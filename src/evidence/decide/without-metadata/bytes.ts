/** The pieces one after another, as one. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** The letters of so many bytes, each as it stands there. */
export function textAt(bytes: Uint8Array, at: number, length: number): string {
  let text = '';
  for (const byte of bytes.subarray(at, at + length)) text += String.fromCharCode(byte);
  return text;
}

export function standsAt(bytes: Uint8Array, at: number, sign: string): boolean {
  for (let n = 0; n < sign.length; n += 1) if (bytes[at + n] !== sign.charCodeAt(n)) return false;
  return true;
}
