"""`sms pack`: what lies in a pack for each audit, that all of it is listed, and that it can be checked without us."""

import json
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from smsgen.reports.pack import pack_content
from tests.fixtures.approving import decide
from tests.fixtures.git_repository import git
from tests.fixtures.hostile_clone import make_hostile
from tests.packing.pack_set import PICTURE, POLICY, SECRET, Packed, PackSet, pack_files
from tests.records.record_files import facts_of

# Two of the last four are named by a report, two name one.
APPLICATION = {
    "LEG-2026-0001", "CBU-2026-0001", "IAR-2026-0001", "MRR-2026-0001",
    "NCR-2026-0001", "NCR-2026-0003", "IMP-2026-0001", "IMP-2026-0002",
}  # fmt: skip
EVERY = APPLICATION | {
    "NCR-2026-0002", "MEASUR48-2026-0001", "MEASUR48-2026-0002", "INC-2026-0001", "INC-2026-0002", "DSP-2026-0001",
    "RSK-2026-0001",
}  # fmt: skip
UNSAID = (b"SECURI47-2026-0001", b"Vault nine")


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> PackSet:
    """Return a repository that no test changes."""
    return PackSet(tmp_path_factory.mktemp("packs") / "set")


@pytest.fixture(scope="module")
def second(packs: PackSet) -> Packed:
    """Return the pack for stage 2, which is the one that nobody has to ask for."""
    return packs.pack(name="second.zip")


@pytest.mark.covers("R-53", "R-54", "R-01", "R-06")
def test_stage_1_holds_documents_and_the_application_set(packs: PackSet) -> None:
    pack = packs.pack("--stage", "1", name="first.zip")
    assert pack.records == APPLICATION
    documents = {each["id"] for each in pack.manifest["files"] if each["kind"] == "document"}
    assert {"SMS-MAN-01", "SMS-POL-01", "SMS-PRC-20", "SMS-FRM-39"} <= documents
    left = {(each["form"], each["reason"]): each["records"] for each in pack.manifest["left_out"]}
    assert left["SMS-FRM-39", "other-stage"] == 2
    assert "Pack for stage 1 (documents) of commit" in pack.run.out
    assert "documents 13 (English) · approvals 16 · records 8" in pack.run.out


@pytest.mark.covers("R-54")
def test_stage_2_holds_every_record_that_is_not_confidential(second: Packed) -> None:
    assert second.records == EVERY
    manifest = second.manifest
    assert [each for each in manifest["left_out"] if each["reason"] == "classification"] == [
        {"form": "SMS-FRM-47", "reason": "classification", "records": 1}
    ]
    assert manifest["on_site"] == [
        {"record": "INC-2026-0002", "form": "SMS-FRM-39", "place": "Shelf two", "sha256": "b" * 64}
    ]
    [gone] = manifest["disposed"]
    assert (gone["record"], gone["form"], gone["disposal"]) == ("INC-2026-0009", "SMS-FRM-39", "DSP-2026-0001")
    assert "left out: 1 confidential" in second.run.out
    assert "to be shown on site, as their content is kept elsewhere: 1" in second.run.out


def test_nothing_is_told_of_a_confidential_record(second: Packed, packs: PackSet) -> None:
    for made in (second, packs.pack("--review", name="told.zip"), packs.pack("--stage", "1", name="told.zip")):
        told = [path for path, content in made.files.items() for word in UNSAID if word in content]
        assert told == []
        assert not any("frm-47" in path for path in made.files)


def test_it_is_told_where_it_is_asked_for(packs: PackSet) -> None:
    pack = packs.pack("--confidential", name="asked.zip")
    assert pack.records == EVERY | {"SECURI47-2026-0001"}
    assert pack.files[SECRET] == (packs.root / SECRET).read_bytes()
    assert "documents/en/forms/frm-47.md" in pack.files
    assert "CONFIDENTIAL" in pack.files["README.txt"].decode()
    assert pack.manifest["confidential"] is True


@pytest.mark.covers("R-53", "C-08")
def test_everything_in_it_is_listed_with_its_digest(second: Packed) -> None:
    files, listed = second.files, {each["path"]: each for each in second.manifest["files"]}
    assert set(files) == set(listed) | {"manifest.json", "SHA256SUMS"}
    for path, entry in listed.items():
        assert (entry["sha256"], entry["size"]) == (sha256(files[path]).hexdigest(), len(files[path]))
    sums = [tuple(line.split("  ", 1)) for line in files["SHA256SUMS"].decode().splitlines()]
    summed = [(sha256(files[path]).hexdigest(), path) for path in sorted(files) if path != "SHA256SUMS"]
    assert sums == summed


def test_what_it_holds_is_what_the_commit_holds(second: Packed, packs: PackSet) -> None:
    files = second.files
    for path, content in files.items():
        if path.startswith(("approvals/", "authority/", "records/")):
            assert content == (packs.root / path).read_bytes()
    for path in (POLICY, PICTURE):
        assert files[f"documents/en/{path}"] == (packs.root / path).read_bytes()
    assert {path for path in files if path.startswith("approvals/")} == {
        path.relative_to(packs.root).as_posix() for path in packs.root.glob("approvals/**/*.*") if path.is_file()
    }
    assert files["settings/sms.yml"] == (packs.root / "sms.yml").read_bytes()


def test_what_it_says_of_each_file(second: Packed, packs: PackSet) -> None:
    manifest = second.manifest
    listed = {each["path"]: each for each in manifest["files"]}
    policy = listed[f"documents/en/{POLICY}"]
    assert (policy["kind"], policy["id"], policy["version"], policy["language"]) == (
        "document", "SMS-POL-01", "1.0", "en",
    )  # fmt: skip
    assert listed[f"documents/en/{PICTURE}"]["kind"] == "asset"
    risk = listed["records/SMS-FRM-05/2026/RSK-2026-0001.yml"]
    assert (risk["id"], risk["version"], risk["state"]) == ("RSK-2026-0001", "1.0", "effective")
    assert manifest["commit"] == manifest["head"]["commit"] == git(packs.root, "rev-parse", "HEAD")
    assert (manifest["schema"], manifest["stage"], manifest["as_of"]) == ("sms.pack/v1", "2", "2026-10-15")
    assert manifest["organisation"]["zh"] == "子午线托管有限公司"
    assert manifest["scope"] == {"en": "Hosting", "zh": "托管"}
    assert manifest["certification_body"] == {"name": "A body", "approval": "1"}


@pytest.mark.covers("R-54")
@pytest.mark.parametrize(
    ("more", "since"),
    [("", "2025-10-15"), ('stage_1: "2026-06-01", ', "2026-06-01"),
     ('certified_on: "2026-06-30", surveillance: ["2026-08-01", "2026-11-01"], ', "2026-08-01"),
     ('certified_on: "2026-06-01", ', "2026-06-01"), ('stage_2: "2026-11-01", ', "2025-10-15")],
)  # fmt: skip
def test_surveillance_begins_with_the_last_audit_of_the_body(more: str, since: str) -> None:
    content = pack_content(facts_of(pack_files(more)), "surveillance", {"SMS-FRM-47"}, confidential=False)
    assert content.since == since
    records = {record.id for record in content.records}
    # Made before the audit: what is open and what is kept up to date counts, what is over does not.
    assert {"NCR-2026-0002", "RSK-2026-0001", "MEASUR48-2026-0002"} <= records
    assert ("INC-2026-0001" in records) is (since < "2026-05-06")
    assert ("IAR-2026-0001" in records) is (since <= "2026-07-31")
    assert content.left_out_for("before") == len(EVERY - records)


@pytest.mark.covers("R-54")
def test_a_pack_for_a_surveillance_audit(packs: PackSet) -> None:
    pack = packs.pack("--stage", "surveillance", name="surveillance.zip")
    assert (pack.manifest["since"], pack.records) == ("2025-10-15", EVERY)
    assert "Pack for surveillance audit of commit" in pack.run.out
    assert "· from 2025-10-15 on" in pack.run.out
    assert "LACKING  Certificate" in pack.files["listings/en/readiness.txt"].decode()


def test_the_listings_are_what_the_commands_print(second: Packed, packs: PackSet) -> None:
    head = git(packs.root, "rev-parse", "HEAD")
    for name, command in (
        ("register", ("register",)), ("coverage", ("coverage",)), ("gap", ("gap",)),
        ("readiness", ("ready", "--stage", "2")),
    ):  # fmt: skip
        for language in ("en", "zh"):
            asked = packs.sms(*command, "--at", head, "--lang", language)
            assert second.files[f"listings/{language}/{name}.txt"].decode() == asked.out
            data = packs.sms(*command, "--at", head, "--lang", language, "--format", "json").out
            assert json.loads(second.files[f"listings/{language}/{name}.json"]) == json.loads(data)
        assert second.files["listings/zh/gap.xlsx"][:2] == b"PK"
    listed = json.loads(second.files["listings/en/records.json"])["records"]
    assert {each["id"] for each in listed} == EVERY


def test_what_is_lacking_is_no_refusal(second: Packed) -> None:
    assert second.manifest["ready"] is False
    assert {"en": "Training and awareness", "zh": "培训与意识"} in second.manifest["lacking"]
    assert "Lacking: " in second.run.out.splitlines()[-1]
    assert second.run.out.splitlines()[-1].endswith("See listings/en/readiness.txt in the pack.")
    assert "LACKING  Training and awareness" in second.files["listings/en/readiness.txt"].decode()


@pytest.mark.covers("R-46")
def test_a_review_gets_its_inputs_since_the_last_one(packs: PackSet) -> None:
    pack = packs.pack("--review", name="review.zip")
    inputs = {each["key"]: [record["id"] for record in each["records"]]
              for each in json.loads(pack.files["listings/en/review-inputs.json"])["inputs"]}  # fmt: skip
    assert len(inputs) == 14
    assert inputs["earlier_decisions"] == ["IMP-2026-0001", "IMP-2026-0002", "MRR-2026-0001"]
    assert inputs["measurements"] == ["MEASUR48-2026-0002"]
    assert inputs["nonconformities"] == ["NCR-2026-0002"]
    assert inputs["risks"] == ["RSK-2026-0001"]
    assert pack.records == {record for records in inputs.values() for record in records}
    assert {each["id"] for each in pack.manifest["files"] if each["kind"] == "document"} == {"SMS-POL-01"}
    assert (pack.manifest["stage"], pack.manifest["since"]) == ("review", "2026-08-29")
    assert "以往评审决定的落实" in pack.files["listings/zh/review-inputs.txt"].decode()
    assert "Lacking: Changes of the situation, Audit results" in pack.run.out
    assert pack.files["listings/en/review-inputs.xlsx"][:2] == b"PK"


def test_the_same_commit_gives_the_same_bytes(packs: PackSet, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "copy"
    git(packs.root.parent, "clone", "--quiet", packs.root.as_uri(), str(other))
    git(other, "gc", "--quiet", "--aggressive")
    arguments = ("pack", "--confidential", "--with-history", "--to")
    runs = {name: packs.sms(*arguments, str(tmp_path / name), root=root) for name, root in (
        ("one.zip", packs.root), ("two.zip", other))}  # fmt: skip
    assert [run.code for run in runs.values()] == [0, 0]
    one, two = (Packed(run, tmp_path / name) for name, run in runs.items())
    assert [path for path in one.files if one.files[path] != two.files.get(path)] == []
    assert one.file.read_bytes() == two.file.read_bytes()
    with zipfile.ZipFile(one.file) as book:
        assert book.namelist() == sorted(book.namelist())
        assert {each.date_time for each in book.infolist()} == {(2026, 10, 12, 0, 0, 0)}


@pytest.mark.parametrize("options", [(), ("--confidential", "--with-history")])
def test_a_hostile_clone_gives_the_same_bytes_and_runs_nothing(tmp_path: Path, options: tuple[str, ...]) -> None:
    packs, mark = PackSet(tmp_path / "set"), tmp_path / "mark"
    honest = packs.pack("--at", "HEAD", *options, name="honest.zip").file.read_bytes()
    make_hostile(packs.root, mark)
    git(packs.root, "status")
    assert mark.exists(), "the traps work: a plain git falls into them"
    mark.unlink()
    assert packs.pack("--at", "HEAD", *options, name="hostile.zip").file.read_bytes() == honest
    assert not mark.exists()


@pytest.mark.covers("C-08")
def test_it_is_checked_without_this_program(second: Packed, tmp_path: Path) -> None:
    unpacked = _unpack(second.files, tmp_path / "unpacked")
    sums = ["sha256sum", "--check", "--quiet", "SHA256SUMS"]
    assert subprocess.run(sums, cwd=unpacked, check=False).returncode == 0
    readme = (unpacked / "README.txt").read_text("utf-8")
    by_hand = [line for line in readme.splitlines() if line.startswith("     ") and "sms verify" not in line]
    done = subprocess.run(
        ["bash", "-euc", "\n".join(by_hand)], cwd=unpacked, capture_output=True, check=False, text=True
    )
    assert done.returncode == 0, done.stderr
    assert 'Good "approval@smsgen" signature for li.qing' in done.stdout
    assert len({line.split()[0] for line in done.stdout.splitlines() if line.endswith(".md")}) == 1
    (unpacked / f"documents/en/{POLICY}").write_bytes(b"Customers last.\n")
    assert subprocess.run(sums, cwd=unpacked, check=False, capture_output=True).returncode == 1


@pytest.mark.covers("C-08")
def test_the_next_audit_starts_from_its_head(second: Packed, packs: PackSet, tmp_path: Path) -> None:
    anchor = tmp_path / "anchor.yml"
    anchor.write_bytes(second.files["anchor.yml"])
    assert packs.sms("verify", "--anchor", str(anchor)).code == 0
    assert packs.sms("verify", "--save-anchor", str(tmp_path / "own.yml")).code == 0
    assert anchor.read_bytes() == (tmp_path / "own.yml").read_bytes()
    copy = tmp_path / "copy"
    git(tmp_path, "clone", "--quiet", packs.root.as_uri(), str(copy))
    git(copy, "commit", "--quiet", "--amend", "--message", "Rewritten")
    assert packs.sms("verify", "--anchor", str(anchor), root=copy).code == 1


def test_a_history_can_be_cloned_and_verified(packs: PackSet, tmp_path: Path) -> None:
    pack = packs.pack("--confidential", "--with-history", name="history.zip")
    assert "with the whole history" in pack.run.out
    (tmp_path / "history.bundle").write_bytes(pack.files["history.bundle"])
    git(tmp_path, "clone", "--quiet", "history.bundle", "set")
    assert git(tmp_path / "set", "rev-parse", "HEAD") == pack.manifest["commit"]
    assert packs.sms("verify", root=tmp_path / "set").code == 0


def test_a_text_in_force_comes_from_history_where_a_newer_one_waits_for_its_day(tmp_path: Path) -> None:
    packs = PackSet(tmp_path / "set")
    before = (packs.root / POLICY).read_bytes()
    drawing = (packs.root / PICTURE).read_bytes()
    newer = before.replace(b'version: "1.0"', b'version: "1.1"').replace(b"Customers first", b"Customers always")
    files = {path.relative_to(packs.root).as_posix(): path.read_bytes()
             for path in packs.root.rglob("*") if path.is_file() and ".git" not in path.parts}  # fmt: skip
    changed = {POLICY: newer, PICTURE: drawing.replace(b"M4 10", b"M5 10")}
    files |= changed
    path = "approvals/SMS-POL-01/1.1/en/approve--top-management--chen.an--20261011T090000Z.yml"
    decide(files, path, {"effective_from": "2026-11-01"})
    packs.commit({each: files[each] for each in (*changed, path, f"{path}.sig")})
    pack = packs.pack()
    assert pack.files[f"documents/en/{POLICY}"] == before
    assert pack.files[f"documents/en/{PICTURE}"] == drawing
    versions = {each["id"]: each["version"] for each in pack.manifest["files"] if each["kind"] == "document"}
    assert versions["SMS-POL-01"] == "1.0"


def _unpack(files: Mapping[str, bytes], folder: Path) -> Path:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def test_it_speaks_chinese(packs: PackSet) -> None:
    pack = packs.pack("--stage", "1", "--lang", "zh", name="chinese.zip")
    assert "第一阶段（文件审核）材料包" in pack.run.out
    assert "如何核对" in pack.files["说明.txt"].decode()
    assert pack.file.read_bytes() == packs.pack("--stage", "1", name="english.zip").file.read_bytes()


def test_where_nobody_names_a_file(packs: PackSet, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(packs.root, copy)
    run = packs.sms("pack", "--stage", "1", "--format", "json", root=copy)
    said = json.loads(run.out)
    assert said["file"] == "build/pack/meridian-stage-1-2026-10-15.zip"
    assert said["sha256"] == sha256((copy / said["file"]).read_bytes()).hexdigest()
    assert said["counts"] == {
        "documents": 13,
        "texts": 13,
        "approvals": 16,
        "records": 8,
        "files": said["counts"]["files"],
    }
    assert packs.sms("pack", "--stage", "1", root=copy).code == 0
    assert [path.name for path in (copy / "build/pack").iterdir()] == ["meridian-stage-1-2026-10-15.zip"]
