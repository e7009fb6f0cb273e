// The same sizes and seed always give the same landlord: chance is a hash of the row's number and a word.

/** A whole number from 0 to `below` - 1, as SQL: the same for the same row and word. */
export function chance(row: string, word: string, below: number | string): string {
  return `(abs(hashint8extended(${row}::bigint, hashtext('${word}')) % (${below})))`;
}

/** A UUIDv7 of that moment, as SQL, the same for the same row and word. */
export function idAt(moment: string, row: string, word: string): string {
  return `(lpad(to_hex((extract(epoch from ${moment}) * 1000)::bigint), 12, '0') || '7' || substr(md5('${word}' || ${row}), 1, 3) || '8' || substr(md5('${word}' || ${row}), 4, 15))::uuid`;
}

/** An id of something that has no moment, as SQL. */
export function idOf(row: string, word: string): string {
  return idAt(`timestamptz '2020-01-01 00:00:00Z'`, row, word);
}

/** A moment as the product writes it, as SQL text. */
export function momentText(moment: string): string {
  return `to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
