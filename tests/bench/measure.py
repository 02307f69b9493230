"""Runs the benchmarks of one build, one after the other, and judges their ratios."""

import json
import pathlib
import resource
import shutil
import subprocess
import sys
import time


def run(*command):
    """Wall seconds, CPU seconds of the child, its output."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    done = subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True)
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, done.stdout


def import_against_libreoffice(build, bench, folder, rows):
    sheet = folder / f"register-{rows}.xlsx"
    if not sheet.exists():
        run(bench, "sheet", sheet, rows)
    turns = []
    for _ in range(3):  # in turn, so that a busy machine is busy for both
        office = folder / "import.mulin"
        office.unlink(missing_ok=True)
        run(build / "mulin", "new", office, "--office", "130202002018", "--json")
        wall, cpu, out = run(build / "mulin", "import", office, "person", sheet, "--json")
        report = json.loads(out)
        assert report["added"] + report["updated"] + report["duplicates"] + report["rejected"] == rows, report
        csv = folder / "csv"
        shutil.rmtree(csv, ignore_errors=True)
        other, other_cpu, _ = run("soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile",
                                  "--convert-to", "csv", "--outdir", csv, sheet)
        turns.append({"import_seconds": wall, "import_cpu_seconds": cpu, "libreoffice_seconds": other,
                      "libreoffice_cpu_seconds": other_cpu, "ratio": wall / other, "rows": rows,
                      "added": report["added"], "marked": report.get("marked")})
    return sorted(turns, key=lambda turn: turn["ratio"])[1]


def shown_ms(figures):
    """Opening the file and reading the first rows of the list."""
    return figures["open_ms"] + figures["first_rows_ms"]


def main():
    build, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    rows, sizes = int(sys.argv[3]), [int(size) for size in sys.argv[4:]]
    bench = build / "bin" / "mulin_bench"
    folder.mkdir(parents=True, exist_ok=True)
    results = {"import": import_against_libreoffice(build, bench, folder, rows)}
    results["insert"] = json.loads(run(bench, "insert", folder, rows)[2])
    for size in sizes:
        office = folder / f"residents-{size}.mulin"
        if not office.exists():
            run(bench, "search", office, size)  # makes the office; the figures are taken by a fresh process
        results[f"search_{size}"] = json.loads(run(bench, "search", office, size)[2])

    small, large = results[f"search_{sizes[0]}"], results[f"search_{sizes[-1]}"]
    gates = [
        ("import against LibreOffice converting to CSV", results["import"]["ratio"], 0.5),
        ("journalled insert against raw insert, CPU", results["insert"]["ratio"], 1.6),
        (f"first rows, {sizes[-1]:,} against {sizes[0]:,}", shown_ms(large) / shown_ms(small), 1.5),
        (f"memory, {sizes[-1]:,} against {sizes[0]:,}", large["memory_bytes"] / small["memory_bytes"], 1.5),
    ]
    results["gates"] = [{"what": what, "ratio": ratio, "limit": limit, "met": ratio <= limit}
                        for what, ratio, limit in gates]
    (folder / "results.json").write_text(json.dumps(results, indent=2, ensure_ascii=False) + "\n")
    for size in sizes:
        figures = results[f"search_{size}"]
        print(f"{size:>9,} residents: search p50 {figures['search_p50_ms']:.2f} ms, p99 {figures['search_p99_ms']:.2f} ms"
              f" (goal 5); first rows {shown_ms(figures):.1f} ms; memory {figures['memory_bytes'] / 2**20:.0f} MiB")
    for gate in results["gates"]:
        print(f"{'met   ' if gate['met'] else 'MISSED'} {gate['ratio']:.2f} ≤ {gate['limit']}  {gate['what']}")
    print(f"Figures: {folder / 'results.json'}")
    return 0 if all(gate["met"] for gate in results["gates"]) else 1


if __name__ == "__main__":
    sys.exit(main())
