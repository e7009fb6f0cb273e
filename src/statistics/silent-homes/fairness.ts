import type { Foretold } from './quality.ts';

/** A foretold home with the group its household is in. Groups are kept apart from the model and known only to this audit. */
export interface AuditedHome extends Foretold {
  readonly group: string;
}

/** How the model does by one group. Null where the group has too few homes, or too few damp ones, to say. */
export interface GroupAudit {
  readonly group: string;
  readonly homes: number;
  /** Of its damp homes, the share that the list would have held. */
  readonly recall: number | null;
  /** Damp homes found for each foretold: 1 is right, more is a group that the model thinks too well of. */
  readonly calibration: number | null;
  readonly fault: 'finds fewer' | 'foretells wrongly' | null;
}

const fewestDamp = 10;
/** The release is blocked beyond these. */
const mostBehind = 0.1;
const calibrated = { least: 0.8, most: 1.25 } as const;

/** Holds groups against each other at the risk from which homes are listed. The list may be used only where `mayBeUsed`. */
export function auditFairness(homes: readonly AuditedHome[], from: number): { readonly groups: readonly GroupAudit[]; readonly mayBeUsed: boolean } {
  const overall = recallOf(homes, from);
  const groups = [...Map.groupBy(homes, ({ group }) => group)].map(([group, ofGroup]): GroupAudit => {
    const isEnough = ofGroup.filter(({ isDamp }) => isDamp).length >= fewestDamp;
    const recall = isEnough ? recallOf(ofGroup, from) : null;
    const calibration = isEnough ? ofGroup.filter(({ isDamp }) => isDamp).length / ofGroup.reduce((sum, { risk }) => sum + risk, 0) : null;
    return { group, homes: ofGroup.length, recall, calibration, fault: faultOf(recall, calibration, overall) };
  });
  return { groups, mayBeUsed: groups.every(({ fault }) => fault === null) };
}

function recallOf(homes: readonly AuditedHome[], from: number): number {
  const damp = homes.filter(({ isDamp }) => isDamp);
  return damp.length === 0 ? 0 : damp.filter(({ risk }) => risk >= from).length / damp.length;
}

function faultOf(recall: number | null, calibration: number | null, overall: number): GroupAudit['fault'] {
  if (recall !== null && overall - recall > mostBehind) return 'finds fewer';
  if (calibration !== null && (calibration < calibrated.least || calibration > calibrated.most)) return 'foretells wrongly';
  return null;
}
