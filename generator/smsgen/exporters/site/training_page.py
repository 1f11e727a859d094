"""The page of the training matrix: roles and their documents, people and what shows that they know them (R-12)."""

from smsgen.exporters.site.addresses import TRAINING
from smsgen.exporters.site.edition import Edition
from smsgen.exporters.site.pages import Page
from smsgen.reports.decisions import role_name
from smsgen.reports.readiness_given import Given
from smsgen.reports.training_matrix import MISSING, UNASSESSED, Count, Holder, KeyTest, training_matrix


def training_page(edition: Edition, given: Given) -> Page:
    """Return the page in one language."""
    matrix = training_matrix(given.facts, given.withheld)
    names = {row.role: role_name(given.facts, row.role, edition.language) for row in matrix.roles}
    values: dict[str, object] = {
        "as_of": edition.word("as-of", day=given.facts.as_of.isoformat()),
        "gaps": edition.word("training-gaps", count=matrix.gaps),
        "everybody": [id_ for id_ in matrix.everybody if id_ in edition.targets],
        "roles": [
            {"name": names[row.role], "documents": [id_ for id_ in row.documents if id_ in edition.targets]}
            for row in matrix.roles
        ],
        "people": [
            {"role": names[row.role], "holders": [_holder(edition, each) for each in row.holders]}
            for row in matrix.roles
        ],
    }
    return edition.page(TRAINING, edition.word("training-matrix"), "training-matrix.md.j2", values, hide=["toc"])


def _holder(edition: Edition, holder: Holder) -> dict[str, object]:
    columns = [
        ("training-read", *_count(edition, holder.read)),
        ("training-rounds", *_count(edition, holder.rounds)),
        ("training-test", *_test(edition, holder.test)),
    ]
    return {"name": holder.name, "columns": columns}


def _count(edition: Edition, count: Count | None) -> tuple[str, bool]:
    """Return what is said, and whether it is a gap."""
    if count is None or not count.all:
        return "–", False
    return edition.word("training-count", done=count.done, all=count.all), count.gap


def _test(edition: Edition, test: KeyTest | None) -> tuple[str, bool]:
    if test is None or not test.said:
        return "–", False
    said = edition.word(f"training-{test.said}") if test.said in (MISSING, UNASSESSED) else test.said
    return said, test.gap
