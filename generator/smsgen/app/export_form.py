"""`sms export`: a form as a file that somebody fills in elsewhere, or that another program checks records with."""

from collections.abc import Callable, Mapping

from smsgen.adapters.page_layout import LayoutError
from smsgen.analysis.facts import Facts
from smsgen.app.recording.unknown_form import unknown_form
from smsgen.app.writing.refused_change import refused
from smsgen.exporters.forms.docx_form import docx_form
from smsgen.exporters.forms.form_xlsx import form_xlsx
from smsgen.exporters.forms.json_schema import json_schema
from smsgen.exporters.forms.pdf_form import pdf_form
from smsgen.exporters.site.standalone_form import standalone_form
from smsgen.reports.blank_form import BlankForm, blank_form

# Name of the format (`--to`) → what makes the file of it. The bytes depend on nothing but the form given.
FORMATS: Mapping[str, Callable[[BlankForm], bytes]] = {
    "json-schema": json_schema,
    "xlsx": form_xlsx,
    "docx": docx_form,
    "pdf": pdf_form,
    "html": standalone_form,
}
# The end of the file's name where it is not the name of the format.
SUFFIXES = {"json-schema": "schema.json"}


def export_form(facts: Facts, form_id: str, format_: str, language: str) -> bytes:
    """Return the file.

    Raises AuthorityError where there is no such form, it does not say what its records are, or no font is there for it.
    """
    try:
        return FORMATS[format_](_blank(facts, form_id, language))
    except LayoutError as error:
        raise refused(en=error.reason.en, zh=error.reason.zh) from error


def file_name(form_id: str, format_: str, language: str) -> str:
    """Return how the file is named where nobody names it: `SMS-FRM-39.zh.xlsx`."""
    return f"{form_id}.{language}.{SUFFIXES.get(format_, format_)}"


def _blank(facts: Facts, form_id: str, language: str) -> BlankForm:
    form = facts.sources.get(form_id)
    if form is None or form.tier != "form":
        raise unknown_form(form_id, [id_ for id_, each in facts.sources.items() if each.tier == "form"])
    if form_id in facts.approvals.withdrawn:
        raise refused(en=f"{form_id} is withdrawn.", zh=f"{form_id}已作废。")
    if form.record is None or not form.readable or facts.disturbed(form, "fields") or facts.disturbed(form, "record"):
        raise refused(
            en=f"{form_id} does not say completely what its records are. `sms check` shows what is wrong in"
            f" {form.path}.",
            zh=f"{form_id}未完整说明其记录。“sms check”会指出{form.path}中的问题。",
        )
    return blank_form(facts, form_id, language)
