import type { Tx } from '../../platform/database/index.ts';
import { SlowAnswers } from '../../platform/slow-answers.ts';
import { allFigures } from '../figures.ts';
import { dueOrder, meaningOf, ofOrganisation, openClocks, Parameters, type Meaning, type Reading } from './matters.ts';

export interface TeamFigure {
  readonly teamId: string;
  readonly teamName: string;
  readonly figure: string;
  readonly count: number;
}

export interface FiguresReader extends Reading {
  readonly organisationId: string;
}

/** Every figure by team, and when they were counted: some time within the minute where counting is slow, else now. */
export interface CountedFigures {
  readonly counts: readonly TeamFigure[];
  readonly countedAt: string;
}

const slowCounts = new SlowAnswers<readonly TeamFigure[]>();

/** Every figure by team, for the homes of one organisation. Each counts by the very text that the queue filters by. */
export async function figuresByTeam(tx: Tx, reader: FiguresReader): Promise<CountedFigures> {
  const { answer, at } = await slowCounts.answer([tx.landlordId, reader.organisationId, reader.today].join(' '), reader.now, () => countByTeam(tx, reader));
  return { counts: answer, countedAt: at };
}

type FigureMeant<By extends Meaning['by']> = { readonly key: string } & Extract<Meaning, { readonly by: By }>;

/** One pass: the open cases once, the open clocks of each once, and each list beside them. */
function countByTeam(tx: Tx, reader: FiguresReader): Promise<TeamFigure[]> {
  const parameters = new Parameters(tx.landlordId);
  const reach = ofOrganisation(reader.organisationId, parameters);
  const meant = allFigures().flatMap(({ key }) => {
    const meaning = meaningOf(key, reader, parameters);
    return meaning === undefined ? [] : [{ key, ...meaning }];
  });
  const clocks = meant.filter((figure): figure is FigureMeant<'clock'> => figure.by === 'clock');
  const lists = meant.filter((figure): figure is FigureMeant<'list'> => figure.by === 'list');
  const named = (key: string) => parameters.place(key, 'text');
  return tx.query<TeamFigure>(
    `with open_cases as materialized (
       select c.id, c.team_id, ${dueOrder} as due_order from ${casesWithHomes} and c.closed_at is null and ${reach}
     )
     select t.id as "teamId", t.name as "teamName", n.figure, n.count from (
       ${[countClocks(clocks, named), ...lists.map((list) => countList(list, named(list.key), reach))].join(' union all ')}
     ) n join teams t on t.landlord_id = $1 and t.id = n.team_id where n.count > 0 order by t.name, t.id`,
    parameters.values,
  );
}

const casesWithHomes = 'cases c left join homes h on h.landlord_id = c.landlord_id and h.id = c.home_id where c.landlord_id = $1';

/** The clocks of a case are read once for all figures. */
function countClocks(figures: readonly FigureMeant<'clock'>[], named: (key: string) => string): string {
  const latest = `greatest(${figures.map(({ until }) => until).join(', ')})`;
  const folded = figures.map(({ clock }, at) => `bool_or(${clock}) as f${at}`);
  const counted = figures.map(({ until }, at) => `count(*) filter (where k.f${at} and o.due_order <= ${until}) as n${at}`);
  return `select f.figure, byTeam.team_id, f.count from (
      select o.team_id, ${counted.join(', ')} from open_cases o
      join (select d.case_id, ${folded.join(', ')} from ${openClocks} and d.ends_at <= ${latest} group by d.case_id) k on k.case_id = o.id
      where o.due_order <= ${latest} group by o.team_id
    ) byTeam cross join lateral (values ${figures.map(({ key }, at) => `(${named(key)}, byTeam.n${at})`).join(', ')}) f (figure, count)`;
}

function countList({ caseIds, countsClosed }: FigureMeant<'list'>, figure: string, reach: string): string {
  const cases = countsClosed ? `${casesWithHomes} and ${reach} and c.id in (${caseIds})` : `open_cases c where c.id in (${caseIds})`;
  return `select ${figure} as figure, c.team_id, count(*) as count from ${cases} group by c.team_id`;
}
