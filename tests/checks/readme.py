"""README.md tells the truth: its links lead somewhere, its commands exist, and every command of `mulin` has its JSON."""

import json
import os
import pathlib
import re
import subprocess

import tree

FIRST_SCREEN = 45  # lines
JSON_TITLE = "## The JSON of every command"
SECTION = re.compile(r"^### `mulin ([a-z]+)[^`]*`", re.M)
LISTED = re.compile(r"^  ([a-z][a-z-]*)(?:\s{2,}|$)", re.M)  # a subcommand in --help


def described(text):
    """{command: [json block]} of the section on JSON."""
    start = text.find(JSON_TITLE)
    if start < 0:
        return {}
    rest = text[start + len(JSON_TITLE):]
    end = re.search(r"^## ", rest, re.M)
    rest = rest[:end.start()] if end else rest
    found = {}
    heads = list(SECTION.finditer(rest))
    for i, head in enumerate(heads):
        body = rest[head.end():heads[i + 1].start() if i + 1 < len(heads) else len(rest)]
        found.setdefault(head.group(1), []).extend(re.findall(r"^```json\n(.*?)^```", body, re.M | re.S))
    return found


def run(program, *words):
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    return subprocess.run([str(program), *words], capture_output=True, text=True, check=False,
                          stdin=subprocess.DEVNULL, env=environment, timeout=60)


def problems(root, program=None):
    path = root / "README.md"
    if not path.exists():
        return ["README.md: missing"]
    text = tree.read(path)
    found = []
    for m in re.finditer(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text):
        if not (root / m.group(1)).exists():
            found.append(f"README.md:{tree.line_of(text, m.start())}: {m.group(1)} does not exist")
    first = "\n".join(text.split("\n")[:FIRST_SCREEN])
    for command in ("app/run", "tests/run"):
        if not re.search(rf"^{command}\b", first, re.M):
            found.append(f"README.md:1: the first screen does not show {command}")
        if not os.access(root / command, os.X_OK):
            found.append(f"README.md: {command} cannot be run")
    sections = described(text)
    for command, blocks in sections.items():
        if not blocks:
            found.append(f"README.md: `mulin {command}` has no JSON block")
        for block in blocks:
            try:
                json.loads(block)
            except ValueError as error:
                found.append(f"README.md: the JSON of `mulin {command}` is not JSON: {error}")
    if program is not None:
        listed = set(LISTED.findall(run(program, "--help").stdout))
        if not listed:
            found.append("mulin --help lists no command")
        for command in sorted(listed - set(sections)):
            found.append(f"README.md: the JSON of `mulin {command}` is not described")
        for command in sorted(set(sections) - listed):
            found.append(f"README.md: `mulin {command}` is described, but there is no such command")
    return found


if __name__ == "__main__":
    given = tree.arguments(__doc__, program={"type": pathlib.Path})
    tree.report(problems(given.root, given.program))
