"""What `sms pack` says, in both languages. What the pack itself says stands with its exporters."""

from smsgen.model.text import Text

STAGE_OPTION = Text(
    "For which audit: 1 the application set, 2 all records (the default), surveillance those since the last audit.",
    "针对哪次审核：1为申请材料，2为全部记录（默认），surveillance为上次审核以来的记录。",
)
REVIEW_OPTION = Text(
    "For a management review instead: reports and records since the last one, by input.",
    "改为管理评审输入材料：上次评审以来的报告和记录，按输入分组。",
)
TO_OPTION = Text("The file to write; else build/pack/NAME.zip.", "写入的文件；默认为build/pack/名称.zip。")
CONFIDENTIAL_OPTION = Text("With documents and records that are confidential.", "包括保密的文件和记录。")
HISTORY_OPTION = Text(
    "With a git bundle of the whole history, which holds every record ever committed.",
    "附上完整历史的git包，其中有曾经提交的全部记录。",
)
AT_OPTION = Text(
    "Commit to pack; else HEAD, and then the files must be committed.",
    "要打包的提交；默认为HEAD，此时文件须已全部提交。",
)
STAGE_OR_REVIEW = Text("Give either --stage or --review, not both.", "--stage与--review只能选其一。")
REFUSED = Text(
    "No pack was made, because the set has errors (`sms check --profile release`, `sms verify`).",
    "体系文件有错误（见“sms check --profile release”和“sms verify”），未生成材料包。",
)
NOT_JUDGED = Text("No pack was made, because the set could not be judged.", "未能判断体系文件，未生成材料包。")
EXISTS = Text(
    "{file} exists already and is no pack; it is not overwritten. Choose another name.",
    "{file}已存在且不是材料包，不予覆盖。请换一个文件名。",
)
