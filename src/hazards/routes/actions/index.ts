import type { HazardAction } from '../action-page.ts';
import { dryActions } from './dry.ts';
import { spreadActions } from './spread.ts';
import { findingActions } from './finding.ts';
import { weighingActions } from './weighing.ts';
import { worksActions } from './works.ts';

/** Everything that may be done to a hazard, in the order it usually goes. */
export const everyAction: readonly HazardAction[] = [...weighingActions, ...findingActions, ...worksActions.slice(0, -1), ...dryActions, ...spreadActions, ...worksActions.slice(-1)];
