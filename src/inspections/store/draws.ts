import type { Tx, WriteStep } from '../../platform/database/index.ts';
import type { SaidFixed } from '../../repairs/index.ts';
import type { Draw } from '../decide/draw.ts';

/** Written beside the repair whose work is said to be done: the sampling job finds it there. */
export function drawsToMake(landlordId: string, fixed: readonly SaidFixed[]): WriteStep {
  return {
    table: 'inspection_draws',
    rows: fixed.map(({ caseId, fixNumber, at }) => ({ landlord_id: landlordId, case_id: caseId, fix_number: fixNumber, fixed_at: at })),
    onConflict: 'on conflict do nothing',
  };
}

export interface WaitingDraw {
  readonly repairId: string;
  readonly fixNumber: number;
  readonly fixedAt: string;
}

/** Takes the oldest that wait, and leaves out what another process holds: no job is drawn for twice. */
export function takeWaitingDraws(tx: Tx, most: number): Promise<WaitingDraw[]> {
  return tx.query<WaitingDraw>(
    `select case_id as "repairId", fix_number as "fixNumber", fixed_at as "fixedAt" from inspection_draws
     where landlord_id = $1 and drawn_at is null order by fixed_at, case_id limit $2 for update skip locked`,
    [tx.landlordId, most],
  );
}

export interface DrawnJob extends WaitingDraw {
  readonly draw: Draw;
  readonly rulesFrom: string;
}

/** What each draw came to, for the statement that opens the inspections. */
export function stepForDrawn(landlordId: string, drawn: readonly DrawnJob[], now: string): WriteStep {
  return {
    sql: `update inspection_draws d set drawn_at = n.drawn_at, draw_number = n.draw_number, rules_from = n.rules_from, rule = n.rule
      from json_populate_recordset(null::inspection_draws, {rows}) as n
      where d.landlord_id = n.landlord_id and d.case_id = n.case_id and d.fix_number = n.fix_number`,
    rows: drawn.map(({ repairId, fixNumber, draw, rulesFrom }) => ({
      landlord_id: landlordId, case_id: repairId, fix_number: fixNumber, drawn_at: now, draw_number: draw.number, rules_from: rulesFrom, rule: draw.picked?.rule ?? null,
    })),
  };
}
