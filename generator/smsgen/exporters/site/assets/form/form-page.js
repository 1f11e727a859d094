/* The form on the page: rows of tables, messages, saving, handing over, printing, drafts. */
(function () {
  "use strict";

  var sms = window.smsForm;
  // Browsers and forges take addresses of about eight thousand characters.
  var LONGEST_ADDRESS = 7500;
  var BLANK_ROWS = 3;

  function start(root) {
    var data = JSON.parse(root.getAttribute("data-form"));
    var state = new sms.State(root, data), form = root.querySelector("form");
    var summary = root.querySelector(".sms-fill-errors"), status = root.querySelector(".sms-fill-status");
    var draftKey = "sms-draft:" + data.form + ":" + data.version;

    function word(key, values) {
      return Object.keys(values || {}).reduce(function (text, name) {
        return text.split("{" + name + "}").join(values[name]);
      }, data.words[key] || key);
    }

    function labelled(key, values) {
      return Object.keys(values).reduce(function (text, name) {
        return text.split("{" + name + "}").join(values[name]);
      }, data.labels[key]);
    }

    function say(text) {
      status.textContent = text;
    }

    // -- rows of tables ----------------------------------------------------------------------------------------------

    function labelOfTable(table) {
      var legend = table.querySelector("legend").cloneNode(true);
      legend.querySelectorAll(".sms-fill-need").forEach(function (each) { each.remove(); });
      return legend.textContent.trim();
    }

    /* Give each row its number: in its legend and in every id, name and path. */
    function renumber(table) {
      var path = table.getAttribute("data-path"), id = table.id;
      Array.from(table.querySelector(".sms-fill-rows").children).forEach(function (row, index) {
        row.querySelector("legend").textContent = labelled("row", { n: index + 1 });
        row.querySelector(".sms-fill-remove").setAttribute(
          "aria-label", labelled("remove-row-of", { n: index + 1, label: labelOfTable(table) }));
        row.querySelectorAll("[id], [for], [name], [data-path], [aria-describedby]").forEach(function (each) {
          ["id", "for", "name", "data-path", "aria-describedby"].forEach(function (name) {
            var old = each.getAttribute(name);
            if (old) {
              each.setAttribute(name, old.split(" ").map(function (part) {
                return numbered(numbered(part, path + "[", "]", index), id + "-", "-", index);
              }).join(" "));
            }
          });
        });
      });
    }

    function numbered(text, before, after, index) {
      if (text.slice(0, before.length) !== before) {
        return text;
      }
      var end = text.indexOf(after, before.length);
      return end < 0 || !/^(?:[0-9]+|__n__)$/.test(text.slice(before.length, end)) ? text :
        before + index + text.slice(end);
    }

    function addRow(table) {
      var row = document.importNode(table.querySelector("template").content, true);
      table.querySelector(".sms-fill-rows").appendChild(row);
      renumber(table);
      return table.querySelector(".sms-fill-rows").lastElementChild;
    }

    function sizeTable(table, wanted) {
      var rows = table.querySelector(".sms-fill-rows");
      while (rows.children.length > wanted) {
        rows.lastElementChild.remove();
      }
      while (rows.children.length < wanted) {
        addRow(table);
      }
      renumber(table);
    }

    root.addEventListener("click", function (event) {
      var button = event.target.closest("button");
      if (!button) {
        return;
      }
      if (button.classList.contains("sms-fill-add")) {
        addRow(button.closest(".sms-fill-table")).querySelector("input, select, textarea").focus();
        keep();
      } else if (button.classList.contains("sms-fill-remove")) {
        var table = button.closest(".sms-fill-table");
        button.closest(".sms-fill-row").remove();
        renumber(table);
        table.querySelector(".sms-fill-add").focus();
        keep();
      } else if (actions[button.getAttribute("data-action")]) {
        actions[button.getAttribute("data-action")]();
      }
    });

    // -- messages ----------------------------------------------------------------------------------------------------

    function fieldOf(key, fields) {
      return fields.find(function (field) { return field.key === key; });
    }

    /* Return how a place is called: `Effects weighed, row 2, Area`. */
    function nameOf(path) {
      var match = /^values\.([^.[]+)(?:\[([0-9]+)\]\.(.+))?$/.exec(path);
      if (match) {
        var field = fieldOf(match[1], data.fields);
        return [field.label].concat(match[3] ? [
          word("row", { n: Number(match[2]) + 1 }), fieldOf(match[3], field.columns).label
        ] : []).join(word("comma"));
      }
      match = /^links\[([0-9]+)\]\.(.+)$/.exec(path);
      if (match) {
        return [data.labels.links, word("row", { n: Number(match[1]) + 1 }), data.labels["link-" + match[2]]]
          .join(word("comma"));
      }
      var names = { id: "number", made_by: "made-by", "external-place": "place", "external-sha256": "sha256" };
      return data.labels[names[path] || path];
    }

    function said(problem) {
      var other = problem.other && nearestLabel(problem);
      return word(problem.word, { value: problem.value, next: problem.next, other: other || "" });
    }

    function nearestLabel(problem) {
      var table = /^values\.([^.[]+)\[/.exec(problem.path);
      var field = (table && fieldOf(problem.other, fieldOf(table[1], data.fields).columns)) ||
        fieldOf(problem.other, data.fields);
      return field ? field.label : problem.other;
    }

    function mark(path, text) {
      var element = state.element(path), error = element && root.querySelector("#" + CSS.escape(element.id + "-error"));
      if (!error) {
        return;
      }
      error.textContent = text;
      error.hidden = !text;
      if (text) {
        element.setAttribute("aria-invalid", "true");
      } else {
        element.removeAttribute("aria-invalid");
      }
      element.closest("[data-path]").classList.toggle("sms-fill-wrong", Boolean(text));
    }

    function clearMarks() {
      root.querySelectorAll(".sms-fill-error").forEach(function (each) { each.hidden = true; each.textContent = ""; });
      root.querySelectorAll("[aria-invalid]").forEach(function (each) { each.removeAttribute("aria-invalid"); });
      root.querySelectorAll(".sms-fill-wrong").forEach(function (each) { each.classList.remove("sms-fill-wrong"); });
    }

    function show(problems) {
      var list = summary.querySelector("ul");
      clearMarks();
      list.replaceChildren();
      problems.forEach(function (problem) {
        var item = document.createElement("li"), link = document.createElement("a"), element = state.element(problem.path);
        link.href = "#" + element.id;
        link.textContent = nameOf(problem.path);
        link.addEventListener("click", function (event) { event.preventDefault(); reach(element); });
        item.append(link, " – " + said(problem));
        list.appendChild(item);
        mark(problem.path, said(problem));
        var folded = element.closest("details");
        if (folded) {
          folded.open = true;
        }
      });
      summary.hidden = !problems.length;
      if (problems.length) {
        say(word("problems", { n: problems.length }));
        summary.scrollIntoView({ block: "start" });
        summary.focus({ preventScroll: true });
      }
    }

    function reach(element) {
      var inner = element.matches("fieldset") && element.querySelector("input, select, textarea, .sms-fill-add");
      (inner || element).focus();
      (element.closest("[data-path]") || element).scrollIntoView({ block: "center" });
    }

    /* Once a value was refused, it is judged again as soon as it is changed; not while a button is being pressed, which
       would move away under the pointer when the message above it goes. */
    var pressed = false, waiting = [];
    document.addEventListener("pointerdown", function () { pressed = true; }, true);
    ["pointerup", "pointercancel"].forEach(function (name) {
      document.addEventListener(name, function () {
        pressed = false;
        setTimeout(function () { waiting.splice(0).forEach(again); });
      }, true);
    });

    root.addEventListener("change", function (event) {
      var wrong = event.target.closest(".sms-fill-wrong");
      if (wrong && pressed) {
        waiting.push(wrong);
      } else if (wrong) {
        again(wrong);
      }
    });

    /* What is needed to close is asked for while the box is ticked, and no longer when the tick is taken away. */
    function closing() {
      var closed = state.element("closed").checked;
      root.querySelectorAll("[data-closing]").forEach(function (each) {
        if (closed) {
          each.setAttribute("aria-required", "true");
        } else {
          each.removeAttribute("aria-required");
        }
      });
    }

    state.element("closed").addEventListener("change", function () {
      closing();
      root.querySelectorAll(".sms-fill-wrong").forEach(again);
    });

    function again(wrong) {
      var path = wrong.getAttribute("data-path");
      var still = state.read(false).problems.find(function (problem) { return problem.path === path; });
      mark(path, still ? said(still) : "");
    }

    // -- saving ------------------------------------------------------------------------------------------------------

    function download(record) {
      var name = record.id + ".yml", link = document.createElement("a");
      var address = URL.createObjectURL(new Blob([sms.recordText(record)], { type: "application/yaml" }));
      link.href = address;
      link.download = name;
      document.body.appendChild(link);
      link.click();
      link.remove();
      setTimeout(function () { URL.revokeObjectURL(address); }, 10000);
      return name;
    }

    function judged(wantsNumber) {
      var read = state.read(wantsNumber);
      show(read.problems);
      return read.problems.length ? null : read.record;
    }

    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var record = judged(false);
      if (record) {
        var name = download(record);
        say(sms.readId(record.id) ? word("saved", { file: name, path: sms.recordPath(data.form, record.id) }) :
          word("saved-provisional", { file: name }));
      }
    });

    function uploadLink(folder) {
      var link = document.createElement("a");
      link.href = data.forge.kind === "github" ? data.forge.url + "/upload/" + data.forge.branch + "/" + folder :
        data.forge.url + "/-/tree/" + data.forge.branch;
      link.target = "_blank";
      link.rel = "noopener";
      link.textContent = word("upload");
      return link;
    }

    function openForge() {
      var record = judged(true);
      if (!record) {
        return;
      }
      var text = sms.recordText(record), path = sms.recordPath(data.form, record.id), gitlab = data.forge.kind === "gitlab";
      var address = data.forge.url + (gitlab ? "/-/new/" : "/new/") + data.forge.branch +
        (gitlab ? "?file_name=" : "?filename=") + encodeURIComponent(path) +
        (gitlab ? "" : "&value=" + encodeURIComponent(text));
      if (address.length > LONGEST_ADDRESS) {
        say(word("too-long-address", { file: download(record), path: path }) + " ");
        status.appendChild(uploadLink(path.slice(0, path.lastIndexOf("/"))));
        return;
      }
      var pasting = root.querySelector(".sms-fill-pasting");
      pasting.hidden = !gitlab;
      if (gitlab) {
        pasting.querySelector("textarea").value = text;
      }
      say(word(gitlab ? "opened-paste" : "opened", { path: path }));
      window.open(address, "_blank", "noopener");
    }

    // -- the file of a form whose content is kept elsewhere -----------------------------------------------------------

    function digest(event) {
      var file = event.target.files[0], target = state.element("external-sha256");
      if (!file) {
        return;
      }
      if (!window.crypto || !window.crypto.subtle) {
        mark("external-sha256", word("no-sha256"));
        return;
      }
      file.arrayBuffer().then(function (bytes) { return window.crypto.subtle.digest("SHA-256", bytes); })
        .then(function (sum) {
          target.value = Array.from(new Uint8Array(sum)).map(function (byte) {
            return ("0" + byte.toString(16)).slice(-2);
          }).join("");
          mark("external-sha256", "");
        }, function () { mark("external-sha256", word("no-sha256")); });
    }

    if (data.external) {
      state.element("external-file").addEventListener("change", digest);
    }

    // -- drafts ------------------------------------------------------------------------------------------------------

    var drafting = root.querySelector("#sms-draft");
    var deleting = root.querySelector("[data-action=draft-delete]");

    function keep() {
      if (!drafting || !drafting.checked) {
        return;
      }
      try {
        localStorage.setItem(draftKey, JSON.stringify(state.snapshot()));
        deleting.hidden = false;
      } catch (error) {
        drafting.checked = false;
        say(word("draft-impossible"));
      }
    }

    function forget() {
      try {
        localStorage.removeItem(draftKey);
      } catch (error) {
        // A browser that keeps nothing has nothing to delete.
      }
      drafting.checked = false;
      deleting.hidden = true;
    }

    function resume() {
      var kept = null;
      try {
        kept = JSON.parse(localStorage.getItem(draftKey));
      } catch (error) {
        // No draft that can be read: the form begins empty.
      }
      if (kept && kept.fields && kept.rows) {
        state.restore(kept, sizeTable);
        drafting.checked = true;
        deleting.hidden = false;
        say(word("draft-restored"));
      }
    }

    if (drafting) {
      drafting.addEventListener("change", function () {
        if (drafting.checked) {
          keep();
          say(drafting.checked ? word("draft-kept") : word("draft-impossible"));
        } else {
          forget();
          say(word("draft-deleted"));
        }
      });
      form.addEventListener("input", keep);
    }

    // -- printing ----------------------------------------------------------------------------------------------------

    /* Show on paper the title, the block about the document and the form alone. */
    function alone(hide) {
      for (var at = root; at && !at.matches("article, body"); at = at.parentElement) {
        Array.from(at.parentElement.children).forEach(function (each) {
          if (each !== at && !each.matches("h1, .sms-block, script, style")) {
            each.classList.toggle("sms-print-hide", hide);
          }
        });
      }
      document.querySelectorAll(".sms-block details, .sms-block .sms-block-links").forEach(function (each) {
        each.classList.toggle("sms-print-hide", hide);
      });
      root.classList.toggle("sms-fill-printing", hide);
    }

    /* A text area cuts off what does not fit: on paper its text stands beside it. An empty control shows no prompt. */
    function mirrors(make) {
      root.querySelectorAll(".sms-fill-mirror").forEach(function (each) { each.remove(); });
      root.querySelectorAll("form input, form select").forEach(function (each) {
        each.classList.toggle("sms-fill-empty", make && !each.value);
      });
      if (make) {
        root.querySelectorAll("form textarea:not([readonly])").forEach(function (area) {
          var mirror = document.createElement("div");
          mirror.className = "sms-fill-mirror";
          mirror.textContent = area.value;
          area.after(mirror);
        });
      }
    }

    function printForm() {
      alone(true);
      window.print();
      alone(false);
    }

    function printBlank() {
      var kept = state.snapshot(), folded = root.querySelector("details");
      var empty = { fields: {}, rows: {} }, open = folded.open;
      root.querySelectorAll(".sms-fill-table").forEach(function (table) {
        empty.rows[table.id] = table.id === "sms-links" ? 1 : BLANK_ROWS;
      });
      state.restore(empty, sizeTable);
      folded.open = true;
      root.classList.add("sms-fill-blank");
      printForm();
      root.classList.remove("sms-fill-blank");
      folded.open = open;
      state.restore(kept, sizeTable);
    }

    window.addEventListener("beforeprint", function () { mirrors(true); });
    window.addEventListener("afterprint", function () { mirrors(false); });

    // -- the rest ----------------------------------------------------------------------------------------------------

    function begin() {
      state.restore({ fields: { "sms-date": state.today() }, rows: { "sms-links": 0 } }, sizeTable);
      clearMarks();
      summary.hidden = true;
      suggest();
    }

    function suggest() {
      root.querySelector(".sms-fill-next").textContent = word("number-next", { next: state.next() });
    }

    var actions = {
      "forge": openForge,
      "print": printForm,
      "print-blank": printBlank,
      "clear": function () {
        if (window.confirm(word("clear-sure"))) {
          begin();
          keep();
          say(word("cleared"));
        }
      },
      "draft-delete": function () {
        forget();
        say(word("draft-deleted"));
      }
    };

    state.element("date").addEventListener("change", suggest);
    begin();
    if (drafting) {
      resume();
    }
    closing();
    root.classList.add("sms-fill-ready");
  }

  document.querySelectorAll(".sms-fill[data-form]").forEach(start);
})();
