import { start } from './frame';
import { policySections } from './pages/policy';

if (location.hash === '') {
  history.replaceState(null, '', '#/policy');
}
// for everybody who is signed in: auditors and designers have the same pages among theirs
start('policy.app', policySections);
