import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { lintWording, type LintKind } from './lint.ts';
import { readingAge, syllablesOf } from './reading-age.ts';
import { templateNamed } from './templates.ts';

const found = templateNamed('visit-cancelled');
if (found === undefined) throw new Error('There is no such template.');
const template = found;
const needed = 'We are not coming on ((visit day)) (((reference))). By ((next day)) we ring. Call ((phone)): ((link))';
const kindsOf = (sentence: string, more: { readonly language?: string; readonly subject?: string } = {}): LintKind[] =>
  [...new Set(lintWording(template, more.language ?? 'English', { subject: more.subject ?? 'Your visit', sentences: [needed, sentence], more: [] }).map(({ kind }) => kind))];

const refused: readonly (readonly [string, LintKind])[] = [
  ['The mould is due to your lifestyle.', 'blame'],
  ['This is a life-style matter.', 'blame'],
  ['We looked at your condensation.', 'blame'],
  ['The damp was caused by your washing.', 'blame'],
  ['This was your own fault.', 'blame'],
  ['You failed to let us in.', 'blame'],
  ['You missed the visit.', 'blame'],
  ['You did not let us in.', 'blame'],
  ['You weren’t in.', 'blame'],
  ['You should stop drying clothes indoors.', 'blame'],
  ['Please open your windows more.', 'blame'],
  ['It is the way you live.', 'blame'],
  ['The tenant refused access.', 'blame'],
  ['The mould is caused by condensation from drying clothes.', 'blame'],
  ['The damp is made worse by cooking.', 'blame'],
  ['Please keep your home warm to stop the mould.', 'blame'],
  ['You need to ventilate your home.', 'blame'],
  ['This is due to over-occupancy.', 'blame'],
  ['It is poor housekeeping.', 'blame'],
  ['Please wipe the mould off the walls yourself.', 'blame'],
  ['You can clean the mould yourselves.', 'blame'],
  ['We will let you know.', 'empty promise'],
  ['Somebody will call you back.', 'empty promise'],
  ['A manager will be in touch about this.', 'empty promise'],
  ['We’ll keep you updated.', 'empty promise'],
  ['We will come within a reasonable time.', 'empty promise'],
  ['We will come at some point.', 'empty promise'],
  ['We will see to it as a priority.', 'empty promise'],
  ['We will visit once we have a date.', 'empty promise'],
  ['We will ring in the next few days.', 'empty promise'],
  ['We will come as soon as possible.', 'empty promise'],
  ['We will ring you shortly.', 'empty promise'],
  ['We will write in due course.', 'empty promise'],
  ['We will see to it ASAP.', 'empty promise'],
  ['We aim to come on Monday.', 'empty promise'],
  ['We will come when resources allow.', 'empty promise'],
  ['We have raised a job.', 'jargon'],
  ['Your repair has been actioned.', 'jargon'],
  ['An operative will visit.', 'jargon'],
  ['We will visit your property.', 'jargon'],
  ['Dear customer', 'jargon'],
  ['Prior to our visit', 'jargon'],
  ['We apologise for any inconvenience.', 'jargon'],
  ['We WILL NOT come.', 'capitals'],
  ['This is IMPORTANT.', 'capitals'],
  ['Call ((telephone)).', 'unknown placeholder'],
  ['Call ((constructor)).', 'unknown placeholder'],
  ['See ((link)) too.', 'link'],
  ['Call (( phone .', 'brackets'],
  ['See {link}.', 'brackets'],
];

const allowed = [
  'We will come as soon as possible, by ((next day)) at the latest.',
  'We are sorry that we did not come.',
  'There is damp in the wall, and we will mend it by ((next day)).',
  'You need to be in, or another adult who can let us in.',
  'Your TV aerial, GP and NHS letters are not touched.',
  'We will ring you by ((next day)).',
  'Somebody will call you back by ((next day)).',
  'We will clean the mould off the walls by ((next day)).',
  'Community centre',
  'We will make your home warm again by ((next day)).',
  'The residents have a say in this.',
];

describe('the lint of words to residents', () => {
  for (const [sentence, kind] of refused) test(`refuses ${kind}: ${sentence}`, () => assert.ok(kindsOf(sentence).includes(kind), kindsOf(sentence).join()));
  for (const sentence of allowed) test(`lets through: ${sentence}`, () => assert.deepEqual(kindsOf(sentence), []));

  test('a day in one sentence does not excuse a promise in the next', () => {
    assert.deepEqual(kindsOf('We were told on ((visit day)). We will come shortly.'), ['empty promise']);
  });

  test('one fault is said once: "soon" is no second one inside "as soon as possible"', () => assert.deepEqual(kindsOf('We will come as soon as possible.'), ['empty promise']));

  test('what must be said is missed, and named', () => {
    const problems = lintWording(template, 'English', { subject: 'Your visit', sentences: ['We are not coming (((reference))).'], more: ['On ((visit day)), call ((phone)) or ((link))'] });
    assert.deepEqual(problems.map(({ found: name }) => name).toSorted(), ['((link))', '((next day))', '((phone))', '((visit day))']);
  });

  test('what would fit no text is refused, and says by how much', () => {
    assert.deepEqual(kindsOf('We ring. '.repeat(40)), ['too long']);
  });

  test('the subject is held to it too', () => assert.deepEqual(kindsOf('Fine.', { subject: 'YOUR VISIT at ((link))' }), ['capitals', 'link']));

  test('lists of English words say nothing of another language, and English placeholders have no place in it', () => {
    assert.deepEqual(kindsOf('As soon as possible', { language: 'Polish' }), []);
    assert.deepEqual(kindsOf('((reason))', { language: 'Polish' }), ['english placeholder']);
  });

  test('no spacing, capital, curly quote or unseen character hides a word from it', () => {
    const words = refused.filter(([, kind]) => kind === 'blame' || kind === 'jargon' || kind === 'empty promise');
    const disguises = [(t: string) => t.replaceAll(' ', '  \n'), (t: string) => t.toUpperCase(), (t: string) => `Well, ${t}`, (t: string) => t.replaceAll(' ', '\u00A0'), (t: string) => [...t].join('\u200B')];
    fc.assert(fc.property(fc.constantFrom(...words), fc.constantFrom(...disguises), ([sentence, kind], disguise) => kindsOf(disguise(sentence)).includes(kind)));
  });
});

describe('reading age', () => {
  const syllables: readonly (readonly [string, number])[] = [['we', 1], ['repair', 2], ['home', 1], ['visited', 3], ['asked', 1], ['table', 2], ['closes', 2], ['identity', 4], ['yes', 1], ['24', 1]];
  for (const [word, count] of syllables) test(`${word} has ${count}`, () => assert.equal(syllablesOf(word), count));

  test('the formula on counted words: 6 words in 1 sentence with 6 syllables is below every grade, so 5', () => {
    assert.deepEqual(readingAge('We came and you were out.'), { years: 5, words: 6, sentences: 1 });
  });
  test('long words and long sentences are older', () => {
    const hard = 'Notwithstanding the aforementioned contractual obligations, subsequent remediation necessitates comprehensive investigation of all contributory environmental circumstances.';
    assert.ok((readingAge(hard)?.years ?? 0) >= 20);
  });
  test('no words have no age', () => assert.equal(readingAge(' … '), undefined));
});
