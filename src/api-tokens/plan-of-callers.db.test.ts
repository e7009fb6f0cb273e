import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ApiSite } from '../../test/api-site.ts';
import { apiTokenRoutes } from './index.ts';
import { apiCallers } from './store/callers.ts';

describe('the plan of asking who calls, made while the tables are all but empty and kept for the life of a connection', () => {
  let site: ApiSite;
  before(async () => {
    site = await ApiSite.open([...apiTokenRoutes]);
  });
  after(() => site.close());

  test('looks up the person by their id and the earlier answer by its whole key, so that it costs the same at a million answers', async () => {
    const { landlord } = site;
    const plan = await site.site.database.inLandlord(landlord.id, async (tx) => {
      let asked = '';
      const overheard = { landlordId: landlord.id, query: (sql: string) => Promise.resolve(((asked = sql), [])) };
      await apiCallers.read(overheard as never, { token: { landlordId: landlord.id, secret: 'x' }, key: 'k', now: '2026-11-22T10:00:00Z', today: '2026-11-22' } as never);
      await tx.query("select set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan', 'off', true)");
      await tx.query(`prepare who_calls (uuid, bytea[], timestamptz[], date[], text[]) as ${asked}`);
      return tx.query<Record<string, string>>(`explain execute who_calls ('${landlord.id}', '{}', '{}', '{}', '{}')`);
    });
    const lookups = plan.map((row) => row['QUERY PLAN'] ?? '').filter((line) => line.includes('Index Cond')).map((line) => line.trim());
    assert.ok(lookups.includes('Index Cond: ((landlord_id = $1) AND (token_id = api_tokens.id) AND (key = asked.key))'), lookups.join('\n'));
    assert.ok(lookups.includes('Index Cond: ((landlord_id = $1) AND (id = api_tokens.acts_as))'), lookups.join('\n'));
  });
});
