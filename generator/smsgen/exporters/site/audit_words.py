"""What the page for auditors says: the steps with their commands, and what no clone can prove.

The commands read everything from git's objects (`git cat-file`), never from files that a checkout may have changed.
Words between @ are filled in. Each block ends with the command that gives the verdict, as its exit code too.
"""

from typing import NamedTuple

from smsgen.model.text import Text


class Step(NamedTuple):
    """One step of the check. expect: what is to be seen where all is well."""

    title: Text
    about: Text
    commands: str
    expect: Text


STEPS: dict[str, Step] = {
    "clone": Step(
        Text("Take a clone of your own", "自行克隆"),
        Text(
            "A new clone carries no settings of other people, and nothing in it was changed by hand. Put the address "
            "of "
            "the repository in the first line. The whole history is needed, so use neither `--depth` nor `--filter`.",
            "新的克隆不含他人的设置，也没有被人工改动。请在第一行填写代码库地址。须取得完整历史，不要使用`--depth`或`--filter`。",
        ),
        """\
SOURCE=https://git.example.org/sms.git
git clone --no-local --no-checkout "$SOURCE" sms-audit
cd sms-audit
test "$(git rev-parse --is-shallow-repository)" = false &&
  test -z "$(git for-each-ref refs/replace)" &&
  git fsck --full --no-dangling &&
  echo "complete"
""",
        Text(
            "The last line says `complete`: no part of the history is missing, and every object has the content that "
            "its "
            "id stands for.",
            "末行显示`complete`：历史完整，且每个对象的内容与其编号一致。",
        ),
    ),
    "names": Step(
        Text("Say what you check", "指定核对对象"),
        Text(
            "These are the values for the example. For another approval take the path of the record from “What was "
            "signed” "
            "in the revision history of its document. AT is the commit in which the text stands as it was approved: "
            "HEAD "
            "for the version in force, for an older one the commit that step 6 prints. PREVIOUS is the folder of the "
            "version before, or the baseline that took it over.",
            "以下为示例的取值。核对其他批准时，签署记录的路径见该文件修订记录中的“签署证据”。AT为文本处于批准时状态的提交："
            "现行版本填HEAD，旧版本填第6步显示的提交。PREVIOUS为上一版本的文件夹，或接收它的基线文件。",
        ),
        """\
TEXT=@TEXT@
RECORD=@RECORD@
SIGNER=@SIGNER@
PREVIOUS=@PREVIOUS@
AT=HEAD
stored() { git cat-file blob "HEAD:./$1"; }
keys_of() {
  stored "$1" | sed -n "/^  \\"\\{0,1\\}$2\\"\\{0,1\\}:/,/^  [^ ]/p" |
    grep -oE '(ssh|ecdsa|sk)-[a-z0-9@.-]+ [A-Za-z0-9+/=]+' | sed "s/^/$2 /"
}
stored "$RECORD"
""",
        Text("The record itself is shown, as it was signed.", "显示签署记录的原文。"),
    ),
    "bytes": Step(
        Text("Compute the digest of the text again", "重新计算文本摘要"),
        Text(
            "The record holds a list of files with their SHA-256 (the manifest) and the SHA-256 of that list (the "
            "digest). "
            "The commands check the digest, then fetch the text and its pictures and check each of them.",
            "签署记录中有文件清单及各文件的SHA-256（清单），以及清单本身的SHA-256（摘要）。先核对摘要，再取出文本和图片逐一核对。",
        ),
        """\
stored "$RECORD" | sed -n '/^content: |$/,/^[a-z]/s/^  //p' > manifest
stored "$RECORD" |
  sed -n 's/^digest: "sha256:\\([0-9a-f]*\\)"$/\\1  manifest/p' > manifest.sha256
while read -r sum name; do
  path=$(dirname "$TEXT")/$name
  if [ "$name" = document.md ]; then path=$TEXT; fi
  mkdir -p "approved/$(dirname "$name")"
  git cat-file blob "$AT:./$path" > "approved/$name"
done < manifest
sha256sum --check manifest.sha256 &&
  (cd approved && sha256sum --check ../manifest)
""",
        Text("Every line ends with OK.", "每行末尾均为OK。"),
    ),
    "signature": Step(
        Text("Verify the signature", "验证签名"),
        Text(
            "The first command takes the signer's public keys from the authority register and writes them in the form "
            "that "
            "ssh-keygen reads. Look in the register whether the key was valid and the role held on the day of signing.",
            "先从授权登记册中取出签署人的公钥，写成ssh-keygen所需的格式。请在登记册中确认签署当日密钥有效且其担任该职务。",
        ),
        """\
keys_of @REGISTER@ "$SIGNER" > allowed_signers
stored "$RECORD" > record.yml
stored "$RECORD.sig" > record.yml.sig
ssh-keygen -Y verify -f allowed_signers -I "$SIGNER" -n @NAMESPACE@ \\
  -s record.yml.sig < record.yml
""",
        Text(
            "“Good … signature for” and the signer. A review given on a forge is signed with a witness key instead: "
            "take "
            "the key from `witnesses` in the register and the namespace `witness@smsgen`.",
            "显示“Good … signature for”及签署人。在代码平台上完成的评审由见证密钥签名："
            "请取登记册中`witnesses`下的公钥，命名空间为`witness@smsgen`。",
        ),
    ),
    "chain": Step(
        Text("Verify the chain to the version before", "核对与上一版本的链接"),
        Text(
            "Each record names, as `previous`, the digest of the approve records of the version before. So no earlier "
            "approval can be exchanged without breaking every later one. A first version has an empty `previous`.",
            "每份记录的`previous`为上一版本各批准记录的摘要。替换任何较早的批准，其后的链接都会失效。首个版本的`previous`为空。",
        ),
        """\
: > previous.list
if [ -n "$PREVIOUS" ]; then
  git ls-tree -r --name-only HEAD -- "$PREVIOUS" |
    grep -E '/approve--[^/]*\\.yml$|^authority/baselines/[0-9]+\\.yml$' |
    while read -r each; do
      echo "$(stored "$each" | sha256sum | cut -c1-64)  $each"
    done | LC_ALL=C sort > previous.list
fi
if [ -n "$PREVIOUS" ]; then
  stored "$RECORD" |
    sed -n 's/^previous: "sha256:\\([0-9a-f]*\\)"$/\\1  previous.list/p' | sha256sum --check
else
  stored "$RECORD" | grep -x 'previous: ""'
fi
""",
        Text(
            "The line ends with OK; a first version shows an empty `previous`.",
            "行末为OK；首个版本显示空的`previous`。",
        ),
    ),
    "landing": Step(
        Text("Find when the record came to the main line", "查找记录进入主线的提交"),
        Text(
            "The time in a record is what the signer claims. The commit that brought it to the main line is when "
            "others "
            "could see it; the two should not lie far apart.",
            "记录中的时间由签署人自述。进入主线的提交表明他人何时可见，两者不应相差过大。",
        ),
        """\
git log --first-parent --diff-merges=first-parent --diff-filter=A \\
  --no-renames --name-only --format='%H %cI' -- "$RECORD" > landed
cat landed
stored "$RECORD" | grep '^signed_at:'
test "$(grep -c '^approvals/' landed)" -eq 1
""",
        Text(
            "One commit with its time, then the time in the record.", "显示一个提交及其时间，随后是记录中的签署时间。"
        ),
    ),
    "unchanged": Step(
        Text("Check that no record was changed or deleted", "确认记录未被修改或删除"),
        Text(
            "Records are written once. Any commit of the main line that changed or deleted one is listed here.",
            "签署记录只写一次。主线上任何修改或删除记录的提交都会在此列出。",
        ),
        """\
git log --first-parent --diff-merges=first-parent --diff-filter=MDT \\
  --no-renames --name-status --format='%H %cI' -- approvals > changed
cat changed
test ! -s changed && echo "unchanged"
""",
        Text("Nothing but `unchanged`.", "仅显示`unchanged`。"),
    ),
    "register": Step(
        Text("Check who may approve", "核对授权登记册"),
        Text(
            "Everything rests on the first register. Compare its SHA-256 with the value that you were given on paper "
            "or by "
            "another way (the pin); then verify the signatures of the root signers beside every register.",
            "一切以首个登记册为起点。请将其SHA-256与另行取得（如书面）的固定值比较，再验证每个登记册旁根签署人的签名。",
        ),
        """\
stored authority/1.yml | sha256sum
git ls-tree --name-only HEAD authority/ |
  grep -E '^authority/[0-9]+\\.yml\\..*\\.sig$' > signatures
while read -r signature; do
  register=${signature%%.yml.*}.yml
  person=${signature#"$register".}
  person=${person%.sig}
  keys_of "$register" "$person" > allowed_signers
  stored "$register" > register.yml
  stored "$signature" > register.yml.sig
  ssh-keygen -Y verify -f allowed_signers -I "$person" -n authority@smsgen \\
    -s register.yml.sig < register.yml
done < signatures > verified
cat verified
test -s signatures &&
  test "$(grep -c '^Good' verified)" -eq "$(wc -l < signatures)"
""",
        Text(
            "The digest, then one “Good” line for each signature. The register itself says how many root signers it "
            "takes.",
            "先显示摘要，随后每个签名一行“Good”。所需根签署人数见登记册。",
        ),
    ),
}

LIMITS = (
    Text(
        "That a signer acted freely and read the text. A signature proves that the key was used.",
        "签署人是否自愿、是否读过文本。签名只证明使用了密钥。",
    ),
    Text(
        "That a forge told the truth, where a decision is only attested by the forge: its administrators could have "
        "pretended it.",
        "仅由平台见证的审批是否真实：平台管理员有可能伪造。",
    ),
    Text(
        "That the whole history was not rewritten or cut back by all who hold keys. Keep what `sms verify "
        "--save-anchor FILE` writes, or the commit id, outside the repository: the next audit starts from it.",
        "全部历史是否被持有密钥者整体改写或回退。请在代码库之外保存"
        "`sms verify --save-anchor 文件`写出的锚点或提交编号，作为下次审核的起点。",
    ),
    Text(
        "The true time. Times are what signers and commits claim, held together by their order; no time-stamping "
        "authority vouches for them.",
        "真实时间。时间由签署人和提交自述，仅以先后顺序相互印证，没有时间戳机构作保。",
    ),
    Text(
        "What was approved on paper before the repository existed. The root signers vouch that the paper exists; ask "
        "to "
        "see it.",
        "本库建立之前的书面批准。根签署人保证签署件存在，请要求查看原件。",
    ),
    Text(
        "That the company's procedure for electronic signatures meets the law. This supports such a procedure and does "
        "not replace it.",
        "公司的电子签名程序是否符合法律要求。本方法支持该程序，但不能代替它。",
    ),
)
