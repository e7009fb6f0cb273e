import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { newId } from '../../src/platform/ids.ts';
import type { BenchServer } from './postgres-servers.ts';
import { splitMessages, startupMessage, syncMessage, type WireTransaction } from './wire.ts';

/** A place in the recorded bytes that must differ each time: the same group always gets the same new text. */
interface Hole {
  readonly at: number;
  readonly group: string;
}

/** A recorded transaction as bytes with holes, ready to be sent any number of times. */
export interface Replayable {
  readonly bytes: Buffer;
  readonly holes: readonly Hole[];
  readonly prepare: Buffer;
  /** How many times the server says that it is ready for more. */
  readonly answers: number;
}

export interface ReplayableOptions {
  /** Ids made since then are made anew each time. */
  readonly recordedFrom: number;
  /** Texts that stand for others of the same length, such as the home and the resident of the recording. */
  readonly alsoReplace: readonly string[];
  /** Leaves out statements that this is false of. */
  readonly keep?: (sql: string) => boolean;
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const reference = /[A-Z]{3}-\d{4}-\d{5}/g;

/** Makes a recorded transaction ready to be sent again with fresh ids, references and places. */
export function replayable({ steps, prepared }: WireTransaction, { recordedFrom, alsoReplace, keep = () => true }: ReplayableOptions): Replayable {
  const kept = steps.filter(({ sql }) => /^(begin|set local|commit)\b/i.test(sql) || keep(sql));
  const bytes = Buffer.concat([...kept.flatMap(({ messages }) => messages.map((message) => message.bytes)), syncMessage]);
  const text = bytes.toString('latin1');
  const isFresh = (id: string): boolean => Number.parseInt(id.replace('-', '').slice(0, 12), 16) >= recordedFrom;
  const holes = [
    ...[...text.matchAll(uuid)].filter(([id]) => isFresh(id)),
    ...text.matchAll(reference),
    ...alsoReplace.flatMap((each) => [...text.matchAll(new RegExp(each, 'g'))]),
  ].map((match) => ({ at: match.index, group: match[0] }));
  return { bytes, holes, prepare: Buffer.concat([...named(prepared), syncMessage]), answers: 1 };
}

function named(prepared: ReadonlyMap<string, Buffer>): Buffer[] {
  return [...prepared].flatMap(([name, parse]) => (name === '' ? [] : [parse]));
}

export interface Replay {
  readonly clients: number;
  readonly seconds: number;
  /** What takes the place of each of `alsoReplace`, for the `index`th transaction. */
  readonly places: (index: number) => Readonly<Record<string, string>>;
}

/**
 * PostgreSQL alone, doing what the product asked of it, as fast as it can: each client sends a whole transaction in one
 * go and waits for its commit. Nothing of ours is in the way but the copying of bytes. Gives the milliseconds of each.
 */
export async function replay(server: BenchServer, what: Replayable, how: Replay): Promise<number[]> {
  const connections = await Promise.all(Array.from({ length: how.clients }, () => openConnection(server)));
  await Promise.all(connections.map((connection) => connection.exchange(what.prepare, 1)));
  const until = performance.now() + how.seconds * 1000;
  const took: number[] = [];
  let index = 0;
  await Promise.all(connections.map(async (connection) => {
    while (performance.now() < until) {
      const bytes = filled(what, how.places(index++));
      const began = performance.now();
      await connection.exchange(bytes, what.answers);
      took.push(performance.now() - began);
    }
    connection.close();
  }));
  return took;
}

let referencesMade = 0;

/** As long as the one recorded, and unlike any that the product gives: those end in figures. */
function newReference(recorded: string): string {
  referencesMade += 1;
  return `${recorded.slice(0, -5)}Z${referencesMade.toString(36).toUpperCase().padStart(4, '0')}`;
}

/** A copy of the recorded bytes with something new in every hole. */
export function filled({ bytes, holes }: Replayable, places: Readonly<Record<string, string>>): Buffer {
  const copy = Buffer.from(bytes);
  const chosen = new Map(Object.entries(places));
  for (const { at, group } of holes) {
    const text = chosen.get(group) ?? (/^[A-Z]{3}-/.test(group) ? newReference(group) : newId());
    chosen.set(group, text);
    copy.write(text, at, 'latin1');
  }
  return copy;
}

interface Connection {
  /** Sends, and waits until the server has said so many times that it is ready. */
  exchange(bytes: Buffer, answers: number): Promise<void>;
  close(): void;
}

async function openConnection(server: BenchServer): Promise<Connection> {
  const socket = connect(join(server.socketFolder, `.s.PGSQL.${server.port}`));
  const exchange = answersOn(socket);
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  await exchange(startupMessage({ user: 'putright', database: 'putright', options: '-c role=putright_app -c TimeZone=UTC' }), 1);
  return { exchange, close: () => socket.destroy() };
}

function answersOn(socket: Socket): Connection['exchange'] {
  let rest: Buffer = Buffer.alloc(0);
  let wanted = 0;
  let done: (() => void) | undefined;
  let failed: ((error: Error) => void) | undefined;
  socket.on('error', (error) => failed?.(error));
  socket.on('close', () => failed?.(new Error('PostgreSQL closed the connection.')));
  socket.on('data', (data: Buffer) => {
    const split = splitMessages(rest.length === 0 ? data : Buffer.concat([rest, data]));
    rest = split.rest;
    for (const { letter, bytes } of split.messages) {
      if (letter === 'E') failed?.(new Error(`PostgreSQL said: ${bytes.toString('utf8', 5).replaceAll('\0', ' ')}`));
      if (letter === 'Z' && (wanted -= 1) === 0) done?.();
    }
  });
  return (bytes, answers) => new Promise((resolve, reject) => {
    [wanted, done, failed] = [answers, resolve, reject];
    socket.write(bytes);
  });
}
