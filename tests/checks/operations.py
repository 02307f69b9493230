"""Every act that core, the command line and the window name is worded in the history, in both languages."""

import re

import tree

WORDS = "ui/shell/operation_text.cpp"
CONTEXT = "mulin::ui::OperationText"
ID = re.compile(r"[a-z_]*(\.[a-z_]+)*")
# What stands before an id: an act begun, an Operation made or filled, the command line's operation(type, verb).
BEFORE = re.compile(
    r"\b(?:transact|rehearse|act)\s*\((?P<call>[^;\[]*)"
    r"|\bOperation\b\s*\w*\s*[{(](?P<made>[^;\[]*)"
    r"|\b(?:\w*[oO]peration|\w*[oO]peration\.id)\s*=(?!=)(?P<set>[^;]*);"
    r"|\boperation\(\s*\w+\s*,(?P<verb>[^;)]*)\)")
LITERAL = re.compile(r'"([^"\\\n]*)"')
# Worded by its kind: somebody looked at something that is masked.
BY_KIND = {"reveal"}


def used(root):
    """(file, line, id); an id that begins with a dot stands behind the name of a type."""
    for path in tree.cpp_files(root, ("core", "app", "ui")):
        if path == WORDS:
            continue
        code = tree.without_comments(tree.read(root / path))
        for m in BEFORE.finditer(code):
            kind = m.lastgroup
            found = LITERAL.findall(m.group(kind))
            for text in found if kind == "set" else found[:1]:
                if kind == "verb":
                    text = "." + text
                if text and ID.fullmatch(text):
                    yield path, tree.line_of(code, m.start()), text


def worded(root):
    """What operation_text.cpp knows: whole ids, and verbs of any type; and the English of whole ids."""
    code = tree.without_comments(tree.read(root / WORDS))
    whole = set(re.findall(r'operation == "([^"]+)"', code))
    english = dict(re.findall(r'\{"([a-z_.]+)",\s*QT_TRANSLATE_NOOP\("' + CONTEXT + r'",\s*"([^"]+)"\)', code))
    verbs = set(re.findall(r'verb == "([^"]+)"', code)) | BY_KIND
    for group in re.findall(r"isOneOf\(verb, \{([^}]*)\}", code):
        verbs.update(LITERAL.findall(group))
    return whole | set(english), verbs, english


def chinese(root):
    found = {}
    for path in sorted((root / "translations/zh").glob("*.tsv")):
        for line in tree.read(path).splitlines():
            cells = line.split("\t")
            if len(cells) >= 3 and cells[0] == CONTEXT:
                found[cells[1]] = cells[2]
    return found


def problems(root):
    whole, verbs, english = worded(root)
    words = chinese(root)
    found = []
    for path, line, text in used(root):
        if text not in whole and text.rsplit(".", 1)[-1] not in verbs:
            found.append(f"{path}:{line}: the act '{text}' has no words in {WORDS}")
    for text, source in english.items():
        if not words.get(source):
            found.append(f"{WORDS}: '{text}' has no Chinese")
    return found


if __name__ == "__main__":
    tree.report(problems(tree.arguments(__doc__).root))
