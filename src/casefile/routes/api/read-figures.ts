import { Type } from 'typebox';
import { apiRoute, instantText, object, type ApiRoute } from '../../../platform/api/index.ts';
import { figureRoles } from '../../access.ts';
import { allFigures } from '../../figures.ts';
import { figuresByTeam } from '../../queries/manage.ts';
import { person } from './case-schemas.ts';

const figure = object({
  key: Type.String({ description: 'Its name in the filter "due" of the queue.' }),
  label: Type.String({ description: 'What it counts.' }),
  teams: Type.Array(object({ team: person, count: Type.Integer({ minimum: 0, description: 'How many.' }) })),
});

/** The managers' figures. Each counts what the queue lists under its key. */
export const figuresRoute: ApiRoute = apiRoute({
  method: 'GET', path: '/api/v1/figures', operationId: 'readFigures', tag: 'Figures', scope: 'figures:read', roles: figureRoles,
  summary: 'The managers’ figures', description: 'How many cases are overdue, due, silent and so on, by team, for the homes that your organisation owns or manages.',
  answer: { status: 200, description: 'Every figure.', schema: object({ countedAt: instantText('When they were counted: where counting takes long, some time within the last minute.'), figures: Type.Array(figure) }), example: { countedAt: '2026-11-24T10:00:00.000Z', figures: [{ key: 'overdue', label: 'Overdue', teams: [{ team: { id: '0199c0de-0000-7000-8000-000000000004', name: 'Repairs north' }, count: 3 }] }] } },
}, async ({ tx, now, today, actor: { organisationId } }) => {
  const { counts, countedAt } = await figuresByTeam(tx, { now, today, organisationId });
  const figures = allFigures().map(({ key, label }) => ({
    key, label, teams: counts.filter((count) => count.figure === key).map(({ teamId, teamName, count }) => ({ team: { id: teamId, name: teamName }, count })),
  }));
  return { status: 200, value: { figures, countedAt } };
});
