import { asksForHelp, howToSay, wordsForMistake, type CommandWords } from './command-words.ts';

// The command line. Each command is loaded only when it is asked for, so that `putright due` starts fast
// and needs no database. To add one, add a line to the table.

type Command = {
  takes?: string;
  summary: string;
  /** Does the work and gives the exit code; a thrown error becomes one line on stderr and exit code 1. */
  run: (args: readonly string[]) => Promise<number>;
  /** What else there is to say to whoever asks how it is said. */
  help?: (args: readonly string[]) => Promise<string>;
};

const commands: Readonly<Record<string, Command>> = {
  due: {
    takes: 'RULE FROM [--json]',
    summary: 'when a duty falls due, and why',
    run: async (args) => print((await import('./law/index.ts')).dueCommand(args)),
  },
  rules: {
    takes: '[--json]',
    summary: 'every rule we hold, with its limit and source',
    run: async (args) => print((await import('./law/index.ts')).rulesCommand(args)),
  },
  rulebook: {
    summary: 'the rulebook as Markdown, for docs/RULEBOOK.md',
    run: async () => print((await import('./law/index.ts')).rulebookCommand()),
  },
  import: {
    takes: 'homes|residents|repairs|rates|site-hazards|home-positions|hazard-reports|area-boundaries|census-areas FILE --landlord SLUG [--dry-run] [--rejected OUT.csv] [--keep-round-uprns] [--owner EMAIL], or KIND --help, or KIND --example',
    summary: 'homes, residents, the repairs of the system before and more, from a file: docs/how-to/import-files.md',
    help: async (args) => (args.every((word) => word.startsWith('-')) ? '' : (await import('./imports/index.ts')).importHelp(args)),
    run: async (args) => {
      const { progressBar } = await import('./platform/progress-bar.ts');
      return (await import('./imports/index.ts')).importCommand(args, { say: (line) => print(`${line}\n`), progress: progressBar(process.stderr) });
    },
  },
  exchange: {
    takes: '--landlord SLUG [--day YEAR-MONTH-DAY] [--out FILE.json]',
    summary: 'a day’s hazards in the damp and mould data model: docs/how-to/exchange-damp-and-mould-data.md',
    run: async (args) => {
      const { currentInstant } = await import('./platform/clock.ts');
      return print(await (await import('./damp-data-model/index.ts')).exchangeCommand(args, currentInstant()));
    },
  },
  demo: {
    takes: '[--homes N] [--years Y]',
    summary: 'two invented landlords to try it with, in any size, where there is no landlord yet',
    run: async (args) => {
      const { progressBar } = await import('./platform/progress-bar.ts');
      return (await import('./demonstration-command.ts')).demonstrationCommand(args, { say: (line) => print(`${line}\n`), progress: progressBar(process.stdout) });
    },
  },
  staff: {
    takes: 'add --landlord SLUG --email ADDRESS --name NAME --role ROLE',
    summary: 'somebody who may sign in, with a temporary password shown once',
    run: async (args) => print(await (await import('./staff/index.ts')).staffCommand(args)),
  },
  token: {
    takes: 'add --landlord SLUG --email ADDRESS --name NAME --scopes LIST --days N, or list, or revoke ID',
    summary: 'a key for another program, in one person’s name: docs/how-to/use-the-api.md',
    run: async (args) => print(await (await import('./api-tokens/index.ts')).tokenCommand(args)),
  },
  verify: {
    takes: '[CASE] [--landlord SLUG], or FILE.zip',
    summary: 'whether every record is as it was written; of a sealed casefile, with nothing but the file',
    run: async (args) => (await import('./sealed-casefile/index.ts')).verifyFileOrRecords(args, print),
  },
  casefile: {
    takes: 'CASE --landlord SLUG --email ADDRESS --for ombudsman|resident --reason WHY [--out FILE.zip]',
    summary: 'a case and those linked with it as one file that anybody can check: docs/how-to/send-a-sealed-casefile.md',
    run: async (args) => {
      // How its events are told, every slice says when it is first used.
      await import('./modules.ts');
      return print(await (await import('./sealed-casefile/index.ts')).casefileCommand(args));
    },
  },
  tallies: {
    takes: 'check|rebuild [--landlord SLUG]',
    summary: 'whether the monthly figures equal a full recount; makes them equal',
    run: async (args) => {
      // What is counted, every slice says when it is first used.
      await import('./modules.ts');
      const { currentInstant } = await import('./platform/clock.ts');
      return (await import('./performance/index.ts')).talliesCommand(args, print, currentInstant());
    },
  },
  statistics: {
    takes: 'METHOD INPUT.json [--threads N]',
    summary: 'one of our statistical methods on your own data, as JSON: docs/how-to/check-our-statistics.md',
    run: async (args) => print(await (await import('./statistics-command.ts')).statisticsCommand(args, process.stdin)),
  },
  landlord: {
    takes: 'add --slug SLUG --name NAME …, or sign-in --slug SLUG --issuer URL …',
    summary: 'a landlord, empty and ready for its first administrator; how its staff sign in',
    run: async (args) => print(await (await import('./landlord-command.ts')).landlordCommand(args)),
  },
  backup: {
    takes: 'FILE or FOLDER [--portable] [--replace], or --verify FILE',
    summary: 'everything in one file, while the product runs: docs/how-to/back-up-and-restore.md',
    run: async (args) => (await import('./portable/index.ts')).backupCommand(args, (line) => print(`${line}\n`)),
  },
  restore: {
    takes: 'FILE --into FOLDER, or FILE for the PostgreSQL of DATABASE_URL',
    summary: 'a backup put back, started once and proved',
    run: async (args) => (await import('./portable/index.ts')).restoreCommand(args, (line) => print(`${line}\n`)),
  },
  'export-landlord': {
    takes: '--landlord SLUG FILE or FOLDER [--with-credentials] [--replace]',
    summary: 'one landlord in one file, for another installation: docs/how-to/move-a-landlord.md',
    run: async (args) => (await import('./portable/index.ts')).exportLandlordCommand(args, (line) => print(`${line}\n`)),
  },
  'import-landlord': {
    takes: 'FILE [--as NEW-SLUG] [--keep-broken-chains]',
    summary: 'a landlord from another installation, all of it or nothing',
    run: async (args) => (await import('./portable/index.ts')).importLandlordCommand(args, (line) => print(`${line}\n`)),
  },
  help: { takes: '[COMMAND]', summary: 'this list, or how one command is said', run: async (args) => print(await helpText(args)) },
};

async function helpText([name, ...args]: readonly string[]): Promise<string> {
  if (name !== undefined) return howOneIsSaid(name, args);
  const lines = Object.entries(commands).map(([each, command]) => howToSay(wordsOf(each, command)));
  return `Putright: every report owned, clocked, promised, recorded and put right.\n\n${lines.join('')}`;
}

async function howOneIsSaid(name: string, args: readonly string[]): Promise<string> {
  const command = commandNamed(name);
  return `${howToSay(wordsOf(name, command))}${(await command.help?.(args)) ?? ''}`;
}

function commandNamed(name: string): Command {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) throw new Error(`There is no command "${name}": try putright help`);
  return command;
}

const wordsOf = (name: string, { takes, summary }: Command): CommandWords => ({ name, summary, ...(takes === undefined ? {} : { takes }) });

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

async function main([name = 'help', ...args]: readonly string[]): Promise<number> {
  const command = commandNamed(name === '--help' || name === '-h' ? 'help' : name);
  if (asksForHelp(args)) return print(await howOneIsSaid(name, args));
  return command.run(args).catch((error: unknown) => {
    throw new Error(wordsForMistake(error, wordsOf(name, command)), { cause: error });
  });
}

// Whoever reads may stop before the end, as `head` does: then there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${wordsForMistake(error, undefined)}\n`);
  process.exitCode = 1;
}
