"""Whoever reads, writes, prints or exports says with which rights: pages and commands have no way round them."""

import re

import tree

# Rows as they stand in the file, whoever asks.
RAW = re.compile(r'^[ \t]*#[ \t]*include\s*"core/journal/(rows|recorder|applier)\.h"', re.M)
# The program itself: while it makes a file or finds one that nobody has set up, and a rule that holds for everybody.
FULL = re.compile(r"\bAccess\s*::\s*full\b")
MAKERS = ("core/access/", "core/organisation/setup.cpp", "core/security/roles.cpp", "app/demo/",
          "core/ledgers/enrolment_rule.cpp")
# Printed or exported without a log, and who may.
UNLOGGED = re.compile(r"\b(nothingStored|discloseUnlogged)\b")
UNLOGGED_IN = {
    "nothingStored": ("core/security/", "core/sheets/reject_writer.cpp", "ui/pages/security/protection_steps.cpp",
                      "ui/pages/security/rekey_dialog.cpp"),
    "discloseUnlogged": ("core/security/", "app/cli/command.cpp"),
}


def problems(root):
    found = []
    for path in tree.cpp_files(root, ("core", "ui", "app")):
        text = tree.read(root / path)
        if path.startswith(("ui/", "app/")):
            for m in RAW.finditer(text):
                found.append(f"{path}:{tree.line_of(text, m.start())}: core/journal/{m[1]}.h knows no rights; "
                             "read through core/records/view.h")
        code = tree.bare_code(text)
        for m in UNLOGGED.finditer(code):
            if not path.startswith(UNLOGGED_IN[m[1]]):
                found.append(f"{path}:{tree.line_of(code, m.start())}: {m[1]}: what leaves the file stands in the log; "
                             "see core/security/disclosures.h")
        if not path.startswith(MAKERS):
            for m in FULL.finditer(code):
                found.append(f"{path}:{tree.line_of(code, m.start())}: Access::full outside of what makes files")
    return found


if __name__ == "__main__":
    tree.report(problems(tree.arguments(__doc__).root))
