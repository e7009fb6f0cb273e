import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import Fastify from 'fastify';
import { openAdmission } from './admission.ts';
import { addTurns } from './turns.ts';

const one = { atWork: 1, waiting: 0, waitMs: 1000 };

/** A server with one place for those who use a connection by themselves and two for those who share one. */
function withTwoDoors() {
  const doors = { apiece: openAdmission(one), sharing: openAdmission({ ...one, atWork: 2 }) };
  const server = Fastify();
  const { promise: until, resolve: end } = Promise.withResolvers<void>();
  addTurns(server, doors);
  server.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => reply.code(error.statusCode ?? 500).send(error.name));
  server.get('/page', async () => until.then(() => 'page'));
  server.post('/api/report', { config: { sharesTransactions: true } }, async () => until.then(() => 'report'));
  return { server, doors, end, page: () => server.inject('/page'), report: () => server.inject({ method: 'POST', url: '/api/report' }) };
}

describe('turns at the database', () => {
  test('those that share a transaction take no place of those that do not, nor the other way round', async () => {
    const { server, doors, end, page, report } = withTwoDoors();
    const letIn = [report(), report(), page()].map((asked) => asked.then(({ statusCode }) => statusCode));
    const [thirdReport, secondPage] = await Promise.all([report(), page()]);
    assert.deepEqual([thirdReport.statusCode, secondPage.statusCode], [503, 503]);
    assert.deepEqual([doors.sharing.figures(), doors.apiece.figures()], [{ atWork: 2, waiting: 0, refused: 1 }, { atWork: 1, waiting: 0, refused: 1 }]);
    end();
    assert.deepEqual(await Promise.all(letIn), [200, 200, 200]);
    assert.deepEqual([doors.sharing.figures().atWork, doors.apiece.figures().atWork], [0, 0]);
    await server.close();
  });
});
