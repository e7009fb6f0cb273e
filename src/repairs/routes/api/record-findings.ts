import { Type, type Static } from 'typebox';
import { idOf, object, words, type ApiRoute } from '../../../platform/api/index.ts';
import { nothingFound, parseFindings, readingRows } from '../../forms/findings.ts';
import { checklist, meterKinds } from '../../model/findings.ts';
import type { VisitId } from '../../model.ts';
import { repairActionRoute } from './action-route.ts';

const readingSchema = object({
  kind: Type.Enum(Object.keys(meterKinds) as (keyof typeof meterKinds)[], { description: 'What was measured: moisture and humidity in per cent, temperature in degrees Celsius.' }),
  value: Type.Number({ description: 'The figure that the instrument showed.' }),
  where: words(120, 'Where it was measured.'),
  instrument: words(120, 'The instrument that gave it.'),
});
type ReadingSent = Static<typeof readingSchema>;

/** What was checked and measured at a visit that is still booked: before its outcome is recorded. */
export const recordFindings: ApiRoute = repairActionRoute({
  name: 'record-findings', action: 'RecordFindings', summary: 'Record what was found at a visit',
  description: 'The checklist, readings and whether the resident was there. Send it before what came of the visit. A signature is given on a phone only.',
  fields: {
    visitId: idOf('the booked visit'),
    checked: Type.Optional(Type.Array(Type.Enum(checklist.map(({ id }) => id)), { uniqueItems: true, maxItems: checklist.length, description: 'What was ticked off.' })),
    readings: Type.Optional(Type.Array(readingSchema, { maxItems: readingRows.length, description: 'What was measured.' })),
    presence: Type.Optional(Type.Enum(['present', 'not-present'], { description: 'Whether the resident was there.' })),
  },
  example: { visitId: '0199c0de-0000-7000-8000-000000000005', checked: ['identity'], readings: [{ kind: 'moisture', value: 22, where: 'Bedroom, outside wall', instrument: 'Protimeter 5' }], presence: 'present' },
  pointers: Object.fromEntries(readingRows.flatMap((row) => ['kind', 'value', 'where', 'instrument'].map((part) => [`reading-${row}-${part}`, `readings/${row - 1}/${part}`]))),
  parse: ({ visitId, checked = [], readings = [], presence = '' }) => {
    const found = parseFindings({ checked, presence, ...Object.assign({}, ...readings.map(fieldsOfReading)) }, false);
    if (!found.ok) return found;
    if (nothingFound(found.command)) return { ok: false, errors: { checked: 'Send something that was ticked, measured or seen' } };
    return { ok: true, command: { type: 'RecordFindings', visitId: visitId as VisitId, findings: found.command, signature: null } };
  },
});

function fieldsOfReading({ kind, value, where, instrument }: ReadingSent, at: number): Readonly<Record<string, string>> {
  const row = `reading-${at + 1}`;
  return { [`${row}-kind`]: kind, [`${row}-value`]: String(value), [`${row}-where`]: where, [`${row}-instrument`]: instrument };
}
