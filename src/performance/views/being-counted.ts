import { insetText } from '../../platform/govuk/index.ts';
import type { Html } from '../../platform/html/index.ts';
import type { HowFresh } from '../model.ts';

/** In the place of every figure, until the first count is over: half of a figure is no figure, and nought would be taken for one. */
export function beingCounted({ counted, all }: NonNullable<HowFresh['soFar']>): Html {
  const share = Math.min(99, Math.floor((counted / all) * 100));
  return insetText({ text: `These figures are being counted for the first time: ${share} in 100 cases so far. They are shown once every case is counted, usually within minutes. Load this page again to see how far it is.` });
}
