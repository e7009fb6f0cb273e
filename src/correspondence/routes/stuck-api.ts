import { Type, type Static, type TProperties } from 'typebox';
import { apiRoute, idOf, instantInCursor, instantText, object, orNull, paging, readCursor, uuidInCursor, words, writeCursor, type ApiRoute, type ApiVisit } from '../../platform/api/index.ts';
import { NotFound } from '../../platform/database/index.ts';
import { recordView } from '../../staff/index.ts';
import { stuckMessageRoles } from '../access.ts';
import { readReason, readSendAgain } from '../forms/messages.ts';
import { needs, stuckMessage, stuckMessages, troublesOfSending, type StuckMessage } from '../queries/index.ts';
import { finishTask, giveUp, markAsSent, sendAgain } from '../settle-by-hand.ts';
import { must } from './read-command.ts';
import { theTask } from './tasks.ts';

const text = (description: string) => Type.String({ description });
const states = ['failed', 'uncertain', 'call', 'language', 'format', 'reach'] as const;
const waitingSchema = object({
  id: idOf('the message, or the task where it is one'), isTask: Type.Boolean({ description: 'Something only a person can do, beside a message that went.' }), state: Type.Enum([...states], { description: 'What is needed.' }),
  reference: text('The case.'), ownerName: text('Who is answerable for it.'), channel: Type.Enum(['text', 'email', 'letter'], { description: 'How the message goes.' }),
  recipientName: text('Whom it is to.'), subject: text('What it is about.'), why: text('What went wrong, or which language or format.'), since: instantText('Since when it waits.'),
});
const troubleSchema = object({ why: text('What keeps messages from leaving; they are tried again by themselves.'), count: Type.Integer({ description: 'How many wait because of it, of the thousand oldest.' }), since: instantText('Since when the oldest waits.') });
const example: Static<typeof waitingSchema> = {
  id: '0199c0de-0000-7000-8000-00000000000a', isTask: false, state: 'failed', reference: 'REP-2026-00412', ownerName: 'Aisha Rahman', channel: 'email', recipientName: 'Ms A. Okafor',
  subject: 'We will visit your home', why: 'The mail server answered: 550 No such mailbox', since: '2026-11-23T09:41:00.000Z',
};

const shown = ({ id, status, reference, ownerName, channel, recipientName, subject, why, since }: StuckMessage): Static<typeof waitingSchema> =>
  ({ id, isTask: status !== 'failed' && status !== 'uncertain', state: status, reference, ownerName, channel, recipientName, subject, why, since });

interface Settling<Fields extends TProperties> {
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly fields: Fields;
  readonly example: object;
  readonly act: (visit: ApiVisit & { readonly params: { readonly id: string } }, body: Readonly<Record<string, string>>) => Promise<void>;
}

function settling<const Fields extends TProperties>({ path, operationId, summary, description, fields, example: bodyExample, act }: Settling<Fields>): ApiRoute {
  return apiRoute({
    method: 'POST', path, operationId, tag: 'Messages', scope: 'messages:write', roles: stuckMessageRoles, summary, description,
    params: object({ id: idOf('the message or task') }), body: object(fields), bodyExample,
    answer: { status: 200, description: 'Done, and saved.', schema: object({ id: idOf('the message or task') }), example: { id: example.id } },
  }, async (visit) => {
    await act(visit as never, visit.body as Readonly<Record<string, string>>);
    return { status: 200, value: { id: visit.params.id } };
  });
}

async function theMessage({ tx, actor, params }: ApiVisit & { readonly params: { readonly id: string } }): Promise<StuckMessage> {
  const message = await stuckMessage(tx, actor.organisationId, params.id);
  if (message === undefined) throw new NotFound('message');
  return message;
}

const reason = { reason: words(600, 'Why, or how you know: 500 characters at most.') };

/** Messages that need a person, for programs. */
export const stuckApiRoutes: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET', path: '/api/v1/messages/needing-a-person', operationId: 'listMessagesNeedingAPerson', tag: 'Messages', scope: 'messages:read', roles: stuckMessageRoles,
    summary: 'Messages that need a person', description: 'Those that failed or may have, and what no program can do: calls, languages, formats. Oldest first.',
    query: object({ after: paging.after, need: Type.Optional(Type.Enum([...needs], { description: 'Only those that did not arrive (`arrival`), or one kind of task.' })) }), answer: { status: 200, description: 'A page of fifty.', schema: object({ items: Type.Array(waitingSchema), next: orNull(text('Send it as "after" for the next page.')), troubles: Type.Array(troubleSchema) }), example: { items: [example], next: null, troubles: [] } },
  }, async (visit) => {
    const after = readCursor(visit.query.after, [instantInCursor, uuidInCursor])?.join('_');
    const { rows, next } = await stuckMessages(visit.tx, { organisationId: visit.actor.organisationId, after, need: visit.query.need });
    for (const caseId of new Set(rows.map((row) => row.caseId))) await recordView(visit.tx, visit, 'case', caseId);
    const troubles = await troublesOfSending(visit.tx, visit.actor.organisationId);
    return { status: 200, value: { items: rows.map(shown), next: next === null ? null : writeCursor(next.split('_')), troubles } };
  }),
  settling({
    path: '/api/v1/messages/:id/send-again', operationId: 'sendMessageAgain', summary: 'Send a message again', description: 'To the same address or a mended one. Of an uncertain one they may get two.',
    fields: { address: words(300, 'Where it goes this time.') }, example: { address: 'a.okafor@example.org' },
    act: async (visit, body) => {
      const message = await theMessage(visit);
      await sendAgain(visit.tx, message.id, must(readSendAgain(body, message.channel)), visit);
    },
  }),
  settling({
    path: '/api/v1/messages/:id/mark-as-sent', operationId: 'markMessageAsSent', summary: 'Say that a message arrived', description: 'With how you know.', fields: reason, example: { reason: 'She rang us about it.' },
    act: async (visit, body) => markAsSent(visit.tx, (await theMessage(visit)).id, must(readReason(body, 'Say how you know that it arrived')), visit),
  }),
  settling({
    path: '/api/v1/messages/:id/give-up', operationId: 'giveMessageUp', summary: 'Give a message up', description: 'Nobody sends it any more. The silence it leaves stays one.', fields: reason, example: { reason: 'The visit has been and gone.' },
    act: async (visit, body) => giveUp(visit.tx, (await theMessage(visit)).id, must(readReason(body, 'Say why nobody need send it')), visit),
  }),
  settling({
    path: '/api/v1/message-tasks/:id/done', operationId: 'finishMessageTask', summary: 'Say that a task of a message is done', description: 'A call is kept on the case as a word from us.', fields: reason, example: { reason: 'Rang at ten and told her the day.' },
    act: async (visit, body) => finishTask(visit.tx, (await theTask(visit)).id, must(readReason(body, 'Say what was done')), visit),
  }),
];
