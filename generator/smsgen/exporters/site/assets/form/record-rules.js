/* The values of a record against the fields of its form: the same rules as analysis/record_values.py. */
(function () {
  "use strict";

  var INTEGER = /^-?[0-9]{1,12}$/;
  var NUMBER = /^-?[0-9]{1,12}(?:\.[0-9]{1,6})?$/;
  var DAY = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
  var MOMENT = /^([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(Z|[+-]([0-9]{2}):([0-9]{2}))$/;
  var RECORD = /^([A-Z][A-Z0-9]{1,7})-([0-9]{4})-([0-9]{4}|[1-9][0-9]{4,6})$/;
  // Characters that no controlled file may hold, because nobody sees them (sources/read_bytes.py). A line end may stand.
  var HIDDEN = new RegExp(
    "[\\u0000-\\u0009\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f" +
    "\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u3164" +
    "\\ufdd0-\\ufdef\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufffb\\ufffe\\uffff" +
    "\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e0fff}" +
    Array.from({ length: 16 }, function (_, plane) {
      var last = ((plane + 1) * 0x10000 + 0xfffe).toString(16);
      return "\\u{" + last + "}-\\u{" + last.slice(0, -1) + "f}";
    }).join("") +
    "\\ud800-\\udfff]", "u");
  // What Python's split() takes for white space.
  var SPACE = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
  var SPACES = new RegExp(SPACE + "+", "g");
  var ENDS = new RegExp("^" + SPACE + "+|" + SPACE + "+$", "g");

  /* Return a text in the one normal form, as `clean` of app/recording/record_answers.py does. */
  function clean(text, lines) {
    var normal = text.normalize("NFC").replace(/\r\n?/g, "\n").replace(/\t/g, " ");
    normal = lines ? normal : normal.replace(SPACES, " ");
    return normal.replace(ENDS, "");
  }

  function strip(text) {
    return text.replace(ENDS, "");
  }

  function daysIn(year, month) {
    return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
  }

  function isDay(text) {
    var match = DAY.exec(text);
    if (!match) {
      return false;
    }
    var year = Number(match[1]), month = Number(match[2]), day = Number(match[3]);
    return year >= 1970 && year < 3000 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  }

  /* Return the moment in milliseconds, null where the text is no time with its zone. */
  function moment(text) {
    var match = MOMENT.exec(text);
    if (!match || !isDay(match[1]) || Number(match[2]) > 23 || Number(match[3]) > 59 || Number(match[4]) > 59) {
      return null;
    }
    var local = Date.UTC.apply(null, match[1].split("-").map(function (part, index) {
      return index === 1 ? Number(part) - 1 : Number(part);
    }).concat([Number(match[2]), Number(match[3]), Number(match[4])]));
    if (match[5] === "Z") {
      return local;
    }
    if (Number(match[6]) > 23 || Number(match[7]) > 59) {
      return null;
    }
    var offset = (Number(match[6]) * 60 + Number(match[7])) * 60000;
    return match[5].charAt(0) === "-" ? local + offset : local - offset;
  }

  /* Return the parts of a record id, null where the text is none. Numbers begin at 1. */
  function readId(text) {
    var match = RECORD.exec(text);
    return match && Number(match[3]) ? { prefix: match[1], year: match[2], number: Number(match[3]) } : null;
  }

  function isFilled(value) {
    return typeof value === "string" ? strip(value) !== "" : Boolean(value && value.length);
  }

  function oneOf(keys) {
    return function (field, value) { return keys(field).indexOf(value) >= 0; };
  }

  function among(name) {
    return function (field, value, known) { return Object.prototype.hasOwnProperty.call(known[name], value); };
  }

  function keysOf(field) {
    return (field.choices || []).map(function (pair) { return pair[0]; });
  }

  // Each tells whether a filled value is of the type.
  var TYPES = {
    "text": function (field, value) { return strip(value).indexOf("\n") < 0; },
    "long-text": function () { return true; },
    "integer": function (field, value) { return INTEGER.test(value); },
    "number": function (field, value) { return NUMBER.test(value); },
    "date": function (field, value) { return isDay(value); },
    "datetime": function (field, value) { return moment(value) !== null; },
    "yes-no": oneOf(function () { return ["yes", "no"]; }),
    "choice": function (field, value) { return !keysOf(field).length || keysOf(field).indexOf(value) >= 0; },
    "choices": function (field, value) {
      var keys = keysOf(field);
      return !keys.length || (value.every(function (each) { return keys.indexOf(each) >= 0; }) &&
        new Set(value).size === value.length);
    },
    "person": among("people"),
    "role": among("roles"),
    "document": among("documents"),
    "record": function (field, value) { return readId(value) !== null; }
  };
  var LISTS = ["choices", "table"];

  /* Return {rule, word, value} for what is wrong with one value by itself, null where it may stand. */
  function valueProblem(field, value, known) {
    var judge = TYPES[field.type];
    if (!judge) {
      return null;
    }
    if ((typeof value === "string") === (LISTS.indexOf(field.type) >= 0) || !judge(field, value, known)) {
      return { rule: "record-value-malformed", word: "expected-" + field.type };
    }
    if (field.type === "record") {
      return linkProblem(field, value, known);
    }
    return typeof value === "string" ? limitProblem(field, value) : null;
  }

  /* A record that was made after the page is not known to it, so only its prefix is judged here. */
  function linkProblem(field, value, known) {
    var wanted = field.form && known.prefixes[field.form];
    if (wanted && readId(value).prefix !== wanted) {
      return { rule: "record-link-form", word: "wrong-prefix", value: wanted };
    }
    return null;
  }

  function limitProblem(field, value) {
    var limits = field.limits || {}, rule = "record-value-limit";
    if (field.type === "integer" || field.type === "number") {
      if (NUMBER.test(limits.min || "") && Number(value) < Number(limits.min)) {
        return { rule: rule, word: "too-small", value: limits.min };
      }
      if (NUMBER.test(limits.max || "") && Number(value) > Number(limits.max)) {
        return { rule: rule, word: "too-large", value: limits.max };
      }
    } else if (/^[0-9]+$/.test(limits.max_length || "") && Array.from(value).length > Number(limits.max_length)) {
      return { rule: rule, word: "too-long", value: limits.max_length };
    }
    return null;
  }

  function isEarlier(one, other) {
    var first = moment(one), second = moment(other);
    if (first !== null && second !== null) {
      return first < second;
    }
    return (first !== null || isDay(one)) && (second !== null || isDay(other)) && one.slice(0, 10) < other.slice(0, 10);
  }

  function orderProblem(field, value, around) {
    var before = (field.limits || {}).not_before, other = before && around[before];
    if (typeof value === "string" && typeof other === "string" && isEarlier(value, other)) {
      return { rule: "record-dates-order", word: "too-early", value: other, other: before };
    }
    return null;
  }

  function hiddenProblem(value) {
    var texts = typeof value === "string" ? [value] : value;
    for (var index = 0; index < texts.length; index += 1) {
      var found = typeof texts[index] === "string" && HIDDEN.exec(texts[index]);
      if (found) {
        var code = found[0].codePointAt(0).toString(16).toUpperCase();
        return { rule: "hidden", word: "hidden", value: "U+" + "0000".slice(code.length) + code };
      }
    }
    return null;
  }

  /* Return the problems of the values of a record, each with the path of its value: `summary`, `actions[2].by`.
     closed: what is required to close has to be there too. */
  function problems(fields, values, known, at, closed, around) {
    var found = [], prefix = at ? at + "." : "", all = Object.assign({}, around, values);
    fields.forEach(function (field) {
      var value = values[field.key], path = prefix + field.key;
      if (!isFilled(value)) {
        if (field.required || (closed && field.required_to_close)) {
          found.push({ rule: "record-field-missing", word: field.required ? "missing" : "missing-to-close", path: path });
        }
        return;
      }
      if (field.type === "table" && Array.isArray(value) && typeof value[0] !== "string") {
        value.forEach(function (row, index) {
          found = found.concat(problems(field.columns, row, known, path + "[" + index + "]", closed, around || values));
        });
        return;
      }
      var problem = hiddenProblem(value) || valueProblem(field, value, known) || orderProblem(field, value, all);
      if (problem) {
        found.push(Object.assign({ path: path }, problem));
      }
    });
    return found;
  }

  Object.assign(window.smsForm = window.smsForm || {}, {
    clean: clean, isDay: isDay, moment: moment, readId: readId, isFilled: isFilled, problems: problems,
    hiddenProblem: hiddenProblem
  });
})();
