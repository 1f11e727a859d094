"""`sms authority except`: a deletion in history that cannot be undone, accepted by the root signers."""

from datetime import UTC, datetime
from pathlib import Path

from tests.fixtures.approving import decide
from tests.fixtures.company import Company


def approve(company: Company) -> str:
    """Let Chen An approve a policy; return the path of the record."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    path = f"approvals/SMS-POL-01/1.0/en/approve--top-management--chen.an--{stamp}.yml"
    names = ("authority/1.yml", "policies/pol-01.md")
    files = {name: (company.root / name).read_bytes() for name in names}
    decide(files, path)
    for name in (path, f"{path}.sig"):
        company.write(name, files[name])
    return path


def test_a_deleted_record_is_accepted_with_its_commit_and_stays_in_every_report(tmp_path: Path) -> None:
    company = Company(tmp_path).started()
    company.commit()
    record = approve(company)
    company.commit()
    assert company.sms("check").found == []
    for name in (record, f"{record}.sig"):
        (company.root / name).unlink()
    deleted = company.commit()
    assert "record-deleted" not in company.sms("check").names
    assert company.sms("verify", "--format", "json").code == 1

    which = company.authority("except", "record-deleted", record, "--reason", "Deleted by mistake.")
    assert which.code == 2
    assert f"It is found of these commits: {deleted}. Name one with --commit." in which.err
    named = ["--commit", deleted[:10], "--reason", "Deleted by mistake."]
    accepted = company.authority("except", "HIS007", record, *named)
    assert accepted.code == 0, accepted.err
    written = company.read("authority/exceptions/1.yml")
    assert f'commit: "{deleted}"' in written
    assert 'rule: "record-deleted"' in written
    signed = company.sign("chen.an", "zhou.ning")
    assert "authority/exceptions/1.yml accepts a fault of the past for ever:" in signed[0].out + signed[0].err
    company.commit()
    run = company.sms("verify")
    assert "Deleted by mistake." in run.out
    assert "note:" in next(line for line in run.out.splitlines() if "Deleted by mistake." in line)
