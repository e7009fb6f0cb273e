import { newDraft, type CaseEvent, type CaseId, type CasePromise, type ContactOnRecord, type Deadline, type Reference } from '../../src/casefile/index.ts';
import { appendEvent } from '../../src/casefile/append-event.ts';
import type { MessageAsSent } from '../../src/correspondence/index.ts';
import type { EvidenceItem } from '../../src/evidence/index.ts';
import { englandAndWales, type Instant, type PlainDate } from '../../src/clock/index.ts';
import type { CaseToSeal } from '../../src/sealed-casefile/index.ts';
import type { Actor } from '../../src/staff/index.ts';

export const residentOfCase = { id: '0199aaaa-0000-7000-8000-000000000001', name: 'Ms A. Okafor' };
const openedAt = '2026-09-01T09:00:00.000Z' as Instant;
const caseId = '0199aaaa-0000-7000-8000-0000000000ff' as CaseId;

export interface Happened {
  readonly type: string;
  readonly at: string;
  readonly data?: object;
  readonly by?: Actor;
}

const staff: Actor = { kind: 'staff', id: '0199aaaa-0000-7000-8000-000000000009', name: 'P. Shah', roles: ['manager'], teamIds: [], organisationId: 'o' } as unknown as Actor;
export const theSystem: Actor = { kind: 'system', name: 'Putright' };

/** The record of a case in which nothing is missing, with what the test says; its entries are chained. */
export function aCaseToSeal(parts: Partial<Omit<CaseToSeal, 'events' | 'file'>> & { readonly happened?: readonly Happened[]; readonly closedAt?: string } = {}): CaseToSeal {
  const { happened = [], closedAt, ...rest } = parts;
  const draft = newDraft({
    id: caseId, reference: 'REP-2026-00412' as Reference, kind: 'repair', title: 'Leak under the sink', homeId: null, communalAreaId: null, residentId: residentOfCase.id,
    ownerId: 'owner' as never, teamId: 'team' as never, stage: 'booked', priority: null, updateEvery: 5, openedAt, searchText: '',
  });
  for (const { type, at, data = {}, by = staff } of happened) appendEvent(draft, { type, data }, { actor: by, now: at as Instant, today: at.slice(0, 10) as PlainDate, calendar: englandAndWales, newId: () => 'id' });
  const events: readonly CaseEvent[] = draft.events;
  return {
    file: { ...draft.file, closedAt: (closedAt ?? null) as Instant | null }, place: '14 Larch House', ownerName: 'P. Shah', teamName: 'Repairs north', residentName: residentOfCase.name,
    clocks: [], promises: [], contacts: [], messages: [], evidence: [], links: [], ...rest, events,
  };
}

export const aPromise = (parts: Partial<CasePromise> = {}): CasePromise => ({
  id: 'promise-1', madeTo: residentOfCase.name, words: 'The plumber comes back', dueOn: '2026-10-01', ownerId: 'owner', madeAt: '2026-09-20T10:00:00.000Z', keptBy: null, outcome: null, outcomeAt: null, outcomeReason: null, ...parts,
} as CasePromise);

export const aClock = (parts: Partial<Deadline> = {}): Deadline => ({
  id: 'clock-1', kind: 'law', promiseId: null, rule: 'hazards.investigate', ruleVersion: '1', duty: 'Investigate the hazard', countedFrom: '2026-09-01', dueOn: '2026-09-15', dueAt: null, because: 'Ten working days',
  citation: 'SI 2025/1042 reg 5', confidence: 'P', steps: [], status: 'met', setAt: openedAt, settledAt: '2026-09-10T10:00:00.000Z', late: false, endsAt: '2026-09-15T23:00:00.000Z', lastPoint: null, reminders: 0, nextLookAt: null, ...parts,
} as unknown as Deadline);

export const aContact = (parts: Partial<ContactOnRecord> = {}): ContactOnRecord => ({
  id: 'contact-1', residentId: residentOfCase.id, at: '2026-09-05T10:00:00.000Z', direction: 'out', channel: 'phone', words: 'Rang to say when', byName: 'P. Shah', ...parts,
});

export const aMessage = (parts: Partial<MessageAsSent> = {}): MessageAsSent => ({
  id: 'message-1', residentId: residentOfCase.id, channel: 'text', address: '07700 900123', recipientName: residentOfCase.name, subject: 'We will visit', body: 'We will visit on Tuesday.', language: 'English',
  status: 'sent', transport: 'notify', seenTo: null, queuedAt: '2026-09-02T10:00:00.000Z', deliveredAt: null, settledAt: '2026-09-02T10:00:05.000Z', failure: null, followsId: null, isToContractor: false, ...parts,
} as MessageAsSent);

export const anItem = (parts: Partial<EvidenceItem> = {}): EvidenceItem => ({
  id: 'evidence-1', caseId, kind: 'photo', mediaType: 'image/jpeg', fileName: null, byteLength: 9, sha256: 'ab'.repeat(32), originalSha256: 'cd'.repeat(32), isAsSent: false, caption: 'The leak', phase: null, takenBy: 'P. Shah', addedAt: '2026-09-03T10:00:00.000Z', withdrawn: null, ...parts,
});
