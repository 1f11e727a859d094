/* What stands in the controls ↔ the record: reads the form, fills it, and finds what is wrong. */
(function () {
  "use strict";

  var sms = window.smsForm = window.smsForm || {};
  var TEXTS = { "long-text": true };

  function idOf(path) {
    return "sms-" + path.replace(/\[/g, "-").replace(/\]/g, "").replace(/\./g, "-");
  }

  function State(root, data) {
    this.root = root;
    this.data = data;
  }

  State.prototype.element = function (path) {
    return this.root.querySelector("#" + CSS.escape(idOf(path)));
  };

  State.prototype.today = function () {
    return sms.inZone(this.data.zone, Date.now()).slice(0, 10);
  };

  /* Return the rows of a table: the field sets, in their order. */
  State.prototype.rows = function (path) {
    return Array.from(this.element(path).querySelector(".sms-fill-rows").children);
  };

  State.prototype.text = function (path, lines) {
    var element = this.element(path);
    return element ? sms.clean(element.value, lines) : "";
  };

  /* Return the value of a field as a record keeps it; "" or [] where nothing is filled in. */
  State.prototype.value = function (field, path) {
    var element = this.element(path), self = this;
    if (field.type === "table") {
      return this.rows(path).map(function (row, index) { return self.values(field.columns, path + "[" + index + "]"); });
    }
    if (element.tagName === "FIELDSET") {
      var chosen = Array.from(element.querySelectorAll("input:checked")).map(function (each) { return each.value; });
      return field.type === "choices" ? chosen : chosen[0] || "";
    }
    if (element.validity && element.validity.badInput) {
      return "?";  // half a date: the browser gives no text for it, and it must not count as empty
    }
    var text = sms.clean(element.value, TEXTS[field.type]);
    return field.type === "datetime" && text ? sms.withZone(this.data.zone, text) : text;
  };

  State.prototype.values = function (fields, above) {
    var found = {}, self = this;
    fields.forEach(function (field) { found[field.key] = self.value(field, above + "." + field.key); });
    return found;
  };

  function isEmptyRow(row) {
    return Object.keys(row).every(function (key) { return !sms.isFilled(row[key]); });
  }

  function filledRow(row) {
    var kept = {};
    Object.keys(row).forEach(function (key) {
      if (sms.isFilled(row[key])) {
        kept[key] = row[key];
      }
    });
    return kept;
  }

  /* Leave out rows in which nothing stands. places: takes path as in the record → path as on the page. */
  function withoutEmptyRows(fields, values, places) {
    fields.forEach(function (field) {
      if (field.type !== "table") {
        return;
      }
      var kept = [];
      values[field.key].forEach(function (row, index) {
        if (!isEmptyRow(row)) {
          places["values." + field.key + "[" + kept.length + "]"] = "values." + field.key + "[" + index + "]";
          kept.push(filledRow(row));
        }
      });
      values[field.key] = kept;
    });
  }

  State.prototype.number = function (id) {
    var data = this.data, year = this.text("date").slice(0, 4), typed = id;
    if (/^[0-9]{1,7}$/.test(typed) && Number(typed)) {
      typed = ("000" + Number(typed)).slice(-Math.max(4, String(Number(typed)).length));
      return data.prefix + "-" + year + "-" + typed;
    }
    return typed;
  };

  State.prototype.next = function () {
    var year = this.text("date").slice(0, 4) || this.today().slice(0, 4);
    var number = String((this.data.numbers[year] || 0) + 1);
    return this.data.prefix + "-" + year + "-" + ("000" + number).slice(-Math.max(4, number.length));
  };

  State.prototype.headProblems = function (record, wantsNumber) {
    var data = this.data, found = [], parts = sms.readId(record.id), year = record.date.slice(0, 4), self = this;
    function add(path, word, more) { found.push(Object.assign({ path: path, word: word }, more)); }
    if (record.id && (!parts || parts.prefix !== data.prefix || parts.year !== year)) {
      add("id", "number-format", { value: data.prefix + "-" + (year || this.today().slice(0, 4)) + "-0001" });
    } else if (parts && parts.number <= (data.numbers[parts.year] || 0)) {
      add("id", "number-taken", { value: record.id, next: this.next() });
    } else if (!record.id && wantsNumber) {
      add("id", "number-needed", { next: this.next() });
    }
    if (!record.date) {
      add("date", "missing");
    } else if (!sms.isDay(record.date)) {
      add("date", "expected-date");
    } else if (record.date > this.today()) {
      add("date", "future", { value: record.date });
    }
    if (!record.made_by) {
      add("made_by", "missing");
    }
    if (data.maintained && !record.version) {
      add("version", "missing");
    }
    parts = sms.readId(record.corrects);
    if (record.corrects && !parts) {
      add("corrects", "expected-record");
    } else if (parts && parts.prefix !== data.prefix) {
      add("corrects", "wrong-prefix", { value: data.prefix });
    }
    if (data.external) {
      ["place", "sha256"].forEach(function (key) {
        if (!record.external[key]) {
          add("external-" + key, key === "place" ? "missing" : "sha256");
        } else if (key === "sha256" && !/^[0-9a-f]{64}$/.test(record.external[key])) {
          add("external-sha256", "sha256");
        }
      });
    }
    ["version", "external-place"].forEach(function (path) {
      var problem = sms.hiddenProblem(self.text(path));
      if (problem) {
        add(path, problem.word, problem);
      }
    });
    return found;
  };

  State.prototype.links = function () {
    var self = this;
    return this.rows("links").map(function (_, index) {
      return { type: self.text("links[" + index + "].type"), record: self.text("links[" + index + "].record") };
    });
  };

  function linkProblems(links) {
    var found = [];
    links.forEach(function (link, index) {
      if (isEmptyRow(link)) {
        return;
      }
      if (!link.type) {
        found.push({ path: "links[" + index + "].type", word: "missing" });
      }
      if (!sms.readId(link.record)) {
        found.push({ path: "links[" + index + "].record", word: link.record ? "expected-record" : "missing" });
      }
    });
    return found;
  }

  /* Return {record, problems}. wantsNumber: a record without a number will not do. */
  State.prototype.read = function (wantsNumber) {
    var data = this.data, places = {}, links = this.links(), date = this.text("date"), self = this;
    var values = data.external ? {} : this.values(data.fields, "values");
    withoutEmptyRows(data.fields.filter(function () { return !data.external; }), values, places);
    var record = {
      id: this.number(this.text("id")), form: data.form, form_version: data.version, date: date,
      made_by: this.text("made_by"), made_at: sms.inZone(data.zone, Date.now()), version: this.text("version"),
      closed: this.element("closed").checked ? "yes" : "", corrects: this.text("corrects"),
      values: data.fields.filter(function (field) { return sms.isFilled(values[field.key]); })
        .map(function (field) { return [field.key, values[field.key]]; }),
      links: links.filter(function (link) { return !isEmptyRow(link); }),
      external: data.external ? {
        place: self.text("external-place"), sha256: self.text("external-sha256").toLowerCase()
      } : null
    };
    var problems = this.headProblems(record, wantsNumber).concat(
      data.external ? [] : sms.problems(data.fields, values, data.known, "values", Boolean(record.closed)).map(function (problem) {
        var row = /^values\.[^.[]+\[[0-9]+\]/.exec(problem.path);
        return row && places[row[0]] ?
          Object.assign({}, problem, { path: places[row[0]] + problem.path.slice(row[0].length) }) : problem;
      }), linkProblems(links));
    record.id = record.id || data.prefix + "-" + (date || this.today()).slice(0, 4) + "-0000";
    if (!problems.length && new TextEncoder().encode(sms.recordText(record)).length > data.largest) {
      problems.push({ path: "id", word: "too-much", value: String(data.largest / 1024) });
    }
    return { record: record, problems: problems };
  };

  /* Return what stands in the controls, for a draft: path → text, or the texts of the boxes that are ticked. */
  State.prototype.snapshot = function () {
    var kept = { fields: {}, rows: {} };
    this.root.querySelectorAll(".sms-fill-table").forEach(function (table) {
      kept.rows[table.id] = table.querySelector(".sms-fill-rows").children.length;
    });
    this.root.querySelectorAll("form input, form select, form textarea").forEach(function (each) {
      if (each.type === "file" || each.id === "sms-draft" || each.readOnly) {
        return;
      }
      var name = each.id || each.name;
      if (each.type === "radio" || each.type === "checkbox") {
        if (each.checked) {
          kept.fields[name] = (kept.fields[name] || []).concat(each.value);
        }
      } else if (each.value) {
        kept.fields[name] = each.value;
      }
    });
    return kept;
  };

  /* Put a snapshot back. sizeTable: makes a table have so many rows. */
  State.prototype.restore = function (kept, sizeTable) {
    this.root.querySelectorAll(".sms-fill-table").forEach(function (table) {
      var wanted = Number(kept.rows[table.id]);
      sizeTable(table, Math.min(wanted >= 0 ? wanted : 1, 500));
    });
    this.root.querySelectorAll("form input, form select, form textarea").forEach(function (each) {
      var value = kept.fields[each.id || each.name];
      if (each.type === "radio" || each.type === "checkbox") {
        if (each.id !== "sms-draft") {
          each.checked = Array.isArray(value) && value.indexOf(each.value) >= 0;
        }
      } else if (each.type !== "file" && !each.readOnly) {
        each.value = typeof value === "string" ? value : "";
      }
    });
  };

  sms.State = State;
})();
