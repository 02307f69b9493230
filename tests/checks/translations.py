#!/usr/bin/env python3
"""Every string of the window has its Chinese, with the same placeholders; no line of the .tsv files is unused.
The rule itself is translations/build_ts.py --check; here it is run on the program, and on planted faults."""
import importlib.util
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
BUILD = ROOT / "translations" / "build_ts.py"
spec = importlib.util.spec_from_file_location("build_ts", BUILD)
build_ts = importlib.util.module_from_spec(spec)
spec.loader.exec_module(build_ts)


def check(root):
    run = subprocess.run([sys.executable, "-B", str(root / "translations" / "build_ts.py"), "--check"],
                         capture_output=True, text=True)
    return run.returncode, run.stdout + run.stderr


def planted(chinese, english=""):
    """The check of a small program with these lines."""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        for folder in ("app", "ui", "translations/zh", "translations/en"):
            (root / folder).mkdir(parents=True)
        shutil.copy(BUILD, root / "translations")
        (root / "app" / "main.cpp").write_text(
            'const char* a = QCoreApplication::translate("Area", "Save %1");\n'
            'const char* b = QCoreApplication::translate("Area", "%n rows", nullptr, 3);\n', encoding="utf-8")
        (root / "translations/zh/area.tsv").write_text(chinese, encoding="utf-8")
        (root / "translations/en/area.tsv").write_text(english, encoding="utf-8")
        subprocess.run([sys.executable, "-B", str(root / "translations/build_ts.py")], capture_output=True)
        return check(root)


def main():
    try:
        build_ts.tool("lupdate")
    except SystemExit as missing:
        print(missing)
        return 77
    faults = []
    good = "Area\tSave %1\t保存 %1\nArea\t%n rows\t%n 行\n"
    plural = "Area\t%n rows\t%n row\t%n rows\n"
    cases = [
        ("a complete program passes", good, plural, 0, "0 problems"),
        ("a missing line is found", "Area\t%n rows\t%n 行\n", plural, 1, "no Chinese: Area | Save %1"),
        ("a lost placeholder is found", good.replace("保存 %1", "保存"), plural, 1, "placeholders differ"),
        ("an unused line is found", good + "Area\tOld\t旧\n", plural, 1, "not used by the program: Area | Old"),
        ("two Chinese for one string are found", good + "Area\tSave %1\t存好 %1\n", plural, 1, "differs from"),
        ("a broken line is found", good + "Area Old 旧\n", plural, 1, "columns expected"),
        ("a missing English plural is found", good, "", 1, "no English plural"),
    ]
    for name, chinese, english, code, words in cases:
        got, output = planted(chinese, english)
        if got != code or words not in output:
            faults.append(f"self test: {name}: exit {got}\n{output}")
    code, output = check(ROOT)
    if code != 0:
        faults.append(output)
    print("\n".join(faults) if faults else output.strip())
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
