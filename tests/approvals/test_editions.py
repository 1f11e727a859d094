"""What a release and a draft edition show of a set whose files are ahead of what is in force."""

from collections.abc import Callable
from datetime import date

import pytest

from smsgen.app.publishing.edition import Edition, Fetched, NotPublishedError, draft_edition, release_edition
from smsgen.diagnostics import Diagnostic, Severity
from smsgen.exporters.site.preview_panel import Stop, preview_panel
from smsgen.location import Location
from smsgen.model.text import Text
from tests.approvals import approved_set as the
from tests.approvals.approved_set import DAY, approved_set, facts_of, replaced
from tests.approvals.changes import more, register
from tests.approvals.published import (
    POLICY_NEXT_REVIEW,
    approve_next,
    drafted,
    everything,
    history_of,
    page,
    paths,
    released,
    rewritten,
    site,
)
from tests.fixtures.approving import decide, sign_register

_POLICY, _PREVIEW = "policies/SMS-POL-01.md", "preview/SMS-POL-01.md"
_MARKS = ("ZEBRA", "斑马")


def test_a_release_needs_no_history_while_the_tree_holds_what_is_in_force() -> None:
    files = approved_set()
    edition = released(files)
    assert edition.stored == ()
    assert site(files, edition).notice == {}
    fetch, asked = history_of()
    release_edition(facts_of(files), fetch, "internal")
    draft_edition(facts_of(files), fetch, "internal")
    assert asked == []


def test_a_release_holds_the_approved_text_and_nothing_of_the_newer_one() -> None:
    before = approved_set()
    files = rewritten(before)
    shown = site(files, released(files, before))
    said = everything(shown)
    for mark in _MARKS:
        assert mark not in said
    assert "Customers first." in page(shown, _POLICY)
    assert "客户第一。" in page(shown, _POLICY, "zh")
    assert page(shown, _POLICY) == page(site(before, released(before)), _POLICY).replace(
        "files/policies/map.svg", f"files/versions/{the.hex_of(before[the.POLICY])[:16]}/policies/map.svg"
    )


def test_the_picture_of_the_version_in_force_is_the_one_that_was_approved_with_it() -> None:
    before = approved_set()
    files = rewritten(before)
    shown = site(files, released(files, before))
    place = f"files/versions/{the.hex_of(before[the.POLICY])[:16]}/policies/map.svg"
    assert shown.trees[0].assets[place] == before[the.PICTURE]
    assert f"](../{place})" in page(shown, _POLICY)
    assert the.PICTURE not in {path.removeprefix("files/") for path in shown.trees[0].assets}


def test_a_picture_that_was_changed_alone_is_found_again() -> None:
    # The text is the approved one, byte for byte; only its picture was drawn anew, which is another version.
    before = approved_set()
    files = before | {the.PICTURE: rewritten(before)[the.PICTURE]}
    shown = site(files, released(files, before))
    assert "ZEBRA" not in everything(shown)
    assert before[the.PICTURE] in shown.trees[0].assets.values()


def test_decisions_on_a_newer_version_are_not_told_either() -> None:
    before = approved_set()
    files = rewritten(before)
    decide(files, POLICY_NEXT_REVIEW, the.TREE)
    edition = released(files, before)
    assert "ZEBRA" not in everything(site(files, edition))
    state = edition.facts.approvals.states["SMS-POL-01", "en"]
    assert [version.version for version in state.versions] == ["1.0", "1.1"]
    assert POLICY_NEXT_REVIEW not in {
        each.path for each in (*edition.facts.approvals.valid, *edition.facts.sms.approvals)
    }


@pytest.mark.parametrize(("day", "version"), [(date(2026, 11, 30), "1.1"), (date(2026, 12, 1), "2.0")])
def test_a_version_is_published_from_its_day_on(day: date, version: str) -> None:
    before = approved_set()
    files = rewritten(before)
    approve_next(files, effective_from="2026-12-01")
    edition = released(files, before, as_of=day)
    assert edition.facts.sources["SMS-POL-01"].version == version
    assert ("ZEBRA" in everything(site(files, edition))) == (version == "2.0")


def test_a_document_that_was_never_approved_is_nowhere() -> None:
    files = approved_set()
    text = files[the.PROCEDURE].decode().replace("SMS-PRC-20", "SMS-PRC-21").replace("title: ", "title: ZEBRA ")
    files["procedures/prc-21.md"] = text.encode()
    for path in (the.PROCEDURE_NOW, the.PROCEDURE_NOW_ZH):
        del files[path], files[f"{path}.sig"]
    edition = released(files)
    assert ("SMS-PRC-20", "en") not in edition.facts.approvals.states
    shown = site(files, edition)
    assert "ZEBRA" not in everything(shown)
    told = {each.path for tree in shown.trees for each in tree.pages if "SMS-PRC-21" in each.markdown}
    assert told <= {"control/waiting.md"}, "only its number, where people see what they have to decide"
    assert not {"procedures/SMS-PRC-20.md", "procedures/SMS-PRC-21.md"} & paths(shown)
    assert "Incident management" not in everything(shown)


def test_a_reference_to_what_is_not_published_is_plain_text() -> None:
    files = approved_set()
    del files[the.FORM_NOW], files[f"{the.FORM_NOW}.sig"]
    shown = site(files, released(files))
    body = page(shown, "procedures/SMS-PRC-20.md")
    assert "SMS-FRM-39" in body.replace("&#45;", "-")
    assert "forms/SMS-FRM-39" not in body
    assert "sms-unresolved" not in body.partition("sms-forms")[0]
    assert "Incident record" not in everything(shown)


def test_nothing_in_force_is_nothing_to_publish() -> None:
    files = {path: content for path, content in approved_set().items() if not path.startswith("approvals/")}
    del files[the.BASELINE]
    with pytest.raises(NotPublishedError, match="no version of any document is in force") as stopped:
        released(files)
    assert stopped.value.exit_code == 1
    assert "没有任何文件" in stopped.value.message.zh


@pytest.mark.parametrize("kind", ["absent", "other text", "other picture", "other document"])
def test_a_text_that_history_lacks_or_gives_otherwise_stops_a_release(kind: str) -> None:
    before = approved_set()
    files = rewritten(before)
    honest, _ = history_of(before)

    def fetch(digests: frozenset[str]) -> Fetched:
        given = honest(digests)
        changed = {
            "absent": {},
            "other text": {key: each._replace(content=each.content + b"!") for key, each in given.versions.items()},
            "other picture": {
                key: each._replace(assets=dict.fromkeys(each.assets, b"<svg/>")) for key, each in given.versions.items()
            },
            "other document": dict(zip(given.versions, [*given.versions.values()][::-1], strict=True)),
        }[kind]
        return given._replace(versions=changed)

    with pytest.raises(NotPublishedError, match=r"SMS-POL-01 1\.1 \(en\)\n  SMS-POL-01 1\.1/1 \(zh\)") as stopped:
        release_edition(facts_of(files), fetch, "internal")
    assert stopped.value.exit_code == 2
    assert "SMS-POL-01 1.1/1 (zh)" in stopped.value.message.zh


def test_an_approved_picture_that_can_run_a_program_is_not_published() -> None:
    before = approved_set()
    before[the.PICTURE] = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>\n'
    for path in (the.POLICY_NOW, the.POLICY_NOW_ZH):
        decide(before, path, the.TREE)
    files = rewritten(before)
    with pytest.raises(NotPublishedError, match=r"policies/map.svg: <script> can run a program") as stopped:
        released(files, before)
    assert "可运行程序" in stopped.value.message.zh
    assert "alert(1)" not in everything(site(files, drafted(files, before)))


def test_a_translation_that_lags_behind_says_so() -> None:
    files = approved_set()
    register("approval:\n", "approval:\n  release: source-first\n")(files)
    before = dict(files)
    replaced(files, the.PROCEDURE, 'version: "1.0"', 'version: "1.1"')
    more(the.PROCEDURE_NOW.replace("1.0", "1.1").replace("20260921", "20261001"))(files)
    shown = site(files, released(files, before))
    assert "本译文译自1.0版，英文文本已更新至1.1版" in page(shown, "procedures/SMS-PRC-20.md", "zh")
    assert "1.1" in page(shown, "procedures/SMS-PRC-20.md")


def test_a_translation_ahead_of_its_source_waits_for_it() -> None:
    before = approved_set()
    register("approval:\n", "approval:\n  release: source-first\n")(before)
    files = rewritten(before)
    approve_next(files, effective_from="2026-12-01")
    # The Chinese text alone may be used at once.
    path = "approvals/SMS-POL-01/2.0/zh.1/approve--change-manager--xu.dan--20261001T100000Z.yml"
    decide(files, path, the.TREE)
    state = facts_of(files).approvals.states["SMS-POL-01", "zh"]
    assert state.in_force is not None
    assert state.in_force.version == "2.0"
    shown = site(files, released(files, before))
    assert "客户第一。" in page(shown, _POLICY, "zh")
    assert "斑马" not in everything(shown)


def test_a_withdrawn_document_has_no_page() -> None:
    files = approved_set()
    more("approvals/SMS-PRC-20/1.0/en/withdraw--quality-manager--li.qing--20261001T090000Z.yml")(files)
    shown = site(files, released(files))
    assert "procedures/SMS-PRC-20.md" not in paths(shown)
    assert "procedures/SMS-PRC-20.md" not in repr(shown.trees[0].nav)


def test_a_moved_document_still_finds_where_an_old_text_leads() -> None:
    before = approved_set()
    replaced(
        before, the.PROCEDURE, "## ", "See [the policy](../policies/pol-01.md) and [a file](../policies/x.png).\n\n## "
    )
    for path in (the.PROCEDURE_NOW, the.PROCEDURE_NOW_ZH):
        decide(before, path, the.TREE)
    files = dict(before)
    replaced(files, the.PROCEDURE, 'version: "1.0"', 'version: "1.1"')
    replaced(files, the.PROCEDURE, "../policies/pol-01.md", "../policies/moved.md")
    files["policies/moved.md"] = files.pop(the.POLICY)
    shown = site(files, released(files, before))
    body = page(shown, "procedures/SMS-PRC-20.md")
    assert "[the policy](../policies/SMS-POL-01.md)" in body
    assert "and a file." in body


def test_a_draft_keeps_the_version_in_force_at_its_address_and_marks_the_newer_one() -> None:
    before = approved_set()
    files = rewritten(before)
    shown = site(files, drafted(files, before))
    assert "Customers first." in page(shown, _POLICY)
    assert "ZEBRA" not in page(shown, _POLICY)
    assert 'newer text is being prepared: 2.0. <a href="../preview/SMS-POL-01.html">' in page(shown, _POLICY)
    preview = page(shown, _PREVIEW)
    assert "Not approved: do not work by this text. It is a preview of version 2.0." in preview
    assert '<a href="../policies/SMS-POL-01.html">Read the version in force</a>' in preview
    assert "sms-notice--grave" in preview
    assert "sms-notice--grave" not in page(shown, _POLICY)
    assert "ZEBRA first." in preview
    assert "<del>Customers</del><ins>ZEBRA</ins>" in preview
    assert "未经批准，请勿据此执行。本页为2.0/1版的预览。" in page(shown, _PREVIEW, "zh")
    others = everything(shown)
    for language in ("en", "zh"):
        others = others.replace(page(shown, _PREVIEW, language), "")
    assert others.count("ZEBRA") == len(["title", "meta title", "picture"]) * len(shown.trees) - 2
    assert "preview" not in repr([tree.nav for tree in shown.trees])
    assert shown.notice["zh"].startswith("草稿版网站")
    preview_meta = next(each.meta for each in shown.trees[0].pages if each.path == _PREVIEW)
    assert preview_meta["search"] == {"exclude": True}


def test_both_pictures_of_one_name_are_in_a_draft() -> None:
    before = approved_set()
    files = rewritten(before)
    shown = site(files, drafted(files, before))
    assert {before[the.PICTURE], files[the.PICTURE]} <= set(shown.trees[0].assets.values())
    assert "](../files/policies/map.svg)" in page(shown, _PREVIEW)
    assert "](../files/versions/" in page(shown, _POLICY)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"effective_from": "2026-12-01"}, "Version 2.0 is approved and takes effect on 2026-12-01."),
        ({}, ""),
    ],
)
def test_a_preview_says_how_far_it_is(changes: dict[str, str], says: str) -> None:
    before = approved_set()
    files = rewritten(before)
    approve_next(files, **changes)
    shown = site(files, drafted(files, before))
    assert (_PREVIEW in paths(shown)) == bool(says)
    assert says in (page(shown, _PREVIEW) if says else "")


def test_a_draft_without_the_history_marks_the_newer_text() -> None:
    files = rewritten(approved_set())
    shown = site(files, drafted(files))
    assert "version 1.1 is in force, and this copy of the repository lacks it" in page(shown, _POLICY)
    assert "现行有效的是1.1/1版" in page(shown, _POLICY, "zh")
    assert _PREVIEW not in paths(shown)


def test_a_draft_marks_a_document_of_which_nothing_is_in_force() -> None:
    files = approved_set()
    del files[the.FORM_NOW], files[f"{the.FORM_NOW}.sig"]
    shown = site(files, drafted(files))
    assert "No version of this document is in force." in page(shown, "forms/SMS-FRM-39.md")
    assert "请勿据此执行" in page(shown, "forms/SMS-FRM-39.md", "zh")
    assert "请勿据此执行" not in page(shown, _POLICY, "zh")


def test_a_first_translation_is_shown_beside_the_text_in_force() -> None:
    files = approved_set()
    del files[the.PROCEDURE_NOW_ZH], files[f"{the.PROCEDURE_NOW_ZH}.sig"]
    shown = site(files, drafted(files))
    assert "本文件尚无译文" in page(shown, "procedures/SMS-PRC-20.md", "zh")
    assert "未经批准" in page(shown, "preview/SMS-PRC-20.md", "zh")


def test_the_working_edition_stays_as_it_is_while_nothing_is_decided() -> None:
    files = {path: content for path, content in approved_set().items() if not path.startswith("approvals/")}
    del files[the.BASELINE]
    shown = site(files, drafted(files))
    assert shown.notice["en"].startswith("Working edition")
    assert "do not work by" not in everything(shown)


def test_a_picture_that_no_approval_covers_is_only_in_a_draft() -> None:
    files = approved_set()
    files["procedures/linked.svg"] = b'<svg xmlns="http://www.w3.org/2000/svg"><text>LINKED</text></svg>\n'
    files["procedures/unused.svg"] = b'<svg xmlns="http://www.w3.org/2000/svg"><text>UNUSED</text></svg>\n'
    replaced(files, the.PROCEDURE, "## ", "See [a picture](linked.svg).\n\n## ")
    for path in (the.PROCEDURE_NOW, the.PROCEDURE_NOW_ZH):
        decide(files, path, the.TREE)
    shown = site(files, released(files))
    assert "See a picture." in page(shown, "procedures/SMS-PRC-20.md")
    assert "LINKED" not in everything(shown)
    written = everything(site(files, drafted(files)))
    assert "LINKED" in written
    assert "UNUSED" not in written


@pytest.mark.parametrize("where", ["tree", "history"])
def test_the_pictures_of_a_confidential_document_are_withheld_too(where: str) -> None:
    before = approved_set()
    replaced(before, the.POLICY, "classification: internal", "classification: confidential")
    for path in (the.POLICY_NOW, the.POLICY_NOW_ZH):
        decide(before, path, the.TREE)
    files = rewritten(before) if where == "history" else before
    shown = site(files, released(files, before))
    assert [path for tree in shown.trees for path in tree.assets if path.endswith("map.svg")] == []


def _classify(files: dict[str, bytes], classification: str) -> None:
    replaced(files, the.PROCEDURE, "classification: internal", f"classification: {classification}")
    for path in (the.PROCEDURE_NOW, the.PROCEDURE_NOW_ZH):
        decide(files, path, the.TREE)


@pytest.mark.parametrize("make", [released, drafted])
def test_a_confidential_document_is_only_listed(make: Callable[..., Edition]) -> None:
    files = approved_set()
    replaced(files, the.PROCEDURE, "## ", "SECRET words\n\n## ")
    _classify(files, "confidential")
    shown = site(files, make(files))
    said = everything(shown)
    assert "SECRET" not in said
    assert "procedures/SMS-PRC-20.md" not in paths(shown)
    assert said.count("Incident management") == 1
    listed = page(shown, "register.md").partition("#sms-withheld")[2]
    for part in ("SMS-PRC-20", "Incident management", "1.0", "in force"):
        assert part in listed
    assert "不显示的文件" in page(shown, "register.md", "zh")
    open_site = site(files, make(files, highest="confidential"))
    assert "SECRET words" in page(open_site, "procedures/SMS-PRC-20.md")


def test_a_public_site_tells_no_title_of_what_it_withholds() -> None:
    files = approved_set()
    shown = site(files, released(files, highest="public"))
    assert not any(path.startswith(("policies/SMS", "procedures/SMS")) for path in paths(shown))
    assert "Incident management" not in everything(shown)
    assert "SMS-PRC-20" in page(shown, "register.md")


def test_a_newer_text_may_be_more_confidential_than_the_one_in_force() -> None:
    before = approved_set()
    files = rewritten(before)
    replaced(files, the.POLICY, "classification: internal", "classification: confidential")
    shown = site(files, drafted(files, before))
    assert "Customers first." in page(shown, _POLICY)
    assert "ZEBRA" not in everything(shown)


def test_an_unsigned_baseline_puts_nothing_in_force() -> None:
    files = approved_set()
    sign_register(files, the.BASELINE, ["li.qing"])
    assert "manual/SMS-MAN-01.md" not in paths(site(files, released(files, as_of=DAY)))


def test_the_findings_of_a_newer_text_stand_on_its_own_page() -> None:
    files = rewritten(approved_set())
    fault = Diagnostic(
        Location(the.POLICY, 9, 1), "DOC001", "x", Severity.ERROR, Text("Wrong.", "错误。"), Text("", "")
    )
    panel = preview_panel(facts_of(files).sms.documents, (fault,), {"": "en", "zh": "zh"}, Stop())
    assert "Wrong." in panel("", "preview/SMS-POL-01.html")
    assert "错误。" in panel("zh", "preview/SMS-POL-01.html")
    assert "Wrong." not in panel("", "preview/SMS-PRC-20.html")


def test_a_second_text_of_the_same_id_never_takes_the_place_of_the_one_in_force() -> None:
    before = approved_set()
    files = rewritten(before)
    files["policies/a-copy.md"] = files[the.POLICY]
    assert "Customers first." in page(site(files, drafted(files, before)), _POLICY)
