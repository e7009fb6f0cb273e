import { parseArgs } from 'node:util';
import type { ImportChoices } from '../platform/cells/index.ts';
import { importKinds, type ImportKind } from './model.ts';

const usage = `putright import ${importKinds.join('|')} FILE.csv --landlord SLUG [--dry-run] [--rejected OUT.csv] [--keep-round-uprns] [--owner EMAIL]`;

export interface Asked {
  readonly kind: ImportKind;
  readonly file: string;
  readonly slug: string;
  readonly dryRun: boolean;
  readonly rejectedFile: string | undefined;
  readonly choices: ImportChoices;
}

/** What was typed after `putright import`; how to say it where it cannot be read. */
export function readArguments(args: readonly string[]): Asked {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      landlord: { type: 'string' }, 'dry-run': { type: 'boolean' }, rejected: { type: 'string' }, 'keep-round-uprns': { type: 'boolean' }, owner: { type: 'string' },
    },
  });
  const kind = importKinds.find((each) => each === positionals[0]);
  const file = positionals[1];
  if (kind === undefined || file === undefined || positionals.length > 2 || values.landlord === undefined) throw new Error(`Say: ${usage}`);
  return {
    kind, file, slug: values.landlord, dryRun: values['dry-run'] === true, rejectedFile: values.rejected,
    choices: { keepRoundUprns: values['keep-round-uprns'] === true, ownerEmail: values.owner ?? '' },
  };
}
