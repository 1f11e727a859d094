"""Kinds of records: which form keeps which, what the forms must have, and which records count."""

from collections.abc import Mapping

import pytest

from smsgen import rules
from smsgen.analysis.kind_records import complete, records_of, unsound_of
from smsgen.checking.runner import run
from smsgen.model.record_kind import KINDS
from smsgen.sources.configuration import ConfigurationError, read_settings
from tests.fakes import SmallSet
from tests.fixtures.small_set import SETTINGS
from tests.records.record_files import facts_of, record_text, set_with
from tests.rules.page_kinds import kind_files

SMS = SETTINGS.format(languages="[en, zh]", standards='["example-service:2020"]')
KEPT = "record_kinds: {incident: SMS-FRM-39}\n"


def settings_faults(more: str) -> list[tuple[str, str, str]]:
    """Return (rule, data path, hint) of each finding about settings that cannot be read."""
    with pytest.raises(ConfigurationError) as error:
        read_settings((SMS + more).encode())
    hints = [getattr(finding.values.get("hint", ""), "en", "") for finding in error.value.findings]
    return [(each.rule, each.data_path, hint) for each, hint in zip(error.value.findings, hints, strict=True)]


def test_the_settings_say_which_form_keeps_which_kind() -> None:
    settings, _ = read_settings((SMS + "record_kinds: {incident: SMS-FRM-39, problem: QP.7_a}\n").encode())
    assert settings.record_kinds == {"incident": "SMS-FRM-39", "problem": "QP.7_a"}


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ("{incidents: SMS-FRM-39}", ("key-unknown", "record_kinds.incidents", " Did you mean “incident”?")),
        ("{zebra: SMS-FRM-39}", ("key-unknown", "record_kinds.zebra", "")),
        ("{incident: A-1, problem: A-1}", ("value-malformed", "record_kinds.problem", "")),
        ("{incident: SMS FRM 39}", ("value-malformed", "record_kinds.incident", "")),
        ("{incident: ../SMS-FRM-39}", ("value-malformed", "record_kinds.incident", "")),
        ("{incident: [SMS-FRM-39]}", ("value-malformed", "record_kinds.incident", "")),
        ("[incident]", ("value-malformed", "record_kinds", "")),
    ],
)
def test_a_mistake_in_the_kinds_is_named_once(kinds: str, expected: tuple[str, str, str]) -> None:
    assert settings_faults(f"record_kinds: {kinds}\n") == [expected]


def test_a_kind_that_does_not_exist_stops_the_run_and_the_right_one_is_offered(small_set: SmallSet) -> None:
    small_set.write("sms.yml", small_set.read("sms.yml") + "record_kinds:\n  incidnt: SMS-FRM-39\n")
    told = small_set.sms("check")
    assert told.code == 2
    assert told.found == [("sms.yml", small_set.line_of("sms.yml", "incidnt"), "key-unknown")]
    assert "“incident”" in told.err + told.out


def test_every_kind_has_a_name_in_both_languages_and_its_links_lead_to_kinds() -> None:
    for kind, about in KINDS.items():
        assert about.name.en, kind
        assert any("\u4e00" <= letter <= "\u9fff" for letter in about.name.zh), kind
        for field in (*about.fields, *(column for each in about.fields for column in each.columns)):
            assert not field.kind or field.kind in KINDS, (kind, field.key)
            assert not field.choices or field.type in ("choice", "choices"), (kind, field.key)


def test_forms_with_the_fields_of_every_kind_have_no_fault() -> None:
    files = set_with({}, approved=False)
    numbered = {kind: f"SMS-FRM-{number:02d}" for number, kind in enumerate(KINDS, 1)}
    kinds = "record_kinds:\n" + "".join(f"  {kind}: {form}\n" for kind, form in numbered.items())
    files["sms.yml"] = files["sms.yml"].replace(b"demo-1:2020", b"silent-1:2020") + kinds.encode()
    del files["forms/frm-39.md"], files["procedures/prc-20.md"]
    files |= kind_files(files["sms.yml"], {})
    facts = facts_of(files)
    found = run(rules.ALL, facts, "draft").diagnostics
    assert [each.message.en for each in found] == []
    assert len(facts.sources) == len(KINDS) + 3


def kept(records: Mapping[str, str], more: str = KEPT) -> dict[str, bytes]:
    """Return a set with records of SMS-FRM-39, which keeps incidents where `more` says so."""
    files = set_with(records)
    return files | {"sms.yml": files["sms.yml"] + more.encode()}


def test_the_records_of_a_kind_are_the_sound_ones_that_nothing_corrects_in_the_order_of_their_ids() -> None:
    told = {
        "INC-2026-0003": "values: {summary: Later}",
        "INC-2026-0001": "values: {summary: Wrong}",
        "INC-2026-0002": "values: {summary: Right}\ncorrects: INC-2026-0001",
        "INC-2026-0004": 'none_since: "2026-09-01"',
        "INC-2026-0005": "values: {priority: p9}",
    }
    facts = facts_of(kept(told))
    assert [record.id for record in records_of(facts, "incident")] == ["INC-2026-0002", "INC-2026-0003"]
    assert [record.id for record in unsound_of(facts, "incident")] == ["INC-2026-0005"]
    assert not complete(facts, "incident")


def test_there_are_no_records_of_a_kind_that_no_form_keeps() -> None:
    facts = facts_of(kept({"INC-2026-0001": "values: {summary: Mail}"}, more=""))
    assert records_of(facts, "incident") == ()
    assert unsound_of(facts, "incident") == ()
    assert not complete(facts, "incident")
    assert records_of(facts_of(kept({})), "problem") == ()


def test_a_record_that_cannot_be_read_may_be_the_one_that_is_missed() -> None:
    files = kept({"INC-2026-0001": "values: {summary: Mail}"})
    files["records/SMS-FRM-39/2026/INC-2026-0002.yml"] = record_text("INC-2026-0002", "values: [").encode()
    facts = facts_of(files)
    assert [record.id for record in records_of(facts, "incident")] == ["INC-2026-0001"]
    assert len(unsound_of(facts, "incident")) == 1
