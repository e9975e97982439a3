/*
 * Camunda's search and sorting look their words up once, while they are built. Where the words arrive later than the rest
 * of the page, they would show their keys (SEARCH_PLACEHOLDER) for as long as the page is open. So no page is built before.
 */
window.angular.module('lianban.words', ['ngRoute', 'pascalprecht.translate']).run(['$route', '$translate', ($route, $translate) => {
  const words = () => $translate.onReady();
  Object.values($route.routes).forEach(route => {
    route.resolve = {...route.resolve, lianbanWords: words};
  });
}]);
