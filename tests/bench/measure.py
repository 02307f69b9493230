"""Runs the benchmarks of one build, one after the other, and judges their ratios."""

import json
import os
import pathlib
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
import time


def run(*command, encrypted=False):
    """Wall seconds, CPU seconds of the child, its output."""
    environment = {name: value for name, value in os.environ.items() if name != "MULIN_BENCH_ENCRYPTED"}
    if encrypted:
        environment["MULIN_BENCH_ENCRYPTED"] = "1"
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    done = subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True,
                          env=environment)
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, done.stdout


def bare_sqlite(office, copy):
    """Wall seconds in which SQLite alone stores the rows of an office once more: tables and indexes, nothing read,
    checked, hashed or derived. The file of a plain office is readable by any SQLite."""
    copy.unlink(missing_ok=True)
    with sqlite3.connect(copy, isolation_level=None) as db:
        db.execute("PRAGMA cache_size = -65536")
        db.execute("ATTACH ? AS office", (str(office),))
        made = db.execute("SELECT type, name, sql FROM office.sqlite_schema WHERE sql IS NOT NULL"
                          " AND name NOT LIKE 'sqlite%' ORDER BY type = 'index'").fetchall()
        for _, _, sql in made:
            db.execute(sql)
        tables = [name for kind, name, _ in made if kind == "table"]
        for name in tables:
            db.execute(f'SELECT count(*) FROM office."{name}"').fetchone()  # read from the disk beforehand
        start = time.monotonic()
        db.execute("BEGIN")
        for name in tables:
            # A limit keeps SQLite from copying whole pages.
            db.execute(f'INSERT INTO main."{name}" SELECT * FROM office."{name}" LIMIT 1000000000')
        db.execute("COMMIT")
        seconds = time.monotonic() - start
    db.close()
    copy.unlink()
    return seconds


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
                      "added": report["added"], "marked": report.get("marked"),
                      "bare_sqlite_seconds": bare_sqlite(office, folder / "bare.sqlite")})
    return sorted(turns, key=lambda turn: turn["ratio"])[1]


def least(turns, name):
    return min(turn[name] for turn in turns)


def offices(bench, folder, sizes, results):
    """Search, first rows and memory in offices of growing size, each in processes of their own."""
    for size in sizes:
        office = folder / f"residents-{size}.mulin"
        figures = {}
        if not office.exists():
            wall, cpu, _ = run(bench, "open", office, size)  # makes the office
            figures["made_seconds"], figures["made_cpu_seconds"] = wall, cpu
        figures["file_bytes"] = office.stat().st_size
        figures.update(json.loads(run(bench, "search", office, size)[2]))
        # Opening is measured several times: what a busy machine adds is not the program's.
        turns = [json.loads(run(bench, "open", office, size)[2]) for _ in range(5)]
        for name in ("open_ms", "first_rows_ms", "shown_ms", "shown_cpu_ms", "whole_spine_ms", "filtered_rows_ms"):
            figures[name] = least(turns, name)
        figures["opened_memory_bytes"] = least(turns, "memory_bytes")
        results[f"residents_{size}"] = figures
        print(f"{size:>9,} residents: search p50 {figures['search_p50_ms']:.2f} ms, p99 {figures['search_p99_ms']:.2f} ms"
              f" (goal 5); first rows {figures['shown_ms']:.1f} ms (goal 400); whole spine"
              f" {figures['whole_spine_ms']:.0f} ms; memory {figures['memory_bytes'] / 2**20:.0f} MiB and SQLite's cache"
              f" {figures['sqlite_cache_bytes'] / 2**20:.0f} MiB; file {figures['file_bytes'] / 2**20:.0f} MiB", flush=True)
        kinds = [name[7:-7] for name in figures if name.startswith("search_") and name.endswith("_p99_ms")]
        for name in sorted(filter(None, kinds)):
            print(f"{'':>12}{name:24} p50 {figures[f'search_{name}_p50_ms']:7.2f}  p99"
                  f" {figures[f'search_{name}_p99_ms']:7.2f} ms")
    ledgers(bench, folder, sizes, results)
    small, large = results[f"residents_{sizes[0]}"], results[f"residents_{sizes[-1]}"]
    against = f"{sizes[-1]:,} against {sizes[0]:,}"
    return [(f"first rows, {against}", large["shown_ms"] / small["shown_ms"], 1.5),
            (f"memory, {against}", large["memory_bytes"] / small["memory_bytes"], 1.5)]


def ledgers(bench, folder, sizes, results):
    """Due visits and the check whether all are served who should be, in a copy of the largest office."""
    size = sizes[-1]
    kept = folder / f"ledgers-{size}.mulin"
    office = folder / f"residents-{size}.mulin"
    if not kept.exists() or kept.stat().st_mtime < office.stat().st_mtime:
        shutil.copyfile(office, kept)
    figures = json.loads(run(bench, "ledgers", kept, size)[2])
    results[f"ledgers_{size}"] = figures
    print(f"{size:>9,} residents: {figures['due']:,.0f} visits due in {figures['due_ms']:.0f} ms (goal 1,000); "
          f"{figures['eligible']:,.0f} who may be owed help in {figures['eligible_ms']:.0f} ms (goal 1,000); all"
          f" {figures['suggestions']:,.0f} suggestions in {figures['suggestions_ms']:.0f} ms; a month of a ledger in"
          f" {figures['ledger_month_ms']:.0f} ms", flush=True)


def encrypted_against_plain(bench, folder, rows, sizes, results):
    """The same import, saves, search and start in a plain and in an encrypted office, in turn."""
    sheet = folder / f"register-{rows}.xlsx"
    if not sheet.exists():
        run(bench, "sheet", sheet, rows)
    saves = 300
    figures = {False: [], True: []}
    for _ in range(3):
        for encrypted in (False, True):
            office = folder / "encrypted.mulin"
            turn = json.loads(run(bench, "import", office, sheet, encrypted=encrypted)[2])
            turn.update(json.loads(run(bench, "save", office, saves)[2]))
            figures[encrypted].append(turn)
            office.unlink()
    both = {name: [least(figures[encrypted], name) for encrypted in (False, True)]
            for name in ("import_seconds", "import_cpu_seconds", "save_ms", "save_cpu_ms")}
    both = {name: {"plain": plain, "encrypted": other, "ratio": other / plain} for name, (plain, other) in both.items()}
    size = sizes[-1]
    office = folder / f"encrypted-{size}.mulin"
    if not office.exists():
        run(bench, "open", office, size, encrypted=True)
    search = json.loads(run(bench, "search", office, size)[2])
    turns = [json.loads(run(bench, "open", office, size)[2]) for _ in range(5)]
    both["search_p99_ms"] = search["search_p99_ms"]
    both["shown_ms"] = least(turns, "shown_ms")
    results["encrypted"] = both
    for name, value in both.items():
        if isinstance(value, dict):
            print(f"{name:20} plain {value['plain']:8.3f}  encrypted {value['encrypted']:8.3f}  {value['ratio']:.2f}")
    print(f"{size:,} residents, encrypted: search p50 {search['search_p50_ms']:.2f} ms, p99 {search['search_p99_ms']:.2f} ms"
          f" (goal 5); first rows {both['shown_ms']:.1f} ms (goal 400, a password's own time not counted)")
    return [("import, encrypted against plain", both["import_seconds"]["ratio"], 1.3),
            ("save, encrypted against plain", both["save_ms"]["ratio"], 1.5)]


def window(build, folder, sizes, results):
    """The real window over the largest office; what it prints is the table."""
    office = folder / f"residents-{sizes[-1]}.mulin"
    if not office.exists():
        run(build / "bin" / "mulin_bench", "open", office, sizes[-1])
    command = [str(build / "bin" / "mulin_bench_window"), str(office)]
    environment = dict(os.environ)
    if shutil.which("xvfb-run"):
        command = ["xvfb-run", "-a", "-s", "-screen 0 1440x900x24", *command]
        environment["QT_QPA_PLATFORM"] = "xcb"
    print(f"{sizes[-1]:,} residents in the window", flush=True)
    done = subprocess.run(command, check=False, stdout=subprocess.PIPE, text=True, env=environment)
    print(done.stdout, flush=True)
    longest = re.search(r"made itself: ([0-9.]+) ms", done.stdout)
    if longest is None:
        raise RuntimeError("the window did not come to its end")
    results["window"] = {"longest_pause_ms": float(longest.group(1))}
    return [("longest pause of the window, against 100 ms", float(longest.group(1)) / 100, 1.0)]


def main():
    build, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    parts, rows, sizes = sys.argv[3].split(","), int(sys.argv[4]), [int(size) for size in sys.argv[5:]]
    bench = build / "bin" / "mulin_bench"
    folder.mkdir(parents=True, exist_ok=True)
    results, gates = {}, []
    if "import" in parts:
        results["import"] = import_against_libreoffice(build, bench, folder, rows)
        figures = results["import"]
        gates.append(("import against LibreOffice converting to CSV", figures["ratio"], 0.5))
        print(f"{rows:,} rows imported in {figures['import_seconds']:.2f} s; LibreOffice {figures['libreoffice_seconds']:.2f}"
              f" s; SQLite alone stores the finished rows in {figures['bare_sqlite_seconds']:.2f} s,"
              f" {figures['bare_sqlite_seconds'] / figures['libreoffice_seconds']:.2f} of LibreOffice")
    if "insert" in parts:
        results["insert"] = json.loads(run(bench, "insert", folder, rows)[2])
        gates.append(("journalled insert against raw insert, CPU", results["insert"]["ratio"], 1.6))
    if "cipher" in parts:
        figures = results["cipher"] = json.loads(run(bench, "cipher", folder, rows)[2])
        print(f"a page: sealed in {figures['seal_us']:.1f} us, unsealed in {figures['unseal_us']:.1f} us"
              f" (checksum of a plain one {figures['checksum_us']:.1f}); a password: {figures['password_seconds']:.2f} s"
              f" with {figures['password_mebibytes']:.0f} MiB")
        for name in ("insert_cpu_seconds", "insert_seconds", "save_cpu_seconds", "save_seconds", "scan_seconds",
                     "lookup_seconds"):
            print(f"{'':>12}encrypted against plain, {name:20} {figures[name + '_ratio']:.2f}")
    if "encrypted" in parts:
        gates += encrypted_against_plain(bench, folder, rows, sizes, results)
    if "offices" in parts:
        gates += offices(bench, folder, sizes, results)
    if "window" in parts:
        gates += window(build, folder, sizes, results)
    results["gates"] = [{"what": what, "ratio": ratio, "limit": limit, "met": ratio <= limit}
                        for what, ratio, limit in gates]
    (folder / "results.json").write_text(json.dumps(results, indent=2, ensure_ascii=False) + "\n")
    for gate in results["gates"]:
        print(f"{'met   ' if gate['met'] else 'MISSED'} {gate['ratio']:.2f} ≤ {gate['limit']}  {gate['what']}")
    print(f"Figures: {folder / 'results.json'}")
    return 0 if all(gate["met"] for gate in results["gates"]) else 1


if __name__ == "__main__":
    sys.exit(main())
