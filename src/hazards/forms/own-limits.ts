import type { PlainDate } from '../../clock/index.ts';
import type { Limit } from '../../law/index.ts';
import { readForm, type Parsed } from '../../platform/forms/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { limitUnits, mostOfUnit } from '../../repairs/index.ts';
import { ownDuties, type OwnDuty, type SetOwnLimits } from '../decide/set-own-limits.ts';
import { limitScopes } from '../model/own-limits.ts';

/** Limits as typed; an empty one keeps the law's time. Whether they may stand is the decision's to say. */
export function parseOwnLimits(body: FormBody): Parsed<SetOwnLimits> {
  const read = readForm(body);
  const from = read.date('from', 'Enter a date, like 27 3 2027');
  const scope = read.oneOf('scope', limitScopes, 'Say which hazards they are for');
  const limits: Partial<Record<OwnDuty, Limit>> = {};
  for (const duty of ownDuties) {
    const typed = formText(body, duty);
    if (typed === '') continue;
    const unit = read.oneOf(`${duty}-unit`, limitUnits, 'Choose a unit');
    if (!/^\d{1,4}$/.test(typed) || Number(typed) === 0) read.wrong(duty, 'Enter a whole number above nought, or leave it empty');
    else if (unit !== undefined && Number(typed) > mostOfUnit[unit]) read.wrong(duty, 'Enter a limit of a year or less');
    else if (unit !== undefined) limits[duty] = { [unit]: Number(typed) } as Limit;
  }
  return read.result(() => (scope === undefined ? undefined : { type: 'SetOwnLimits', from: from as PlainDate, scope, limits }));
}
