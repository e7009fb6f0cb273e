import { stillOurs } from '../homes/index.ts';
import { addSelection, type SelectionAsked } from '../outreach/index.ts';
import { NotFound, type Tx } from '../platform/database/index.ts';
import { readNumber, statesOf } from './forms.ts';
import { readJobsWanted } from './forms/work.ts';
import { homesAsked } from './homes-asked.ts';
import { levels, type AreaKey } from './model.ts';
import { areasByNumber, placesOfAreas } from './queries/areas.ts';
import { episodesIn } from './queries/episodes.ts';
import { clustersOfRun } from './queries/findings.ts';
import { doneRun } from './queries/runs.ts';
import { silentHomes, silentPlaces } from './queries/silence.ts';
import { jobsOfRun, workOfRun } from './queries/work.ts';
import { areaName, liesIn, type NamedArea } from './views/words.ts';

// What outreach learns of insight, once: the homes of areas and clusters, those that reported, those where work was done, and silent ones.

const mostAreas = 200;

addSelection('damp-areas', async (tx, asked) => {
  const numbers = (asked.everyQueryValue.get('area') ?? []).flatMap((text) => readNumber(text) ?? []);
  if (numbers.length === 0) return undefined;
  const chosen = await ofAreas(tx, asked, numbers.slice(0, mostAreas));
  return numbers.length > mostAreas ? { ...chosen, words: `${chosen.words}. Only the first ${mostAreas} of the ${numbers.length} areas that were ticked: begin another outreach for the rest` } : chosen;
});

addSelection('damp-cluster', async (tx, asked) => {
  const run = await doneRun(tx, asked.organisationId, asked.query['run'] ?? '');
  const cluster = run === undefined ? undefined : (await clustersOfRun(tx, run.id))[(readNumber(asked.query['place']) ?? 0) - 1];
  return cluster === undefined ? undefined : ofAreas(tx, asked, cluster.areas);
});

addSelection('damp-homes', async (tx, { query, everyQueryValue, organisationId, most }) => {
  const asked = await homesAsked(tx, { query, everyQueryValue }, organisationId);
  if (asked === undefined) return undefined;
  const found = await episodesIn(tx, { ...asked, organisationId, after: undefined, most });
  return { words: ['Homes that reported damp', ...asked.where].join(': '), homeIds: [...new Set(found.map(({ homeId }) => homeId))] };
});

addSelection('damp-jobs', async (tx, { query, organisationId, most }) => {
  const run = await workOfRun(tx, organisationId);
  if (run === undefined) return undefined;
  const found = await jobsOfRun(tx, run.runId, { ...readJobsWanted(query), after: undefined, most });
  return { words: 'Homes where damp work was done', homeIds: [...new Set(found.map(({ homeId }) => homeId))] };
});

addSelection('silent-place', async (tx, { query, organisationId, most }) => {
  const [level, number] = [levels.find((each) => each === query['level']), readNumber(query['place'])];
  const run = await doneRun(tx, organisationId, query['run'] ?? '');
  if (run === undefined || level === undefined || number === undefined) return undefined;
  const [place] = await silentPlaces(tx, { runId: run.id, level, states: statesOf.all, after: number - 1, most: 1 });
  return place?.place !== number ? undefined : { words: namedWhere(place), homeIds: await homesOfPlaces(tx, [place], { organisationId, most }) };
});

addSelection('silent-homes', async (tx, { query, organisationId, most }) => {
  const run = await doneRun(tx, organisationId, query['run'] ?? '');
  if (run === undefined) return undefined;
  const last = readNumber(query['last']) ?? Infinity;
  const found = await silentHomes(tx, { runId: run.id, organisationId, after: (readNumber(query['first']) ?? 1) - 1, most });
  return { words: 'Homes where damp is likely and nobody reported it', homeIds: found.filter(({ place }) => place <= last).map(({ homeId }) => homeId) };
});

/** Every home of areas of a run, whether or not it reported: silence is no sign that a home is dry. */
async function ofAreas(tx: Tx, { query, organisationId, most }: SelectionAsked, numbers: readonly number[]) {
  const run = await doneRun(tx, organisationId, query['run'] ?? '');
  if (run === undefined) throw new NotFound('run');
  const [places, named] = await Promise.all([placesOfAreas(tx, run.id, numbers), areasByNumber(tx, run.id, numbers)]);
  const first = named[0];
  if (first === undefined) throw new NotFound('area');
  const homeIds = await homesOfPlaces(tx, places, { organisationId, most });
  return { words: named.length === 1 ? namedWhere(first) : `${namedWhere(first)}, and ${named.length - 1} more`, homeIds };
}

const namedWhere = (area: NamedArea): string => [areaName(area), liesIn(area)].filter((part) => part !== '').join(', ');

interface Wanted {
  readonly organisationId: string;
  readonly most: number;
}

async function homesOfPlaces(tx: Tx, places: readonly AreaKey[], { organisationId, most }: Wanted): Promise<string[]> {
  const homeIds = new Set<string>();
  for (const place of places) if (homeIds.size < most) for (const id of await homesOfArea(tx, place, { organisationId, most })) homeIds.add(id);
  return [...homeIds].slice(0, most);
}

async function homesOfArea(tx: Tx, { wardCode, estateId, blockId, postcodeKey }: AreaKey, { organisationId, most }: Wanted): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select h.id from homes h where h.landlord_id = $1 and (h.owning_organisation_id = $2 or h.managing_organisation_id = $2) and h.ward_code = $3 and ($4::uuid is null or h.estate_id = $4) and ($5::uuid is null or h.block_id = $5)
       and ($6::text is null or h.block_id is null and h.postcode_key = $6) and ${stillOurs('h')} order by h.id limit $7`,
    [tx.landlordId, organisationId, wardCode, estateId, blockId, postcodeKey, most],
  );
  return rows.map(({ id }) => id);
}
