"""The connection that writes an office file is private to core/journal: nobody else names db::Connection."""

import re

import tree

# QMetaObject::Connection is Qt's handle of a signal, no database.
NAMED = re.compile(r"(?<!QMetaObject::)\bConnection\b")
ALLOWED = ("core/db/", "core/journal/")


def problems(root):
    found = []
    for path in tree.cpp_files(root, ("core", "ui", "app")):
        if path.startswith(ALLOWED):
            continue
        code = tree.bare_code(tree.read(root / path))
        for m in NAMED.finditer(code):
            found.append(f"{path}:{tree.line_of(code, m.start())}: db::Connection outside core/db and core/journal")
    return found


if __name__ == "__main__":
    tree.report(problems(tree.arguments(__doc__).root))
