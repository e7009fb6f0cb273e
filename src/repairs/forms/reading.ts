export { datePartsIn, isWithinCalendar, mostWords, readForm, type Parsed, type Reading } from '../../platform/forms/index.ts';
