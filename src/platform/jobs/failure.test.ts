import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failureFacts, namelessError } from './failure.ts';

test('a failed job is logged without the words in its error, however many lines they take', () => {
  const error = Object.assign(new TypeError('Ms A. Okafor\n    lives at 14 Larch House'), { code: '23505', detail: 'Key (name)=(Ms A. Okafor)' });
  const facts = failureFacts(error);
  assert.equal(facts.error, 'TypeError');
  assert.equal(facts.code, '23505');
  assert.ok(facts.at.length > 0);
  assert.doesNotMatch(JSON.stringify(facts) + namelessError(facts).message, /Okafor|Larch/);
});

test('something thrown that is no error gives only its kind away', () => {
  assert.deepEqual(failureFacts('Ms A. Okafor'), { error: 'string', at: [] });
});
