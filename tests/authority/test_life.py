"""`sms authority` through the life of a company: everything by commands, and the set stays without a fault."""

import json
from pathlib import Path

import pytest

from tests.fixtures.approving import public_key
from tests.fixtures.company import Company


@pytest.fixture
def company(tmp_path: Path) -> Company:
    """Return a company without a register."""
    return Company(tmp_path)


def passes(company: Company) -> None:
    run = company.sms("check")
    assert (run.code, run.found) == (0, []), run.out


def holders(company: Company, role: str) -> list[str]:
    shown = json.loads(company.authority("show", "--format", "json").out)
    [found] = [each for each in shown["roles"] if each["id"] == role]
    return [each["person"] for each in found["held_by"]]


def let_sign(company: Company, key: str) -> None:
    run = company.authority("sign", "--key", str(company.key(key)), "--yes")
    assert run.code == 0, run.err


def begin(company: Company) -> None:
    begun = company.start()
    assert begun.code == 0, begun.err
    assert "authority/1.yml is written" in begun.out
    assert "Next: sms authority sign" in begun.out
    passes(company)
    first, second = company.sign("chen.an", "li.qing")
    assert "1 more must sign authority/1.yml: Li Qing 李青 (li.qing), Zhou Ning 周宁 (zhou.ning)." in first.out
    assert "authority/1.yml has all its signatures." in second.out
    assert company.second_opinion("authority/1.yml", "chen.an")
    assert company.second_opinion("authority/1.yml", "li.qing")
    assert not company.second_opinion("authority/1.yml", "li.qing", key="chen.an")
    assert company.git("diff", "--cached", "--name-only").splitlines() == [
        *("authority/1.yml", "authority/1.yml.chen.an.sig", "authority/1.yml.li.qing.sig"),
    ]
    passes(company)
    company.commit()


def hire(company: Company) -> None:
    added = company.authority(
        *("add-person", "wu.fan", "--name", "Wu Fan 吴帆", "--role", "problem-manager", "--basis", "LOA-6"),
        *("--email", "wu.fan@example.org", "--key", company.public("wu.fan")),
    )
    assert added.code == 0, added.err
    assert "authority/2.yml is new. It differs from authority/1.yml:" in added.out
    assert "  + Wu Fan 吴帆 (wu.fan): role problem-manager from" in added.out
    assert company.sms("check").names == {"authority-chain"}
    company.sign("chen.an", "zhou.ning")
    passes(company)
    assert holders(company, "problem-manager") == ["wu.fan"]
    company.commit()


def rotate(company: Company) -> None:
    rotated = company.authority("rotate-key", "li.qing", "--new", company.public("li.qing.new"))
    assert "Li Qing 李青 (li.qing) signs authority/3.yml with the old key, for the last time" in rotated.out
    new_key = company.authority("sign", "--key", str(company.key("li.qing.new")), "--yes")
    assert new_key.code == 2
    assert "counts from the next signature on" in new_key.err
    company.sign("li.qing", "chen.an")
    passes(company)
    company.commit()


def dismiss(company: Company) -> None:
    left = company.authority("end-role", "chen.an", "--all")
    assert left.code == 0, left.err
    assert "  - Chen An 陈安 (chen.an) signs registers" in left.out
    let_sign(company, "li.qing.new")
    company.sign("zhou.ning")
    assert company.second_opinion("authority/4.yml", "li.qing", key="li.qing.new")
    passes(company)
    company.commit()


def test_from_the_first_register_to_an_accepted_fault(company: Company) -> None:
    for chapter in (begin, hire, rotate, dismiss):
        chapter(company)
    policy = "policies/pol-01.md"
    accepted = company.authority("except", "version-not-approved", policy, "--reason", "Lost in a move.")
    assert accepted.code == 0, accepted.err
    assert "authority/exceptions/1.yml accepts version-not-approved" in accepted.out
    assert company.sms("check", "--profile", "audit").names >= {"authority-chain", "version-not-approved"}
    let_sign(company, "li.qing.new")
    company.sign("zhou.ning")
    assert company.second_opinion("authority/exceptions/1.yml", "zhou.ning")
    out = company.sms("check", "--profile", "audit").out
    assert f"{policy}:4:1: APR002 note:" in out
    assert "Lost in a move." in out


def test_deputies_roles_and_policies(company: Company) -> None:
    company.started()
    run = company.authority(
        *("acting", "zhou.ning", "quality-manager", "--for", "li.qing", "--to", "2999-12-31", "--basis", "LOA-9"),
    )
    assert run.code == 0, run.err
    assert holders(company, "quality-manager") == ["li.qing", "zhou.ning"]
    assert company.authority("name-role", "data-officer", "--en", "Data officer", "--zh", "数据专员").code == 0
    assert company.authority("give-role", "he.jing", "data-officer", "--basis", "LOA-10").code == 0
    assert company.authority("end-role", "he.jing", "incident-manager").code == 0
    run = company.authority("set-policy", "form", "--major-review", "-", "--minor-approve", "data-officer,owner")
    assert "form, review of a major version: quality-manager  →  form, review of a major version: nobody" in run.out
    assert "form, approval of a minor version: data-officer, owner" in run.out
    run = company.authority("edit-person", "he.jing", "--email", "he@example.org", "--account", "github=42")
    assert "+ He Jing 何静 (he.jing): account 42 on github" in run.out
    assert not (company.root / "authority/3.yml").exists(), "an unsigned register is edited in place"
    company.sign("chen.an", "li.qing")
    passes(company)
    assert holders(company, "data-officer") == ["he.jing"]


def test_a_register_speaks_chinese_to_those_who_do(company: Company) -> None:
    begun = company.start("--lang", "zh")
    assert "已写入authority/1.yml，内容如下：" in begun.out
    assert "李青（li.qing）：角色quality-manager，自" in begun.out
    signed = company.authority("sign", "--key", str(company.key("chen.an")), "--yes", "--lang", "zh")
    assert "authority/1.yml是首份登记册，内容如下：" in signed.out
    assert "还需1人签署：Li Qing 李青（li.qing）、Zhou Ning 周宁（zhou.ning）。" in signed.out
    shown = company.authority("show", "--lang", "zh").out
    assert "登记册须由以下人员中的2人签署" in shown
    assert "审批权限" in shown
    company.sign("li.qing")
    refused = company.authority("give-role", "nobody", "quality-manager", "--basis", "LOA-1", "--lang", "zh")
    assert (refused.code, refused.out) == (2, "")
    assert "登记册中没有nobody" in refused.err


def test_the_pin_is_the_digest_of_the_first_register(company: Company) -> None:
    company.start()
    early = company.authority("pin")
    assert "lacks 2 signatures" in early.err
    company.sign("chen.an", "li.qing")
    company.commit()
    pin = company.authority("pin")
    value = json.loads(company.authority("pin", "--format", "json").out)
    assert pin.err == ""
    assert pin.out.startswith(f"{value['digest']}\n")
    assert value["missing_signatures"] == 0
    verified = company.sms("verify", "--pin", value["digest"])
    assert "authority-unpinned" not in verified.out
    assert "APR025" not in verified.out


def test_who_holds_what_is_shown_with_fingerprints(company: Company) -> None:
    company.started()
    out = company.authority("show").out
    assert "2 of these must sign a register: Chen An 陈安 (chen.an), Li Qing 李青 (li.qing)" in out
    [line] = [line for line in out.splitlines() if line.startswith("quality-manager ")]
    assert line.split("  ")[-1].strip() == "Li Qing 李青 (li.qing)"
    assert "Signed by Chen An 陈安 (chen.an), Li Qing 李青 (li.qing)." in out
    shown = json.loads(company.authority("show", "--format", "json").out)
    [person] = [each for each in shown["people"] if each["id"] == "li.qing"]
    assert person["keys"][0]["key"] == public_key("li.qing")
    assert person["keys"][0]["state"] == "valid"
    assert shown["approval"]["policy"]["major_approve"] == ["top-management"]


def test_a_compromised_key_needs_two_steps_where_everybody_must_sign(company: Company) -> None:
    company.start(roots=("chen.an", "li.qing"))
    company.sign("chen.an", "li.qing")
    new = company.public("li.qing.new")
    refused = company.authority("rotate-key", "li.qing", "--new", new, "--compromised", "2026-01-05")
    assert refused.code == 2
    assert "authority/2.yml could never be signed" in refused.err
    assert not (company.root / "authority/2.yml").exists()
    assert company.authority("rotate-key", "li.qing", "--new", new).code == 0
    company.sign("chen.an", "li.qing")
    which = company.authority("rotate-key", "li.qing", "--compromised", "2026-01-05")
    assert which.code == 2
    old = json.loads(company.authority("show", "--format", "json").out)["people"][1]["keys"][0]["fingerprint"]
    assert old in which.err
    run = company.authority("rotate-key", "li.qing", "--old", old, "--compromised", "2026-01-05")
    assert run.code == 0, run.err
    assert "not trusted since 2026-01-05T00:00:00+08:00" in run.out
    assert company.authority("sign", "--key", str(company.key("li.qing.new")), "--yes").code == 0
    company.sign("chen.an")
    passes(company)
