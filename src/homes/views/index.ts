export { blockPage } from './block-page.ts';
export { caseTimeline } from './case-timeline.ts';
export { homePage } from './home-page.ts';
export { homesPage } from './homes-page.ts';
export { needsTag } from './needs-tag.ts';
