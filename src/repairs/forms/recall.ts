import type { FormBody } from '../../platform/http/visit.ts';
import type { RepairCommand } from '../decide/index.ts';
import { readForm, type Parsed } from '../../platform/forms/index.ts';

export function parseRuledOutRecall(body: FormBody): Parsed<RepairCommand> {
  const read = readForm(body);
  const reason = read.needed('reason', 'Say why it is another problem: what is different');
  return read.result(() => ({ type: 'RuleOutRecall', reason }));
}
