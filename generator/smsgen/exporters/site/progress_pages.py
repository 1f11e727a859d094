"""The pages about where the management system stands: gaps, readiness for an audit, and what is due."""

from collections.abc import Iterator

from smsgen.exporters.listings.calendar_listing import KIND_NAMES
from smsgen.exporters.listings.gap_listing import summary
from smsgen.exporters.site.addresses import CALENDAR, GAPS, READY, clause_page
from smsgen.exporters.site.edition import Edition
from smsgen.exporters.site.linked_words import linked_words
from smsgen.exporters.site.pages import Page
from smsgen.exporters.site.record_section import RecordSection
from smsgen.reports.calendar import Duty, by_month, calendar
from smsgen.reports.decisions import role_name
from smsgen.reports.gap import WEIGHTS, Gap, GapAnalysis, gap_analysis
from smsgen.reports.readiness import STAGES, Condition, Given, readiness


def progress_pages(section: RecordSection, given: Given) -> Iterator[Page]:
    """Yield the three pages of one language."""
    yield _gap_page(section, given)
    yield _ready_page(section, given)
    yield _calendar_page(section, given)


def _page(edition: Edition, path: str, name: str, values: dict[str, object], given: Given) -> Page:
    as_of = edition.word("as-of", day=given.facts.as_of.isoformat())
    return edition.page(path, edition.word(name), f"{name}.md.j2", {"as_of": as_of} | values, hide=["toc"])


# -- gaps ------------------------------------------------------------------------------------------------------------


def _gap_page(section: RecordSection, given: Given) -> Page:
    edition = section.edition
    analyses = [_analysis(section, each) for each in gap_analysis(given.facts, given.findings)]
    return _page(edition, GAPS, "gap-analysis", {"analyses": analyses}, given)


def _analysis(section: RecordSection, analysis: GapAnalysis) -> dict[str, object]:
    edition = section.edition
    anchor = analysis.key.replace(":", "-")
    return {
        "title": analysis.title.of(edition.language),
        "anchor": anchor,
        "summary": summary(analysis, edition.language),
        "groups": [
            {"weight": weight, "rows": [_gap(section, analysis.key, gap) for gap in gaps]}
            for weight in WEIGHTS
            if (gaps := [gap for gap in analysis.gaps if gap.weight == weight])
        ],
        "clauses": [
            {
                "id": clause.id,
                "title": clause.title.of(edition.language),
                "href": edition.href(GAPS, clause_page(analysis.key, clause.id)),
                "columns": [("gap-process", clause.processes), ("gap-documents", clause.documents),
                            ("gap-records", clause.records)],
                "gaps": len(clause.gaps),
            }
            for clause in analysis.clauses
        ],
    }  # fmt: skip


def _gap(section: RecordSection, standard: str, gap: Gap) -> dict[str, object]:
    edition = section.edition
    return {
        "subject": gap.item or gap.clause,
        "href": edition.href(GAPS, clause_page(standard, gap.clause)),
        "what": linked_words(section, GAPS, gap.what.of(edition.language)),
        "step": linked_words(section, GAPS, gap.step.of(edition.language)),
    }


# -- readiness -------------------------------------------------------------------------------------------------------


def _ready_page(section: RecordSection, given: Given) -> Page:
    edition, stages = section.edition, []
    for stage in STAGES:
        if stage == "surveillance" and not given.facts.sms.settings.certification.certified_on:
            continue  # nothing of it can be met before there is a certificate
        found = readiness(given, stage)
        count = edition.word("ready-count", met=sum(each.met for each in found), all=len(found))
        stages.append({"name": stage, "count": count, "rows": [_row(section, each) for each in found]})
    return _page(edition, READY, "ready", {"stages": stages}, given)


def _row(section: RecordSection, condition: Condition) -> dict[str, object]:
    edition = section.edition
    return {
        "title": condition.title.of(edition.language),
        "met": condition.met,
        "evidence": [linked_words(section, READY, words.of(edition.language)) for words in condition.evidence],
        "lacks": [linked_words(section, READY, words.of(edition.language)) for words in condition.lacks],
        "remark": edition.word("ready-penalty") if condition.name == "declaration" else "",
    }


# -- duties ----------------------------------------------------------------------------------------------------------


def _calendar_page(section: RecordSection, given: Given) -> Page:
    edition = section.edition
    today = given.facts.as_of.isoformat()
    duties = calendar(given.facts)
    groups = [("", [duty for duty in duties if duty.on < today])]
    groups += by_month(duty for duty in duties if duty.on >= today).items()
    shown = [{"month": month, "rows": [_duty(section, given, duty) for duty in rows]} for month, rows in groups if rows]
    return _page(edition, CALENDAR, "calendar", {"groups": shown}, given)


def _duty(section: RecordSection, given: Given, duty: Duty) -> dict[str, object]:
    """Return a line; titles are those of the texts shown, and nothing is told of a record that is withheld."""
    edition = section.edition
    what = (duty.brief if duty.brief.en else duty.what).of(edition.language)
    subject: object = duty.subject
    record = given.facts.records.by_id.get(duty.subject)
    if duty.subject in edition.targets:
        subject = edition.referrer(CALENDAR)(duty.subject)
    elif record is not None and record.form in given.withheld:
        named = given.name(record).of(edition.language)
        what, subject = named, ""
    elif record is not None and duty.brief.en:
        subject = section.named(CALENDAR, record.id)
    elif record is not None:
        subject = linked_words(section, CALENDAR, record.id)
    return {
        "on": duty.on,
        "kind": KIND_NAMES[duty.kind].of(edition.language),
        "what": what,
        "subject": subject,
        "titled": duty.subject in edition.targets or (record is not None and bool(subject and duty.brief.en)),
        "role": role_name(given.facts, duty.role, edition.language) if duty.role else "",
    }
