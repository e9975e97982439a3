import { start } from './frame';
import { deploymentPage, deploymentsPage } from './pages/deployments';
import { migrationsPage } from './pages/migrations';
import { policySections } from './pages/policy';

start('designer.title', [
  { title: 'nav.deployments', path: ['deployments'], matches: path => path.length === 0 || path.length === 1 && path[0] === 'deployments', make: deploymentsPage },
  { title: 'nav.deployments', path: ['deployments'], matches: path => path[0] === 'deployments' && path.length === 2, make: deploymentPage },
  { title: 'nav.migrations', path: ['migrations'], matches: path => path[0] === 'migrations' && path.length === 1, make: migrationsPage },
  ...policySections,
]);
