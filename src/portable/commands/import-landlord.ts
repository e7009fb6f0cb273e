import { parseArgs } from 'node:util';
import { FILES_FOLDER } from '../../platform/backup/index.ts';
import { readConfig, type Config } from '../../platform/config.ts';
import { openProduct } from '../../platform/open-product.ts';
import { lookedOverInWords, type LookedOver } from '../look-over.ts';
import { takeIn, withUnpacked } from '../take-in.ts';
import { filesToCopy } from '../files-elsewhere.ts';
import { handOver } from '../hand-over.ts';

const usage = 'putright import-landlord FILE [--as NEW-SLUG] [--keep-broken-chains]';

/** `putright import-landlord`: a landlord from another installation, all of it or nothing. */
export async function importLandlordCommand(args: readonly string[], say: (line: string) => void): Promise<number> {
  const options = { as: { type: 'string' }, 'keep-broken-chains': { type: 'boolean' } } as const;
  const { values, positionals: [archive, ...more] } = parseArgs({ args: [...args], options, allowPositionals: true });
  if (archive === undefined || more.length > 0) throw new Error(usage);
  const { as } = values;
  if (as !== undefined && !/^[a-z0-9-]{2,60}$/.test(as)) throw new Error('--as is the end of an address: 2 to 60 small letters, figures and hyphens.');
  const config = readConfig();
  const landlord = await importLandlord(config, { archive, keepBroken: values['keep-broken-chains'] === true, ...(as === undefined ? {} : { as }) });
  say(lookedOverInWords(landlord));
  const toCopy = filesToCopy(config);
  if (toCopy !== undefined) say(toCopy);
  handOver(config.dataDir, say, FILES_FOLDER);
  say('Imported. Nobody is signed in, and passwords came only if the export had --with-credentials: docs/how-to/move-a-landlord.md.');
  return 0;
}

export interface ImportWanted {
  readonly archive: string;
  readonly as?: string;
  readonly keepBroken: boolean;
}

/** Takes in the one landlord of an archive. */
export async function importLandlord(config: Config, { archive, ...wanted }: ImportWanted): Promise<LookedOver> {
  return withUnpacked(archive, { dataDir: config.dataDir, mayBeOlder: false }, async (unpacked) => {
    if (unpacked.landlords.length !== 1) throw new Error(`This archive holds ${unpacked.landlords.length} landlords: it is a whole installation. Restore it (putright restore FILE), or export the one landlord.`);
    const product = await openProduct(config, { log: () => undefined });
    try {
      const [landlord] = await takeIn(unpacked, { ownerUrl: product.ownerUrl, dataDir: config.dataDir, ...wanted });
      if (landlord === undefined) throw new Error('The archive holds no landlord.');
      return landlord;
    } finally {
      await product.close();
    }
  });
}
