"""Maintained records on a site: listed where documents stand, and shown in the version in force (ADR 0017)."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from smsgen.app.publishing.edition import (
    Edition,
    Fetched,
    NotPublishedError,
    draft_edition,
    left_out,
    release_edition,
)
from smsgen.app.publishing.site_inputs import site_inputs
from smsgen.app.publishing.version_texts import publishable, version_texts
from smsgen.exporters.site.assemble import site_of
from smsgen.model.past import StoredVersion
from smsgen.model.version_text import VersionText
from smsgen.reports.calendar import calendar
from smsgen.sources.tree import MemoryTree
from tests.fixtures.approving import decide, digest, manifest
from tests.records.evidence_set import given_by
from tests.records.maintained import AGREEMENT, APPROVAL, FORM_TEXT, agreement, set_with_agreement
from tests.records.record_files import DAY, facts_of

Files = Mapping[str, bytes]
_ID = "SLA-2026-0001"
_PAGE, _PREVIEW, _HISTORY = f"records/SMS-FRM-21/{_ID}.md", f"preview/{_ID}.md", f"history/{_ID}.md"
_NEWER = agreement("1.1").replace("customer A", "customer ZEBRA").encode()
_SECRET = FORM_TEXT.replace("classification: internal", "classification: confidential")


def approved(*, form: str = FORM_TEXT, is_approved: bool = True) -> dict[str, bytes]:
    """Return a set in two languages whose agreement is approved, or not."""
    files = set_with_agreement(form=form, approved=is_approved)
    return files | {"sms.yml": files["sms.yml"].replace(b"languages: [en]", b"languages: [en, zh]")}


def ahead(*, form: str = FORM_TEXT) -> dict[str, bytes]:
    """Return the approved set after somebody wrote version 1.1 of the agreement, which says ZEBRA."""
    return approved(form=form) | {AGREEMENT: _NEWER}


def fetch(digests: frozenset[str]) -> Fetched:
    """Find version 1.0 of the agreement, which is all that the history holds."""
    before = approved()
    held = {digest(manifest(before, AGREEMENT)): StoredVersion(AGREEMENT, before[AGREEMENT], {})}
    return Fetched({each: held[each] for each in digests if each in held}, {})


def nothing(_: frozenset[str]) -> Fetched:
    """Find nothing: a clone without history."""
    return Fetched({}, {})


def pages(files: Files, edition: Edition, language: str = "en", as_of: date = DAY) -> dict[str, str]:
    """Return path → source of all pages of a site, with the texts of all versions that it may show."""
    tree = MemoryTree(files)
    facts = facts_of(files, as_of)
    edition = replace(edition, texts=publishable(version_texts(facts, tree, fetch), "internal"))
    site = site_of(site_inputs(facts, tree, edition=edition, given=given_by(files, facts, edition.withheld)))
    [found] = [each for each in site.trees if each.language == language]
    return {page.path: f"{page.title}\n{page.markdown}" for page in found.pages}


def released(files: Files, language: str = "en", as_of: date = DAY) -> dict[str, str]:
    """Return the pages of the release."""
    return pages(files, release_edition(facts_of(files, as_of), fetch, "internal"), language, as_of)


def drafted(files: Files, language: str = "en") -> dict[str, str]:
    """Return the pages of the draft edition."""
    return pages(files, draft_edition(facts_of(files), fetch, "internal"), language)


def text(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def row(page: str, about: str = _ID) -> str:
    """Return the row of a table that names `about`."""
    found: list[str] = [each for each in re.findall(r"<tr>.*?</tr>", page) if about in each]
    assert len(found) == 1
    return found[0]


@pytest.mark.covers("R-01")
@pytest.mark.parametrize(("language", "title"), [("en", "Service level agreement: customer A"), ("zh", "customer A")])
def test_they_stand_where_documents_stand(language: str, title: str) -> None:
    files = approved()
    changed = row(released(files, language)["control/changes.md"])
    assert 'href="../records/SMS-FRM-21/SLA-2026-0001.html"' in changed
    assert 'href="../history/SLA-2026-0001.html"' in changed
    assert title in changed
    assert "2026-10-02" in changed
    due = released(files, language, date(2027, 8, 1))
    assert "2027-10-02" in row(due["control/reviews.md"])
    assert 'href="../records/SMS-FRM-21/SLA-2026-0001.html"' in row(due["control/reviews.md"])
    assert 'href="../records/SMS-FRM-21/SLA-2026-0001.html"' in row(due["control/waiting.md"])
    assert 'href="../records/SMS-FRM-21/SLA-2026-0001.html"' in row(due["evidence/calendar.md"])
    assert f'href="../../{_HISTORY[:-3]}.html"' in due[_PAGE]


def test_a_superseded_version_is_obsolete_and_the_history_says_what_changed() -> None:
    files = ahead()
    decide(files, APPROVAL.replace("/1.0/", "/1.1/").replace("20261002", "20261005"))
    shown = released(files)
    assert "Replaced on 2026-10-05 by version 1.1" in text(row(shown["control/obsolete.md"]))
    assert "<ins>ZEBRA</ins>" in shown[_HISTORY]
    assert 'href="../records/SMS-FRM-21/SLA-2026-0001.html"' in shown[_HISTORY]
    assert "ZEBRA" in shown[_PAGE]


def test_of_a_confidential_form_nothing_is_told() -> None:
    files = approved(form=_SECRET)
    for found in (released(files), drafted(files), released(files, as_of=date(2027, 8, 1))):
        assert [path for path, page in found.items() if _ID in page + path] == []
    gone = approved(form=_SECRET)
    decide(gone, APPROVAL.replace("approve--", "withdraw--").replace("20261002", "20261003"))
    del gone[AGREEMENT]
    assert [path for path, page in released(gone).items() if _ID in page + path] == []
    assert [path for path, page in drafted(gone).items() if _ID in page + path] == []
    files = ahead(form=_SECRET)
    assert [path for path, page in (released(files) | drafted(files)).items() if _ID in page + path] == []


def test_a_record_that_was_withdrawn_and_is_gone_keeps_its_history() -> None:
    gone = approved()
    decide(gone, APPROVAL.replace("approve--", "withdraw--").replace("20261002", "20261003"))
    del gone[AGREEMENT]
    found = released(gone)
    assert "Withdrawn" in text(found["control/changes.md"])
    assert 'href="../history/SLA-2026-0001.html"' in found["control/changes.md"]
    assert "Withdrawn" in text(found[_HISTORY])
    assert _PAGE not in found


def test_the_text_of_a_record_is_as_open_as_its_form() -> None:
    texts = {
        "open": VersionText("a.md", "", "A", classification="internal"),
        "secret": VersionText("b.md", "", "B", classification="confidential"),
        "of-open": VersionText("a.yml", "", "REC-2026-0001", form="A"),
        "of-secret": VersionText("b.yml", "", "REC-2026-0002", form="B"),
        "of-unknown": VersionText("c.yml", "", "REC-2026-0003", form="C"),
    }
    assert set(publishable(texts, "internal")) == {"open", "of-open"}


@pytest.mark.covers("R-10")
def test_the_calendar_has_the_next_review() -> None:
    [duty] = [each for each in calendar(facts_of(approved())) if each.subject == _ID]
    assert (duty.on, duty.kind, duty.role) == ("2027-10-02", "review", "quality-manager")
    assert duty.what.en == "Review Service level agreement: customer A"
    assert duty.what.zh.startswith("评审")
    assert not [each for each in calendar(facts_of(approved(is_approved=False))) if each.subject == _ID]


def test_a_release_shows_the_version_in_force_and_nothing_of_a_newer_one() -> None:
    found = released(ahead())
    assert [path for path, page in found.items() if "ZEBRA" in page] == []
    assert "<dt>Customer</dt><dd>customer A</dd>" in found[_PAGE]
    assert "<dt>Version</dt><dd>1.0</dd>" in found[_PAGE]
    assert found[_PAGE] == released(approved())[_PAGE]
    assert _PREVIEW not in found
    assert "1.1" not in found[_HISTORY]
    assert " 1.1, English Approve" in text(row(found["control/waiting.md"])), "the number of what waits is told"


def test_a_release_says_that_no_version_is_in_force() -> None:
    found = released(approved(is_approved=False))
    assert "No version of this record is in force" in found[_PAGE]
    assert "customer A" not in "".join(found.values())
    chinese = released(approved(is_approved=False), "zh")
    assert "本记录目前没有现行有效版本" in chinese[_PAGE]


def test_a_release_stops_where_the_clone_lacks_the_version_in_force() -> None:
    with pytest.raises(NotPublishedError, match=_ID) as error:
        release_edition(facts_of(ahead()), nothing, "internal")
    assert error.value.exit_code == 2


def test_bytes_that_nobody_approved_are_not_taken() -> None:
    def forged(digests: frozenset[str]) -> Fetched:
        return Fetched(
            {each: StoredVersion(AGREEMENT, agreement(state="retired").encode(), {}) for each in digests}, {}
        )

    with pytest.raises(NotPublishedError, match=_ID):
        release_edition(facts_of(ahead()), forged, "internal")


@pytest.mark.parametrize(
    ("language", "newer", "banner"),
    [
        ("en", "A newer text is being prepared: 1.1.", "Not approved: do not work by this text."),
        ("zh", "正在编制新版本：1.1。", "未经批准，请勿据此执行。"),
    ],
)
def test_a_draft_shows_the_newer_one_on_a_marked_page(language: str, newer: str, banner: str) -> None:
    found = drafted(ahead(), language)
    assert newer in found[_PAGE]
    assert f'href="../../{_PREVIEW[:-3]}.html"' in found[_PAGE]
    assert "ZEBRA" not in found[_PAGE]
    assert banner in found[_PREVIEW]
    assert "ZEBRA" in found[_PREVIEW]
    assert f'href="../{_HISTORY[:-3]}.html#v1-1"' in found[_PREVIEW]
    assert "{#v1-1}" in found[_HISTORY]


def test_a_draft_marks_what_was_never_approved_or_stands_in_the_place_of_what_is_in_force() -> None:
    unapproved = drafted(approved(is_approved=False))
    assert "Not approved: do not work by this record." in unapproved[_PAGE]
    assert "customer A" in unapproved[_PAGE]
    files = ahead()
    lacking = pages(files, draft_edition(facts_of(files), nothing, "internal"))
    assert "version 1.0 is in force, and this copy of the repository lacks it" in lacking[_PAGE]
    assert "ZEBRA" in lacking[_PAGE]
    assert _PREVIEW not in lacking


def test_what_is_wrong_with_a_newer_record_is_no_obstacle_to_a_release() -> None:
    files = approved() | {AGREEMENT: _NEWER.replace(b"made_by: he.jing", b"made_by: nobody")}
    facts = facts_of(files)
    assert "record-maker-unknown" in facts.records.faults
    assert AGREEMENT in left_out(facts)
    published = release_edition(facts, fetch, "internal").facts
    assert published.records.faults == {}
    assert [each.version for each in published.records.sound["SMS-FRM-21"]] == ["1.0"]
    assert AGREEMENT not in left_out(facts_of(approved()))
    assert published.coverage == release_edition(facts, fetch, "internal").facts.coverage
