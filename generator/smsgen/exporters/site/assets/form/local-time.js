/* Times of the organisation: a time on the clock there ↔ the same time with its zone, as Python's zoneinfo gives it. */
(function () {
  "use strict";

  function parts(zone, at) {
    var found = {};
    new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
      timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit",
      hour: "2-digit", minute: "2-digit", second: "2-digit"
    }).formatToParts(new Date(at)).forEach(function (part) { found[part.type] = Number(part.value); });
    return found;
  }

  /* Return how many milliseconds the clock of `zone` is ahead of UTC at a moment. */
  function offsetAt(zone, at) {
    var whole = Math.floor(at / 1000) * 1000, clock = parts(zone, whole);
    return Date.UTC(clock.year, clock.month - 1, clock.day, clock.hour, clock.minute, clock.second) - whole;
  }

  function two(number) {
    return (number < 10 ? "0" : "") + number;
  }

  function zoneText(offset) {
    var minutes = Math.round(Math.abs(offset) / 60000);
    return (offset < 0 ? "-" : "+") + two(Math.floor(minutes / 60)) + ":" + two(minutes % 60);
  }

  /* Return a moment as `2026-10-01T09:30:00+08:00` in `zone`. */
  function inZone(zone, at) {
    var clock = parts(zone, at);
    return ("000" + clock.year).slice(-4) + "-" + two(clock.month) + "-" + two(clock.day) + "T" + two(clock.hour) + ":" +
      two(clock.minute) + ":" + two(clock.second) + zoneText(offsetAt(zone, at));
  }

  /* Return `2026-10-01T09:30` (or with seconds), read on the clock of `zone`, with its zone. A time that comes twice is
     the first of the two. Anything else is returned as it is. */
  function withZone(zone, text) {
    var match = /^([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?$/.exec(text);
    if (!match) {
      return text;
    }
    var wall = Date.UTC(match[1], match[2] - 1, match[3], match[4], match[5], match[6] || 0);
    var before = offsetAt(zone, wall - 86400000), after = offsetAt(zone, wall + 86400000);
    var later = offsetAt(zone, wall - before) !== before && offsetAt(zone, wall - after) === after;
    return text.slice(0, 16) + ":" + (match[6] || "00") + zoneText(later ? after : before);
  }

  Object.assign(window.smsForm = window.smsForm || {}, { inZone: inZone, withZone: withZone });
})();
