/*
 * There is one login, the page at /login. Camunda's web applications bring a login form of their own and show
 * it at the route #/login when the session has ended, after signing out and from a bookmark. Whatever leads
 * there leaves for our page instead.
 *
 * Tasklist keeps an unfinished form on `authentication.login.required`, which comes before the change of route,
 * so leaving here loses nothing that was typed.
 */
const applicationRoot = document.querySelector('base').getAttribute('app-root');
const loginPage = applicationRoot.replace(/\/camunda$/, '') + '/login';

window.angular.module('lianban.signIn', []).run(['$rootScope', '$location', ($rootScope, $location) => {
  $rootScope.$on('$locationChangeStart', () => {
    if ($location.path() === '/login') {
      window.location.replace(loginPage);
    }
  });
}]);
