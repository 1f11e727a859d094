"""The index of evidence, the duties by department, and what each role has to do and to show."""

import re
from collections.abc import Iterator

from smsgen.adapters.templates import markup
from smsgen.analysis.facts import Facts
from smsgen.exporters.listings.calendar_listing import KIND_NAMES
from smsgen.exporters.listings.duties_listing import MARKS
from smsgen.exporters.site.addresses import DUTIES, EVIDENCE, RECORDS, ROLES, clause_page, role_page
from smsgen.exporters.site.edition import Edition
from smsgen.exporters.site.escape import as_html
from smsgen.exporters.site.list_pages import roles_page
from smsgen.exporters.site.pages import Page
from smsgen.exporters.site.record_list_pages import form_record_pages, record_list_page
from smsgen.exporters.site.record_pages import record_pages
from smsgen.exporters.site.record_section import RecordSection
from smsgen.reports.calendar import Duty
from smsgen.reports.decisions import role_name
from smsgen.reports.duty_matrix import DutyMatrix, DutyRow, department_of, duty_matrix
from smsgen.reports.evidence_index import EvidenceIndex, FormEvidence, ProcessEvidence, evidence_index
from smsgen.reports.role_work import RoleWork, role_work
from smsgen.reports.roles import RoleRow
from smsgen.reports.running import ProcessRun

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,60}", re.ASCII)


def evidence_pages(section: RecordSection, rows: tuple[RoleRow, ...]) -> Iterator[Page]:
    """Yield the pages about roles and departments, and those about records where forms ask for any.

    rows: the roles that own documents.
    """
    edition, facts = section.edition, section.facts
    works = tuple(work for work in role_work(facts, edition.sheets, edition.language) if has_page(work.row.id))
    owning = {row.id for row in rows}
    others = tuple(work.row for work in works if work.row.id not in owning)
    yield roles_page(edition, rows, others, frozenset(work.row.id for work in works))
    for work in works:
        yield _role_page(section, work)
    if edition.allocated:
        yield duties_page(edition, facts, duty_matrix(facts))
    if edition.recorded:
        yield record_list_page(section)
        yield evidence_page(section)
        yield from form_record_pages(section)
        yield from record_pages(section)


# -- evidence ------------------------------------------------------------------------------------------------------


def evidence_page(section: RecordSection) -> Page:
    """Return the index of evidence."""
    edition, facts = section.edition, section.facts
    index = evidence_index(facts)
    values = {
        "as_of": edition.word("as-of", day=facts.as_of.isoformat()),
        "processes": [_process(section, index, each) for each in index.processes if each.procedure in edition.sheets],
    }
    return edition.page(EVIDENCE, edition.word("evidence"), "evidence.md.j2", values, hide=["toc"])


def _process(section: RecordSection, index: EvidenceIndex, process: ProcessEvidence) -> dict[str, object]:
    edition, run = section.edition, process.run
    return {
        "id": process.procedure,
        "title": edition.sheets[process.procedure].title,
        "owner": edition.sheets[process.procedure].owner_name,
        "since": run.effective_from,
        "ran": _ran(edition, run),
        "months": [(month, run.by_month.get(month, 0)) for month in index.months] if run.effective_from else [],
        "forms": [form_row(section, EVIDENCE, form) for form in process.forms if _may_be_listed(section, form)],
    }


def _ran(edition: Edition, run: ProcessRun) -> str:
    """Return over which time a process has records, in words."""
    if run.first:
        return edition.word("running-since", n=run.months, first=run.first, last=run.last)
    return edition.word("running-not" if run.effective_from else "running-draft")


def _may_be_listed(section: RecordSection, form: FormEvidence) -> bool:
    return section.titles or form.form in section.edition.sheets


def form_row(section: RecordSection, page: str, form: FormEvidence) -> dict[str, object]:
    """Return the line of a form: of one that is not shown its number, counts and dates."""
    sheet = section.edition.sheets.get(form.form)
    return {
        "form": section.edition.referrer(page)(form.form) if sheet else form.form,
        "owner": sheet.owner_name if sheet else "",
        "count": form.records,
        "list": section.list_link(page, form.form),
        "days": section.days(form.first, form.last),
        "latest": section.link(page, form.latest) if form.latest and section.tells(form.latest) else "",
    }


# -- duties by department ------------------------------------------------------------------------------------------


def duties_page(edition: Edition, facts: Facts, matrices: tuple[DutyMatrix, ...]) -> Page:
    """Return the allocation of duties: clause by clause the departments that lead and take part."""
    values = {
        "matrices": [
            {
                "codes": [department.code for department in matrix.departments],
                "names": [(each.code, each.name.of(edition.language)) for each in matrix.departments],
                "rows": [_duty_row(edition, facts, matrix, row) for row in matrix.rows],
                "unplaced": edition.word("duty-unplaced", roles=_names(edition, facts, matrix.unplaced))
                if matrix.unplaced
                else "",
            }
            for matrix in matrices
        ]
    }
    return edition.page(DUTIES, edition.word("duty-matrix"), "duties.md.j2", values, hide=["toc"])


def _names(edition: Edition, facts: Facts, roles: tuple[str, ...]) -> str:
    return edition.word("comma").join(role_name(facts, role, edition.language) for role in roles)


def _duty_row(edition: Edition, facts: Facts, matrix: DutyMatrix, row: DutyRow) -> dict[str, object]:
    return {
        "id": row.clause,
        "title": row.title.of(edition.language),
        "href": edition.href(DUTIES, clause_page(matrix.key, row.clause)),
        "lead": role_name(facts, row.lead, edition.language) if row.lead else "",
        "document": edition.referrer(DUTIES)(row.document) if row.document in edition.targets else "",
        "cells": [
            {
                "code": department.code,
                "part": row.departments.get(department.code, ""),
                "mark": MARKS.get(row.departments.get(department.code, ""), ""),
                # What the department has its part by, for whoever rests the pointer on the mark.
                "by": edition.word("comma").join(
                    each for each in row.reasons.get(department.code, ()) if each in edition.targets
                ),
            }
            for department in matrix.departments
        ],
    }


# -- roles ---------------------------------------------------------------------------------------------------------


def has_page(role: str) -> bool:
    """Tell whether a role has a page: not one whose name is no name that a path may hold."""
    return _SAFE.fullmatch(role) is not None


def _role_page(section: RecordSection, work: RoleWork) -> Page:
    edition, row, path = section.edition, work.row, role_page(work.row.id)
    department = department_of(section.facts, row.id)
    duties = [each for each in work.duties if _may_tell(section, each)]
    hidden = len(work.duties) - len(duties)
    values = {
        "up": edition.href(path, ROLES),
        "records": edition.href(path, RECORDS),
        "people": edition.word("comma").join(row.people),
        "department": department.name.of(edition.language) if department else "",
        "as_of": edition.word("as-of", day=section.facts.as_of.isoformat()),
        "duties": [_duty(section, path, each) for each in duties],
        "hidden": edition.word("role-due-hidden", n=hidden) if hidden else "",
        "documents": [each for each in row.documents if each in edition.targets],
        "forms": [each for each in row.forms if each in edition.targets],
        "used": [each for each in row.used if each in edition.targets],
        "processes": [
            {
                "procedure": edition.referrer(path)(each.procedure),
                "ran": _ran(edition, each.run),
            }
            for each in work.processes
            if each.procedure in edition.targets
        ],
        "evidence": [
            form_row(section, path, form)
            for form in (*(form for each in work.processes for form in each.forms), *work.forms)
            if _may_be_listed(section, form)
        ],
        "lately": [
            {
                "link": section.link(path, record.id),
                "headline": section.book.headline(record) or section.book.form_title(record.form),
                "date": record.date,
            }
            for record in work.records
            if section.tells(record.id)
        ],
    }
    meta = {"hide": ["toc", "navigation"], "search": {"boost": 0.5}, "title": as_html(row.name)}
    return edition.page(path, row.name, "role.md.j2", values, **meta)


def _may_tell(section: RecordSection, duty: Duty) -> bool:
    if not duty.subject:
        return True
    if duty.subject in section.facts.sources:
        return duty.subject in section.edition.sheets
    return section.tells(duty.subject)


def _duty(section: RecordSection, path: str, duty: Duty) -> dict[str, object]:
    edition = section.edition
    subject: str = ""
    if duty.subject in edition.targets:
        target = edition.targets[duty.subject]
        subject = markup(f'<a href="{edition.href(path, target.page)}">{as_html(duty.subject)}</a>')
    elif duty.subject:
        subject = section.link(path, duty.subject)
    return {
        "on": duty.on,
        "late": duty.late(section.facts.as_of),
        "kind": KIND_NAMES[duty.kind].of(edition.language),
        "what": duty.what.of(edition.language),
        "subject": subject,
    }
