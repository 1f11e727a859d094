"""`sms authority init --baseline`: approvals on paper, listed in a table, come in whole or not at all."""

from hashlib import sha256
from pathlib import Path

import pytest

from tests.fakes import Run
from tests.fixtures.approving import digest, manifest
from tests.fixtures.company import Company

HEAD = "id,version,language,approver,role,date,place,scan,reason,effective_from\n"
MANUAL = (
    'SMS-MAN-01,1.0,en,Chen An,top-management,2026-02-01,"Safe 3, folder 12",scan.pdf,Signed on paper.,2026-03-01\n'
)
CHINESE = "SMS-MAN-01,1.0,中文,陈安,top-management,2026/2/1,保险柜3,scan.pdf,纸质签署。,\n"
SCAN = b"%PDF a scan"
BASELINE = "authority/baselines/1.yml"


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Company:
    """Return a company whose first register is signed."""
    return Company(tmp_path_factory.mktemp("settled")).started()


@pytest.fixture
def company(settled: Company, tmp_path: Path) -> Company:
    """Return such a company, to be changed, with a scan beside its list."""
    company = settled.copy(tmp_path / "copy")
    (company.keys / "scan.pdf").write_bytes(SCAN)
    return company


def take_over(company: Company, content: str | bytes, name: str = "list.csv") -> Run:
    file = company.keys / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return company.authority("init", "--baseline", str(file))


def test_paper_approvals_come_in_and_stand(company: Company) -> None:
    run = take_over(company, HEAD + MANUAL + CHINESE)
    assert run.code == 0, run.err
    assert "2 approvals are taken over in authority/baselines/1.yml." in run.out
    assert company.sms("check").names == {"authority-chain"}
    shown = company.authority("sign", "--yes", "--key", str(company.key("chen.an"))).out
    assert "SMS-MAN-01 1.0 en: approved by Chen An as top-management on 2026-02-01; Safe 3, folder 12" in shown
    company.sign("zhou.ning")
    assert company.second_opinion(BASELINE, "zhou.ning")
    files = {path: (company.root / path).read_bytes() for path in ("docs/manual/man-01.md", "docs/manual/man-01.zh.md")}
    written = company.read(BASELINE)
    for path in files:
        assert f'digest: "{digest(manifest(files, path))}"' in written
    assert written.count(f'scan: "sha256:{sha256(SCAN).hexdigest()}"') == 2
    assert 'revision: "1"' in written
    run = company.sms("check")
    # What was approved on paper on a fixed day is due for its review some day.
    assert (run.code, [each for each in run.found if each[2] != "review-overdue"]) == (0, [])
    sheet = company.sms("show", "SMS-MAN-01").out
    assert "2026-03-01" in sheet


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_table_as_spreadsheets_save_it_with_chinese_headings(company: Company, encoding: str) -> None:
    head = "编号,版本,语言,批准人,角色,批准日期,存放位置,扫描件,理由\r\n"
    run = take_over(company, (head + CHINESE.removesuffix(",\n") + "\r\n").encode(encoding))
    assert run.code == 0, run.err
    written = company.read(BASELINE)
    assert 'approver: "陈安"' in written
    assert 'date: "2026-02-01"' in written


def test_yaml_does_as_well(company: Company) -> None:
    scan = f"sha256:{'a' * 64}"
    entry = "{id: SMS-MAN-01, version: 1.0, language: en, approver: Chen An, role: top-management, date: 2026-02-01, "
    entry += f"place: Safe, scan: '{scan}', reason: Paper.}}"
    run = take_over(company, f"- {entry}\n", "list.yml")
    assert run.code == 0, run.err
    assert f'scan: "{scan}"' in company.read(BASELINE)


FAULTS: dict[str, tuple[str, list[str]]] = {
    "every fault of every row": (
        HEAD
        + MANUAL.replace("1.0", "1").replace("scan.pdf", "gone.pdf")
        + MANUAL.replace("MAN-01", "MAN-11").replace("2026-02-01", "2026-02-30").replace("top-management", "boss")
        + MANUAL.replace("2026-03-01", "2026-01-01").replace(",Chen An,", ",,").replace(",en,", ",fr,"),
        [
            *("8 faults", "row 2, version: '1': docs/manual/man-01.md holds 1.0.", "row 2, scan: 'gone.pdf'"),
            *(
                "row 3, id: 'SMS-MAN-11': there is no such document or maintained record; did you mean SMS-MAN-01?",
                "row 3, date: '2026-02-30'",
            ),
            *(
                "row 3, role: 'boss'",
                "row 4, approver: '': is missing",
                "row 4, language: 'fr'",
                "row 4, effective_from",
            ),
        ],
    ),
    "the same twice": (HEAD + MANUAL + MANUAL, ["1 faults", "row 3, id: 'SMS-MAN-01': the same as row 2; keep one"]),
    "a day to come": (
        HEAD + MANUAL.replace("2026-02-01", "2998-01-01"),
        ["row 2, date: '2998-01-01': lies after today"],
    ),
    "a column that nobody knows": (
        HEAD.replace("approver", "aprover") + MANUAL,
        ["'aprover' is unknown. Did you mean approver?"],
    ),
    "columns that are missing": ("id,version\nSMS-MAN-01,1.0\n", ["columns are missing: language, approver, role"]),
    "more values than columns": (
        HEAD + MANUAL.replace('"', ""),
        ["row 2: more values than columns", "quotation marks"],
    ),
    "an empty list": (HEAD, ["lists no approvals"]),
    "no list at all": ("", ["columns are missing"]),
    "a quotation that does not end": (HEAD + 'SMS-MAN-01,"1.0\n', ["is not CSV, line"]),
}


@pytest.mark.parametrize("name", FAULTS)
def test_bad_rows_are_reported_together_and_nothing_is_written(settled: Company, name: str) -> None:
    (settled.keys / "scan.pdf").write_bytes(SCAN)
    content, words = FAULTS[name]
    before = settled.digest()
    run = take_over(settled, content)
    assert (run.code, run.out) == (2, "")
    for word in words:
        assert word in run.err
    assert settled.digest() == before


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x03\x04rest of a workbook", "is a spreadsheet. Save it as CSV"),
        (b"\xff\xff\x81", "is neither UTF-8 nor GBK"),
    ],
)
def test_other_kinds_of_files_are_refused(settled: Company, content: bytes, words: str) -> None:
    run = take_over(settled, content)
    assert (run.code, words in run.err) == (2, True)


def test_what_was_taken_over_is_not_taken_over_again(company: Company) -> None:
    assert take_over(company, HEAD + MANUAL).code == 0
    again = take_over(company, HEAD + MANUAL)
    assert again.code == 2
    assert "row 2, id: 'SMS-MAN-01': 1.0 was taken over or decided on already" in again.err
    assert take_over(company, HEAD + CHINESE).code == 0
    assert (company.root / "authority/baselines/2.yml").is_file()


def test_nothing_is_taken_over_by_a_register_that_lacks_signatures(company: Company) -> None:
    company.authority("give-role", "he.jing", "problem-manager", "--basis", "LOA-7")
    run = take_over(company, HEAD + MANUAL)
    assert (run.code, "authority/2.yml still lacks the signatures of 2 root signers" in run.err) == (2, True)


def test_a_role_is_understood_by_its_name(company: Company) -> None:
    named = CHINESE.replace("top-management", "最高管理者")
    run = take_over(company, (HEAD + named).encode("gb18030"))
    assert run.code == 0, run.err
    assert 'role: "top-management"' in company.read(BASELINE)


def test_a_chinese_list_is_answered_in_its_own_headings(company: Company) -> None:
    rows = (
        "编号,版本,语言,批准人,角色,批准日期,存放位置,扫描件\nSMS-MAN-01,1.0,中文,陈安,总裁,2026/2/1,保险柜,scan.pdf\n"
    )
    file = company.keys / "list.csv"
    file.write_bytes(rows.encode("gb18030"))
    refused = company.authority("init", "--baseline", str(file), "--lang", "zh").err
    assert "缺少列：理由。首行须写明：编号、版本、" in refused
    file.write_bytes(
        rows.replace("扫描件\n", "扫描件,理由\n").replace("scan.pdf", "scan.pdf,纸质签署").encode("gb18030")
    )
    refused = company.authority("init", "--baseline", str(file), "--lang", "zh").err
    assert "第2行，角色：“总裁”：登记册中没有此角色，可用：top-management（最高管理者）、" in refused
