/** The code lists of the data model as published, in the order in which its scripts fill them: the place, from 1, is the id. */
export const codeLists = {
  health_risk_rating: ['High', 'Medium', 'Low'],
  severity: ['High', 'Medium', 'Low'],
  investigation_type: ['Standard', 'Renewed', 'Further', 'Emergency'],
  report_status: ['Open', 'Under Review', 'Made Safe', 'Closed'],
  trigger_source: ['Tenant Report', 'Routine Check', 'Environmental Sensor', 'Staff Report'],
  notification_type: ['Scheduled', 'Result', 'Advice', 'Delay', 'Escalation'],
  notification_method: ['Email', 'SMS', 'Phone Call', 'Letter'],
  escalation_status: ['None', 'In Progress', 'Escalated'],
  escalation_stage: ['Open', 'In Progress', 'Resolved', 'Rejected'],
  escalation_type: ['Senior Review', 'Legal Action', 'Compensation', 'Alternative Accommodation'],
} as const;

export type CodeList = keyof typeof codeLists;
export const codeListNames = Object.keys(codeLists) as readonly CodeList[];
export type Code<List extends CodeList> = (typeof codeLists)[List][number];

/** The id of a code. */
export function codeId<List extends CodeList>(list: List, code: Code<List>): number {
  const codes: readonly string[] = codeLists[list];
  return codes.indexOf(code) + 1;
}

/** A list as the file carries it, so that whoever reads it needs nothing else. */
export const listInFile = (list: CodeList): readonly Readonly<Record<string, string | number>>[] => codeLists[list].map((code, at) => ({ [`${list}_id`]: at + 1, [list]: code }));
