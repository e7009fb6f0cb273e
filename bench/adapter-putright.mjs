// For the peers' kill test: ln -s "$PWD/bench/adapter-putright.mjs" /srv/peers/scripts/ && node /srv/peers/scripts/kill-test.mjs putright
// A client that gets no answer sends the same report again under the same Idempotency-Key: the tag.
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromSomewhere } from './measure/product.ts';
import { prepare } from './peers/prepare.ts';

const peers = process.env.PEERS ?? '/srv/peers';
const { sql } = await import(join(peers, 'scripts', 'lib.mjs'));
const port = 8512;
const name = 'putright_10k';
let [web, prepared, asked] = [undefined, undefined, 0];

function start() {
  const environment = { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATABASE_URL: prepared.ownerUrl, DATA_DIR: mkdtempSync(join(tmpdir(), 'putright-kill-')), DEMONSTRATION: 'off', TRUST_PROXY: 'on', LOG_LEVEL: 'silent' };
  web = spawn(process.execPath, [join(import.meta.dirname, '..', 'src', 'main.ts')], { env: environment, stdio: 'ignore' });
}

const adapter = {
  init: async () => {
    prepared = await prepare('postgresql://postgres@127.0.0.1:5499', name, join(peers, 'cases-10k.tsv'), console.error);
    start();
    process.on('exit', () => web.kill('SIGKILL'));
    for (let tries = 0; tries < 60; tries += 1) {
      if (await fetch(`http://127.0.0.1:${port}/sign-in`).then(({ ok }) => ok, () => false)) return;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    throw new Error('Putright does not answer.');
  },
  pid: () => web.pid,
  start,
  create: (client, tag) => {
    const { homeId, residentId } = prepared.landlord.tenants[client];
    const words = `kill ${tag} Water is coming through the ceiling.`;
    return {
      port, method: 'POST', path: '/api/v1/repairs',
      headers: { ...fromSomewhere(asked++), authorization: `Bearer ${prepared.token}`, 'content-type': 'application/json', 'idempotency-key': tag },
      body: JSON.stringify({ homeId, problem: 'leak', room: 'Kitchen', extent: 'One small spot', since: 'Today', words, isEmergency: false, reporter: { residentId }, anotherProblem: true }),
    };
  },
  ok: ({ status }) => status === 201,
  tags: (run) => sql(name, `select substring(words from 'kill (\\S+)'), count(*) from repairs where words like 'kill ${run}%' group by 1`).split('\n').filter(Boolean),
  // Whole is: sealed up to the last entry, with its clocks, its promise, and its message in the outbox.
  half: (run) => sql(name, `select count(*) from repairs r left join cases c on c.landlord_id = r.landlord_id and c.id = r.case_id where r.words like 'kill ${run}%' and (c.id is null
    or c.last_sequence <> (select count(*) from case_events e where e.landlord_id = c.landlord_id and e.case_id = c.id)
    or not exists (select from case_events e where e.landlord_id = c.landlord_id and e.case_id = c.id and e.sequence = c.last_sequence and e.hash = c.last_hash)
    or not exists (select from deadlines d where d.landlord_id = c.landlord_id and d.case_id = c.id)
    or not exists (select from promises p where p.landlord_id = c.landlord_id and p.case_id = c.id)
    or (select count(*) from messages m where m.landlord_id = c.landlord_id and m.case_id = c.id) <> 1)`),
};

// oxlint-disable-next-line import/no-default-export -- the kill test is not ours, and asks for one.
export { adapter as default };
