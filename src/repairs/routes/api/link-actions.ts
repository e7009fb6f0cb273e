import { Type } from 'typebox';
import { referenceSchema } from '../../../casefile/index.ts';
import { ApiProblem, apiRoute, object, seenVersionOf, versionField, type ApiRoute } from '../../../platform/api/index.ts';
import { nowhereToWrite } from '../../views/refusal-words.ts';
import { linkRoles, sendNewLink, withdrawLink } from '../residents-link.ts';

const params = object({ reference: referenceSchema });
const version = Type.Integer({ minimum: 0, description: 'The version of the repair now.' });
const ofLinks = { method: 'POST', tag: 'Repairs', scope: 'repairs:write', roles: linkRoles, params, body: object(versionField), bodyExample: { version: 4 } } as const;

/** The link with which a resident follows their repair. What it opens is told to the resident, never to a program. */
export const linkActions: readonly ApiRoute[] = [
  apiRoute({
    ...ofLinks, path: '/api/v1/repairs/:reference/send-link', operationId: 'sendResidentLink',
    summary: 'Send the resident a new link', description: 'Withdraws the link there is, and writes to the resident with a new one.',
    answer: {
      status: 200, description: 'Done, and saved.', schema: object({ reference: referenceSchema, channel: Type.Enum(['text', 'email', 'letter'], { description: 'How it goes to them.' }), version }),
      example: { reference: 'REP-2026-00412', channel: 'text', version: 5 },
    },
  }, async (visit) => {
    const { reference } = visit.params;
    const sent = await sendNewLink(visit, { reference, ...seenVersionOf(visit, visit.body.version) });
    if (!sent.ok) throw new ApiProblem('refused', nowhereToWrite, { refusal: sent.refusal });
    return { status: 200, value: { reference, channel: sent.channel, version: sent.draft.file.version } };
  }),
  apiRoute({
    ...ofLinks, path: '/api/v1/repairs/:reference/withdraw-link', operationId: 'withdrawResidentLink',
    summary: 'Withdraw the resident’s link', description: 'It works no longer, from now. Where none works there is nothing to do, and nothing is done.',
    answer: {
      status: 200, description: 'No link works now.', schema: object({ reference: referenceSchema, wasThere: Type.Boolean({ description: 'Whether there was one that worked.' }), version }),
      example: { reference: 'REP-2026-00412', wasThere: true, version: 5 },
    },
  }, async (visit) => {
    const { reference } = visit.params;
    const { draft, wasThere } = await withdrawLink(visit, { reference, ...seenVersionOf(visit, visit.body.version) });
    return { status: 200, value: { reference, wasThere, version: draft.file.version } };
  }),
];
