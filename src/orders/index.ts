import './introduce.ts';

export type {
  AskedLine, Contract, Contractor, ContractId, ContractorId, OrderId, OrderLine, OrderPart, OrderPriority, OrderPurpose, OrderState, Rate, Trade, Waiting, WorkOrder,
} from './model.ts';
export { trades } from './model.ts';
export type { CaseStanding, OrderCommand, OrderContext, OrderDecision, OrderEvent, OrderRefusal, RaiseOrder } from './decide/index.ts';
export { decideOrder, raiseOrder } from './decide/index.ts';
export { evolveOrder } from './evolve.ts';
export { nobodyWroteIt } from './decide/day-promised.ts';
export { isOpen, mayNotBegin } from './decide/steps.ts';
export { orderRoles, ourOrderRoles, type OrderAccessFacts, type OrderAction } from './access.ts';
export { usualOrderPolicy, type OrderPolicy } from './policy.ts';
export { takeOrdersOn, type CaseOfOrders, type NewsOfOrder, type NoAccessOfOrder, type TellingOfOrder, type ToldOfOrder } from './case-standing.ts';
export { cancelOrdersWithCase, performOnOrder, performRaise, type OrderAsking, type PerformedOnOrder } from './perform.ts';
export { contractorByOrders, countedAs, countedAsId, lastOrderDone, ownTeamByOrders } from './measures.ts';
export { isOfContractor, mustBeTheLandlords } from './landlords-own.ts';
export { ordersRoutes } from './routes/index.ts';
export { ratesToOrder, type RateToOrder } from './queries/rates.ts';
export { workByOrders, type WorkByOrders } from './queries/work-done.ts';
export { isTheirsToKnow } from './queries/our-orders.ts';
export { contractorById, contractorsOfOrganisation } from './queries/order-facts.ts';
export { addContractorSection, type ContractorSection } from './contractor-sections.ts';
export { ratesImporter } from './store/rates-importer.ts';
export { saveContract, saveContractor } from './store/contractors.ts';
export { resolveOrderLink } from './store/order-links.ts';
export { loadOrdersOfCase, ordersOfCase, ordersToSave, type OrdersOfCase } from './store/orders.ts';
export { penceIn } from './forms/scope.ts';
