"""FRM015 record-kind-form-unknown."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.kind_forms import unknown_forms
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding, Values
from smsgen.location import locate
from smsgen.model.text import Text


@rule(
    "FRM015",
    "record-kind-form-unknown",
    message=Text("record_kinds: {form}, the form of {kind}, {problem}", "record_kinds：{kind}的表单{form}{problem}"),
    help=Text(
        "Write the form, correct its id, or take the kind out of record_kinds in sms.yml.{hint}",
        "请编写该表单，更正编号，或从sms.yml的record_kinds中删去该种类。{hint}",
    ),
)
def record_kind_form_unknown(facts: Facts) -> Iterable[Finding]:
    """A kind of record is kept by a form of the set; one that is not approved yet is enough."""
    for kind, form, problem, hint in unknown_forms(facts):
        path = f"record_kinds.{kind}"
        values: Values = {"kind": kind, "form": form, "problem": problem, "hint": hint}
        place = locate("sms.yml", facts.sms.settings.places, path)
        yield Finding("record-kind-form-unknown", place, form, values, path)
