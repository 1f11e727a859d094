"""The words of the training matrix."""

from smsgen.model.text import Text

TRAINING_WORDS: dict[str, Text] = {
    "training-matrix": Text("Training matrix", "培训矩阵"),
    "training-lead": Text(
        "Which documents each role must know, and what shows that the people who hold it do: acknowledgements, rounds"
        " of training for all staff attended this year, and the test for key roles.",
        "各角色须掌握的文件，以及任职人员的证明：文件阅知、本年度全员培训出勤和关键岗位考核。",
    ),
    "training-gaps": Text("Gaps: {count}.", "缺口：{count}项。"),
    "training-everybody": Text("Every role", "所有角色"),
    "training-people": Text("People", "人员"),
    "training-documents": Text("Documents to know", "须掌握的文件"),
    "training-read": Text("Acknowledged", "已阅知"),
    "training-rounds": Text("All-staff rounds this year", "本年度全员培训"),
    "training-test": Text("Key-role test", "关键岗位考核"),
    "training-count": Text("{done} of {all}", "{done}/{all}"),
    "training-missing": Text("missing", "缺失"),
    "training-unassessed": Text("not assessed", "未评价"),
    "training-nobody": Text("nobody", "无人任职"),
    "training-role": Text("Role", "角色"),
    "training-person": Text("Person", "人员"),
}
