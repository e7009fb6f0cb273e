import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { argv, exit } from 'node:process';
import type { Page } from 'playwright-core';
import { demonstrationPassword } from '../src/demonstration/index.ts';
import { linkFor } from '../src/correspondence/index.ts';
import { newId } from '../src/platform/ids.ts';
import { routeFacts } from '../test/route-facts.ts';
import { beforeServerStops } from '../test/server.ts';
import { theBrowser } from './browser.ts';
import { figuresCounted } from './figures-counted.ts';
import { openSite, type Site } from './site.ts';

// Takes every page at two widths, to be looked at: node e2e/screenshots.ts FOLDER [parts of names, with commas between]

const screens = { wide: { width: 1280, height: 900 }, phone: { width: 360, height: 740 } };
type Shot = readonly [name: string, who: string | undefined, address: string, before?: (page: Page) => Promise<unknown>];

async function shotsOf(site: Site): Promise<readonly Shot[]> {
  const facts = await routeFacts(site.database, 'tarnbrook-homes');
  const fixedLink = await site.database.inLandlord(facts.landlordId, async (tx) => {
    const [row] = await tx.query<{ id: string; residentId: string }>('select id, resident_id as "residentId" from cases where landlord_id = $1 and reference = $2', [tx.landlordId, facts.fixed]);
    return (await linkFor(tx, { caseId: row?.id ?? '', residentId: row?.residentId ?? null, now: site.clock.now, newId: () => newId() })).token;
  });
  const { booked, fixed, hazard, visitId, homeId, residentId, blockId, linkToken, colleagueId, teamId, mailboxId, stuckId } = facts;
  const press = (name: string) => (page: Page) => page.locator('main').getByRole('button', { name }).first().click();
  const publicPages: Shot[] = [
    ['first-page', undefined, '/'], ['landing', undefined, '/l/tarnbrook-homes'], ['report-danger', undefined, '/l/tarnbrook-homes/report'],
    ['report-danger-error', undefined, '/l/tarnbrook-homes/report', press('Continue')],
    ['report-gas', undefined, '/l/tarnbrook-homes/report', async (page) => { await page.getByLabel(/smell of gas/).check(); await press('Continue')(page); }],
    ['resident-booked', undefined, `/r/${linkToken}`], ['resident-fixed', undefined, `/r/${fixedLink}`], ['resident-sent', undefined, `/r/${linkToken}/sent`],
    ['resident-times', undefined, `/r/${fixedLink}/times`], ['resident-needs', undefined, `/r/${fixedLink}/needs`], ['resident-not-right', undefined, `/r/${linkToken}/not-right`], ['resident-change-visit', undefined, `/r/${linkToken}/visits/${visitId}/change`],
    ['rulebook', undefined, '/rulebook'], ['sign-in', undefined, '/sign-in'], ['not-found', undefined, '/nowhere'],
  ];
  const planning: Shot[] = [
    ['work', 'planner', '/work'], ['queue', 'planner', '/queue?team=all'], ['queue-empty', 'planner', '/queue?team=all&kind=none'], ['queue-error', 'planner', '/queue?team=all', press('Change the owner of the cases chosen')],
    ['search', 'planner', '/search'], ['search-found', 'planner', '/search', async (page) => { await page.getByLabel(/Home, person/).fill('larch'); await press('Search')(page); }], ['repair-booked', 'planner', `/repairs/${booked}`], ['repair-fixed', 'planner', `/repairs/${fixed}`], ['repair-hazard', 'manager', `/repairs/${hazard}`],
    ['order-link', undefined, `/o/${facts.orderLinkToken}`], ['order-link-turn-down-error', undefined, `/o/${facts.orderLinkToken}/turn-down`, press('Turn it down')], ['order-office', 'planner', `/cases/${facts.hazard}/orders/${facts.orderNumber}`],
    ['hazard-home', 'planner', `/homes/${homeId}`], ['hazard-new-error', 'planner', `/homes/${homeId}/site-hazards/new`, press('Add to the register')], ['hazard-end', 'planner', `/site-hazards/${facts.hazardEntryId}/end`], ['hazard-change', 'planner', `/site-hazards/${facts.hazardEntryId}/change`], ['hazard-history', 'planner', `/homes/${homeId}/site-hazards`], ['hazard-history-block', 'planner', `/blocks/${blockId}/site-hazards`],
    ['contractor-figures', 'planner', `/contractors/${facts.contractorId}/figures`], ['our-figures', 'contractor', '/our-orders/figures'],
    ['our-orders', 'contractor', '/our-orders'], ['our-order', 'contractor', `/our-orders/${facts.orderId}`], ['our-order-vary', 'contractor', `/our-orders/${facts.orderId}/vary`], ['our-order-turn-down-error', 'contractor', `/our-orders/${facts.orderId}/turn-down`, press('Turn it down')],
    ['diagnose', 'planner', `/repairs/${booked}/diagnose`], ['book', 'planner', `/repairs/${hazard}/book`], ['move-visit', 'planner', `/repairs/${booked}/visits/${visitId}/move`],
    ['inspections', 'manager', '/inspections'], ['inspection', 'surveyor', `/inspections/${facts.inspection}`], ['inspection-record', 'manager', `/inspections/${facts.inspection}/record`],
    ['inspection-record-error', 'manager', `/inspections/${facts.inspection}/record`, press('Record the inspection')], ['inspection-waive', 'manager', `/inspections/${facts.inspection}/waive`],
    ['inspection-results', 'manager', '/inspections/results'], ['inspection-rules', 'administrator', '/admin/settings/inspections'], ['hazard-limits', 'administrator', '/admin/settings/hazards'], ['chasing', 'administrator', '/admin/settings/chasing'], ['causes', 'manager', '/admin/settings/causes'], ['causes-error', 'manager', '/admin/settings/causes', press('Add the cause')],
    ['close-refused', 'planner', `/repairs/${booked}/close`], ['answer', 'planner', `/repairs/${fixed}/answer`], ['cancel', 'planner', `/repairs/${fixed}/cancel`], ['visits', 'planner', '/visits'], ['plan-day', 'planner', '/visits/plan'], ['calendars', 'planner', '/calendars'], ['calendars-not-allowed', 'operative', '/calendars'], ['repair-times', 'planner', `/repairs/${booked}/times`], ['came-in', 'planner', '/visits/came-in'],
    ['visit', 'planner', `/repairs/${booked}/visits/${visitId}`], ['note', 'planner', `/cases/${booked}/notes`], ['contact', 'planner', `/cases/${booked}/contacts`], ['contact-error', 'planner', `/cases/${booked}/contacts`, press('Record the contact')],
    ['promise', 'planner', `/cases/${booked}/promises`], ['owner', 'planner', `/cases/${booked}/owner`], ['link', 'planner', `/cases/${booked}/links`], ['link-taken-away', 'planner', `/cases/${booked}/links/take-away`],
  ];
  const others: Shot[] = [
    ['report', 'adviser', '/report'], ['report-home', 'adviser', `/report/home/${homeId}`], ['report-details', 'adviser', `/report/home/${homeId}/details?problem=damp-or-mould&new=yes`],
    ['homes', 'adviser', '/homes'], ['home', 'adviser', `/homes/${homeId}`], ['block', 'adviser', `/blocks/${blockId}`], ['person', 'adviser', `/residents/${residentId}`], ['needs', 'adviser', `/residents/${residentId}/needs`], ['consent-withdrawn', 'adviser', `/residents/${residentId}/withdraw-consent`],
    ['person-new', 'adviser', `/homes/${homeId}/people/new`], ['person-new-error', 'adviser', `/homes/${homeId}/people/new`, press('Add them')],
    ['contact-details', 'adviser', `/residents/${residentId}/contact-details`], ['mailbox', 'adviser', '/mailbox'], ['mailbox-message', 'adviser', `/mailbox/${mailboxId}`], ['work-adviser', 'adviser', '/work'],
    ['messages-stuck', 'adviser', '/messages/needing-attention'], ['message-stuck', 'adviser', `/messages/${stuckId}`],
    ['manage', 'manager', '/manage'], ['manage-board', 'board', '/manage'], ['performance', 'manager', '/manage/performance'], ['performance-one', 'manager', '/manage/performance?measure=promises-kept&by=trade'], ['performance-rows', 'manager', '/manage/performance/rows?measure=promises-kept'], ['performance-none', 'manager', '/manage/performance/rows?measure=silences&from=2024-01&until=2024-01'], ['damp', 'manager', '/damp'], ['damp-board', 'board', '/damp?level=ward'], ['damp-areas', 'surveyor', '/damp/areas?which=all&lens=adjusted'], ['damp-homes', 'manager', '/damp/homes'], ['damp-map', 'surveyor', '/damp/map'], ['damp-how', 'board', '/damp/how-we-know'], ['damp-silent', 'manager', '/damp/silent'], ['damp-silent-homes', 'surveyor', '/damp/silent/homes'], ['damp-silent-audit', 'board', '/damp/silent/audit?by=wall'], ['damp-money', 'manager', '/damp/money'], ['damp-money-programmes', 'board', '/damp/money/programmes'], ['damp-worked', 'manager', '/damp/did-it-work'], ['damp-jobs', 'surveyor', '/damp/did-it-work/jobs?which=back'], ['damp-not-allowed', 'operative', '/damp'],
    ['work-operative', 'operative', '/work'], ['visits-operative', 'operative', '/visits'], ['not-allowed', 'operative', '/admin/staff'],
    ['account', 'planner', '/account'], ['account-emails', 'planner', '/account/emails'], ['account-password', 'planner', '/account/password'], ['absence', 'planner', '/account/absences/new'],
    ['staff', 'administrator', '/admin/staff'], ['staff-new', 'administrator', '/admin/staff/new'], ['staff-member', 'administrator', `/admin/staff/${colleagueId}`], ['staff-leave', 'administrator', `/admin/staff/${colleagueId}/deactivate`],
    ['home-end', 'administrator', `/homes/${homeId}/end`], ['home-end-error', 'administrator', `/homes/${homeId}/end`, press('End this home')], ['downloads', 'administrator', '/admin/downloads'], ['teams', 'administrator', '/admin/teams'], ['team', 'administrator', `/admin/teams/${teamId}`], ['organisation-new', 'administrator', '/admin/organisations/new'], ['absences', 'administrator', '/admin/absences'],
    ['words-list', 'manager', '/admin/messages'], ['letters', 'adviser', '/letters'], ['letter-batch', 'manager', `/letters/batches/${facts.letterBatchId}`], ['case-messages', 'adviser', `/cases/${booked}/messages`], ['message-task', 'adviser', `/messages/tasks/${facts.messageTaskId}`], ['words', 'manager', '/admin/messages/words?message=visit-booked'],
    ['settings-repairs', 'administrator', '/admin/settings/repairs'], ['settings-appointments', 'administrator', '/admin/settings/appointments'], ['settings-landlord', 'administrator', '/admin/settings/landlord'],
  ];
  const proof: Shot[] = [
    ['evidence', 'manager', `/cases/${booked}/evidence`], ['evidence-add', 'manager', `/cases/${booked}/evidence/add`], ['evidence-add-error', 'manager', `/cases/${booked}/evidence/add`, press('Add the evidence')],
    ['evidence-withdraw', 'manager', `/evidence/${facts.evidenceId}/withdraw`], ['evidence-original', 'manager', `/evidence/${facts.evidenceId}/original`], ['evidence-orphans', 'manager', '/orphans?status=put%20aside'],
    ['evidence-orphan-new', 'manager', '/orphans/new'], ['evidence-sealed', 'manager', `/cases/${booked}/sealed-casefile`],
    ['evidence-sealed-error', 'manager', `/cases/${booked}/sealed-casefile`, press('Make it')],
  ];
  const dangers: Shot[] = [
    ['hazards', 'surveyor', '/hazards'], ['hazards-none', 'surveyor', '/hazards?show=ended'], ['hazard-case', 'manager', `/hazards/${facts.hazardCase}`], ['hazard-triage', 'manager', `/hazards/${facts.hazardCase}/triage`],
    ['hazard-triage-error', 'manager', `/hazards/${facts.hazardCase}/triage`, press('Save how it was weighed')], ['hazard-investigation', 'manager', `/hazards/${facts.hazardCase}/investigation`], ['hazard-investigation-error', 'manager', `/hazards/${facts.hazardCase}/investigation`, press('Save what was found')], ['hazards-summaries', 'manager', '/hazards?show=summaries'], ['hazard-report', 'operative', '/hazards/report'], ['hazard-report-home', 'contractor', `/hazards/report/home/${homeId}`],
    ['hazard-of-repair', 'manager', `/hazards/of/${hazard}`],
  ];
  const { contractorId, contractId, orderNumber, programmeId, orphanId, surveyorId, captureId } = facts;
  const around: Shot[] = [
    ['contractors', 'manager', '/contractors'], ['contractor', 'manager', `/contractors/${contractorId}`], ['contract', 'manager', `/contracts/${contractId}`], ['to-authorise', 'manager', '/orders/to-authorise'],
    ['order', 'planner', `/cases/${hazard}/orders/${orderNumber}`], ['programmes', 'planner', '/programmes'], ['programme', 'planner', `/programmes/${programmeId}`], ['programme-new', 'planner', '/programmes/new'],
    ['calendars', 'planner', '/calendars'], ['calendar', 'planner', `/calendars/${surveyorId}`], ['came-in', 'planner', '/visits/came-in'], ['came-in-one', 'planner', `/visits/came-in/${captureId}`],
    ['orphans', 'manager', '/orphans'], ['orphan', 'manager', `/orphans/${orphanId}`],
    ['letters', 'adviser', '/letters'], ['messages-of-case', 'adviser', `/cases/${booked}/messages`], ['inspection-surveyor', 'surveyor', `/inspections/${facts.inspection}/record`], ['work-surveyor', 'surveyor', '/work'],
    ['work-manager', 'manager', '/work'], ['work-contractor', 'contractor', '/work'], ['phone', 'operative', '/phone'],
  ];
  return [...publicPages, ...planning, ...others, ...proof, ...dangers, ...around];
}

async function takeAll(site: Site, folder: string, part: string): Promise<void> {
  const shots = (await shotsOf(site)).filter(([name]) => part.split(',').some((each) => name.includes(each)));
  const browser = await theBrowser();
  for (const [who, own] of Map.groupBy(shots, ([, person]) => person)) {
    const context = await browser.newContext({ baseURL: site.address, viewport: screens.wide });
    const page = await context.newPage();
    if (who !== undefined) await signIn(page, who);
    for (const [name, , address, act] of own) {
      await page.goto(address);
      await act?.(page);
      await page.waitForLoadState('load');
      for (const [screen, size] of Object.entries(screens)) {
        await page.setViewportSize(size);
        await page.screenshot({ path: join(folder, `${name}-${screen}.png`), fullPage: true });
      }
      await page.setViewportSize(screens.wide);
    }
    await context.close();
  }
}

async function signIn(page: Page, who: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Email address').fill(`${who}@tarnbrook.example`);
  await page.getByLabel('Password', { exact: true }).fill(demonstrationPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/work');
}

const [folder, part = ''] = argv.slice(2);
if (folder === undefined) throw new Error('Say which folder the pictures go to.');
await mkdir(folder, { recursive: true });
const site = await openSite();
try {
  await figuresCounted(site);
  await site.runTask('work-out-damp');
  await takeAll(site, folder, part);
} finally {
  await site.close();
  for (const action of beforeServerStops) await action();
  exit();
}
