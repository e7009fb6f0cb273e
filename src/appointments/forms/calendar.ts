import type { FieldErrors } from '../../platform/govuk/index.ts';
import { formList, formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { everyHalfDay, type OperativeCalendar } from '../model.ts';

type Typed = Pick<OperativeCalendar, 'trades' | 'neighbourhoodIds' | 'works' | 'placesInHalfDay'>;
export type ParsedCalendar = { readonly ok: true; readonly calendar: Typed } | { readonly ok: false; readonly errors: FieldErrors };

/** What somebody can be sent to, as ticked. */
export function parseCalendar(body: FormBody, known: { readonly trades: readonly string[]; readonly neighbourhoodIds: readonly string[] }): ParsedCalendar {
  const errors: Record<string, string> = {};
  const works = everyHalfDay.filter((halfDay) => formList(body, 'works').includes(halfDay));
  if (works.length === 0) errors['works'] = 'Tick when they work. Somebody who is away for a while is put down as away instead';
  const places = formText(body, 'places');
  if (places !== '' && !(/^\d{1,2}$/.test(places) && Number(places) >= 1 && Number(places) <= 20)) errors['places'] = 'Enter a whole number from 1 to 20, or leave it empty';
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const trades = known.trades.filter((trade) => formList(body, 'trades').includes(trade));
  const neighbourhoodIds = known.neighbourhoodIds.filter((id) => formList(body, 'neighbourhoods').includes(id));
  return { ok: true, calendar: { trades, neighbourhoodIds, works, placesInHalfDay: places === '' ? null : Number(places) } };
}
