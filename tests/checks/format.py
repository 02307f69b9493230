"""Every C++ file is as clang-format 14 would write it."""

import re
import shutil
import subprocess
import sys

import tree


def tool(name):
    """The program of version 14, whatever it is called here."""
    for candidate in (name + "-14", name):
        path = shutil.which(candidate)
        if path:
            version = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout
            if re.search(r"version 14\.", version):
                return path
    return None


def problems(root):
    clang_format = tool("clang-format")
    if clang_format is None:
        return ["clang-format 14 is not installed"]
    files = tree.cpp_files(root)
    found = []
    for first in range(0, len(files), 200):
        run = subprocess.run(
            [clang_format, "--style=file", "--dry-run", "-Werror", *files[first:first + 200]],
            cwd=root, capture_output=True, text=True, check=False)
        broken = sorted(set(re.findall(r"^([^:\n]+):\d+:\d+: error", run.stderr, re.M)))
        found += [f"{path}: not formatted" for path in broken]
        if run.returncode != 0 and not broken:
            found.append(run.stderr.strip() or f"clang-format ended with {run.returncode}")
    return found


if __name__ == "__main__":
    result = problems(tree.arguments(__doc__).root)
    if result:
        print("Mend with: clang-format-14 -i FILE...", file=sys.stderr)
    tree.report(result)
