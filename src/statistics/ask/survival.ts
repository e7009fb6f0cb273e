import { Type, type Static } from 'typebox';
import type { Followed } from '../survival/at-risk.ts';
import { cumulativeIncidence, incidenceCurve } from '../survival/cumulative-incidence.ts';
import { kaplanMeier } from '../survival/kaplan-meier.ts';
import { logRank } from '../survival/log-rank.ts';
import { amount, idOrNone, list } from './parts.ts';
import { question } from './question.ts';

const input = Type.Object({
  subjects: list(Type.Object({
    time: amount('How long it was followed.'),
    event: Type.Boolean({ title: 'true or false', description: 'Whether something happened then; false where it was no longer followed.' }),
    group: idOrNone('What it is compared by. Those without one are a group of their own, null.'),
    cause: idOrNone('What happened, where there are several. An event without a cause has the cause “event”.'),
  }), 'subjects'),
  at: Type.Optional(list(amount('A time at which cumulative incidence is told.'), 'times, which may be empty', 0)),
});

const limit = Type.Union([Type.Number(), Type.Null()], { description: 'Null where the curve is at nought: the formula has no limits there.' });

const output = Type.Object({
  groups: Type.Array(Type.Object({
    group: Type.Union([Type.String(), Type.Number(), Type.Null()]),
    curve: Type.Array(Type.Object({ time: Type.Number(), atRisk: Type.Number(), events: Type.Number(), survival: Type.Number(), lower: limit, upper: limit })),
    cumulativeIncidence: Type.Optional(Type.Record(Type.String(), Type.Array(Type.Object({ time: Type.Number(), incidence: Type.Number() })))),
  })),
  logRank: Type.Optional(Type.Object({ chiSquared: Type.Number(), df: Type.Number(), p: Type.Number() })),
});

type Subject = Static<typeof input>['subjects'][number];
type Group = string | number | null;
type Member = Followed & { readonly group: string };

/** The log-rank test's work grows by the square of the groups; so many curves nobody compares. */
const mostKinds = 200;

/** The cause of an event that was given none. */
const unnamed = 'event';

/** Kaplan and Meier's curves by group, Aalen and Johansen's incidence of each cause, and the log-rank test where there is more than one group. */
export const survival = question('survival', input, output, ({ subjects, at = [] }) => {
  const named = new Map(subjects.map(({ group = null }) => [JSON.stringify(group), group] as const));
  const keys = [...named.keys()].toSorted((one, other) => inOrder(named.get(one) ?? null, named.get(other) ?? null));
  const members = subjects.map(memberOf);
  const byGroup = Map.groupBy(members, ({ group }) => group);
  const areCausesTold = subjects.some(({ event, cause }) => event && cause !== undefined && cause !== null);
  const causes = [...new Set(members.flatMap(({ cause }) => (cause === null ? [] : [cause])))].toSorted();
  for (const [field, kinds] of [['group', keys], ['cause', causes]] as const) {
    if (kinds.length > mostKinds) throw new RangeError(`subjects: have ${kinds.length} kinds of ${field}; give at most ${mostKinds}, or leave ${field} out.`);
  }
  return {
    groups: keys.map((key) => {
      const followed = byGroup.get(key) ?? [];
      const curve = kaplanMeier(followed).map(({ time, atRisk, events, survival: share, lower, upper }) => ({ time, atRisk, events, survival: share, lower, upper }));
      return { group: named.get(key) ?? null, curve, ...(areCausesTold || at.length > 0 ? { cumulativeIncidence: Object.fromEntries(causes.map((cause) => [cause, incidenceOf(followed, cause, at)])) } : {}) };
    }),
    ...(keys.length > 1 ? { logRank: tested(members) } : {}),
  };
});

const memberOf = ({ time, event, cause, group = null }: Subject): Member => ({ time, cause: event ? String(cause ?? unnamed) : null, group: JSON.stringify(group) });

/** Numbers by size, then texts, and last those without a group. */
function inOrder(one: Group, other: Group): number {
  const kind = (group: Group) => (group === null ? 2 : Number(typeof group === 'string'));
  if (kind(one) !== kind(other)) return kind(one) - kind(other);
  return (one ?? '') < (other ?? '') ? -1 : 1;
}

/** At the times asked for; at every time at which something happened where none is. */
function incidenceOf(followed: readonly Followed[], cause: string, at: readonly number[]): { time: number; incidence: number }[] {
  const points = at.length === 0 ? incidenceCurve(followed, cause) : cumulativeIncidence(followed, cause, at);
  return points.map(({ time, incidence }) => ({ time, incidence }));
}

function tested(members: readonly Member[]): { chiSquared: number; df: number; p: number } {
  const { chiSquared, degrees, p } = logRank(members);
  return { chiSquared, df: degrees, p };
}
