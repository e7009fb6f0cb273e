import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Value } from 'typebox/value';
import { knownAnswers, knownRows } from '../test/known-answers.ts';
import { blocksInEstates, gridOfPoints, leukaemia, lungCancer, newMexico, newYork, northCarolina, salmonella } from '../test/known-questions.ts';
import { shapesInWords } from './statistics/ask/shapes-in-words.ts';
import { questions } from './statistics/ask/questions.ts';
import { methods } from './statistics/methods.ts';
import { statisticsCommand } from './statistics-command.ts';

const putright = fileURLToPath(new URL('../bin/putright', import.meta.url));
const pathOf = (name: string) => fileURLToPath(new URL(`../docs/how-to/${name}`, import.meta.url));
const piped = (text: string) => Readable.from([Buffer.from(text)]);
const ask = async <Told>(method: string, input: object): Promise<Told> => JSON.parse(await statisticsCommand([method, '-'], piped(JSON.stringify(input)))) as Told;
const near = (found: number | null | undefined, wanted: number, within = 1e-9, of = '') =>
  assert.ok(typeof found === 'number' && Math.abs(found - wanted) <= within * Math.max(1, Math.abs(wanted)), `${of} ${found}, not ${wanted}`);

interface Bayes {
  readonly marshall: { readonly m: number; readonly a: number; readonly areas: readonly { readonly id: string; readonly rate: number }[]; readonly levels?: readonly { readonly m: number; readonly a: number }[] };
  readonly gammaPoisson: { readonly theta: number | null; readonly mu: number; readonly logLikelihood: number; readonly areas: readonly { readonly relativeRate: number; readonly lower: number; readonly upper: number; readonly probabilityAbove: number }[] };
}
interface Clusters { readonly seed: number; readonly clusters: readonly { readonly members: readonly (string | number)[]; readonly cases: number; readonly expected: number; readonly logLikelihoodRatio: number; readonly p: number; readonly gumbelP: number; readonly from?: number; readonly to?: number }[] }
interface Survival { readonly groups: readonly { readonly group: string | null; readonly curve: readonly { readonly time: number; readonly atRisk: number; readonly events: number; readonly survival: number; readonly lower: number | null; readonly upper: number | null }[] }[]; readonly logRank?: { readonly chiSquared: number; readonly df: number; readonly p: number } }

describe('putright statistics gives what other programs give', () => {
  it('empirical-bayes: infant deaths in North Carolina, as spdep and MASS have them', async () => {
    const known = knownAnswers<{ marshall: { m: number; a: number }; gammaPoissonML: { theta: number; mu: number; loglik: number } }>('eb_ncsids.json');
    const { marshall } = await ask<Bayes>('empirical-bayes', northCarolina('BIR74'));
    near(marshall.m / known.marshall.m, 1);
    near(marshall.a / known.marshall.a, 1);
    const { gammaPoisson } = await ask<Bayes>('empirical-bayes', northCarolina('E'));
    near(gammaPoisson.theta, known.gammaPoissonML.theta, 1e-5);
    near(gammaPoisson.mu, known.gammaPoissonML.mu, 1e-6);
    near(gammaPoisson.logLikelihood, known.gammaPoissonML.loglik);
    knownRows('eb_ncsids.csv').forEach((row, at) => {
      near(marshall.areas[at]?.rate, row.number('marshall_est'), 1e-12);
      const area = gammaPoisson.areas[at];
      for (const [found, column] of [[area?.relativeRate, 'gp_rr'], [area?.lower, 'gp_lo'], [area?.upper, 'gp_hi'], [area?.probabilityAbove, 'gp_p_gt_1_5']] as const) near(found, row.number(column), 1e-4, column);
    });
  });
  it('empirical-bayes: blocks in estates in wards, level by level', async () => {
    const known = knownAnswers<{ levels: Record<'global' | 'estate' | 'block', { m: number; a: number }> }>('hier_blocks.json').levels;
    const { marshall } = await ask<Bayes>('empirical-bayes', blocksInEstates());
    [known.global, known.estate, known.block].forEach((level, at) => {
      near(marshall.levels?.[at]?.m, level.m);
      near(marshall.levels?.[at]?.a, level.a);
    });
    knownRows('hier_blocks.csv').forEach((row, at) => near(marshall.areas[at]?.rate, row.number('seq'), 1e-10));
  });

  interface KnownCluster { readonly members: readonly string[]; readonly time_frame: string | null; readonly cases: number; readonly expected: number; readonly llr: number; readonly p: number }
  const runs = knownAnswers<{ runs: Record<'ny' | 'nms_st', { clusters: readonly KnownCluster[] }> }>('satscan_expected.json').runs;
  for (const [method, input, wanted] of [['scan', newYork(999, 1), runs.ny.clusters], ['space-time-scan', newMexico(999, 1), runs.nms_st.clusters]] as const) {
    it(`${method}: the clusters of SaTScan’s own sample data`, async () => {
      const { clusters, seed } = await ask<Clusters>(method, input);
      assert.equal(seed, 1);
      wanted.forEach((cluster) => {
        const found = clusters.find(({ members }) => members.join() === cluster.members.join());
        assert.ok(found !== undefined, String(cluster.members));
        assert.equal(found.cases, cluster.cases);
        assert.ok(Math.abs(found.expected - cluster.expected) <= 0.005);
        assert.ok(Math.abs(found.logLikelihoodRatio / cluster.llr - 1) < 1e-6);
        if (cluster.time_frame !== null) assert.equal(`${found.from}/1/1 to ${found.to}/12/31`, cluster.time_frame);
        // This seed's runs are the same each time, so they are held to what the cases ask. docs/methods.md says how far other seeds may lie apart.
        if (cluster.p > 0.01) assert.ok(Math.abs(found.p - cluster.p) < 0.01, `${found.p}, SaTScan ${cluster.p}`);
        else assert.ok(found.p === 0.001 && found.gumbelP / cluster.p > 0.5 && found.gumbelP / cluster.p < 1.5, `${found.gumbelP}, SaTScan ${cluster.p}`);
      });
    });
  }

  it('weekly-alarm: Salmonella Newport, 163 weeks as the surveillance package judges them', async () => {
    const { weeks } = await ask<{ weeks: readonly { week: string; expected: number; upper: number | null; alarm: boolean }[] }>('weekly-alarm', salmonella());
    const rows = knownRows('trend_salmNewport_farrington.csv');
    assert.deepEqual(weeks.map(({ week, upper, alarm }) => [week, upper, alarm]), rows.map((row) => [row.text('date'), row.numberOrNone('B_ub') ?? null, row.number('B_alarm') === 1]));
    rows.forEach((row, at) => near(weeks[at]?.expected, row.number('B_mu0'), 1e-4));
  });
  it('survival: leukaemia and lung cancer, as R’s survival package has them', async () => {
    const { groups, logRank } = await ask<Survival>('survival', leukaemia());
    const known = knownAnswers<{ aml: { logrank_chisq: number; logrank_p: number } }>('survival.json').aml;
    assert.deepEqual(groups.map(({ group }) => group), ['Maintained', 'Nonmaintained']);
    groups.forEach(({ group, curve }) => {
      const rows = knownRows('surv_aml_km.csv').filter((row) => row.text('strata') === `x=${group}`);
      assert.deepEqual(curve.map(({ time, atRisk, events }) => [time, atRisk, events]), rows.map((row) => [row.number('time'), row.number('n_risk'), row.number('n_event')]));
      rows.forEach((row, at) => {
        near(curve[at]?.survival, row.number('surv'));
        for (const limit of ['lower', 'upper'] as const) {
          const wanted = row.numberOrNone(limit === 'lower' ? 'lo' : 'hi');
          if (wanted === undefined) assert.equal(curve[at]?.[limit], null);
          else near(curve[at]?.[limit], wanted);
        }
      });
    });
    near(logRank?.chiSquared, known.logrank_chisq);
    near(logRank?.p, known.logrank_p);
    assert.equal(logRank?.df, 1);
    const lung = await ask<Survival>('survival', lungCancer());
    const still = (by: number) => lung.groups[0]?.curve.findLast(({ time }) => time <= by)?.survival ?? 1;
    for (const { elapsed, horizon, S_a, S_ah } of knownAnswers<{ rows: { elapsed: number; horizon: number; S_a: number; S_ah: number }[] }>('breach_lung.json').rows) {
      near(still(elapsed), S_a, 1e-9);
      near(still(elapsed + horizon), S_ah, 1e-9);
    }
  });
  it('getis-ord: 256 points at five distances, as spdep has them', async () => {
    interface Local { readonly areas: readonly { readonly gi: number; readonly giStar: number }[] }
    const known = knownAnswers<{ focal_index_1based: number; by_distance: Record<string, { Gi: number; Gistar: number }> }>('gistar_getisord256.json');
    for (const [reach, wanted] of Object.entries(known.by_distance)) {
      const { areas } = await ask<Local>('getis-ord', gridOfPoints(Number(reach)));
      near(areas[known.focal_index_1based - 1]?.gi, wanted.Gi, 1e-8);
      near(areas[known.focal_index_1based - 1]?.giStar, wanted.Gistar, 1e-8);
      if (reach !== '30') continue;
      knownRows('gistar_getisord256.csv').forEach((row, at) => {
        near(areas[at]?.gi, row.number('gi_30'), 1e-8);
        near(areas[at]?.giStar, row.number('gistar_30'), 1e-8);
      });
    }
  });
  it('wilson: R’s prop.test', async () => {
    const rows = readFileSync(new URL('../test/fixtures/wilson-intervals.csv', import.meta.url), 'utf8').trim().split('\n').slice(1).map((line) => line.split(',').map(Number));
    assert.ok(rows.length > 10);
    for (const [successes, trials, low = 0, high = 0] of rows) {
      const found = await ask<{ lower: number; upper: number }>('wilson', { successes, trials });
      near(found.lower, low);
      near(found.upper, high);
    }
  });
});

describe('how the methods are asked', () => {
  const page = readFileSync(pathOf('check-our-statistics.md'), 'utf8');
  for (const question of questions) {
    const { method } = question;
    it(`${method}: the page has its shapes, and its example is answered in just that shape, with version and hash`, async () => {
      assert.ok(page.includes(`## \`${method}\``) && page.includes(`(example-statistics-${method}.json)`));
      assert.ok(page.includes(shapesInWords(question).trim()), `docs/how-to/check-our-statistics.md should say of ${method}:\n${shapesInWords(question)}`);
      const file = pathOf(`example-statistics-${method}.json`);
      const { method: named, version, seed, inputHash, ...told } = JSON.parse(await statisticsCommand([method, file], piped(''))) as Record<string, unknown>;
      assert.deepEqual([named, version, inputHash], [method, methods[method].version, createHash('sha256').update(readFileSync(file)).digest('hex')]);
      assert.equal(seed, 'seed' in question.input.properties ? 1 : undefined);
      assert.deepEqual(Value.Errors({ ...question.output, additionalProperties: false }, told), []);
    });
  }
  it('the page tells of no method that there is not', () => assert.deepEqual([...page.matchAll(/^## `(.*)`$/gm)].map(([, name]) => name), questions.map(({ method }) => method)));

  it('from a terminal: a file, or what is piped in, gives one line', () => {
    const file = pathOf('example-statistics-wilson.json');
    const byFile = spawnSync(putright, ['statistics', 'wilson', file], { encoding: 'utf8' });
    const byPipe = spawnSync(putright, ['statistics', 'wilson', '-'], { encoding: 'utf8', input: readFileSync(file) });
    assert.deepEqual([byFile.status, byFile.stderr, byPipe.stdout], [0, '', byFile.stdout]);
    assert.match(byFile.stdout, /^\{.*\}\n$/);
  });
  it('from a terminal: what is wrong is one line, exit code 1, and nothing else', () => {
    for (const [args, input, words] of [
      [['statistics'], '', /^Usage: putright statistics METHOD INPUT\.json, where METHOD is one of empirical-bayes, scan, /],
      [['statistics', 'mean', 'x.json'], '', /^There is no method "mean"\. There are: empirical-bayes, scan, space-time-scan, weekly-alarm, survival, getis-ord, wilson\n$/],
      [['statistics', 'wilson', 'none.json'], '', /^There is no file none\.json\.\n$/],
      [['statistics', 'wilson', '-'], '{"trials": 3,\n}', /^input: is no JSON \(/],
      [['statistics', 'empirical-bayes', '-'], '{"areas":[{"id":1,"count":2,"expected":2},{"id":2,"count":-3,"expected":2}]}', /^areas\[1\]\.count: is -3; give a number of nought or more\.\n$/],
    ] as const) {
      const { status, stdout, stderr } = spawnSync(putright, [...args], { encoding: 'utf8', input });
      assert.deepEqual([status, stdout], [1, ''], args.join(' '));
      assert.match(stderr, words);
      assert.match(stderr, /^[^\n]+\n$/, 'one line');
    }
  });
});
