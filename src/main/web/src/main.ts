import { start } from './frame';
import { findPage } from './pages/find';
import { replayPage } from './pages/replay';
import { verificationPage } from './pages/verification';
import { comparePage } from './pages/compare';
import { findingPage, findingsPage } from './pages/findings';
import { oversightPage } from './pages/oversight';
import { policySections } from './pages/policy';
import { sealsPage } from './pages/seals';

start('app.title', [
  { title: 'nav.find', path: ['cases'], matches: ([first, ...rest]) => (first === undefined || first === 'cases') && rest.length === 0, make: findPage },
  { title: 'nav.find', path: ['cases'], matches: path => path[0] === 'cases' && path.length === 2, make: replayPage },
  { title: 'nav.find', path: ['cases'], matches: path => path[0] === 'cases' && path[2] === 'verification', make: verificationPage },
  { title: 'nav.compare', path: ['compare'], matches: path => path[0] === 'compare', make: comparePage },
  { title: 'nav.findings', path: ['findings'], matches: path => path[0] === 'findings' && path.length === 1, make: findingsPage },
  { title: 'nav.findings', path: ['findings'], matches: path => path[0] === 'findings' && path.length === 2, make: findingPage },
  { title: 'nav.oversight', path: ['oversight'], matches: path => path[0] === 'oversight', make: oversightPage },
  { title: 'nav.seals', path: ['seals'], matches: path => path[0] === 'seals', make: sealsPage },
  ...policySections,
]);
