import { addSelection, type SelectionAsked } from '../outreach/index.ts';
import { NotFound, type Tx } from '../platform/database/index.ts';
import { homesAsked } from './downloads.ts';
import { readJobsWanted } from './forms/work.ts';
import type { AreaKey } from './model.ts';
import { areasByNumber, placeOfArea } from './queries/areas.ts';
import { episodesIn } from './queries/episodes.ts';
import { clustersOfRun } from './queries/findings.ts';
import { doneRun } from './queries/runs.ts';
import { jobsOfRun, workOfRun } from './queries/work.ts';
import { areaName, liesIn } from './views/words.ts';

// What outreach learns of insight, once: the homes of areas and clusters, those that reported, and those where work came back.

addSelection('damp-areas', async (tx, asked) => {
  const numbers = (asked.query['areas'] ?? '').split(',').filter((text) => /^[1-9]\d{0,8}$/.test(text)).slice(0, 50).map(Number);
  return numbers.length === 0 ? undefined : ofAreas(tx, asked, numbers);
});

addSelection('damp-cluster', async (tx, asked) => {
  const run = await doneRun(tx, asked.organisationId, asked.query['run'] ?? '');
  const cluster = run === undefined ? undefined : (await clustersOfRun(tx, run.id))[Number(asked.query['place'] ?? 0) - 1];
  return cluster === undefined ? undefined : ofAreas(tx, asked, cluster.areas);
});

/** Every home of areas of a run, whether or not it reported: silence is no sign that a home is dry. */
async function ofAreas(tx: Tx, { query, organisationId, most }: SelectionAsked, numbers: readonly number[]) {
  const run = await doneRun(tx, organisationId, query['run'] ?? '');
  if (run === undefined) throw new NotFound('run');
  const [places, named] = await Promise.all([Promise.all(numbers.map((number) => placeOfArea(tx, run.id, number))), areasByNumber(tx, run.id, numbers)]);
  const homeIds: string[] = [];
  for (const place of places) if (place !== undefined && homeIds.length < most) homeIds.push(...(await homesOfArea(tx, place, { organisationId, most })));
  const first = named[0];
  if (first === undefined) throw new NotFound('area');
  const words = named.length === 1 ? `${areaName(first)}, ${liesIn(first)}`.replace(/, $/, '') : `${areaName(first)} and ${named.length - 1} more`;
  return { words, homeIds: [...new Set(homeIds)].slice(0, most) };
}

async function homesOfArea(tx: Tx, { wardCode, estateId, blockId, postcodeKey }: AreaKey, { organisationId, most }: { readonly organisationId: string; readonly most: number }): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select h.id from homes h where h.landlord_id = $1 and (h.owning_organisation_id = $2 or h.managing_organisation_id = $2) and h.ward_code = $3 and ($4::uuid is null or h.estate_id = $4) and ($5::uuid is null or h.block_id = $5)
       and ($6::text is null or h.block_id is null and h.postcode_key = $6) order by h.id limit $7`,
    [tx.landlordId, organisationId, wardCode, estateId, blockId, postcodeKey, most],
  );
  return rows.map(({ id }) => id);
}

addSelection('damp-homes', async (tx, { query, organisationId, most }) => {
  const asked = await homesAsked(tx, query, organisationId);
  if (asked === undefined) return undefined;
  const found = await episodesIn(tx, { ...asked, organisationId, area: asked.area?.place, after: undefined, most });
  return { words: `Homes that reported damp${asked.area === undefined ? '' : `: ${asked.area.words}`}`, homeIds: [...new Set(found.map(({ homeId }) => homeId))] };
});

addSelection('damp-jobs', async (tx, { query, organisationId, most }) => {
  const run = await workOfRun(tx, organisationId);
  if (run === undefined) return undefined;
  const found = await jobsOfRun(tx, run.runId, { ...readJobsWanted(query), after: undefined, most });
  return { words: 'Homes where damp work was done', homeIds: [...new Set(found.map(({ homeId }) => homeId))] };
});
