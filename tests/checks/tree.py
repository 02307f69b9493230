"""What the checks share: the files of the project, and C++ with its comments and strings told apart."""

import argparse
import pathlib
import re
import subprocess
import sys

SKIPPED = 77  # ctest's SKIP_RETURN_CODE

TOKEN = re.compile(
    r"""(?P<raw>R"(?P<mark>[^()\\\s]{0,16})\((?P<rawtext>.*?)\)(?P=mark)")
      | (?P<comment>//[^\n]*|/\*.*?\*/)
      | (?P<string>"(?P<text>(?:\\.|[^"\\\n])*)")
      | (?P<char>(?<![0-9A-Za-z_])'(?:\\.|[^'\\\n])+')""",
    re.S | re.X,
)
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"\n]+)"|<([^>\n]+)>)', re.M)


def blank(text):
    """As many lines as the text has, and nothing else."""
    return "\n" * text.count("\n")


def without_comments(text):
    return TOKEN.sub(lambda m: " " + blank(m.group()) if m.group("comment") else m.group(), text)


def bare_code(text):
    """Neither comments nor what stands in strings."""
    return TOKEN.sub(lambda m: (" " if m.group("comment") else '""') + blank(m.group()), text)


def strings(text):
    """(line, content) of every string literal."""
    for m in TOKEN.finditer(text):
        if m.group("raw") or m.group("string"):
            yield line_of(text, m.start()), m.group("rawtext") if m.group("raw") else m.group("text")


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def includes(text):
    """(line, name, quoted) of every include."""
    code = without_comments(text)
    for m in INCLUDE.finditer(code):
        yield line_of(code, m.start()), m.group(1) or m.group(2), m.group(1) is not None


def read(path):
    return path.read_text(encoding="utf-8", errors="replace")


def cpp_files(root, folders=("core", "ui", "app", "tests")):
    """Paths below root, as posix strings, sorted."""
    found = []
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in (".cpp", ".h") and path.is_file():
                found.append(path.relative_to(root).as_posix())
    return found


def git(root, *arguments):
    """The lines git prints, or None where there is no repository of this project or no git."""
    try:
        run = subprocess.run(
            ["git", "-c", "core.quotePath=false", "-c", "safe.directory=*", "-C", str(root), *arguments],
            capture_output=True, text=True, check=False)
    except OSError:
        return None
    return run.stdout.splitlines() if run.returncode == 0 else None


def project_files(root):
    """Every file of the project: as git has it, or what lies there outside build/."""
    if (root / ".git").exists():
        listed = git(root, "ls-files", "--cached", "--others", "--exclude-standard")
        if listed is not None:
            return sorted(name for name in set(listed) if (root / name).is_file())
    return sorted(
        path.relative_to(root).as_posix() for path in root.rglob("*")
        if path.is_file() and path.relative_to(root).parts[0] not in ("build", ".git"))


def arguments(description, **options):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[2])
    for name, settings in options.items():
        parser.add_argument("--" + name, **settings)
    return parser.parse_args()


def report(problems):
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problems" if problems else "nothing found")
    sys.exit(1 if problems else 0)
