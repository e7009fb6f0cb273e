import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { buffer } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { maximaInThreads } from './platform/scan-runs/index.ts';
import { questionNamed, questions } from './statistics/ask/questions.ts';
import { versionOf, type Answer } from './statistics/ask/question.ts';
import { readInput, writeAnswer } from './statistics/ask/read-input.ts';

const usage = `Usage: putright statistics METHOD INPUT.json, where METHOD is one of ${questions.map(({ method }) => method).join(', ')} and - reads what is piped in`;

/** `putright statistics METHOD INPUT.json [--threads N]`: one of our methods on anybody's data, as JSON on one line. */
export async function statisticsCommand(args: readonly string[], input: NodeJS.ReadableStream): Promise<string> {
  const { name, file, threads } = readArguments(args);
  const question = questionNamed(name);
  const bytes = file === '-' ? await buffer(input) : await contentsOf(file);
  const answer = question.answer(readInput(bytes, file === '-' ? 'input' : file));
  const told = answer.kind === 'told' ? answer.told : answer.tell(await maximaInThreads(answer.scan, answer.seed, { runs: answer.runs, threads }));
  return writeAnswer({
    method: question.method, version: versionOf(question), ...seedOf(answer), inputHash: createHash('sha256').update(bytes).digest('hex'), ...told,
  });
}

const seedOf = (answer: Answer) => (answer.kind === 'runs' ? { seed: answer.seed } : {});

function readArguments(args: readonly string[]): { readonly name: string; readonly file: string; readonly threads: number } {
  const { values, positionals } = parseArgs({ args: [...args], options: { threads: { type: 'string' } }, allowPositionals: true });
  const [name, file, ...rest] = positionals;
  if (name !== undefined) questionNamed(name);
  if (name === undefined || file === undefined || rest.length > 0) throw new Error(usage);
  const threads = Number(values.threads ?? availableParallelism());
  if (!Number.isInteger(threads) || threads < 1 || threads > 64) throw new Error(`--threads: is ${values.threads}; give a whole number from 1 to 64.`);
  return { name, file, threads };
}

async function contentsOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    throw new Error(code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read (${String(code)}).`, { cause: error });
  }
}
