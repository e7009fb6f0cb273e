import * as fc from 'fast-check';

const ugly = [
  '', ' ', '\u0000', 'a\u0000b', '\ud800', '\udfff tail', '\u202e', '\ufeff', '\r\nSet-Cookie: stolen=1', '\t', '-1', '0', '1e309', '9'.repeat(400), '-0', 'NaN', '99999999999999999999',
  '__proto__', 'constructor', 'toString', 'hasOwnProperty', '{"__proto__":1}', 'null', 'undefined', 'true', '[object Object]', '../../etc/passwd', '..%2f..%2f', '\\\\server\\share',
  "'; drop table cases; --", "' or '1'='1", '%', '_', '\\', '$1', '${7*7}', '{{7*7}}', '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '=1+1', '@SUM(A1)', '+44', '|calc',
  '0000-00-00', '2026-02-30', '9999-12-31', '0001-01-01', '10000-01-01', '9999-99-99T99:99:99.999Z', '2026-13-45T25:61:61.000Z', '2026-11-24T10:00:00.000Z', '-271821-04-20', '24:00', '99:99',
  'REP-2026-00001', 'REP-9999-99999', 'XXX-0000-ZZZZZ', 'REP-2026-00001.999999999', '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', '019b0000-0000-7000-8000-000000000000',
  'a@b', 'a@b.example', '07700 900123', 'é'.normalize('NFD').repeat(50), '👩‍👩‍👧‍👦'.repeat(20), '٣', '３', 'ı', 'ﬀ', 'x'.repeat(5000), '\n'.repeat(300), 'all', 'mine', 'none', 'yes', 'no',
] as const;

/** Texts that programs stumble over: the ones known to, and any. */
export const nastyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...ugly) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 300 }) },
);

/** Any JSON, with members and sizes that nobody would expect. */
export const nastyJson: fc.Arbitrary<unknown> = fc.oneof(
  nastyText,
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER + 2, -(2 ** 31) - 1, 2 ** 31, [], {}, [[]], [null], { length: 1 }, { toString: 1 }),
  fc.array(nastyText, { maxLength: 5 }),
  fc.dictionary(nastyText, nastyText, { maxKeys: 4 }),
  fc.jsonValue({ maxDepth: 4 }),
);
