"""What the articles and the design card ask of the documents, found where the documents say it, in both languages."""

from pathlib import Path

import pytest

from smsgen.model.document import Document
from smsgen.sources.load import load
from smsgen.sources.tree import WorkingTree

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def documents() -> dict[tuple[str, str], Document]:
    return {(document.id, document.language): document for document in load(WorkingTree(ROOT)).sms.documents}


def _sections(document: Document) -> set[str]:
    return {heading.id for heading in document.structure.headings}


PROCEDURE = {"purpose", "scope", "roles", "flow", "steps", "rules", "interfaces", "records", "measures", "references"}
SECTIONS = [
    pytest.param(document, sections, marks=pytest.mark.covers(requirement))
    for requirement, document, sections in [
        ("R-25", "SMS-MAN-01", {"policy", "organisation", "scope-statement", "processes"}),
        ("R-25", "SMS-POL-02", {"objectives", "plan", "judging"}),
        ("R-08", "SMS-POL-03", {"strategy", "processes", "responsibilities", "resources", "services"}),
        ("R-09", "SMS-PRC-01", {"write", "decide", "publish", "periodic-review", "withdraw", "dispose"}),
        ("R-09", "SMS-POL-09", {"schedule", "disposal"}),
        ("R-11", "SMS-POL-04", {"sources", "likelihood", "impact", "acceptance", "approach"}),
        ("R-15", "SMS-POL-01", {"customer-focus", "process-approach", "continual-improvement"}),
        ("R-18", "SMS-PRC-17", {"raise", "approve", "implement", "review"}),
        ("R-26", "SMS-PRC-20", {"classes", "priority", "escalation", "limits"}),
        ("R-29", "SMS-PRC-12", {"targets", "graded-response", "liability", "downtime", "workload", "exceptions"}),
        ("R-33", "SMS-PRC-17", {"classes", "emergency"}),
        ("R-42", "SMS-PRC-25", {"write-plan", "test", "activate", "review", "programme"}),
    ]
]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("document", "sections"), SECTIONS)
def test_the_section_that_is_asked_for_exists(
    documents: dict[tuple[str, str], Document], document: str, sections: set[str], language: str
) -> None:
    assert sections <= _sections(documents[document, language])


@pytest.mark.covers("R-18")
def test_every_procedure_says_who_does_what_and_what_is_kept(documents: dict[tuple[str, str], Document]) -> None:
    lacking = {
        key: PROCEDURE - _sections(document)
        for key, document in documents.items()
        if document.tier == "procedure" and not _sections(document) >= PROCEDURE
    }
    assert lacking == {}


@pytest.mark.covers("R-18")
def test_every_procedure_shows_its_flow(documents: dict[tuple[str, str], Document]) -> None:
    drawn = {key: len(each.structure.diagrams) for key, each in documents.items() if each.tier == "procedure"}
    assert all(count >= 1 for count in drawn.values()), drawn


@pytest.mark.covers("R-27")
@pytest.mark.parametrize(
    ("form", "fields"),
    [
        ("SMS-FRM-30", {"class", "major_reasons", "window_start", "result"}),
        ("SMS-FRM-31", {"likelihood", "impact", "back_out_steps", "decided", "approver"}),
        ("SMS-FRM-32", {"rfc", "aim_reached", "was_emergency", "authorised_before"}),
        ("SMS-FRM-39", {"priority", "impact", "urgency", "responded_at", "resolved_at", "in_time"}),
    ],
)
def test_a_form_holds_the_fields_that_the_work_needs(
    documents: dict[tuple[str, str], Document], form: str, fields: set[str]
) -> None:
    assert fields <= {field.key for field in documents[form, "en"].fields}


@pytest.mark.covers("R-05", "R-46")
def test_the_management_review_judges_the_three_verdicts(documents: dict[tuple[str, str], Document]) -> None:
    fields = {field.key: field for field in documents["SMS-FRM-52", "en"].fields}
    assert all(fields[verdict].required for verdict in ("suitability", "adequacy", "effectiveness"))


@pytest.mark.covers("R-33", "R-34")
def test_a_change_is_standard_normal_or_emergency(documents: dict[tuple[str, str], Document]) -> None:
    fields = {field.key: field for field in documents["SMS-FRM-30", "en"].fields}
    assert set(fields["class"].choices) == {"standard", "normal", "emergency"}


@pytest.mark.covers("R-02", "R-59")
def test_no_text_names_an_edition_that_is_not_in_force(documents: dict[tuple[str, str], Document]) -> None:
    years = {edition.year for document in documents.values() for edition in document.structure.editions}
    assert years == {"2018"}
