import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { array, assert as check, constantFrom, dictionary, jsonValue, nat, property, record, string } from 'fast-check';
import { anOpenedCase, aContext, aNewCaseFile, caseId } from '../../test/builders/case.ts';
import { msOkafor, staffOf, theClockKeeper } from '../../test/builders/people.ts';
import { appendEvent } from './append-event.ts';
import { applyChange } from './apply-change.ts';
import { canonicalJson, chainStart, checkChain, sealEvent, type ChainCheck } from './chain.ts';
import { newDraft } from './draft.ts';
import type { CaseEvent, EventBody } from './model.ts';

interface Sealed {
  readonly events: readonly CaseEvent[];
  readonly header: { readonly lastSequence: number; readonly lastHash: string };
}

function sealed(bodies: readonly EventBody[]): Sealed {
  const draft = newDraft(aNewCaseFile());
  const actors = [staffOf('adviser'), msOkafor, theClockKeeper];
  for (const [index, body] of bodies.entries()) appendEvent(draft, body, aContext({ actor: actors[index % actors.length] ?? theClockKeeper }));
  return { events: draft.events, header: draft.file };
}

const verified = ({ events, header }: Sealed): ChainCheck => checkChain(caseId, events, header);
const threeEvents = sealed([
  { type: 'RepairReported', data: { words: 'The tap drips' } },
  { type: 'NoteAdded', data: { words: 'Asked for a photo' } },
  { type: 'VisitBooked', data: { on: '2026-11-26' } },
]);
const at = (events: readonly CaseEvent[], index: number): CaseEvent => {
  const event = events[index];
  if (event === undefined) throw new Error(`There is no event ${index}`);
  return event;
};
const resealed = (event: CaseEvent): CaseEvent => ({ ...event, hash: sealEvent(caseId, event) });

describe('the chain of a case', () => {
  it('is intact when nobody touched it', () => {
    assert.deepEqual(verified(threeEvents), { intact: true, entries: 3 });
  });

  it('starts from nothing, each entry from the one before it, and the header points at the last', () => {
    const { events, header } = threeEvents;
    assert.deepEqual(events.map(({ previousHash }) => previousHash), [chainStart, at(events, 0).hash, at(events, 1).hash]);
    assert.deepEqual([header.lastSequence, header.lastHash], [3, at(events, 2).hash]);
  });

  it('gives the same seal as ever: records written years ago must still verify', () => {
    const event = {
      sequence: 7, at: '2026-11-24T10:00:00.000Z', actorKind: 'staff', actorId: null, actorName: 'Wiśniewska "M"', type: 'NoteAdded', previousHash: chainStart,
      data: { words: 'Two\nlines – €', b: [1, { z: null, a: undefined }], '10': 1, '9': true, A: -0, n: 1.5e-7 },
    } as unknown as CaseEvent;
    assert.equal(sealEvent('case', event), 'd9aeaaefa0d4b5fc0aac1ed991d85b10fdb9dfa538c32beee8f5ab80cec4442f');
  });

  it('does not hold for another case: entries cannot be carried over', () => {
    const { events, header } = threeEvents;
    assert.deepEqual(checkChain(`${caseId}x`, events, header), { intact: false, brokenAt: 1, why: 'its contents were changed after it was written' });
  });

  it('is still intact after clocks, promises, contacts and messages were written on it', () => {
    const draft = anOpenedCase();
    applyChange(draft, { events: [], contacts: [{ direction: 'in', channel: 'phone', words: 'Any news?', residentId: null }] }, aContext());
    assert.equal(checkChain(draft.file.id, draft.events, draft.file).intact, true);
  });

  it('gives away a forger who seals the forged entry again, by the entry after it or by the header', () => {
    const { events, header } = threeEvents;
    const forged = (index: number) => events.map((event, place) => (place === index ? resealed({ ...event, data: { words: 'We rang twice' } }) : event));
    assert.deepEqual(checkChain(caseId, forged(1), header), { intact: false, brokenAt: 3, why: 'it does not follow from the entry before it' });
    assert.deepEqual(checkChain(caseId, forged(2), header), { intact: false, brokenAt: 3, why: 'the case points at a different last entry' });
  });

  it('gives away a forger who seals everything again from the forged entry on', () => {
    const { header } = threeEvents;
    const rewritten = sealed([{ type: 'RepairReported', data: { words: 'Nothing much' } }, { type: 'NoteAdded', data: {} }, { type: 'VisitBooked', data: {} }]);
    assert.deepEqual(checkChain(caseId, rewritten.events, header), { intact: false, brokenAt: 3, why: 'the case points at a different last entry' });
  });

  it('gives away an entry added at the end behind the header’s back', () => {
    const { events, header } = threeEvents;
    const last = at(events, 2);
    const added = resealed({ ...last, sequence: 4, previousHash: last.hash });
    assert.deepEqual(checkChain(caseId, [...events, added], header), { intact: false, brokenAt: 4, why: 'it comes after the last entry the case knows of' });
  });

  it('gives away a case whose whole timeline is gone', () => {
    assert.deepEqual(checkChain(caseId, [], threeEvents.header), { intact: false, brokenAt: 1, why: 'entries after 0 are missing' });
  });
});

const anyBody = record({ type: string({ minLength: 1 }), data: dictionary(string(), jsonValue({ maxDepth: 2 }), { maxKeys: 4 }) });
const anyChain = array(anyBody, { minLength: 1, maxLength: 8 }).map(sealed);
const otherHex = (hash: string) => (hash.startsWith('0') ? `1${hash.slice(1)}` : `0${hash.slice(1)}`);

const changes: Readonly<Record<keyof CaseEvent, (event: CaseEvent) => CaseEvent>> = {
  sequence: (event) => ({ ...event, sequence: event.sequence + 1 }),
  at: (event) => ({ ...event, at: event.at.replace('2026', '2025') as CaseEvent['at'] }),
  actorKind: (event) => ({ ...event, actorKind: event.actorKind === 'staff' ? 'resident' : 'staff' }),
  actorId: (event) => ({ ...event, actorId: event.actorId === null ? 'somebody' : null }),
  actorName: (event) => ({ ...event, actorName: `${event.actorName} ` }),
  type: (event) => ({ ...event, type: `${event.type}?` }),
  data: (event) => ({ ...event, data: { ...event.data, [`${Object.keys(event.data).join('')}+`]: 'added' } }),
  previousHash: (event) => ({ ...event, previousHash: otherHex(event.previousHash) }),
  hash: (event) => ({ ...event, hash: otherHex(event.hash) }),
};

describe('whatever the timeline holds', () => {
  it('one field of one entry changed is found, and that entry is named', () => {
    check(property(anyChain, nat(), constantFrom(...Object.values(changes)), ({ events, header }, where, change) => {
      const index = where % events.length;
      const result = checkChain(caseId, events.map((event, place) => (place === index ? change(event) : event)), header);
      assert.equal(result.intact, false);
      assert.equal(result.brokenAt, index + 1);
    }));
  });

  it('a fact inside an entry’s data changed is found', () => {
    check(property(anyChain, nat(), ({ events, header }, where) => {
      const index = where % events.length;
      const { data } = at(events, index);
      for (const key of Object.keys(data)) {
        const { [key]: _, ...without } = data;
        const result = checkChain(caseId, events.map((event, place) => (place === index ? { ...event, data: without } : event)), header);
        assert.deepEqual([result.intact, !result.intact && result.brokenAt], [false, index + 1]);
      }
    }));
  });

  it('an entry taken out is found, and its place is named', () => {
    check(property(anyChain, nat(), ({ events, header }, where) => {
      const index = where % events.length;
      const result = checkChain(caseId, events.filter((_, place) => place !== index), header);
      assert.deepEqual([result.intact, !result.intact && result.brokenAt], [false, index + 1]);
    }));
  });

  it('entries cut off at the end are found, and the first that is missing is named', () => {
    check(property(anyChain, nat(), ({ events, header }, where) => {
      const kept = where % events.length;
      const result = checkChain(caseId, events.slice(0, kept), header);
      assert.deepEqual([result.intact, !result.intact && result.brokenAt], [false, kept + 1]);
    }));
  });

  it('two entries that changed places are found, and the first of them is named', () => {
    check(property(anyChain, nat(), nat(), ({ events, header }, one, other) => {
      const [first, second] = [one % events.length, other % events.length].sort((a, b) => a - b);
      if (first === undefined || second === undefined || first === second) return;
      const swapped = events.with(first, at(events, second)).with(second, at(events, first));
      const result = checkChain(caseId, swapped, header);
      assert.deepEqual([result.intact, !result.intact && result.brokenAt], [false, first + 1]);
    }));
  });

  it('an entry put in between is found, even when its own seal is right', () => {
    check(property(anyChain, nat(), anyBody, ({ events, header }, where, body) => {
      const index = where % (events.length + 1);
      const previousHash = index === 0 ? chainStart : at(events, index - 1).hash;
      const inserted = resealed({ ...at(events, 0), ...body, sequence: index + 1, previousHash });
      const result = checkChain(caseId, events.toSpliced(index, 0, inserted), header);
      // Its own link holds; what gives it away is the next, or that the case knows of no such entry.
      const expected = index === events.length ? index + 1 : index + 2;
      assert.deepEqual([result.intact, !result.intact && result.brokenAt], [false, expected]);
    }));
  });
});

describe('the text that is sealed', () => {
  it('is the same whatever order a database gives the keys in', () => {
    const shuffled = (value: unknown): unknown => {
      if (value === null || typeof value !== 'object') return value;
      if (Array.isArray(value)) return value.map(shuffled);
      return Object.fromEntries(Object.entries(value).toReversed().map(([key, entry]) => [key, shuffled(entry)]));
    };
    check(property(jsonValue(), (value) => assert.equal(canonicalJson(shuffled(value)), canonicalJson(value))));
  });

  it('is the same after a round through JSON, as a jsonb column gives it', () => {
    check(property(jsonValue(), (value) => assert.equal(canonicalJson(JSON.parse(JSON.stringify(value))), canonicalJson(value))));
  });

  it('leaves out what is not there, as JSON does', () => {
    assert.equal(canonicalJson({ reason: undefined, words: 'Done' }), '{"words":"Done"}');
  });
});
