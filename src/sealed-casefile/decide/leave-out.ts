import type { CaseEvent, ChainEntry, ContactOnRecord } from '../../casefile/index.ts';
import type { CaseToSeal, LeftOut, SealedCase } from '../model.ts';
import { copyRules, type CopyRules, type LeftOutRule } from './left-out-rules.ts';
import type { Audience } from '../model.ts';

/** Whom the copy is for, and what whoever makes it may take along. */
export interface Receiver {
  readonly audience: Audience;
  readonly residentId: string | null;
  readonly residentName: string | null;
  readonly mayTakeOriginals: boolean;
}

export interface Copied {
  readonly copy: SealedCase;
  readonly leftOut: readonly LeftOut[];
}

/** The case as this receiver may have it, and a line for each thing that is left out. */
export function leaveOut(record: CaseToSeal, receiver: Receiver): Copied {
  const rules = copyRules[receiver.audience];
  const { reference } = record.file;
  const leftOut: LeftOut[] = [];
  const left = (what: LeftOut['what'], about: string, at: string | null, rule: LeftOutRule) => void leftOut.push({ reference, what, about, at, rule });
  const isOther = (id: string | null) => rules.onlyAboutReceiver && id !== receiver.residentId;
  const kept = <Row extends { readonly id: string }>(rows: readonly Row[], what: LeftOut['what'], ruleFor: (row: Row) => readonly [LeftOutRule, string] | undefined): readonly Row[] =>
    rows.filter((row) => {
      const found = ruleFor(row);
      if (found !== undefined) left(what, row.id, found[1], found[0]);
      return found === undefined;
    });
  const events = record.events.map((event): ChainEntry => {
    const rule = ruleForEntry(event, record, { rules, receiver });
    if (rule === undefined) return event;
    left('entry', `entry ${event.sequence}`, event.at, rule);
    return { sequence: event.sequence, previousHash: event.previousHash, hash: event.hash, leftOut: rule };
  });
  const promises = kept(record.promises, 'promise', (promise) => (rules.onlyAboutReceiver && promise.madeTo !== receiver.residentName ? ['other-people', promise.madeAt] : undefined));
  const contacts = kept(record.contacts, 'contact', (contact) => (rules.onlyAboutReceiver && isOthersContact(contact, record, { rules, receiver }) ? ['other-people', contact.at] : undefined));
  const messages = kept(record.messages, 'message', (message) => (isOther(message.residentId) || (rules.onlyAboutReceiver && message.isToContractor) ? ['other-people', message.queuedAt] : undefined));
  const evidence = kept(record.evidence, 'evidence', ({ withdrawn, kind, addedAt }) => (withdrawn !== null ? ['withdrawn', addedAt] : kind !== 'photo' && !rules.documents ? ['documents-to-read', addedAt] : undefined));
  const clocks = record.clocks.filter(({ promiseId }) => promiseId === null || promises.some(({ id }) => id === promiseId));
  for (const item of evidence) if (!item.isAsSent && !takesOriginals(receiver)) left('original', item.id, item.addedAt, rules.originals ? 'no-right-to-originals' : 'as-sent-elsewhere');
  return { copy: { ...record, residentName: isOther(record.file.residentId) ? null : record.residentName, events, promises, contacts, messages, evidence, clocks }, leftOut };
}

export const takesOriginals = ({ audience, mayTakeOriginals }: Receiver): boolean => copyRules[audience].originals && mayTakeOriginals;

interface Judging {
  readonly rules: CopyRules;
  readonly receiver: Receiver;
}

function ruleForEntry(event: CaseEvent, record: CaseToSeal, { rules, receiver }: Judging): LeftOutRule | undefined {
  const keptBy = Object.hasOwn(rules.kept, event.type) ? rules.kept[event.type] : undefined;
  if (keptBy !== undefined) return keptBy;
  if (rules.entries === undefined) return undefined;
  const facts = Object.hasOwn(rules.entries, event.type) ? rules.entries[event.type] : undefined;
  if (facts === undefined) return 'not-cleared';
  const isOthers = isOfAnother(event, facts, receiver) || isContactOfAnother(event, record, { rules, receiver }) || isMessageOfAnother(event, record, receiver);
  return isOthers ? 'other-people' : undefined;
}

function isOfAnother({ actorKind, actorId, data }: CaseEvent, facts: readonly string[], receiver: Receiver): boolean {
  return (actorKind === 'resident' && actorId !== receiver.residentId) || facts.some((fact) => namesAnother(data[fact], receiver));
}

const namesAnother = (name: unknown, { residentName }: Receiver): boolean => typeof name === 'string' && name !== '' && name !== residentName;

// An entry of a contact does not say whose it was; the contact it tells of does.
function isContactOfAnother({ type, data }: CaseEvent, record: CaseToSeal, judging: Judging): boolean {
  if (type !== 'ContactRecorded') return false;
  const same = record.contacts.filter(({ at, words, direction, channel }) => at === data['at'] && words === data['words'] && direction === data['direction'] && channel === data['channel']);
  return same.length === 0 || same.some((contact) => isOthersContact(contact, record, judging));
}

/** One that names nobody came with another entry of the same moment, and is whose that one is. */
function isOthersContact({ residentId, at }: ContactOnRecord, { events }: CaseToSeal, { rules, receiver }: Judging): boolean {
  if (residentId !== null) return residentId !== receiver.residentId;
  return events.some((event) => event.at === at && isOfAnother(event, rules.entries?.[event.type] ?? [], receiver));
}

function isMessageOfAnother({ data }: CaseEvent, { messages }: CaseToSeal, { residentId }: Receiver): boolean {
  const message = messages.find(({ id }) => id === data['messageId']);
  return message !== undefined && (message.residentId !== residentId || message.isToContractor);
}
