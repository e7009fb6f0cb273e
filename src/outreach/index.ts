import './introduce.ts';

export { outreachRoutes } from './routes/index.ts';
export { performStart, type AskingToStart, type Started } from './perform-start.ts';
export { performOnApproach, type RecordedApproach } from './perform.ts';
export { askHomesAt } from './forms/ask-homes-at.ts';
export { addSelection, type HomesChosen, type Selection, type SelectionAsked } from './selections.ts';
export { startRoles } from './access.ts';
export { mostHomes, type StartOutreach } from './model.ts';
