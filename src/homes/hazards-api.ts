import { Type, type Static } from 'typebox';
import type { PlainDate } from '../clock/index.ts';
import { apiRoute, date, dateFields, idOf, invalidFields, maybeWords, object, orNull, words, type ApiRoute, type ApiVisit } from '../platform/api/index.ts';
import { recordView } from '../staff/index.ts';
import { hazardKeeperRoles, hazardReaderRoles } from './access.ts';
import { blockWithRegister, endHazard, hazardToEnd, homeWithRegister, keepHazard, type PlaceWithRegister } from './keep-hazards.ts';
import { siteHazardFindings, siteHazardKinds, type SiteHazard } from './model.ts';
import { hazardsAround, hazardsOf } from './queries/site-hazards.ts';
import { registerInWords } from './words.ts';

const tag = 'Homes';
const text = (description: string) => Type.String({ description });
const kind = Type.Enum([...siteHazardKinds], { description: 'What it is.' });
const finding = Type.Enum([...siteHazardFindings], { description: 'What the survey found. What is presumed is treated as there.' });
const entrySchema = object({
  id: idOf('the entry'), isOfBlock: Type.Boolean({ description: 'It is of the block, and not of the home alone.' }), kind, finding, location: text('Where it is, or what was looked at.'), whatToDo: text('What whoever works there must do.'),
  source: text('The survey or register.'), surveyedOn: date('The day of the survey.'), expiresOn: orNull(date('The last day it is good for.')),
});
const registerSchema = object({ words: text('As whoever goes there is told. Where nothing is entered it says that no register is held, which is not that there is nothing.'), items: Type.Array(entrySchema) });
const example: Static<typeof registerSchema> = {
  words: 'Asbestos, presumed: textured coating of the kitchen ceiling. Do not drill: ring us first. Source: Management survey 1182, Sunday 3 March 2024.',
  items: [{ id: '0199c0de-0000-7000-8000-000000000031', isOfBlock: false, kind: 'asbestos', finding: 'presumed', location: 'Textured coating of the kitchen ceiling', whatToDo: 'Do not drill: ring us first', source: 'Management survey 1182', surveyedOn: '2024-03-03', expiresOn: null }],
};
const answer = { status: 200 as const, description: 'The register as it now is.', schema: registerSchema, example };
const entry = {
  kind, finding, location: words(200, 'Where it is, or what was looked at.'), whatToDo: maybeWords(1000, 'What whoever works there must do; needed unless none was found.'), source: words(200, 'The survey or register.'),
  surveyedOn: date('The day of the survey.'), expiresOn: Type.Optional(orNull(date('The last day it is good for.'))),
};
const entryExample = { kind: 'asbestos', finding: 'presumed', location: 'Textured coating of the kitchen ceiling', whatToDo: 'Do not drill: ring us first', source: 'Management survey 1182', surveyedOn: '2024-03-03' };
const pointers = { surveyed: 'surveyedOn', expires: 'expiresOn' };
type Asked = ApiVisit & { readonly params: { readonly id: string } };

async function registerOf(visit: ApiVisit, { place }: PlaceWithRegister) {
  const found = 'homeId' in place ? await hazardsAround(visit.tx, { homeId: place.homeId, communalAreaId: null }) : await hazardsOf(visit.tx, place);
  return { status: 200 as const, value: { words: registerInWords(found, visit.today as PlainDate), items: found.map(shown) } };
}

function shown({ id, blockId, kind: what, finding: found, location, whatToDo, source, surveyedOn, expiresOn }: SiteHazard): Static<typeof entrySchema> {
  return { id, isOfBlock: blockId !== null, kind: what, finding: found, location, whatToDo, source, surveyedOn, expiresOn };
}

/** The two operations of the register of a home, or of a block. */
function registerRoutes(of: 'homes' | 'blocks', open: (visit: Asked) => Promise<PlaceWithRegister>): readonly ApiRoute[] {
  const [one, name] = of === 'homes' ? ['a home, with those of its block', 'Home'] : ['a block', 'Block'];
  const path = `/api/v1/${of}/:id/site-hazards`;
  const params = object({ id: idOf(of === 'homes' ? 'the home' : 'the block') });
  return [
    apiRoute({ method: 'GET', path, operationId: `read${name}SiteHazards`, tag, scope: 'homes:read', roles: hazardReaderRoles, summary: `The register of site hazards of ${one}`, description: 'What stands on it now. That you looked is written down.', params, answer }, async (visit) => {
      const at = await open(visit);
      if ('homeId' in at.place) await recordView(visit.tx, visit, 'home', at.place.homeId);
      return registerOf(visit, at);
    }),
    apiRoute({ method: 'POST', path, operationId: `add${name}SiteHazard`, tag, scope: 'homes:write', roles: hazardKeeperRoles, summary: `Add to the register of ${of === 'homes' ? 'a home' : 'a block'}`, description: 'An entry is never edited: end it, and add what is so now.', params, body: object(entry), bodyExample: entryExample, answer }, async (visit) => {
      const at = await open(visit);
      const { surveyedOn, expiresOn = null, whatToDo = '', ...sent } = visit.body;
      const kept = await keepHazard(visit, at, { ...sent, whatToDo, ...dateFields('surveyed', surveyedOn), ...(expiresOn === null ? {} : dateFields('expires', expiresOn)) });
      if (!kept.ok) throw invalidFields(kept.errors, pointers);
      return registerOf(visit, at);
    }),
  ];
}

const end = apiRoute({
  method: 'POST', path: '/api/v1/site-hazards/:id/end', operationId: 'endSiteHazard', tag, scope: 'homes:write', roles: hazardKeeperRoles, summary: 'End an entry of a register', description: 'With why. It is kept, with who was told of it.', params: object({ id: idOf('the entry') }),
  body: object({ reason: Type.String({ maxLength: 500, description: 'Why it ends.' }) }), bodyExample: { reason: 'Removed by a licensed contractor, certificate 1182' }, answer,
}, async (visit) => {
  const { hazard, at } = await hazardToEnd(visit, visit.params.id);
  const kept = await endHazard(visit, hazard, visit.body.reason.trim());
  if (!kept.ok) throw invalidFields(kept.errors);
  return registerOf(visit, at);
});

export const hazardApiRoutes: readonly ApiRoute[] = [
  ...registerRoutes('homes', (visit) => homeWithRegister(visit, visit.params.id)), ...registerRoutes('blocks', (visit) => blockWithRegister(visit, visit.params.id)), end,
];
