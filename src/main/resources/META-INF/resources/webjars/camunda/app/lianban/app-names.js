/* The menu that leads from one web application to another has its English labels in the code of the header. */
const names = {welcome: '首页', tasklist: '待办', cockpit: '运行监控', admin: '管理'};

window.angular.module('lianban.appNames', ['cam.commons']).config(['$provide', $provide => {
  $provide.decorator('camWidgetHeaderDirective', ['$delegate', directives => {
    const [header] = directives;
    const {compile} = header;
    header.compile = function () {
      compile.apply(this, arguments);
      return scope => scope.$watch('apps', apps => Object.keys(apps ?? {}).forEach(app => {
        apps[app].label = names[app];
      }));
    };
    return directives;
  }]);
}]);
