import type { Figure } from './views/manage.ts';

/**
 * A figure another slice adds, by the ids of its cases. `landlord` is the place of a parameter in the SQL; `since()` makes
 * another, for the start of the day 30 days ago.
 */
export interface AddedFigure extends Figure {
  readonly caseIds: (landlord: string, since: () => string) => string;
}

const spineFigures = [
  { key: 'overdue', label: 'Overdue', isAlert: true, countsClosed: false },
  { key: 'today', label: 'Due today', isAlert: false, countsClosed: false },
  { key: 'week', label: 'Due in 7 days', isAlert: false, countsClosed: false },
  { key: 'silence', label: 'Silences', isAlert: true, countsClosed: false },
  { key: 'broken', label: 'Broken promises, 30 days', isAlert: true, countsClosed: true },
] as const satisfies readonly Figure[];

const added: AddedFigure[] = [];

/** Adds a figure to the managers' page and to the queue, such as repairs that came back; said once, at boot. */
export function addFigure(figure: AddedFigure): void {
  added.push(figure);
}

export function allFigures(): readonly Figure[] {
  return [...spineFigures, ...added];
}

export function addedFigure(key: string): AddedFigure | undefined {
  return added.find((figure) => figure.key === key);
}
