"""The words of the list of terms."""

from smsgen.model.text import Text

TERM_WORDS: dict[str, Text] = {
    "terms": Text("Terms", "术语"),
    "to-terms": Text("Go to the terms ({n})", "查看术语（{n}条）"),
    "term-also": Text("Also: {words}", "也称：{words}"),
    "term-not": Text("Not: {words}", "不用：{words}"),
    "term-clause": Text("See {standard}, {clause}", "参见 {standard}，{clause}"),
}
