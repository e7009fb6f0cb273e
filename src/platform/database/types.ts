import { types, type CustomTypesConfig } from 'pg';

const timestamptz = 1184;
const date = 1082;
const int8 = 20;

/** '2026-11-22 10:00:00.5+00' → '2026-11-22T10:00:00.500Z': the Instant text used everywhere inside. */
function instantFromPostgres(text: string): string {
  const match = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00(?::?00)?$/.exec(text);
  if (match === null) throw new Error(`PostgreSQL gave a time we cannot read: ${text}`);
  const milliseconds = (match[3] ?? '').padEnd(3, '0').slice(0, 3);
  return `${match[1]}T${match[2]}.${milliseconds}Z`;
}

/** How PostgreSQL values become ours: times as Instant text, dates as PlainDate text, counts as numbers. */
export const ourTypes: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === timestamptz) return instantFromPostgres;
    if (oid === date) return (text: string) => text;
    if (oid === int8) return Number;
    return types.getTypeParser(oid, format as 'text');
  }) as CustomTypesConfig['getTypeParser'],
};
