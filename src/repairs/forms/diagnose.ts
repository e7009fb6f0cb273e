import { isRightToRepairDefect } from '../../law/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import type { RepairCommand } from '../decide/index.ts';
import { priorities, trades } from '../model.ts';
import { readForm, type Parsed } from '../../platform/forms/index.ts';

/** How soon and by which trade. */
export function parseDiagnosis(body: FormBody): Parsed<RepairCommand> {
  const read = readForm(body);
  const priority = read.oneOf('priority', priorities, 'Choose how soon it must be done');
  const trade = read.oneOf('trade', trades, 'Choose the trade');
  const reason = read.text('reason');
  const defect = formText(body, 'rightToRepairDefect');
  if (defect !== '' && !isRightToRepairDefect(defect)) read.wrong('rightToRepairDefect', 'Choose one of the defects, or none');
  const rightToRepairDefect = isRightToRepairDefect(defect) ? defect : null;
  return read.result(() => (priority === undefined || trade === undefined ? undefined : { type: 'DiagnoseRepair', priority, trade, rightToRepairDefect, reason }));
}
