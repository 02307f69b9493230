"""Who may include whom: the order of rooms.txt, no cycles, no window in core, SQLite only in core/db."""

import pathlib
import re

import tree

SQL = re.compile(
    r"\bSELECT\b.*\bFROM\b|\bINSERT (OR \w+ )?INTO\b|\bUPDATE \w+ SET\b|\bDELETE FROM\b|\bPRAGMA \w+"
    r"|\b(CREATE|DROP|ALTER) (TABLE|INDEX|VIEW|TRIGGER)\b"
    r"|^\s*(select\s.*\sfrom\s|insert into\s|update \w+ set\s|delete from\s)", re.S)
SQLITE = re.compile(r"^(sqlite3(ext)?\.h|SQLiteCpp/.*)$")
# What a library or a tool makes while building.
GENERATED = re.compile(r"(\.moc|^ui_\w+\.h|^moc_\w+\.cpp)$")


def load_rooms(root):
    lines = tree.read(root / "tests/checks/rooms.txt").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def room_of(path, rooms):
    """The innermost listed room that the file lies in; a folder inside core must be listed itself."""
    parts = pathlib.PurePosixPath(path).parts
    if parts[0] == "core" and len(parts) > 2:
        room = "/".join(parts[:2])
        return room if room in rooms else None
    return parts[0] if parts[0] in rooms else None


def area_of(path):
    """The folder that must not be in a cycle with another: core/db, ui/forms, app/cli."""
    parts = pathlib.PurePosixPath(path).parts
    return "/".join(parts[:2]) if len(parts) > 2 else parts[0]


def cycles(graph):
    """The strongly connected components with more than one node, or with an edge to itself (Tarjan, iterative)."""
    index, low, stack, on_stack, found = {}, {}, [], set(), []
    for start in sorted(graph):
        if start in index:
            continue
        work = [(start, iter(sorted(graph[start])))]
        index[start] = low[start] = len(index)
        stack.append(start)
        on_stack.add(start)
        while work:
            node, edges = work[-1]
            for target in edges:
                if target not in graph:
                    continue
                if target not in index:
                    index[target] = low[target] = len(index)
                    stack.append(target)
                    on_stack.add(target)
                    work.append((target, iter(sorted(graph[target]))))
                    break
                if target in on_stack:
                    low[node] = min(low[node], index[target])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    component = []
                    while True:
                        member = stack.pop()
                        on_stack.discard(member)
                        component.append(member)
                        if member == node:
                            break
                    if len(component) > 1 or node in graph[node]:
                        found.append(sorted(component))
    return found


def is_qt_core(name, qtcore):
    """QString, QtCore/QString and qstring.h style names that QtCore itself offers."""
    if name.startswith("QtCore/"):
        return True
    return qtcore is not None and "/" not in name and (qtcore / name).exists()


def problems(root, qtcore=None):
    rooms = load_rooms(root)
    rank = {room: number for number, room in enumerate(rooms)}
    found = []
    files = tree.cpp_files(root)
    known = set(files)
    file_graph = {path: set() for path in files}
    area_graph = {}

    for path in files:
        text = tree.read(root / path)
        room = room_of(path, rooms)
        product = path.startswith(("core/", "ui/", "app/"))
        if product and room is None:
            found.append(f"{path}:1: lies in a room that tests/checks/rooms.txt does not list")
            continue
        for line, name, quoted in tree.includes(text):
            where = f"{path}:{line}:"
            if SQLITE.match(name) and not path.startswith(("core/db/", "tests/")):
                found.append(f"{where} SQLite header <{name}> outside core/db")
            if path.startswith("core/") and re.match(r"Qt?[A-Z]", name) and not is_qt_core(name, qtcore):
                found.append(f"{where} core includes <{name}>, which is not of QtCore")
            if quoted and name in known:
                file_graph[path].add(name)
            if not product:
                continue
            if quoted and name not in known and not GENERATED.search(name):
                found.append(f"{where} \"{name}\" is no file of the project (includes count from the top)")
                continue
            if not quoted or GENERATED.search(name):
                continue
            if name.startswith("tests/"):
                found.append(f"{where} the program includes a test file, {name}")
                continue
            target = room_of(name, rooms)
            if target is not None and rank[target] > rank[room]:
                found.append(f"{where} {room} includes {name}, which lies below it in rooms.txt")
            if area_of(path) != area_of(name):
                area_graph.setdefault(area_of(path), set()).add(area_of(name))
                area_graph.setdefault(area_of(name), set())
        # The demonstration looks up what it has just made; it is no part of the window.
        if path.startswith(("ui/", "app/")) and not path.startswith("app/demo/"):
            for line, content in tree.strings(text):
                if SQL.search(content):
                    found.append(f"{path}:{line}: SQL outside core")

    for component in cycles(file_graph):
        found.append(f"{component[0]}:1: files include each other in a circle: {', '.join(component)}")
    for component in cycles(area_graph):
        found.append(f"{component[0]}: rooms include each other in a circle: {', '.join(component)}")
    return found


if __name__ == "__main__":
    given = tree.arguments(__doc__, qtcore={"type": pathlib.Path, "help": "folder of QtCore's headers"})
    tree.report(problems(given.root, given.qtcore))
