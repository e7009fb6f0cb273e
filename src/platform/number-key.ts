/**
 * The digits of a number with its country, which are the same however it is written here ("07700 900123", "+44 7700 900123", "447700900123"); undefined where
 * it has fewer than ten, such as a short code or a name. `residents.mobile_key` is made by the same rule in 0047_texts_that_arrive.sql.
 */
export function numberKey(number: string): string | undefined {
  const digits = number.replaceAll(/\D/g, '').replace(/^00/, '').replace(/^440?/, '0');
  const key = digits.startsWith('0') ? `44${digits.slice(1)}` : digits;
  return key.length >= 10 ? key : undefined;
}
