"""clang-tidy over the files changed last; over all of them with --all or MULIN_LONG=1."""

import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

import format as formatting
import tree

MOST_FILES = 24  # of one ordinary run, newest changes first; the rest is left to the long one
COMPILER = re.compile(r"^(.*-)?(c\+\+|g\+\+|clang\+\+)(-\d+)?$")
GCC_ONLY = {"-fpch-preprocess", "-Winvalid-pch", "-Wduplicated-cond", "-Wlogical-op"}


def clang_arguments(entry, copies):
    """The compile command without launcher and GCC's own flags; a precompiled header becomes the plain one."""
    words = entry.get("arguments") or shlex.split(entry["command"])
    start = next(i for i, word in enumerate(words) if COMPILER.match(os.path.basename(word)))
    result = []
    words = iter(words[start:])
    for word in words:
        if word in GCC_ONLY:
            continue
        if word == "-Xclang":
            option = next(words)
            if option == "-include-pch":
                next(words), next(words)
                continue
            if option == "-include":
                next(words)
                word, header = "-include", next(words)
                result += [word, plain_header(header, copies)]
                continue
            result += [word, option]
            continue
        if word == "-include":
            result += [word, plain_header(next(words), copies)]
            continue
        result.append(word)
    return result + ["-Wno-unknown-warning-option", "-Wno-unused-command-line-argument"]


def plain_header(path, copies):
    """A copy where no compiled form lies beside it: clang would take GCC's for its own."""
    copy = copies / (re.sub(r"\W+", "_", path) + ".hxx")
    copy.write_text(tree.read(pathlib.Path(path)), encoding="utf-8")
    return str(copy)


def compiled_together(path):
    """The sources that one of CMake's unity sources takes in; of any other file itself."""
    if path.parent.name != "Unity":
        return [path]
    return [pathlib.Path(name) for name in re.findall(r'^#include "(.*)"', tree.read(path), re.M)]


def own_database(root, build, target):
    """Writes a compile database that clang understands; returns {file of ours: absolute path}."""
    target.mkdir(parents=True, exist_ok=True)
    entries, ours = [], {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        compiled = pathlib.Path(entry["directory"], entry["file"]).resolve()
        for path in compiled_together(compiled):
            try:
                name = path.relative_to(root).as_posix()
            except ValueError:
                continue
            if not name.startswith(("core/", "ui/", "app/", "tests/")):
                continue
            arguments = [str(path) if word == entry["file"] else word for word in clang_arguments(entry, target)]
            entries.append({"directory": entry["directory"], "file": str(path), "arguments": arguments})
            ours[name] = str(path)
    (target / "compile_commands.json").write_text(json.dumps(entries))
    return ours


def changed(root):
    """Names of changed files, newest first: not yet committed, then this branch's, or the last commits of main."""
    if not (root / ".git").exists() or tree.git(root, "rev-parse", "HEAD") is None:
        return None
    names = [line[3:].split(" -> ")[-1] for line in tree.git(root, "status", "--porcelain", "-uall") or []]
    head = tree.git(root, "rev-parse", "HEAD")
    commits = ["-n", "50"]
    for base in ("origin/HEAD", "origin/main", "main"):
        common = tree.git(root, "merge-base", "HEAD", base)
        if common and common != head:
            commits = [common[0] + "..HEAD"]
            break
    names += tree.git(root, "log", "--name-only", "--format=", *commits) or []
    return list(dict.fromkeys(name for name in names if name))


def units_of(name, ours, root):
    """The translation units that show a changed file to clang-tidy."""
    if name in ours:
        return [name]
    if not name.endswith(".h"):
        return []
    beside = name[:-2] + ".cpp"
    if beside in ours:
        return [beside]
    return [unit for unit in sorted(ours) if f'#include "{name}"' in tree.read(root / unit)][:1]


def run_tidy(clang_tidy, database, path):
    run = subprocess.run([clang_tidy, "-p", str(database), "--quiet", path],
                         capture_output=True, text=True, check=False)
    return path, run.returncode, run.stdout + re.sub(r"^\d+ warnings.* generated\.\n", "", run.stderr, flags=re.M)


def check(root, build, units):
    """[(path, output)] of the units with findings."""
    clang_tidy = formatting.tool("clang-tidy")
    database = build / "tidy"
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        runs = pool.map(lambda path: run_tidy(clang_tidy, database, path), units)
        return [(path, output) for path, code, output in runs if code != 0]


def main():
    given = tree.arguments(__doc__, build={"type": pathlib.Path, "required": True}, all={"action": "store_true"})
    root = given.root.resolve()
    if formatting.tool("clang-tidy") is None:
        print("clang-tidy 14 is not installed")
        sys.exit(1)
    if not (given.build / "compile_commands.json").exists():
        print(f"skipped: {given.build} has no compile_commands.json")
        sys.exit(tree.SKIPPED)
    if not (given.all or os.environ.get("MULIN_LONG") or os.environ.get("MULIN_TIDY")):
        print("skipped: runs with tests/run --long, or for the changed files with MULIN_TIDY=1")
        sys.exit(tree.SKIPPED)
    ours = own_database(root, given.build, given.build / "tidy")
    if given.all or os.environ.get("MULIN_LONG"):
        units, left = sorted(ours), 0
    else:
        names = changed(root)
        if names is None:
            print("skipped: no git repository here, so nothing tells what changed")
            sys.exit(tree.SKIPPED)
        units = list(dict.fromkeys(unit for name in names for unit in units_of(name, ours, root)))
        units, left = units[:MOST_FILES], max(0, len(units) - MOST_FILES)
    print(f"{len(units)} files, {left} more left to tests/run --long")
    findings = check(root, given.build, [ours[unit] for unit in units])
    for _, output in findings:
        print(output)
    tree.report([f"{path}: clang-tidy" for path, _ in findings])


if __name__ == "__main__":
    main()
