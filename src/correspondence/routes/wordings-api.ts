import { Type, type Static } from 'typebox';
import { apiRoute, instantText, invalidFields, object, orNull, words, type ApiRoute } from '../../platform/api/index.ts';
import { wordingRoles } from '../access.ts';
import { parseWording, readLanguage } from '../forms/wording.ts';
import { wordingsOfLandlord } from '../queries/index.ts';
import { saveWording } from '../store/wordings.ts';
import { english } from '../words/model.ts';
import { languageLine, templateNamed, templates } from '../words/templates.ts';
import { usualIn } from './wordings.ts';

const text = (description: string) => Type.String({ description });
const lines = (description: string) => Type.Array(Type.String({ maxLength: 400 }), { maxItems: 20, description });

const versionRead = Type.Integer({ minimum: 0, maximum: 999_999_999, description: 'The version you read; 0 where there was none.' });
const savedSchema = object({ template: text('Which message.'), language: text('In which language.'), version: Type.Integer({ description: 'Its version now.' }) });
const wordingSchema = object({
  template: text('Which message, such as "visit-booked".'), event: text('What sends it.'), language: text('In which language.'), isOwn: Type.Boolean({ description: 'Your own words; false for ours.' }),
  version: Type.Integer({ description: 'Send it with your next change. 0 where nobody has changed them.' }), subject: text('The subject.'),
  sentences: Type.Array(Type.String(), { description: 'What every message says.' }), more: Type.Array(Type.String(), { description: 'What only emails and letters add.' }),
  placeholders: Type.Array(Type.String(), { description: 'What may stand in ((double brackets)).' }), savedAt: orNull(instantText('When they were last changed.')), savedByName: orNull(text('Who changed them.')),
});
const example: Static<typeof wordingSchema> = {
  template: 'new-link', event: 'Staff send a new link', language: 'English', isOwn: false, version: 0, subject: 'A new link to your repair', sentences: ['Here is a new link to follow your repair ((reference)): ((link))', 'If you did not expect this, call ((phone)).'],
  more: [], placeholders: ['reference', 'title', 'phone', 'link', 'landlord'], savedAt: null, savedByName: null,
};

/** What messages say, for programs: the same words, held to the same lint. */
export const wordingApiRoutes: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET', path: '/api/v1/message-wordings', operationId: 'listWordings', tag: 'Messages', scope: 'messages:read', roles: wordingRoles,
    summary: 'What messages say', description: 'The words in force of every message that leaves by itself: yours where you have changed them, ours elsewhere.',
    answer: { status: 200, description: 'Words by message and language.', schema: object({ items: Type.Array(wordingSchema) }), example: { items: [example] } },
  }, async (visit) => ({ status: 200, value: { items: inForce(await wordingsOfLandlord(visit.tx)) } })),
  apiRoute({
    method: 'POST', path: '/api/v1/message-wordings', operationId: 'saveWording', tag: 'Messages', scope: 'messages:write', roles: wordingRoles,
    summary: 'Change what a message says', description: 'Blame, promises without a day, jargon, capitals and unknown placeholders are refused, as on the page. Messages already written stay as they were.',
    body: object({ template: words(60, 'Which message.'), language: words(60, 'In which language.'), subject: words(120, 'The subject.'), sentences: lines('What every message says.'), more: lines('What only emails and letters add.'), version: versionRead }),
    bodyExample: { template: 'new-link', language: 'English', subject: 'A new link', sentences: ['Your repair ((reference)): ((link))', 'Call ((phone)) if you did not expect this.'], more: [], version: 0 },
    answer: { status: 200, description: 'Saved, and in force.', schema: savedSchema, example: { template: 'new-link', language: 'English', version: 1 } },
  }, async (visit) => {
    const template = templateNamed(visit.body.template);
    if (template === undefined) throw invalidFields({ template: 'Name a message that GET /api/v1/message-wordings lists.' });
    const { language, subject, sentences, more, version } = visit.body;
    const parsed = parseWording(template, { language, subject, sentences: sentences.join('\n'), more: more.join('\n') });
    if (!parsed.ok) throw invalidFields(parsed.errors);
    await saveWording(visit.tx, { template: template.name, language: parsed.language, ...parsed.wording, withdrawn: false, seenVersion: version }, visit);
    return { status: 200, value: { template: template.name, language: parsed.language, version: version + 1 } };
  }),
  apiRoute({
    method: 'POST', path: '/api/v1/message-wordings/usual', operationId: 'useUsualWording', tag: 'Messages', scope: 'messages:write', roles: wordingRoles,
    summary: 'Go back to our words', description: 'Yours are withdrawn, which is a version too. In a language other than English nothing of ours takes their place: English does.',
    body: object({ template: words(60, 'Which message.'), language: words(60, 'In which language.'), version: versionRead }), bodyExample: { template: 'new-link', language: 'English', version: 1 },
    answer: { status: 200, description: 'Withdrawn.', schema: savedSchema, example: { template: 'new-link', language: 'English', version: 2 } },
  }, async (visit) => {
    const { template: name, language: asked, version } = visit.body;
    const template = templateNamed(name);
    const language = readLanguage(asked);
    if (template === undefined) throw invalidFields({ template: 'Name a message that GET /api/v1/message-wordings lists.' });
    if (language === undefined) throw invalidFields({ language: 'Name the language, such as English.' });
    await saveWording(visit.tx, { template: template.name, language, ...usualIn(template, language), withdrawn: true, seenVersion: version }, visit);
    return { status: 200, value: { template: template.name, language, version: version + 1 } };
  }),
];

type Saved = Awaited<ReturnType<typeof wordingsOfLandlord>>[number];

function inForce(saved: readonly Saved[]): Static<typeof wordingSchema>[] {
  return [...templates, languageLine].flatMap(({ name, event, usual, placeholders }) => {
    const ofIt = saved.filter(({ template }) => template === name);
    const show = (one: Saved | undefined, language: string) => {
      const own = one === undefined || one.withdrawn ? undefined : one;
      const { subject, sentences, more } = own ?? usual;
      return {
        template: name, event, language, isOwn: own !== undefined, version: one?.version ?? 0, subject, sentences: [...sentences], more: [...more],
        placeholders: Object.keys(placeholders), savedAt: one?.savedAt ?? null, savedByName: one?.savedByName ?? null,
      };
    };
    const others = ofIt.filter(({ language, withdrawn }) => language !== english && !withdrawn);
    return [show(ofIt.find(({ language }) => language === english), english), ...others.map((one) => show(one, one.language))];
  });
}
