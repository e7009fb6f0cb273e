import { Type } from 'typebox';
import type { Instant, PlainDate } from '../clock/index.ts';
import { apiRoute, date, invalidFields, object } from '../platform/api/index.ts';
import { NotFound } from '../platform/database/index.ts';
import { file, page, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../platform/http/index.ts';
import { recordDownload } from '../staff/index.ts';
import { exchangeRoles } from './access.ts';
import { dayFile } from './day-file.ts';
import { readDay } from './forms/day.ts';
import { countOfDay } from './queries/hazards-of-day.ts';
import { exchangeHeading, exchangeMain } from './views/exchange-page.ts';

const fileSchema = Type.Record(Type.String(), Type.Unknown(), { description: 'The entities of the model by name, each a list of records, with what the model cannot hold under `putright`: docs/how-to/exchange-damp-and-mould-data.md.' });

/** Hazards of a day in the damp and mould data model: the page, the file, and the same for programs. */
export const dampDataModelRoutes: readonly Route[] = [
  staffRoute('GET', '/hazards/exchange', exchangeRoles, showDay),
  staffRoute('GET', '/hazards/exchange/damp-and-mould.json', exchangeRoles, sendDay),
  apiRoute({
    method: 'GET', path: '/api/v1/hazards/exchange', operationId: 'exchangeHazards', tag: 'Hazards', scope: 'repairs:read', roles: exchangeRoles,
    summary: 'A day’s hazards in the damp and mould data model', description: 'Of the homes that your organisation owns or manages: each hazard that you became aware of, or of which something was recorded, on the day, as it stands now. That it was taken out is written down.',
    query: object({ day: Type.Optional(date('The day, by London time; yesterday when left out.')) }),
    answer: { status: 200, description: 'The file.', schema: fileSchema, example: { hazard_report: [{ hazard_report_id: 1, hazard_report_reference: 'HAZ-2026-00012', uprn: '100012345678', date_reported: '2026-11-24', report_status_id: 1 }] } },
  }, async (visit) => {
    const day = readDay(visit.query.day, visit.today as PlainDate);
    if (day === undefined) throw invalidFields({ day: 'Give a day that has come, such as 2026-11-24.' });
    await recordDownload(visit, { list: 'hazards-exchange', kind: 'json', filters: [['Day', day]] });
    return { status: 200, value: await dayFile(visit.tx, { day, organisationId: visit.actor.organisationId }, { landlord: visit.landlord.name, now: visit.now as Instant }) };
  }),
];

async function showDay(visit: StaffVisit): Promise<Reply> {
  const { tx, query, actor, today, now } = visit;
  const day = readDay(query['day'], today as PlainDate);
  const hazards = day === undefined ? 0 : await countOfDay(tx, { day, organisationId: actor.organisationId }, now as Instant);
  const main = exchangeMain({ typed: query['day'] ?? '', day, hazards, today: today as PlainDate });
  return page(staffPage(visit, { title: exchangeHeading, main, current: '/hazards', backLink: { href: '/hazards', text: 'Hazards' }, hasErrors: day === undefined }), day === undefined ? 422 : 200);
}

async function sendDay(visit: StaffVisit): Promise<Reply> {
  const { tx, query, actor, landlord, today, now } = visit;
  const day = readDay(query['day'], today as PlainDate);
  if (day === undefined) throw new NotFound('day');
  await recordDownload(visit, { list: 'hazards-exchange', kind: 'json', filters: [['Day', day]] });
  const document = await dayFile(tx, { day, organisationId: actor.organisationId }, { landlord: landlord.name, now: now as Instant });
  return file(`${JSON.stringify(document, null, 2)}\n`, 'application/json; charset=utf-8', `damp-and-mould-${day}.json`);
}
