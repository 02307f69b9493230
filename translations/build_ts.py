#!/usr/bin/env python3
"""Makes translations/mulin_zh_CN.ts and mulin_en.ts.

The English source strings are taken out of app/ and ui/ by lupdate; the Chinese stands in zh/*.tsv, one line each:

    Context<TAB>English source<TAB>中文[<TAB>comment of tr()]

English needs entries only for sentences with a number (%n), in en/*.tsv:

    Context<TAB>English source<TAB>singular<TAB>plural[<TAB>comment of tr()]

A newline is written \\n, a tab \\t, a backslash \\\\. With --check nothing is written; every string without Chinese,
every placeholder that differs, every unused or doubled line and every stale .ts file is named, and the exit code is 1.
"""
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "translations"


def tool(name):
    for candidate in (os.environ.get(name.upper(), ""), f"/usr/lib/qt6/bin/{name}", shutil.which(f"{name}6") or "",
                      shutil.which(name) or ""):
        if candidate and Path(candidate).exists():
            return candidate
    sys.exit(f"{name} not found: install qt6-l10n-tools")


def extract(folders):
    """[(context, source, comment, numerus)] in a fixed order."""
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "all.ts"
        run = subprocess.run([tool("lupdate"), "-silent", "-no-obsolete", "-locations", "none", "-extensions", "cpp,h", f"-I{ROOT}",
                              *map(str, folders), "-ts", str(out)], capture_output=True, text=True)
        if run.returncode != 0:
            sys.exit(run.stderr)
        for line in run.stderr.splitlines():
            if "Qualifying with unknown namespace" in line or "Discarding unconsumed" in line \
                    or "lacks Q_OBJECT" in line:
                sys.exit(line)
        if not out.exists():
            return []
        found = set()
        for context in ET.parse(out).getroot().findall("context"):
            name = context.findtext("name") or ""
            for message in context.findall("message"):
                found.add((name, message.findtext("source") or "", message.findtext("comment") or "",
                           message.get("numerus") == "yes"))
        return sorted(found)


def unescape(cell):
    return re.sub(r"\\([nt\\])", lambda m: {"n": "\n", "t": "\t", "\\": "\\"}[m.group(1)], cell)


def read_tsv(folder, columns, problems):
    """{(context, source, comment): (translations, "file:line")}"""
    entries = {}
    for path in sorted(folder.glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            where = f"{path.relative_to(ROOT)}:{number}"
            cells = [unescape(cell) for cell in line.split("\t")]
            if len(cells) not in (2 + columns, 3 + columns) or not all(cells[:2 + columns]):
                problems.append(f"{where}: {2 + columns} filled columns expected, parted by tabs")
                continue
            key = (cells[0], cells[1], cells[2 + columns] if len(cells) == 3 + columns else "")
            if key in entries:
                if entries[key][0] != cells[2:2 + columns]:
                    problems.append(f"{where}: differs from {entries[key][1]}: {key[0]} | {key[1]}")
                continue
            entries[key] = (cells[2:2 + columns], where)
    return entries


def placeholders(text):
    return sorted(re.findall(r"%L?(?:\d{1,2}|n)", text))


def write_ts(language, messages, translate):
    """XML text; `translate(message)` gives a list of forms, or None for the source itself."""
    out = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>",
           f'<TS version="2.1" language="{language}" sourcelanguage="en">']
    current = None
    for message in messages:
        context, source, comment, numerus = message
        forms = translate(message)
        if forms is None:
            continue
        if context != current:
            if current is not None:
                out.append("</context>")
            out.append(f"<context>\n    <name>{escape(context)}</name>")
            current = context
        out.append('    <message numerus="yes">' if numerus else "    <message>")
        out.append(f"        <source>{escape(source)}</source>")
        if comment:
            out.append(f"        <comment>{escape(comment)}</comment>")
        if numerus:
            out.append("        <translation>")
            out += [f"            <numerusform>{escape(form)}</numerusform>" for form in forms]
            out.append("        </translation>")
        else:
            out.append(f"        <translation>{escape(forms[0])}</translation>")
        out.append("    </message>")
    if current is not None:
        out.append("</context>")
    out.append("</TS>")
    return "\n".join(out) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    problems = []
    messages = extract([ROOT / "app", ROOT / "ui"])
    chinese = read_tsv(HERE / "zh", 1, problems)
    english = read_tsv(HERE / "en", 2, problems)
    used = set()
    for context, source, comment, numerus in messages:
        key = (context, source, comment)
        used.add(key)
        if key not in chinese:
            problems.append(f"no Chinese: {context} | {source}" + (f" | {comment}" if comment else ""))
        else:
            (text,), where = chinese[key]
            if placeholders(text) != placeholders(source) and not (
                    numerus and placeholders(text.replace("%n", "")) == placeholders(source.replace("%n", ""))):
                problems.append(f"{where}: placeholders differ: {source} | {text}")
        if numerus and key not in english:
            problems.append(f"no English plural: {context} | {source}")
        if key in english:
            for form in english[key][0]:
                if placeholders(form.replace("%n", "")) != placeholders(source.replace("%n", "")):
                    problems.append(f"{english[key][1]}: placeholders differ: {source} | {form}")
    for name, entries in (("zh", chinese), ("en", english)):
        problems += [f"{where}: not used by the program: {key[0]} | {key[1]}"
                     for key, (_, where) in sorted(entries.items()) if key not in used]
    files = {
        "mulin_zh_CN.ts": write_ts("zh_CN", messages, lambda m: chinese[m[:3]][0] if m[:3] in chinese else None),
        "mulin_en.ts": write_ts("en", messages, lambda m: english[m[:3]][0] if m[3] and m[:3] in english else None),
    }
    for name, text in files.items():
        path = HERE / name
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        if old == text:
            continue
        if arguments.check:
            problems.append(f"translations/{name} is stale: run translations/build_ts.py")
        else:
            path.write_text(text, encoding="utf-8")
    for problem in problems:
        print(problem)
    print(f"{len(messages)} strings, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
