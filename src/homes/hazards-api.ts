import { Type, type Static } from 'typebox';
import type { PlainDate } from '../clock/index.ts';
import { apiRoute, date, dateFields, idOf, instantInCursor, instantText, invalidFields, maybeWords, object, orNull, pageOf, pageSchema, paging, readCursor, usualLimit, uuidInCursor, words, type ApiRoute, type ApiVisit } from '../platform/api/index.ts';
import { recordView } from '../staff/index.ts';
import { hazardKeeperRoles, hazardReaderRoles } from './access.ts';
import { blockWithRegister, changeHazard, endHazard, homeWithRegister, standingEntry, keepHazard, type PlaceWithRegister } from './keep-hazards.ts';
import { siteHazardFindings, siteHazardKinds, type SiteHazard, type SiteHazardEntry } from './model.ts';
import { hazardHistory, hazardsAround, hazardsOf } from './queries/site-hazards.ts';
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

const historySchema = object({ ...entrySchema.properties, recordedAt: instantText('When it was added.'), recordedByName: text('By whom.'), endedAt: orNull(instantText('When it ended; null while it stands.')), endedByName: orNull(text('Who ended it.')), endedReason: orNull(text('Why it ended.')) });
const historyExample = { ...example.items[0], recordedAt: '2024-03-05T10:00:00.000Z', recordedByName: 'Jo Lee', endedAt: null, endedByName: null, endedReason: null };
const historyShown = ({ recordedAt, recordedByName, endedAt, endedByName, endedReason, ...of }: SiteHazardEntry): Static<typeof historySchema> => ({ ...shown(of), recordedAt, recordedByName, endedAt, endedByName, endedReason });

/** A program's entry on the fields of the page. */
function formOf({ kind: what, finding: found, location, whatToDo = '', source, surveyedOn, expiresOn = null }: Static<ReturnType<typeof object<typeof entry>>>) {
  return { kind: what, finding: found, location, whatToDo, source, ...dateFields('surveyed', surveyedOn), ...(expiresOn === null ? {} : dateFields('expires', expiresOn)) };
}

/** What can be done with the register of a home, or of a block. */
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
      const kept = await keepHazard(visit, at, formOf(visit.body));
      if (!kept.ok) throw invalidFields(kept.errors, pointers);
      return registerOf(visit, at);
    }),
    apiRoute({
      method: 'GET', path: `${path}/history`, operationId: `list${name}SiteHazardHistory`, tag, scope: 'homes:read', roles: hazardReaderRoles, summary: `Every entry there ever was of the register of ${of === 'homes' ? 'a home' : 'a block'}`, description: 'Standing or ended, the newest first. That you looked is written down.',
      params, query: object(paging), answer: { status: 200, description: 'A page of entries.', schema: pageSchema(historySchema), example: { items: [historyExample], next: null } },
    }, async (visit) => {
      const at = await open(visit);
      if ('homeId' in at.place) await recordView(visit.tx, visit, 'home', at.place.homeId);
      const { limit = usualLimit, after } = visit.query;
      const [recordedAt, id] = readCursor(after, [instantInCursor, uuidInCursor]) ?? [];
      const found = await hazardHistory(visit.tx, at.place, recordedAt === undefined || id === undefined ? undefined : { recordedAt, id }, limit + 1);
      return { status: 200, value: pageOf(found, limit, { show: historyShown, key: (each) => [each.recordedAt, each.id] }) };
    }),
  ];
}

const change = apiRoute({
  method: 'POST', path: '/api/v1/site-hazards/:id/change', operationId: 'changeSiteHazard', tag, scope: 'homes:write', roles: hazardKeeperRoles, summary: 'Put what is so now in the place of an entry', description: 'The whole entry as it is to be, with why. What stood before is kept, with who was told of it.', params: object({ id: idOf('the entry') }),
  body: object({ ...entry, reason: Type.String({ maxLength: 480, description: 'Why it changes.' }) }), bodyExample: { ...entryExample, finding: 'identified', reason: 'Surveyed again' }, answer,
}, async (visit) => {
  const standing = await standingEntry(visit, visit.params.id);
  const kept = await changeHazard(visit, standing, { ...formOf(visit.body), reason: visit.body.reason });
  if (!kept.ok) throw invalidFields(kept.errors, pointers);
  return registerOf(visit, standing.at);
});

const end = apiRoute({
  method: 'POST', path: '/api/v1/site-hazards/:id/end', operationId: 'endSiteHazard', tag, scope: 'homes:write', roles: hazardKeeperRoles, summary: 'End an entry of a register', description: 'With why. It is kept, with who was told of it.', params: object({ id: idOf('the entry') }),
  body: object({ reason: Type.String({ maxLength: 500, description: 'Why it ends.' }) }), bodyExample: { reason: 'Removed by a licensed contractor, certificate 1182' }, answer,
}, async (visit) => {
  const { hazard, at } = await standingEntry(visit, visit.params.id);
  const kept = await endHazard(visit, hazard, visit.body.reason.trim());
  if (!kept.ok) throw invalidFields(kept.errors);
  return registerOf(visit, at);
});

export const hazardApiRoutes: readonly ApiRoute[] = [
  ...registerRoutes('homes', (visit) => homeWithRegister(visit, visit.params.id)), ...registerRoutes('blocks', (visit) => blockWithRegister(visit, visit.params.id)), change, end,
];
