"""Source files stay readable and finished: at most 600 lines, no marks of unfinished work, spaces, one last newline."""

import re

import tree

MOST_LINES = 600
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX|HA" r"CK|not impl" r"emented|unimpl" r"emented|st" r"ubs?)\b")
SPACES_ONLY = (".cpp", ".h", ".py", ".toml", ".txt", ".json", ".cmake", ".sh", ".svg", ".html", ".css")
BINARY = (".png", ".ico", ".zst", ".bin", ".xlsx", ".xls", ".ods", ".odt", ".docx", ".pdf", ".db", ".mulin",
          ".zip", ".ttf", ".otf", ".qm")
# Test data may be as damaged as it must be.
DATA = "tests/data/"


def problems(root):
    found = []
    for path in tree.project_files(root):
        if path.endswith(BINARY) or path.startswith(DATA):
            continue
        content = (root / path).read_bytes()
        if not content:
            continue
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            found.append(f"{path}:1: neither UTF-8 nor a known kind of binary file")
            continue
        if not text.endswith("\n"):
            found.append(f"{path}:{text.count(chr(10)) + 1}: no newline at the end")
        if "\r" in text:
            found.append(f"{path}:{tree.line_of(text, text.index(chr(13)))}: carriage return")
        if text.startswith("\ufeff"):
            found.append(f"{path}:1: byte order mark")
        if path.endswith(SPACES_ONLY) and "\t" in text:
            found.append(f"{path}:{tree.line_of(text, text.index(chr(9)))}: tab")
        if path.endswith((".cpp", ".h", ".py")) and text.count("\n") > MOST_LINES:
            found.append(f"{path}:{text.count(chr(10))}: more than {MOST_LINES} lines")
        if path.endswith((".cpp", ".h", ".py", ".cmake", "CMakeLists.txt", ".toml", "/run", ".sh")):
            for m in UNFINISHED.finditer(text):
                found.append(f"{path}:{tree.line_of(text, m.start())}: unfinished: {m.group()}")
    return found


if __name__ == "__main__":
    tree.report(problems(tree.arguments(__doc__).root))
