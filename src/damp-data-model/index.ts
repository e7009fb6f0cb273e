export { dampDataModelRoutes } from './routes.ts';
export { hazardReportsImporter } from './importer.ts';
export { exchangeCommand } from './command.ts';
