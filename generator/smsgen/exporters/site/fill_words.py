"""What a form says while somebody fills it in in the browser, in both languages."""

from smsgen.model.text import Text

# Shown by the template.
FILL_WORDS: dict[str, Text] = {
    "fill-unit": Text("({unit})", "（{unit}）"),
    "fill-title": Text("Fill in", "在线填写"),
    "fill-lead": Text(
        "Fill the form in here, then save it as a file. Nothing you enter leaves this computer: this page sends "
        "nothing anywhere.",
        "在此填写，然后保存为文件。填写内容不会离开本机，本页面不向任何地方发送数据。",
    ),
    "fill-lead-forge": Text(
        "Fill the form in here, then save it as a file or open it in the editor of the repository. Until then "
        "nothing you enter leaves this computer.",
        "在此填写，然后保存为文件，或在代码库的编辑器中打开。在此之前，填写内容不会离开本机。",
    ),
    "fill-external": Text(
        "Records of this form hold personal or secret data, so their content must not go into the repository. Keep "
        "the filled form where such data belongs. The file saved here says only where it is, with its SHA-256.",
        "本表单的记录含个人信息或涉密信息，其内容不得进入代码库。填好的表单应存放在专门位置；此处保存的文件只写明存放位置和SHA-256。",
    ),
    "fill-no-script": Text(
        "Without JavaScript this form can be printed and filled in by hand, but not saved.",
        "未启用JavaScript时，本表单可打印后手工填写，但不能保存。",
    ),
    "fill-not-in-force": Text(
        "This version of the form is not in force. Do not make records with it.",
        "本版表单尚未生效，请勿用于形成记录。",
    ),
    "fill-errors": Text("Please correct the following", "请更正以下内容"),
    "fill-record": Text("The record", "记录信息"),
    "fill-content": Text("Content", "填写内容"),
    "fill-more": Text("Links, corrections, closing", "关联、更正与关闭"),
    "fill-number": Text("Record number", "记录编号"),
    "fill-number-hint": Text(
        "May stay empty: the file then has the number {provisional}; “sms record import” gives it the next free one.",
        "可不填：文件编号暂为{provisional}，由sms record import换成下一个空号。",
    ),
    "fill-date": Text("Date", "日期"),
    "fill-date-hint": Text("The day that the record is about.", "所记事项的日期。"),
    "fill-made-by": Text("Filled in by", "填写人"),
    "fill-version": Text("Version of this record", "本记录的版本"),
    "fill-version-hint": Text("Such as 1.0; each later edition has a higher one.", "如1.0，每次更新递增。"),
    "fill-place": Text("Where the filled form is kept", "填好的表单存放位置"),
    "fill-place-hint": Text("So that somebody entitled finds it again.", "写明位置，以便有权限的人员找到。"),
    "fill-file": Text("The filled form", "填好的表单文件"),
    "fill-file-hint": Text(
        "Its SHA-256 is worked out here; the file itself stays where it is.", "在本机计算其SHA-256，文件本身不会上传。"
    ),
    "fill-sha256": Text("SHA-256 of the file", "文件的SHA-256"),
    "fill-closed": Text("Nothing will change any more (closed)", "不再改动（已关闭）"),
    "fill-closed-hint": Text(
        "Each field marked “needed to close” must then be filled in.", "勾选后，标有“关闭前必填”的字段都必须填写。"
    ),
    "fill-corrects": Text("Corrects the record", "更正的记录"),
    "fill-corrects-hint": Text("Only where a closed record is put right.", "仅在更正已关闭的记录时填写。"),
    "fill-links": Text("Links to other records", "与其他记录的关联"),
    "fill-link-type": Text("This record", "本记录与其关系"),
    "fill-link-record": Text("Record", "记录"),
    "fill-required": Text("required", "必填"),
    "fill-needed-to-close": Text("needed to close", "关闭前必填"),
    "fill-optional": Text("optional", "选填"),
    "fill-none": Text("not said", "不填"),
    "fill-choose": Text("– choose –", "– 请选择 –"),
    "fill-yes": Text("Yes", "是"),
    "fill-no": Text("No", "否"),
    "fill-row": Text("Row {n}", "第{n}行"),
    "fill-add-row": Text("Add a row", "添加一行"),
    "fill-add-row-to": Text("Add a row to {label}", "在{label}中添加一行"),
    "fill-remove-row": Text("Remove", "删除"),
    "fill-remove-row-of": Text("Remove row {n} of {label}", "删除{label}第{n}行"),
    "fill-save": Text("Save as file", "保存为文件"),
    "fill-forge": Text("Open in the repository", "在代码库中打开"),
    "fill-print": Text("Print as filled in", "打印已填内容"),
    "fill-print-blank": Text("Print blank form", "打印空白表单"),
    "fill-clear": Text("Clear the form", "清空表单"),
    "fill-draft": Text("Keep a draft in this browser", "在本浏览器中保留草稿"),
    "fill-draft-hint": Text(
        "Everybody who uses this browser profile can read it. Off: nothing is kept.",
        "使用本浏览器配置文件的人都能看到草稿；不勾选则不保留任何内容。",
    ),
    "fill-draft-delete": Text("Delete the draft", "删除草稿"),
    "fill-zone": Text("Time in {zone}.", "{zone}时间。"),
    "fill-record-hint": Text("Such as {example}.", "如{example}。"),
    "fill-paste": Text("Text to paste into the editor", "粘贴到编辑器的文本"),
    "fill-fields": Text("All fields at a glance", "字段一览"),
    "fill-limit-min": Text("At least {value}.", "不小于{value}。"),
    "fill-limit-max": Text("At most {value}.", "不大于{value}。"),
    "fill-limit-max_length": Text("At most {value} characters.", "最多{value}个字符。"),
    "fill-limit-not_before": Text("Not before “{value}”.", "不早于“{value}”。"),
    "fill-as-of": Text("Form {id}, version {version}", "表单{id}，版本{version}"),
}

# Said by the script; {…} is replaced there.
SCRIPT_WORDS: dict[str, Text] = {
    "missing": Text("Enter this: the form asks for it.", "必填，请填写。"),
    "missing-to-close": Text("Enter this: a closed record needs it.", "关闭前必填，请填写。"),
    "expected-text": Text("Enter one line of text.", "请填写一行文字。"),
    "expected-integer": Text("Enter a whole number such as 12.", "请填写整数，如12。"),
    "expected-number": Text(
        "Enter a number such as 99.95, without unit and without separators.", "请填写数字，如99.95，不带单位和分隔符。"
    ),
    "expected-date": Text("Enter a day of the calendar.", "请填写日历中的日期。"),
    "expected-datetime": Text("Enter a day and a time.", "请填写日期和时间。"),
    "expected-yes-no": Text("Choose yes or no.", "请选择是或否。"),
    "expected-choice": Text("Choose one of the list.", "请从列表中选择一项。"),
    "expected-choices": Text("Choose from the list.", "请从列表中选择。"),
    "expected-person": Text("Choose a person of the list.", "请从列表中选择人员。"),
    "expected-role": Text("Choose a role of the list.", "请从列表中选择角色。"),
    "expected-document": Text("Choose a document of the list.", "请从列表中选择文件。"),
    "expected-record": Text("Enter a record number such as INC-2026-0001.", "请填写记录编号，如INC-2026-0001。"),
    "expected-table": Text("Fill in the rows.", "请逐行填写。"),
    "wrong-prefix": Text("Enter a record whose number begins with {value}.", "请填写编号以{value}开头的记录。"),
    "too-small": Text("Enter {value} or more.", "应不小于{value}。"),
    "too-large": Text("Enter {value} or less.", "应不大于{value}。"),
    "too-long": Text("Enter at most {value} characters.", "最多{value}个字符。"),
    "too-early": Text("This lies before “{other}” ({value}).", "早于“{other}”（{value}）。"),
    "hidden": Text(
        "This holds a character that nobody sees ({value}). Type the text again.",
        "含不可见字符（{value}），请重新输入文字。",
    ),
    "number-format": Text("Enter a number of the form {value}, or nothing.", "请填写{value}形式的编号，或不填。"),
    "number-taken": Text("{value} exists already. The next number is {next}.", "{value}已存在，下一个编号为{next}。"),
    "number-next": Text("When this page was made, the next number was {next}.", "本页生成时，下一个编号为{next}。"),
    "number-needed": Text(
        "The repository needs the number. When this page was made, the next one was {next}.",
        "在代码库中打开须填写编号。本页生成时，下一个编号为{next}。",
    ),
    "future": Text("This day is yet to come ({value}).", "该日期尚未到来（{value}）。"),
    "sha256": Text("Choose the file, or enter its 64 hexadecimal digits.", "请选择文件，或填写其64位十六进制数字。"),
    "no-sha256": Text(
        "This browser works out no SHA-256 on this address. Enter it, as sha256sum prints it.",
        "在此地址下浏览器无法计算SHA-256，请填写sha256sum给出的值。",
    ),
    "too-much": Text("The record is larger than {value} KB. Shorten it.", "记录超过{value} KB，请缩短。"),
    "problems": Text("{n} to correct. Nothing was saved.", "有{n}处需要更正，尚未保存。"),
    "saved": Text("Saved as {file}. It belongs at {path}.", "已保存为{file}，应放在{path}。"),
    "saved-provisional": Text(
        "Saved as {file}. “sms record import {file}” puts it into the repository under the next free number.",
        "已保存为{file}。用sms record import {file}可按下一个空号写入代码库。",
    ),
    "opened": Text("The editor opens in a new tab, with the file {path}.", "已在新标签页中打开编辑器，文件为{path}。"),
    "opened-paste": Text(
        "The editor opens in a new tab for {path}. Paste the text below into it.",
        "已在新标签页中打开{path}的编辑器，请将下方文本粘贴进去。",
    ),
    "too-long-address": Text(
        "This record is too long to be handed over in an address. It was saved as {file}; upload that file at {path}.",
        "记录过长，无法通过网址传递。已保存为{file}，请将该文件上传到{path}。",
    ),
    "upload": Text("Upload page", "上传页面"),
    "draft-kept": Text("A draft is kept in this browser.", "草稿保留在本浏览器中。"),
    "draft-restored": Text("Your draft was filled in.", "已恢复草稿。"),
    "draft-deleted": Text("The draft is deleted.", "草稿已删除。"),
    "draft-impossible": Text("This browser keeps no drafts.", "本浏览器无法保留草稿。"),
    "cleared": Text("The form is empty.", "表单已清空。"),
    "clear-sure": Text("Clear everything that was entered?", "确定清空全部已填内容吗？"),
    "row": Text("row {n}", "第{n}行"),
    "comma": Text(", ", "，"),
}
