import { Type } from 'typebox';
import type { PlainDate } from '../../../clock/index.ts';
import { apiRoute, idOf, invalidFields, object, type ApiRoute } from '../../../platform/api/index.ts';
import { figureRoles } from '../../access.ts';
import { monthsToChoose, readMonthFilters } from '../../forms/month-filters.ts';
import { monthlyFigures } from '../../queries/monthly-figures.ts';
import { measures, type Measure } from '../../tallies/model.ts';
import { measureWords } from '../../views/months.ts';
import { person } from './case-schemas.ts';

const monthText = (description: string) => Type.String({ maxLength: 7, pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$', description });
const count = (measure: Measure) => Type.Integer({ minimum: 0, description: `${measureWords[measure]}.` });
const counts = object(Object.fromEntries(measures.map((measure) => [measure, count(measure)])));
const rowSchema = object({ team: person, month: monthText('The month, in London.'), counts });
const example = { team: { id: '0199c0de-0000-7000-8000-000000000004', name: 'Repairs north' }, month: '2026-11', counts: Object.fromEntries(measures.map((measure) => [measure, 3])) };

/** What each team did in each month, as the page of months has it. */
export const monthsRoute: ApiRoute = apiRoute({
  method: 'GET', path: '/api/v1/figures/months', operationId: 'readMonths', tag: 'Figures', scope: 'figures:read', roles: figureRoles,
  summary: 'Figures by team and month', description: 'What happened in each month, as the record says now. 13 months to the last one when the first is not said; 60 at most. A month in which nothing happened may have no row.',
  query: object({
    team: Type.Optional(idOf('a team: only its figures')), kind: Type.Optional(Type.String({ minLength: 1, maxLength: 40, pattern: '^[a-z][a-z -]*$', description: 'Only cases of this kind, such as "repair".' })),
    from: Type.Optional(monthText('The first month, such as 2026-04.')), until: Type.Optional(monthText('The last month.')),
  }),
  answer: { status: 200, description: 'A row for each team and month.', schema: object({ items: Type.Array(rowSchema) }), example: { items: [example] } },
}, async ({ tx, query, today, actor: { organisationId } }) => {
  const known = monthsToChoose(today as PlainDate);
  for (const end of ['from', 'until'] as const) {
    const month = query[end];
    if (month !== undefined && !known.some((each) => each.startsWith(month))) throw invalidFields({ [end]: 'Give one of the last 60 months.' }, {}, 'query');
  }
  const rows = await monthlyFigures(tx, readMonthFilters(query, today as PlainDate), organisationId);
  return { status: 200, value: { items: rows.map(({ teamId, teamName, month, counts: counted }) => ({ team: { id: teamId, name: teamName }, month: month.slice(0, 7), counts: counted })) } };
});
