import { Type } from 'typebox';
import { referenceSchema } from '../../casefile/index.ts';
import { ApiProblem, apiRoute, object, words, type ApiRoute } from '../../platform/api/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import { sealRoles } from '../access.ts';
import { mostReason } from '../forms.ts';
import { casefileZip } from '../make/make-casefile.ts';
import { audiences } from '../model.ts';
import { casefileToFetch, performSealing } from '../perform.ts';
import { refusalWords } from '../views/words.ts';
import { entryIn, fileNameOf } from './pages.ts';

const madeSchema = object({ entry: Type.Integer({ description: 'The entry of the case that tells of it.' }), links: object({ content: Type.String({ description: 'The file itself, for a day.' }) }) });

/** The same for programs, by the same door: it leaves the house here too, and the record says so. */
export function sealingApiRoutes(store: FileStore): readonly ApiRoute[] {
  return [makeCasefile, readCasefile(store)];
}

const makeCasefile = apiRoute({
  method: 'POST', path: '/api/v1/cases/:reference/sealed-casefiles', operationId: 'makeSealedCasefile', tag: 'Cases', scope: 'cases:write', roles: sealRoles,
  summary: 'Make a sealed casefile', description: 'The whole record of a case and the cases linked with it as one file that anybody can check. Who made it, for whom and why goes on the timeline of each case in it. Fetch the file within a day.',
  params: object({ reference: referenceSchema }),
  body: object({ audience: Type.Enum([...audiences], { description: 'Whom it is for. For the resident, notes between staff and what is about others are left out, and listed.' }), reason: words(mostReason, 'Why it leaves the house.') }),
  bodyExample: { audience: 'ombudsman', reason: 'The Ombudsman asked for the record.' },
  answer: { status: 201, description: 'Made.', schema: madeSchema, example: { entry: 31, links: { content: '/api/v1/cases/REP-2026-00412/sealed-casefiles/31/content' } } },
}, async (visit) => {
  const { reference } = visit.params;
  const made = await performSealing(visit, reference, { audience: visit.body.audience, reason: visit.body.reason.trim() });
  if (!made.ok) throw new ApiProblem('refused', refusalWords[made.refusal].words, { refusal: made.refusal });
  return { status: 201, value: { entry: made.sequence, links: { content: `/api/v1/cases/${reference}/sealed-casefiles/${made.sequence}/content` } } };
});

function readCasefile(store: FileStore): ApiRoute {
  return apiRoute({
    method: 'GET', path: '/api/v1/cases/:reference/sealed-casefiles/:entry/content', operationId: 'readSealedCasefile', tag: 'Cases', scope: 'cases:read', roles: sealRoles,
    summary: 'The sealed casefile itself', description: 'For the person who made it, for a day. That you looked is written down, for each case in it.',
    params: object({ reference: referenceSchema, entry: Type.String({ pattern: '^[0-9]{1,9}$', description: 'The entry that tells of it.' }) }),
    answer: { status: 200, description: 'The file.', mediaTypes: ['application/zip'] },
  }, async (visit) => {
    const casefile = await casefileToFetch(visit, visit.params.reference, entryIn(visit));
    return { status: 200, file: { bytes: casefileZip(casefile, { store, landlordId: visit.landlord.id }), mediaType: 'application/zip', saveAs: fileNameOf(casefile.reference, visit.today) } };
  });
}
