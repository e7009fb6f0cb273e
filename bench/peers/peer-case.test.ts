import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parsePeerCase } from './peer-case.ts';

const line = ['7', '2', '40', '500', 'open', '2026-10-01 08:30:00', '2026-11-03 08:30:00', String.raw`\N`, '12', 'leak in the hall', 'words ref7', 'answer ref7'];

describe('a generated case', () => {
  it('an open one has no end; officers and tenants are counted from 1 in the file and from 0 in a list', () => {
    assert.deepEqual(parsePeerCase(line.join('\t')), {
      number: 7, queue: 2, officer: 39, tenant: 499, status: 'open', createdAt: '2026-10-01T08:30:00.000Z', dueOn: '2026-11-03', resolvedAt: null,
      subject: 'leak in the hall', body: 'words ref7', reply: 'answer ref7',
    });
  });

  it('a resolved one ended at a moment', () => {
    assert.equal(parsePeerCase(line.with(4, 'resolved').with(7, '2026-10-09 12:00:00').join('\t')).resolvedAt, '2026-10-09T12:00:00.000Z');
  });

  for (const wrong of [line.slice(0, 11), line.with(4, 'lost')]) {
    it(`a line that is none is refused: ${wrong.length} cells, ${wrong[4]}`, () => assert.throws(() => parsePeerCase(wrong.join('\t')), /Not a generated case/));
  }
});
