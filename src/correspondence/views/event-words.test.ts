import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainDate } from '../../clock/index.ts';
import { correspondenceEvents } from './event-words.ts';

test('the timeline tells what people did about a message that did not get through', () => {
  const told = (type: string) => correspondenceEvents[type]?.words({ subject: 'Your visit', to: 'Sam Okafor', addressChanged: true, reason: 'Rang instead' }, plainDate('2026-11-24'));
  assert.equal(told('MessageSentAgain')?.title, 'Message sent again: Your visit');
  assert.equal(told('MessageMarkedAsSent')?.title, 'Message marked as sent: Your visit');
});
