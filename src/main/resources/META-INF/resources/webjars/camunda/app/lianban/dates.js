/*
 * Calendars take their words not from the locale files but from AngularJS ($locale), from the settings of its
 * date picker and from flatpickr, the calendar inside Camunda forms.
 */
const months = Array.from({length: 12}, (_, month) => `${month + 1}月`);
const weekdays = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'];
const shortWeekdays = ['日', '一', '二', '三', '四', '五', '六'];
const monday = 1;

window.angular.module('lianban.dates', ['ui.bootstrap'])
  .config(['$provide', $provide => {
    $provide.decorator('$locale', ['$delegate', $locale => {
      Object.assign($locale.DATETIME_FORMATS, {
        MONTH: months,
        SHORTMONTH: months,
        STANDALONEMONTH: months,
        DAY: weekdays,
        SHORTDAY: shortWeekdays,
        AMPMS: ['上午', '下午'],
        FIRSTDAYOFWEEK: 0,
        fullDate: 'y年M月d日EEEE',
        longDate: 'y年M月d日',
        mediumDate: 'y年M月d日',
        shortDate: 'y-MM-dd',
        medium: 'y年M月d日 HH:mm:ss',
        short: 'y-MM-dd HH:mm',
        mediumTime: 'HH:mm:ss',
        shortTime: 'HH:mm'
      });
      return $locale;
    }]);
  }])
  .run(['uibDatepickerConfig', 'uibDatepickerPopupConfig', 'uibTimepickerConfig', (calendar, popup, time) => {
    Object.assign(calendar, {formatDayTitle: 'yyyy年M月', formatMonthTitle: 'yyyy年', startingDay: monday});
    Object.assign(popup, {currentText: '今天', clearText: '清除', closeText: '关闭'});
    time.showMeridian = false;
    window.flatpickr?.localize({
      weekdays: {shorthand: shortWeekdays, longhand: weekdays},
      months: {shorthand: months, longhand: months},
      firstDayOfWeek: monday,
      ordinal: () => '日',
      rangeSeparator: ' 至 ',
      weekAbbreviation: '周',
      scrollTitle: '滚动鼠标滚轮可增减',
      toggleTitle: '点击切换上午、下午',
      amPM: ['上午', '下午'],
      yearAriaLabel: '年',
      monthAriaLabel: '月',
      hourAriaLabel: '时',
      minuteAriaLabel: '分'
    });
  }]);
