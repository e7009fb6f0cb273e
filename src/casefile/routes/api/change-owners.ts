import { Type } from 'typebox';
import { apiRoute, idOf, invalidFields, object, words, type ApiRoute } from '../../../platform/api/index.ts';
import { caseRoles } from '../../access.ts';
import { mostWords, ownerValue, parseNewOwner } from '../../forms/case-forms.ts';
import { ownerChoices } from '../../queries/owners.ts';
import { changeEach } from '../bulk-owner.ts';
import { referenceSchema } from './case-schemas.ts';

const mostAtOnce = 100;
const chosen = object({ reference: referenceSchema, version: Type.Integer({ minimum: 0, maximum: 999_999_999, description: 'The version you read.' }) });
const result = object({ reference: referenceSchema, changed: Type.Boolean({ description: 'Whether it has the new owner now.' }), why: Type.Union([Type.String({ description: 'Why not.' }), Type.Null()]) });

/** Many cases to somebody else: each through the guards of one, and each answered for. */
export const changeOwnersRoute: ApiRoute = apiRoute({
  method: 'POST', path: '/api/v1/cases/owner', operationId: 'changeOwners', tag: 'Cases', scope: 'cases:write', roles: caseRoles,
  summary: 'Give many cases to somebody else', description: 'Up to 100 cases at once. Each goes through the guards of one, with a handover note drawn up from its record, and the answer says what became of each.',
  body: object({
    cases: Type.Array(chosen, { minItems: 1, maxItems: mostAtOnce, description: 'Which cases.' }),
    ownerId: idOf('the next owner'), teamId: idOf('one of their teams'), words: words(mostWords, 'Why they change hands. Each gets a handover note drawn up from its record.'),
  }),
  bodyExample: { cases: [{ reference: 'REP-2026-00412', version: 4 }], ownerId: '0199c0de-0000-7000-8000-000000000003', teamId: '0199c0de-0000-7000-8000-000000000004', words: 'Taking over the north.' },
  answer: { status: 200, description: 'What became of each.', schema: object({ results: Type.Array(result) }), example: { results: [{ reference: 'REP-2026-00412', changed: true, why: null }] } },
}, async (visit) => {
  const { cases, ownerId, teamId, words: why } = visit.body;
  const parsed = parseNewOwner({ owner: ownerValue({ staffId: ownerId as never, teamId: teamId as never }), words: why }, await ownerChoices(visit.tx, null));
  if (!parsed.ok) throw invalidFields(parsed.errors, { owner: 'ownerId' });
  const once = new Map(cases.map(({ reference, version }) => [reference, version]));
  const { changed, refused } = await changeEach(visit, [...once].map(([reference, seenVersion]) => ({ reference, seenVersion })), parsed.command);
  const results = [...changed.map(({ reference }) => ({ reference, changed: true, why: null })), ...refused.map(({ reference, why }) => ({ reference, changed: false, why }))];
  return { status: 200, value: { results } };
});
