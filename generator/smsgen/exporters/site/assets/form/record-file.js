/* A record as the file that is kept: the same bytes that exporters/record_file.py writes. */
(function () {
  "use strict";

  var SCHEMA = "sms.record/v1";
  var HEAD = ["id", "form", "form_version", "date", "made_by", "made_at", "version", "closed", "corrects", "none_since",
    "source"];
  var PLAIN_KEY = /^[A-Za-z][A-Za-z0-9_.-]*$/;
  // Other readers of YAML than ours take these for truth values or nothing.
  var WORDS = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];
  var ESCAPES = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t" };

  function quoted(text) {
    return '"' + text.replace(/[\\"\n\t]/g, function (each) { return ESCAPES[each]; }) + '"';
  }

  function keyText(key) {
    return PLAIN_KEY.test(key) && WORDS.indexOf(key.toLowerCase()) < 0 ? key : quoted(key);
  }

  function flowMap(map) {
    return "{" + Object.keys(map).map(function (key) { return keyText(key) + ": " + quoted(map[key]); }).join(", ") + "}";
  }

  function valueLines(key, value) {
    if (typeof value === "string") {
      return ["  " + key + ": " + quoted(value)];
    }
    if (value.every(function (item) { return typeof item === "string"; })) {
      return ["  " + key + ": [" + value.map(quoted).join(", ") + "]"];
    }
    return ["  " + key + ":"].concat(value.map(function (row) { return "    - " + flowMap(row); }));
  }

  /* Return the text of the file. record: the keys of a record; values: [key, value] pairs in the order of the form. */
  function recordText(record) {
    var lines = ["schema: " + SCHEMA];
    HEAD.forEach(function (key) {
      if (record[key]) {
        lines.push(key + ": " + quoted(record[key]));
      }
    });
    if (record.values && record.values.length) {
      lines.push("values:");
      record.values.forEach(function (pair) { lines = lines.concat(valueLines(keyText(pair[0]), pair[1])); });
    }
    if (record.links && record.links.length) {
      lines.push("links:");
      record.links.forEach(function (link) {
        lines.push("  - " + flowMap({ type: link.type, record: link.record }));
      });
    }
    if (record.external) {
      lines.push("external: " + flowMap({ place: record.external.place, sha256: record.external.sha256 }));
    }
    return lines.join("\n") + "\n";
  }

  /* Return the path of the record in the repository. */
  function recordPath(form, id) {
    return "records/" + form + "/" + id.split("-")[1] + "/" + id + ".yml";
  }

  window.smsForm = window.smsForm || {};
  window.smsForm.recordText = recordText;
  window.smsForm.recordPath = recordPath;
})();
