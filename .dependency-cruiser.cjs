/**
 * Directions of DESIGN.md section 7 (ARCHITECTURE.md, "Directions"): app → components, lib; components → lib/client,
 * lib/shared, lib/i18n; lib/server and lib/client never meet; lib/shared does no I/O; only repositories touch Prisma.
 */

const GENERATED_PRISMA = '^lib/generated/prisma';

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A circle hides who depends on whom.',
      severity: 'error',
      from: { pathNot: '^lib/generated' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-imports-app',
      severity: 'error',
      from: { pathNot: '^(app|tests)/' },
      to: { path: '^app/' },
    },
    {
      name: 'components-know-no-server',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: '^(lib/server|lib/generated/prisma|app|scripts|contracts|prisma)/' },
    },
    {
      name: 'client-knows-no-server',
      severity: 'error',
      from: { path: '^lib/client/' },
      to: { path: '^(lib/server|lib/generated/prisma|components|app|scripts|prisma)/' },
    },
    {
      name: 'server-knows-no-client',
      severity: 'error',
      from: { path: '^lib/server/' },
      to: { path: '^(lib/client|components|app|scripts)/' },
    },
    {
      name: 'shared-imports-shared-alone',
      comment: 'It runs anywhere: in the browser, in a worker, on the server, in tests.',
      severity: 'error',
      from: { path: '^lib/shared/' },
      to: { path: '^(lib/(server|client|i18n)|components|app|scripts|prisma|contracts)/' },
    },
    {
      name: 'shared-does-no-io',
      severity: 'error',
      from: { path: '^lib/shared/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'shared-has-no-runtime-of-its-own',
      severity: 'error',
      from: { path: '^lib/shared/' },
      to: { path: 'node_modules/(next|react|react-dom|pg|wagmi|next-auth|next-intl|@prisma)/' },
    },
    {
      name: 'i18n-imports-shared-at-most',
      severity: 'error',
      from: { path: '^lib/i18n/' },
      to: { path: '^(lib/(server|client)|components|app|scripts|prisma|contracts)/' },
    },
    {
      name: 'only-repositories-touch-prisma',
      severity: 'error',
      from: {
        pathNot: '^(lib/server/repositories/|lib/generated/|prisma/|prisma\\.config|scripts/(prisma|demo)/|tests/)',
      },
      to: { path: [GENERATED_PRISMA, 'node_modules/(@prisma|\\.prisma)/', 'node_modules/pg/'] },
    },
    {
      name: 'pages-call-services',
      comment: 'Pages and routes reach the database through services, to which they hand the connection.',
      severity: 'error',
      from: { path: '^app/' },
      to: {
        path: '^lib/server/(repositories|worker|messenger|relay)/',
        pathNot: '^lib/server/repositories/database\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'product-needs-no-tests',
      severity: 'error',
      from: { path: '^(app|components|lib|contracts|prisma)/' },
      to: { path: '^(tests|scripts)/' },
    },
    {
      name: 'product-needs-no-development-package',
      severity: 'error',
      from: { path: '^(app|components|lib)/', pathNot: '\\.d\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\.css$' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^lib/generated'] },
    exclude: { path: ['^\\.next', '^out/', '^cache/', '^\\.data'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
