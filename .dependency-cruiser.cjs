// Where the walls of the house are, each with its reason. ARCHITECTURE.md has the plan.
const PURE =
  '^src/((law|clock|statistics)/.+|[^/]+/((model|decide|access|forms|evolve|policy|problems|words)(\\.ts|/.+)|views/.+)|insight/(work-out|silence|money|deprivation)/.+|casefile/(chain|draft|sweep|deadline-points|append-event|apply-[a-z]+)\\.ts$|platform/(html|govuk|cells|words|brand|forms|uuid|number-key|storable-text)(\\.ts|/.+))';
// Kept by the pure parts of the platform, yet read or run outside them.
const NOT_PURE = '^src/platform/govuk/assets\\.ts$';
// The parts of http that do no I/O: who is asking (types), what they typed, and the frame of a page.
const PURE_HTTP = '^src/platform/http/(visit|form-values|layout)\\.ts$';
const TESTS = '\\.(test|e2e)\\.ts$';
const FOUNDATIONS = 'programmes|appointments|homes|residents|staff|casefile|correspondence|evidence|organisations|orders';
const PURE_ROOMS = 'law|clock|statistics';
const LISTENING_AND_OVERSIGHT = 'surveys|insight|ombudsman|recommendations|accountability|performance|imports|portable|phone|sealed-casefile|damp-data-model';
const NOT_CASES = `platform|${PURE_ROOMS}|${FOUNDATIONS}|${LISTENING_AND_OVERSIGHT}|demonstration`;

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other cannot be read, tested or replaced one at a time.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'pure-files-stay-pure',
      comment: 'Rules and pages are tested by calling them: they import only pure files, and facts arrive as arguments. '
        + "Types may come from this slice's store and queries, and through another's index.ts: test/house-rules.test.ts "
        + 'checks that only types do, since this tool cannot tell.',
      severity: 'error',
      from: { path: PURE, pathNot: [TESTS, NOT_PURE] },
      to: { path: '^src/', pathNot: [PURE, PURE_HTTP, '^src/[^/]+/(index\\.ts$|(store|queries)(\\.ts$|/))'] },
    },
    {
      name: 'pure-files-need-no-machine',
      comment: 'A pure file that reaches for Node or a driver does I/O, or soon will. Only the casefile chain may hash.',
      severity: 'error',
      from: { path: PURE, pathNot: [TESTS, NOT_PURE, '^src/casefile/chain\\.ts$'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-the-chain-hashes',
      comment: 'The casefile chain needs node:crypto for its hashes, and nothing else of the machine.',
      severity: 'error',
      from: { path: '^src/casefile/chain\\.ts$' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'pure-files-use-no-drivers',
      comment: 'Databases, servers and mail are reached from store, queries, routes and jobs, never from a rule or a page.',
      severity: 'error',
      from: { path: PURE, pathNot: [TESTS, NOT_PURE] },
      to: { path: 'node_modules/(pg|kysely|fastify|@fastify|graphile-worker|nodemailer|openid-client|sharp)/' },
    },
    {
      name: 'slices-by-the-front-door',
      comment: "A slice can change its inside freely only while others use nothing but its index.ts. Law's files are data, and open.",
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: TESTS },
      to: { path: '^src/[^/]+/.+', pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$', '^src/platform/', `^src/(${PURE_ROOMS})/`] },
    },
    {
      name: 'platform-by-the-front-door',
      comment: 'Each part of the platform is used through its index.ts (or is one file), so that its inside can change.',
      severity: 'error',
      from: { path: '^src/', pathNot: [TESTS, '^src/platform/'] },
      to: { path: '^src/platform/[^/]+/.+', pathNot: ['^src/platform/[^/]+/index\\.ts$', PURE_HTTP] },
    },
    {
      name: 'platform-knows-no-housing',
      comment: 'The platform would serve any casework: it imports nothing from the landlord’s work above it.',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: TESTS },
      to: { path: '^src/', pathNot: `^src/(platform|${PURE_ROOMS})/` },
    },
    {
      name: 'pure-rooms-stand-alone',
      comment: 'Law, clock and statistics can be read and proved without the rest; only law may lean on the clock.',
      severity: 'error',
      from: { path: `^src/(${PURE_ROOMS})/`, pathNot: TESTS },
      to: { path: '^src/', pathNot: [`^src/(${PURE_ROOMS})/`, '^src/platform/(brand|words)(\\.ts|/)'] },
    },
    {
      name: 'foundations-do-not-look-up',
      comment: 'Homes, people and the casefile serve every kind of case; news travels upward as events.',
      severity: 'error',
      from: { path: `^src/(${FOUNDATIONS})/`, pathNot: TESTS },
      to: { path: '^src/', pathNot: `^src/(platform|${PURE_ROOMS}|${FOUNDATIONS})/` },
    },
    {
      name: 'cases-do-not-look-up',
      comment: 'A case works whether or not anyone is counting: listening and oversight read cases, never the reverse.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: [TESTS, `^src/(${NOT_CASES})/`] },
      to: { path: `^src/(${LISTENING_AND_OVERSIGHT}|demonstration)/` },
    },
    {
      name: 'nothing-needs-the-demonstration',
      comment: 'The demonstration landlord is a guest: the product must run without it. Only starting up and the command line know it.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: [TESTS, '^src/demonstration/'] },
      to: { path: '^src/demonstration/' },
    },
    {
      name: 'no-drawers-for-odds-and-ends',
      comment: 'A folder named utils, common, shared, helpers or lib is where the domain goes to hide: name it by what it holds.',
      severity: 'error',
      from: {},
      to: { path: '/(utils|common|shared|helpers|lib)/', pathNot: 'node_modules' },
    },
    {
      name: 'everything-resolves',
      comment: 'An import that leads nowhere fails when that page is first opened.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'the-product-needs-no-test-tools',
      comment: 'Production installs leave development dependencies out.',
      severity: 'error',
      from: { path: '^src/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Scripts for the browser, copied from elsewhere when served.
    exclude: { path: '^src/(platform/govuk|phone)/client/' },
    // Its own parser needs an older TypeScript. This one does not tell `import type` from `import`.
    parser: 'swc',
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'], exportsFields: ['exports'], conditionNames: ['node', 'import', 'default', 'types'] },
    moduleSystems: ['es6'],
  },
};
