"""TIER007 form-unresolved."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding, Values, did_you_mean
from smsgen.model.text import Text


@rule(
    "TIER007",
    "form-unresolved",
    message=Text("{form} in forms is not a form of this set", "forms中的{form}不是本体系的表单"),
    help=Text("Correct the id, or drop it.{hint}", "请更正编号或删除。{hint}"),
)
def form_unresolved(facts: Facts) -> Iterable[Finding]:
    """The ids under `forms` are forms."""
    forms = [document.id for document in facts.sources.values() if document.tier == "form"]
    known = frozenset(forms) | (facts.identity.translations.keys() - facts.sources.keys())
    for document in facts.sources.values():
        for index, form in enumerate(document.forms):
            if form not in known:
                path = f"forms[{index}]"
                values: Values = {"form": form, "hint": did_you_mean(form, forms)}
                yield Finding("form-unresolved", document.at(path), document.id, values, path)
