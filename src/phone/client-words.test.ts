import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

interface InHand {
  readonly id: string;
  readonly visitId: string;
  readonly personId: string;
  readonly state: string;
}

/** What a browser reads as it is written. */
interface Words {
  readonly unsentOf: (captures: readonly { readonly state: string }[]) => { readonly waiting: number; readonly begun: number; readonly mend: number };
  readonly signalInWords: (outcome: string | undefined, day: { readonly upTo: string | undefined; readonly unsent: ReturnType<Words['unsentOf']> }) => string;
  readonly dueOfLine: (line: { readonly due?: string; readonly dueInWords?: string }, now: string) => { readonly words: string; readonly isOverdue: boolean };
  readonly filesInWords: (files: readonly { readonly purpose: string; readonly isSent: boolean }[]) => string;
  readonly inHand: (captures: readonly InHand[], of: { readonly visitId: string; readonly personId: string }) => InHand | undefined;
  readonly leftBehind: (own: readonly InHand[], day: { readonly ids: readonly string[] | undefined; readonly onPhone: ReadonlySet<string> }) => readonly InHand[];
  readonly typedIn: (fields: readonly (readonly [string, string])[]) => string;
  readonly whyNotKept: (error: unknown) => string;
  readonly whyNotAPhoto: (file: { readonly name: string; readonly size: number; readonly type: string }) => string | undefined;
}

const place = new URL('client/words.js', import.meta.url).href;
const { unsentOf, signalInWords, dueOfLine, filesInWords, inHand, leftBehind, typedIn, whyNotAPhoto, whyNotKept }: Words = await import(place);

const states = ['draft', 'waiting', 'mend', 'unfit', 'sent'] as const;
const capture = (state: string, differing: Partial<InHand> = {}): InHand => ({ id: state, visitId: 'v', personId: 'p', state, ...differing });

describe('what the phone says of what is on it', () => {
  it('says that everything is sent only where nothing waits, is to be put right or is begun', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...states)), (found) => {
      const unsent = unsentOf(found.map((state) => ({ state })));
      const isWhole = !found.some((state) => state === 'waiting' || state === 'mend' || state === 'draft');
      assert.equal(signalInWords('up-to-date', { upTo: '10am', unsent }).startsWith('Everything is sent and up to date at 10am.'), isWhole);
    }));
  });

  it('names what is to be put right before what is begun', () => {
    assert.match(signalInWords('up-to-date', { upTo: undefined, unsent: unsentOf([{ state: 'mend' }, { state: 'draft' }]) }), /^Up to date\. One thing is not sent: put it right first\.$/);
    assert.match(signalInWords('up-to-date', { upTo: undefined, unsent: unsentOf([{ state: 'draft' }, { state: 'draft' }]) }), /2 things are begun and not recorded yet/);
  });

  it('asks nobody to work on where there is neither signal nor anybody’s day', () => {
    const unsent = unsentOf([]);
    assert.doesNotMatch(signalInWords('no-signal', { upTo: undefined, unsent }), /Work on/);
    assert.match(signalInWords('no-signal', { upTo: '10:02am on 24 November', unsent }), /Work on.*Up to date at 10:02am/);
  });

  it('says what is past due by its own clock, also hours after the line was taken along', () => {
    const line = { due: '2026-11-24T00:00:00.000Z', dueInWords: 'Monday 23 November' };
    assert.deepEqual(dueOfLine(line, '2026-11-23T23:59:00.000Z'), { words: ', due Monday 23 November', isOverdue: false });
    assert.deepEqual(dueOfLine(line, '2026-11-24T00:00:00.000Z'), { words: ', was due Monday 23 November', isOverdue: true });
    assert.deepEqual(dueOfLine({ due: '9999', dueInWords: '' }, '2026-11-24T00:00:00.000Z'), { words: '', isOverdue: false });
  });

  it('counts photos and signatures, and those that are sent', () => {
    const words = (...files: readonly (readonly [purpose: string, isSent: boolean])[]) => filesInWords(files.map(([purpose, isSent]) => ({ purpose, isSent })));
    assert.deepEqual([words(), words(['photo', false]), words(['signature', false]), words(['photo', true], ['photo', false], ['signature', false])],
      ['', ' One photo with it.', ' A signature with it.', ' 2 photos and a signature with it, 1 sent already.']);
  });

  it('tells a full phone from another trouble, and never to close the page', () => {
    assert.match(whyNotKept(new DOMException('', 'QuotaExceededError')), /phone is full.*do not close/i);
    assert.match(whyNotKept(new Error('gone')), /could not keep.*may be full.*do not close/i);
  });
});

describe('what is in hand on the phone', () => {
  it('is never a receipt: a hazard that comes back into the day under its id is recorded anew', () => {
    for (const state of states) {
      const isOpen = state !== 'sent' && state !== 'unfit';
      assert.equal(inHand([capture(state)], { visitId: 'v', personId: 'p' })?.state, isOpen ? state : undefined, state);
    }
    assert.equal(inHand([capture('sent'), capture('draft')], { visitId: 'v', personId: 'p' })?.state, 'draft');
    assert.equal(inHand([capture('draft')], { visitId: 'v', personId: 'somebody else' }), undefined);
  });

  it('is shown where its visit left the day while nobody was signed in, and only then', () => {
    const own = states.map((state) => capture(state));
    const left = (ids: readonly string[] | undefined, onPhone: readonly string[]) => leftBehind(own, { ids, onPhone: new Set(onPhone) }).map(({ state }) => state);
    assert.deepEqual(left([], []), ['draft', 'mend']);
    assert.deepEqual([left(['v'], []), left([], ['v']), left(undefined, [])], [[], [], []]);
  });

  it('is quoted with its sentences, not with what was ticked', () => {
    assert.equal(typedIn([['outcome', 'done'], ['doneWords', ' New cartridge fitted ']]), ' You wrote: “New cartridge fitted”');
    assert.equal(typedIn([['outcome', 'done']]), '');
  });
});

describe('a file that is chosen as a photo', () => {
  const why = (differing: object) => whyNotAPhoto({ name: 'tap.jpg', size: 3000, type: 'image/jpeg', ...differing });
  it('is taken when it is a picture of up to 10 megabytes, of whatever kind the phone makes', () => {
    assert.deepEqual([why({}), why({ name: 'IMG_1.heic', type: 'image/heic' }), why({ name: 'IMG_1.HEIC', type: '' }), why({ size: 10 * 1024 * 1024 })], [undefined, undefined, undefined, undefined]);
  });
  it('is told by its name, with the mend, when it is empty, too large or no picture', () => {
    assert.match(why({ size: 0 }) ?? '', /tap\.jpg is empty.*Take it again/);
    assert.match(why({ size: 10 * 1024 * 1024 + 1 }) ?? '', /tap\.jpg is larger than 10 megabytes.*smaller size.*screenshot/);
    assert.match(why({ name: 'film.mp4', type: 'video/mp4' }) ?? '', /film\.mp4 is not a photo/);
  });
});
