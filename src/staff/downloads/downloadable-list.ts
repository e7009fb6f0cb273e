import { Readable } from 'node:stream';
import { longDateWithYear, timeInLondon, type Instant, type PlainDate } from '../../clock/index.ts';
import type { Database, Tx } from '../../platform/database/index.ts';
import { file, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { csvOf, xlsxOf, type Sheet, type SheetColumn } from '../../platform/sheets/index.ts';
import { recordDownload } from './record-download.ts';

/** A list of the product as it leaves in a file: the same rows as its page shows to the same person, all of them. */
export interface DownloadableList<Row> {
  readonly title: string;
  /** What one row is, in a sentence. */
  readonly counts: string;
  readonly columns: readonly SheetColumn<Row>[];
  /** How it is filtered, in words. */
  readonly filters: readonly (readonly [what: string, words: string])[];
  /** The rows after this one, in the order of the list: as many as wanted, fewer only at its end. */
  readonly rowsAfter: (tx: Tx, last: Row | undefined, most: number) => Promise<readonly Row[]>;
}

export interface DownloadRoutes {
  /** The address of the list's page; the files are beside it, as `.csv` and `.xlsx`. */
  readonly path: string;
  /** The list's name in files and in what is written down of the download. */
  readonly name: string;
  readonly roles: 'every role' | readonly string[];
  /** POST where what was asked for is about people and must not stand in an address. */
  readonly method?: 'GET' | 'POST';
}

const rowsATime = 1000;
const mediaTypes = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;

/** The two routes by which a list is downloaded. Who downloaded which list is written down before the first row leaves. */
export function downloadRoutes<Row>({ path, name, roles, method = 'GET' }: DownloadRoutes, listFor: (visit: StaffVisit) => Promise<DownloadableList<Row>> | DownloadableList<Row>): readonly Route[] {
  return (['csv', 'xlsx'] as const).map((kind) => staffRoute(method, `${path}.${kind}`, roles, async (visit) => {
    const list = await listFor(visit);
    await recordDownload(visit, { list: name, kind, filters: method === 'POST' ? [] : list.filters });
    return fileOf(sheetOf(list, visit), kind, `${name}-${visit.today}.${kind}`);
  }));
}

function fileOf<Row>(sheet: Sheet<Row>, kind: 'csv' | 'xlsx', saveAs: string): Reply {
  return file(kind === 'csv' ? Readable.from(csvOf(sheet)) : xlsxOf(sheet), mediaTypes[kind], saveAs);
}

function sheetOf<Row>({ title, counts, columns, filters, rowsAfter }: DownloadableList<Row>, { database, landlord, actor, now, today }: StaffVisit): Sheet<Row> {
  const madeAt = `${timeInLondon(now as Instant)} on ${longDateWithYear(today as PlainDate)}`;
  return {
    title, columns, rows: everyRow(database, landlord.id, rowsAfter),
    about: [['What is counted', counts], ...filters, ['Made at', madeAt], ['Made for', `${actor.name}, ${landlord.name}`]],
  };
}

/** Every row of a list, some at a time, each piece in a transaction of its own: whoever reads may be slow, and holds nothing meanwhile. */
export async function* everyRow<Row>(database: Database, landlordId: string, rowsAfter: DownloadableList<Row>['rowsAfter']): AsyncGenerator<readonly Row[]> {
  for (let last: Row | undefined; ; ) {
    const after = last;
    const rows = await database.inLandlord(landlordId, (tx) => rowsAfter(tx, after, rowsATime));
    if (rows.length > 0) yield rows;
    if (rows.length < rowsATime) return;
    last = rows.at(-1);
  }
}
