"""The repository as a whole: its top level, its commands, and nothing that ties it to one machine."""

import os
import re

import tree

TOP = {"CMakeLists.txt", "CMakePresets.json", "LICENSE", "CHANGELOG.md", "README.md",
       "app", "core", "ui", "resources", "translations", "tests"}
COMMANDS = ("app/run", "tests/run", ".ci/run")
MACHINE = re.compile(
    r"(?<![\w.~*])/(work|farm|tmp|root)/\w|(?<![\w.~*])/home/[a-z]\w*/|\bdeb\.debian\.org\b"
    r"|\bsnapshot\.debian\.org\b|\bregistry\.npmjs\.org\b|\bregistry\.yarnpkg\.com\b|\bpypi\.org\b")


def problems(root):
    found = []
    files = tree.project_files(root)
    tops = {path.split("/")[0] for path in files}
    for name in sorted(tops - TOP):
        if not name.startswith("."):
            found.append(f"{name}: not among the top-level entries of the design")
    for name in sorted(TOP - tops):
        found.append(f"{name}: missing at the top level")
    for path in COMMANDS:
        if not os.access(root / path, os.X_OK):
            found.append(f"{path}: missing or not executable")
    for path in files:
        content = (root / path).read_bytes()
        if b"\0" in content[:8192]:
            continue
        text = content.decode("utf-8", errors="replace")
        for m in MACHINE.finditer(text):
            found.append(f"{path}:{tree.line_of(text, m.start())}: belongs to one machine: {m.group()}")
    return found


if __name__ == "__main__":
    tree.report(problems(tree.arguments(__doc__).root))
