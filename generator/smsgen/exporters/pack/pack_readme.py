"""What a pack tells its reader: what it is, how to check it, and what it does not prove (`README.txt`, `说明.txt`)."""

from collections.abc import Mapping
from typing import NamedTuple

from smsgen.exporters.listings.readiness_listing import STAGE_NAMES
from smsgen.exporters.pack.pack_manifest import PackAbout
from smsgen.model.approval import NAMESPACES
from smsgen.model.text import Text, enumerated
from smsgen.reports.pack import REASONS

README = {"en": "README.txt", "zh": "说明.txt"}
PACK_NAMES = STAGE_NAMES | {"review": Text("the management review", "管理评审")}

_HEAD = Text(
    """\
{organisation}: pack for {stage}
Commit {commit} of {time}, judged as of {day}.

This pack holds what `manifest.json` lists, and nothing else. Each file of documents/, approvals/, authority/, records/
and settings/ is, byte for byte, what the organisation keeps under version control at that commit (of a document that
has a newer text there, the one in force, out of the history); listings/ was drawn up from the same by the program
`sms`, as of the day of judgement.

  documents/  documents in the version in force, in each language
  approvals/  who decided what about which version, each decision with its signature
  authority/  who may decide what, and with which key
  records/    evidence: filled forms, one file each
  listings/   register of documents, readiness and more, in English and Chinese
  settings/   organisation, scope, certification, accepted findings
  anchor.yml  the head of the approvals: keep it, the next audit starts from it
""",
    """\
{organisation}：{stage}材料包
提交{commit}（{time}），判断日期{day}。

本包只含“manifest.json”所列文件。documents/、approvals/、authority/、records/和settings/中的文件与该组织在此提交中受版本
控制的文件逐字节相同（文件已有更新文本的，取历史中的现行版本）；listings/由程序sms据此编制，以判断日期为准。

  documents/  现行版本的文件，各语言分列
  approvals/  对各版本的审批决定及其签名
  authority/  谁可以决定什么、使用哪把密钥
  records/    证据：已填写的表单，每份一个文件
  listings/   文件总清单、准备情况等清单，中英文各一套
  settings/   组织、范围、认证信息、已接受的问题
  anchor.yml  审批状态的头部：请保存，下次审核以此为起点
""",
)
_LEFT_OUT = Text("Records left out: {list}.", "未收入的记录：{list}。")
_SINCE = Text("Records are taken from {day} on, older ones where they are still open or kept up to date.",
              "记录取自{day}起；更早的记录如仍未关闭或持续维护，也收入其中。")  # fmt: skip
_ON_SITE = Text(
    "To be shown on site, because their content is kept elsewhere (place and SHA-256 stand in the record): {ids}.",
    "内容另处保存、须在现场查看的记录（存放位置和SHA-256见记录）：{ids}。",
)
_DISPOSED = Text("Disposed of, with the record of the disposal: {ids}.", "已处置的记录（附处置记录）：{ids}。")
_CONFIDENTIAL = Text(
    "CONFIDENTIAL: this pack holds what the organisation classifies as confidential.",
    "保密：本包含有该组织列为保密的内容。",
)
_LACKING = Text("Lacking: {list}.", "欠缺：{list}。")
_CHECK = Text(
    """\
How to check it
===============

1. The files, with sha256sum alone, in the folder into which the pack was unpacked (it prints nothing if all is well):

     sha256sum --check --quiet SHA256SUMS

2. A decision, with sha256sum and ssh-keygen alone. Under `content` the decision names the SHA-256 of the text that was
   approved; it is that of the file in documents/. The key of the person stands in authority/.
{example}
   Who may approve what stands in authority/ under `approval:`, with the people and the roles that they held.

3. Everything at once, and that nothing was changed, removed or back-dated, from a full clone of the organisation's
   repository{bundle}, with `sms`:

     sms verify --at {commit} --as-of {day} --pin {pin}

   Take the digest after --pin from the organisation by another way than this pack. Without it the report says that the
   first register is not pinned.

4. At the next audit, from a clone of that day; it finds a history that was rewritten or cut since:

     sms verify --anchor anchor.yml

What it does not prove
======================

- That the pack is the one that the organisation sent: SHA256SUMS lies in the pack itself. Ask for the SHA-256 of the
  whole pack by another way.
- That the history before this pack is the original one, unless there is an anchor from an earlier audit.
- That clocks were right, and that whoever held a key signed freely and with care.
- That a record tells the truth. Its bytes and its place in the history are what can be checked.
- That nothing else was decided: approvals/ and authority/ are complete for this commit, also for what is left out here.
""",
    """\
如何核对
========

1. 文件：在解压后的文件夹中只用sha256sum即可核对（无输出即全部一致）：

     sha256sum --check --quiet SHA256SUMS

2. 审批决定：只用sha256sum和ssh-keygen即可核对。决定文件的`content`写有所批准文本的SHA-256，与documents/中的文件一致；
   签署人的密钥见authority/。
{example}
   谁可以批准什么，见authority/中的`approval:`以及人员和其担任的角色。

3. 全部内容，以及此后无改动、删除或倒填日期：在该组织仓库的完整克隆中{bundle}运行sms：

     sms verify --at {commit} --as-of {day} --pin {pin}

   --pin之后的摘要应以本包以外的途径向该组织取得；不带该选项时，报告会注明第1号登记册未固定。

4. 下次审核时，在当日的克隆中运行；可发现此后被改写或截断的历史：

     sms verify --anchor anchor.yml

不能证明的内容
==============

- 本包就是该组织所发出的那一份：SHA256SUMS就在包内。请以其他途径索取整个包的SHA-256。
- 本包之前的历史未被改写，除非持有以往审核留下的锚点。
- 时钟准确，以及密钥持有人签署时出于自愿并尽到注意。
- 记录所述属实。可核对的是其字节和在历史中的位置。
- 没有作出过其他决定：approvals/和authority/对此提交是完整的，其中也包括与未收入内容有关的决定。
""",
)
_BUNDLE = Text(
    " (or of history.bundle in this pack: `git clone history.bundle set`)",
    "（或由本包的history.bundle克隆：`git clone history.bundle set`）",
)
_HISTORY = Text(
    "history.bundle holds every version of every file that was ever committed, records that were disposed of since"
    " included.",
    "history.bundle含有曾经提交的全部文件的全部版本，包括此后已处置的记录。",
)
_FICTIONAL = Text(
    "The organisation and everybody in it are fictional, so what they signed proves nothing about anybody.",
    "该组织及其人员均为虚构，其签署不证明任何人的行为。",
)


class Example(NamedTuple):
    """A decision of the pack that can be checked by hand: paths in the pack, the signer's id and public key."""

    text: str
    record: str
    register: str
    signer: str
    key: str


def readme(about: PackAbout, example: Example | None, language: str) -> str:
    """Return the text. example: None where the pack holds no decision that a person signed with a key."""

    def said(wording: Text, **values: str) -> str:
        return wording.of(language).format(**values)

    content, head = about.content, about.head
    stage = PACK_NAMES[content.stage].of(language)
    organisation = about.settings.organisation.of(language)
    opening = said(
        _HEAD, organisation=organisation, stage=stage, commit=head.commit, time=head.committed_at, day=about.as_of
    )
    bundle = _BUNDLE.of(language) if about.history else ""
    checking = said(
        _CHECK,
        example=_example(example),
        commit=head.commit,
        day=about.as_of,
        pin=head.first_register,
        bundle=bundle,
    )
    notes = [each.of(language) for each in _notes(about)]
    return "\n".join([opening, *notes, *([""] if notes else []), checking])


def _notes(about: PackAbout) -> list[Text]:
    content = about.content
    left = [(name, content.left_out_for(reason)) for reason, name in REASONS.items()]
    listed = enumerated(Text(f"{count} {name.en}", f"{name.zh}{count}份") for name, count in left if count)
    named = enumerated(about.lacking)
    on_site = enumerated(record.id for record in content.on_site)
    disposed = enumerated(each.record for each in content.disposed)
    since = Text(content.since, content.since)
    wanted = (
        (about.settings.fictional, _FICTIONAL, None),
        (about.confidential, _CONFIDENTIAL, None),
        (bool(content.since), _SINCE, {"day": since}),
        (bool(listed.en), _LEFT_OUT, {"list": listed}),
        (bool(on_site.en), _ON_SITE, {"ids": on_site}),
        (bool(disposed.en), _DISPOSED, {"ids": disposed}),
        (about.history, _HISTORY, None),
        (bool(named.en), _LACKING, {"list": named}),
    )
    return [_filled(wording, values or {}) for holds, wording, values in wanted if holds]


def _filled(wording: Text, values: Mapping[str, Text]) -> Text:
    return Text(*(wording.of(code).format(**{key: each.of(code) for key, each in values.items()})
                  for code in ("en", "zh")))  # fmt: skip


def _example(given: Example | None) -> str:
    """Return the commands for one decision of the pack, ready to be pasted."""
    if given is None:
        return ""
    lines = (
        f"sha256sum {given.text}",
        f"grep document.md {given.record}",
        f"grep '{given.key}' {given.register}",
        f"echo '{given.signer} {given.key}' > allowed",
        f"ssh-keygen -Y verify -f allowed -I {given.signer} -n {NAMESPACES['ssh']} \\",
        f"  -s {given.record}.sig < {given.record}",
    )
    return "\n" + "".join(f"     {line}\n" for line in lines)
