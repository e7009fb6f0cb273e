// Makes a file of each kind with as many rows as asked for and imports it twice through the command, into a database of
// its own that is removed again: node --max-semi-space-size=8 --heap-growing-percent=40 bench/imports.ts [ROWS]. The words
// are those that bin/putright says to Node for an import.
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { importCommand } from '../src/imports/index.ts';
import { openProduct } from '../src/platform/open-product.ts';
import { readConfig } from '../src/platform/config.ts';
import { currentInstant } from '../src/platform/clock.ts';
import { createLandlord } from '../src/platform/landlord.ts';
import { newId } from '../src/platform/ids.ts';
import { createOrganisation, createStaff, createTeam } from '../src/staff/index.ts';
import { instant } from '../src/clock/index.ts';

const rows = Number(process.argv[2] ?? 100_000);
const folder = await mkdtemp(join(tmpdir(), 'putright-imports-'));
const { DATABASE_URL: _, ...environment } = process.env;
const product = await openProduct(readConfig({ ...environment, DATA_DIR: join(folder, 'data') }), { log: () => undefined });
const uprn = (row: number) => String(100_000_000_001 + row);

const lines: Readonly<Record<string, { readonly header: string; readonly line: (row: number) => string }>> = {
  homes: {
    header: 'uprn,address_line,town,postcode,neighbourhood,estate,block,block_storeys,communal_areas,ward_code,ward_name,local_authority,tenure,owning_organisation,managing_organisation,bedrooms,floor,form,built_from,built_until,wall,heating,ventilation,epc_band,facts_source,facts_on',
    line: (row) => `${uprn(row)},${(row % 100) + 1} Street ${Math.floor(row / 100)},Stockport,SK${(row % 9) + 1} 3XA,Central,Estate ${Math.floor(row / 500)},,,,E05000783,Brinnington and Central,Stockport,social rent,Alder Homes,Alder Homes,2,0,,1965,1969,,,,C,Survey,2024-05-31`,
  },
  residents: {
    header: 'resident_key,uprn,tenancy_key,tenancy_start,tenancy_end,tenancy_part,tenure,name,date_of_birth,mobile,phone,email,preferred_channel,contact_times,language,format,needs_answer,needs,needs_source,consent_basis,needs_confirmed_on',
    line: (row) => `P-${row},${uprn(row)},T-${row},2019-04-01,,tenant,secure,Person Number ${row},1980-01-01,07700${String(row).padStart(6, '0')},,p${row}@example.com,text,,English,standard,${row % 5 === 0 ? 'declared,mobility: walks with a frame > allow ten minutes,the person,reasonable adjustments,2026-03-02' : ',,,,'}`,
  },
  repairs: {
    header: 'job_number,uprn,reported_at,problem,trade,priority,target_date,completed_at,visits,no_access_visits,outcome,satisfied,cost,contractor,owner_email,description',
    line: (row) => `J-${row},${uprn(row)},202${row % 6}-0${(row % 9) + 1}-15 09:40,leak,plumber,urgent,202${row % 6}-0${(row % 9) + 1}-22,202${row % 6}-0${(row % 9) + 1}-18,1,0,completed,yes,84.50,Bright Repairs,,Pipe under the sink number ${row} drips into the cupboard`,
  },
};

async function fileOf(kind: string): Promise<string> {
  const path = join(folder, `${kind}.csv`);
  const out = createWriteStream(path);
  out.write(`${lines[kind]?.header}\n`);
  for (let row = 0; row < rows; row += 1) if (!out.write(`${lines[kind]?.line(row)}\n`)) await new Promise((resolve) => out.once('drain', resolve));
  await finished(out.end());
  return path;
}

async function makeLandlord(): Promise<void> {
  const id = newId();
  const now = instant(currentInstant());
  const doing = { by: { kind: 'system', name: 'Measuring' } as const, now };
  await product.database.inLandlord(id, async (tx) => {
    await createLandlord(tx, { id, slug: 'measured', name: 'Measured Homes', colour: '#1d5a3a', phone: '0161 496 0000', emergencyPhone: '0161 496 0999', email: 'homes@measured.example', isInvented: true }, now);
    const organisationId = await createOrganisation(tx, { name: 'Alder Homes', kind: 'housing association' }, doing);
    const team = await createTeam(tx, { name: 'Repairs', organisationId }, doing);
    await createStaff(tx, { name: 'P. Shah', email: 'planner@measured.example', phone: null, organisationId, roles: ['planner'], teamIds: [team] }, doing);
  });
}

try {
  await makeLandlord();
  for (const kind of ['homes', 'residents', 'repairs']) {
    const path = await fileOf(kind);
    for (const time of ['first', 'again']) {
      const started = performance.now();
      const cpuBefore = process.cpuUsage();
      let most = 0;
      const said: string[] = [];
      const args = [kind, path, '--landlord', 'measured', '--owner', 'planner@measured.example'];
      const progress = () => (most = Math.max(most, process.memoryUsage.rss()));
      await importCommand(args, { say: (line) => said.push(line), progress }, (work) => work(product.database));
      const cpu = process.cpuUsage(cpuBefore);
      console.log(`${kind} ${time}: ${((performance.now() - started) / 1000).toFixed(1)} s (${((cpu.user + cpu.system) / 1e6).toFixed(1)} s of processor here), ${Math.round(most / 1_048_576)} MB. ${said.join(' ')}`);
    }
  }
} finally {
  await product.close();
  await rm(folder, { recursive: true, force: true });
}
