import { accountabilityRoutes } from './accountability/index.ts';
import { apiDocumentRoutes, apiTokenJobs, apiTokenRoutes } from './api-tokens/index.ts';
import { appointmentRoutes } from './appointments/index.ts';
import { caseContext, casefileGauges, casefileJobs, casefileRoutes, handOverCases, ownerRoles } from './casefile/index.ts';
import { correspondenceGauges, correspondenceJobs, correspondenceRoutes, type DeliverySettings } from './correspondence/index.ts';
import { dampDataModelRoutes } from './damp-data-model/index.ts';
import { diagnosisRoutes, questionsPath } from './diagnosis/index.ts';
import { evidenceJobs, evidenceRoutes } from './evidence/index.ts';
import { hazardRoutes } from './hazards/index.ts';
import { homesRoutes } from './homes/index.ts';
import { importsJobs, importsRoutes } from './imports/index.ts';
import { insightJobs, insightRoutes } from './insight/index.ts';
import { inspectionJobs, inspectionRoutes } from './inspections/index.ts';
import { ordersRoutes } from './orders/index.ts';
import { outreachRoutes } from './outreach/index.ts';
import type { FileStore } from './platform/files/index.ts';
import type { NavigationItem, Route } from './platform/http/index.ts';
import type { SliceJobs } from './platform/jobs/index.ts';
import type { LandlordGauge } from './platform/metrics/index.ts';
import { phoneJobs, phoneRoutes } from './phone/index.ts';
import { programmeRoutes } from './programmes/index.ts';
import { problems, referencesToVisit, repairJobs, repairRoutes, trades } from './repairs/index.ts';
import { residentsRoutes } from './residents/index.ts';
import { sealedCasefileRoutes } from './sealed-casefile/index.ts';
import { performanceJobs, performanceRoutes } from './performance/index.ts';
import { actorOf, staffRoutesWith, type BookedVisits, type HandOver } from './staff/index.ts';

const handOver: HandOver = { to: ownerRoles, give: (visit, from, to) => handOverCases(visit.tx, from, to, caseContext(visit, actorOf(visit.actor))) };
const bookedVisits: BookedVisits = (visit, who) => referencesToVisit(visit.tx, who);

/** What the slices need of the installation they run in. */
export interface Installation {
  readonly files: FileStore;
  readonly delivery: DeliverySettings;
}

/** A slice as the program sees it. */
export interface Module {
  readonly name: string;
  readonly routes: readonly Route[];
  readonly jobs?: SliceJobs;
  /** Figures for whoever watches it run. */
  readonly gauges?: readonly LandlordGauge[];
}

/** The table of contents: every slice, in reading order. */
export function modules({ files, delivery }: Installation): readonly Module[] {
  const slices: readonly Module[] = [
    { name: 'repairs', routes: repairRoutes({ files }), jobs: repairJobs },
    { name: 'diagnosis', routes: diagnosisRoutes({ problems }) },
    { name: 'phone', routes: phoneRoutes(files), jobs: phoneJobs(files) },
    { name: 'hazards', routes: hazardRoutes(files) },
    { name: 'damp-data-model', routes: dampDataModelRoutes },
    { name: 'inspections', routes: inspectionRoutes(files), jobs: inspectionJobs },
    { name: 'outreach', routes: outreachRoutes },
    { name: 'appointments', routes: appointmentRoutes({ trades }) },
    { name: 'orders', routes: ordersRoutes(files) },
    { name: 'programmes', routes: programmeRoutes },
    { name: 'casefile', routes: casefileRoutes, jobs: casefileJobs, gauges: casefileGauges },
    { name: 'homes', routes: homesRoutes },
    { name: 'residents', routes: residentsRoutes },
    { name: 'correspondence', routes: correspondenceRoutes, jobs: correspondenceJobs(delivery), gauges: correspondenceGauges },
    { name: 'evidence', routes: evidenceRoutes(files), jobs: evidenceJobs },
    { name: 'accountability', routes: accountabilityRoutes },
    { name: 'performance', routes: performanceRoutes, jobs: performanceJobs },
    { name: 'insight', routes: insightRoutes, jobs: insightJobs },
    { name: 'sealed-casefile', routes: sealedCasefileRoutes(files) },
    { name: 'imports', routes: importsRoutes(files), jobs: importsJobs(files) },
    { name: 'staff', routes: staffRoutesWith({ handOver, bookedVisits }) },
    { name: 'api-tokens', routes: apiTokenRoutes, jobs: apiTokenJobs },
  ];
  return [...slices, { name: 'api', routes: apiDocumentRoutes(slices.flatMap(({ routes }) => routes)) }];
}

const office = ['adviser', 'planner', 'surveyor', 'complaints officer', 'manager', 'administrator'] as const;

/** For whom the search box finds something: homes, people or cases. A contractor's people and board members open none of them by searching. */
export const searchers: NavigationItem['roles'] = [...office, 'operative'];

/** The menu. Each person sees what their roles may open: what they open all day first, since a long menu folds its end away. */
export const navigation: readonly NavigationItem[] = [
  { text: 'My work', href: '/work', roles: 'every role' },
  { text: 'Queue', href: '/queue', roles: office },
  { text: 'Report a repair', href: '/report', roles: ['adviser', 'planner', 'surveyor', 'manager', 'complaints officer'] },
  { text: 'Hazards', href: '/hazards', roles: ['adviser', 'planner', 'surveyor', 'complaints officer', 'manager'] },
  { text: 'Report a hazard', href: '/hazards/report', roles: ['operative', 'contractor', 'board member', 'administrator'] },
  { text: 'Our orders', href: '/our-orders', roles: ['contractor'] },
  { text: 'How we do', href: '/our-orders/figures', roles: ['contractor'] },
  { text: 'Visits', href: '/visits', roles: ['planner', 'operative', 'surveyor', 'manager', 'adviser'] },
  { text: 'Homes', href: '/homes', roles: [...office, 'operative'] },
  { text: 'Figures', href: '/manage', roles: ['manager', 'board member'] },
  { text: 'Damp', href: '/damp', roles: ['manager', 'board member', 'surveyor'] },
  { text: 'Administration', href: '/admin/staff', roles: ['administrator'] },
  { text: 'Imports', href: '/admin/imports', roles: ['administrator'] },
  { text: 'Settings', href: '/admin/settings/repairs', roles: ['administrator'] },
  { text: 'Mailbox', href: '/mailbox', roles: ['adviser', 'manager', 'administrator'] },
  { text: 'Letters', href: '/letters', roles: ['adviser', 'manager'] },
  { text: 'Inspections', href: '/inspections', roles: ['adviser', 'planner', 'surveyor', 'complaints officer', 'manager'] },
  { text: 'Planned work', href: '/programmes', roles: ['adviser', 'planner', 'surveyor', 'complaints officer', 'manager'] },
  { text: 'Contractors', href: '/contractors', roles: office },
  { text: 'Outreach', href: '/outreach', roles: ['adviser', 'planner', 'surveyor', 'complaints officer', 'manager'] },
  { text: 'Words to residents', href: '/admin/messages', roles: ['manager', 'administrator'] },
  { text: 'Questions to residents', href: questionsPath, roles: ['manager', 'administrator'] },
];
