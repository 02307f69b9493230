"""A check that cannot fail is no check: each is shown a sound little tree, then one planted violation after another."""

import pathlib
import shutil
import subprocess
import tempfile
import unittest

import access
import clang_tidy
import format as formatting
import include_direction
import operations
import private_writer
import readme
import repository
import sources
import tree

HERE = pathlib.Path(__file__).resolve().parent


class Planted(unittest.TestCase):
    def setUp(self):
        self.root = pathlib.Path(tempfile.mkdtemp()).resolve()
        self.addCleanup(shutil.rmtree, self.root)
        self.write("tests/checks/rooms.txt", tree.read(HERE / "rooms.txt"))
        self.write("qt/QtCore/QString", "")
        self.write("core/base/id.h", "#pragma once\n#include <string>\n")
        self.write("core/db/connection.h", '#include "core/base/id.h"\n#include <sqlite3.h>\nclass Connection;\n')
        self.write("core/journal/journal.h", '#include "core/db/connection.h"\ndb::Connection* writer();\n')
        self.write("core/office.h", '#include "core/journal/journal.h"\n')
        self.write("ui/shell/window.cpp", '#include "core/office.h"\n#include <QtWidgets/QWidget>\n')

    def write(self, path, text):
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        return target

    def expect(self, found, *pieces):
        self.assertEqual(len(found), 1, found)
        for piece in pieces:
            self.assertIn(piece, found[0])


class IncludeDirection(Planted):
    def found(self):
        return include_direction.problems(self.root, self.root / "qt/QtCore")

    def test_sound(self):
        self.assertEqual(self.found(), [])

    def test_upward(self):
        self.write("core/schema/value.h", "")
        self.write("core/base/early.h", '\n#include "core/schema/value.h"\n')
        self.expect(self.found(), "core/base/early.h:2:", "lies below it")

    def test_every_pair_of_rooms(self):
        rooms = [room for room in include_direction.load_rooms(self.root) if room.startswith("core/")]
        self.assertEqual(rooms[0], "core/base")
        self.assertEqual(rooms[-1], "core/exchange")
        for room in rooms:
            self.write(room + "/a.h", "")
        for i, early in enumerate(rooms):
            for late in rooms[i + 1:]:
                for includer, included, expected in ((early, late, 1), (late, early, 0)):
                    self.write(includer + "/b.h", f'#include "{included}/a.h"\n')
                    upward = [problem for problem in self.found() if "lies below it" in problem]
                    self.assertEqual(len(upward), expected, (includer, included))
                    (self.root / includer / "b.h").unlink()

    def test_core_includes_ui(self):
        self.write("ui/shell/tokens.h", "")
        self.write("core/records/query.cpp", '#include "ui/shell/tokens.h"\n')
        self.expect(self.found(), "core/records/query.cpp:1:", "ui/shell/tokens.h")

    def test_ui_includes_app(self):
        self.write("app/main.h", "")
        self.write("ui/shell/other.cpp", '  #  include "app/main.h"\n')
        self.expect(self.found(), "ui/shell/other.cpp:1:", "app/main.h")

    def test_room_includes_what_joins_all(self):
        self.write("core/reports/figure.cpp", '#include "core/office.h"\n')
        self.expect(self.found(), "core/reports/figure.cpp:1:")

    def test_unlisted_room(self):
        self.write("core/util/misc.h", "")
        self.expect(self.found(), "core/util/misc.h", "does not list")

    def test_program_includes_tests(self):
        self.write("tests/support/fake.h", "")
        self.write("ui/shell/other.cpp", '#include "tests/support/fake.h"\n')
        self.expect(self.found(), "test file")

    def test_includes_count_from_the_top(self):
        self.write("core/base/hash.h", '#include "id.h"\n')
        self.expect(self.found(), "core/base/hash.h:1:", "from the top")

    def test_circle_of_files(self):
        self.write("core/base/a.h", '#include "core/base/b.h"\n')
        self.write("core/base/b.h", '#include "core/base/c.h"\n')
        self.write("core/base/c.h", '#include "core/base/a.h"\n')
        self.expect(self.found(), "circle", "a.h", "b.h", "c.h")

    def test_file_that_includes_itself(self):
        self.write("core/base/a.h", '#include "core/base/a.h"\n')
        self.expect(self.found(), "circle")

    def test_circle_of_ui_rooms(self):
        self.write("ui/forms/a.h", "")
        self.write("ui/grids/a.h", "")
        self.write("ui/forms/form.cpp", '#include "ui/grids/a.h"\n')
        self.assertEqual(self.found(), [])
        self.write("ui/grids/grid.cpp", '#include "ui/forms/a.h"\n')
        self.expect(self.found(), "ui/forms", "ui/grids", "circle")

    def test_window_in_core(self):
        for name in ("QtGui/QColor", "QtWidgets/QMessageBox", "QWidget", "QColor", "QtCharts/QChart", "QtSvg/QSvgRenderer"):
            self.write("core/base/paint.cpp", f"#include <{name}>\n")
            self.expect(self.found(), "core/base/paint.cpp:1:", f"<{name}>")
        for name in ("QtCore/QFile", "QString", "queue"):
            self.write("core/base/paint.cpp", f"#include <{name}>\n")
            self.assertEqual(self.found(), [])

    def test_sqlite_outside_its_room(self):
        for path in ("core/journal/x.cpp", "ui/shell/x.cpp", "app/x.cpp"):
            for name in ("sqlite3.h", "SQLiteCpp/Database.h", "SQLiteCpp/SQLiteCpp.h"):
                file = self.write(path, f"#include <{name}>\n")
                self.expect(self.found(), path, name)
                file.unlink()
        self.write("core/db/x.cpp", "#include <SQLiteCpp/SQLiteCpp.h>\n")
        self.write("tests/core/db/x.cpp", "#include <sqlite3.h>\n")
        self.assertEqual(self.found(), [])

    def test_sql_outside_core(self):
        for sql in ("SELECT uid FROM person", "INSERT INTO person", "UPDATE person SET name", "PRAGMA user_version",
                    "select uid from person where 1", "DELETE FROM person"):
            for literal in (f'"{sql}"', f'R"({sql})"', f'R"sql(\n{sql})sql"'):
                self.write("ui/grids/x.cpp", f"auto q = {literal};\n")
                self.expect(self.found(), "ui/grids/x.cpp", "SQL")
        for text in ('tr("Select a resident from the list")', 'tr("Update the phone")', '// SELECT a FROM b',
                     'tr("Delete from this list")'):
            self.write("ui/grids/x.cpp", f"auto q = {text};\n")
            self.assertEqual(self.found(), [], text)

    def test_comments_and_strings_include_nothing(self):
        self.write("core/base/x.cpp", '// #include "ui/a.h"\n/*\n#include <QtGui/QColor>\n*/\nint a = 1\'000;\n')
        self.assertEqual(self.found(), [])


class PrivateWriter(Planted):
    def found(self):
        return private_writer.problems(self.root)

    def test_sound(self):
        self.assertEqual(self.found(), [])

    def test_named_elsewhere(self):
        for path in ("core/records/x.cpp", "core/office.cpp", "ui/shell/x.cpp", "app/cli/x.cpp"):
            for code in ("auto c = db::Connection::open(path);", "using namespace db; Connection* c;",
                         "std::unique_ptr<db::Connection> m;", "namespace db { class Connection; }"):
                file = self.write(path, "\n" + code + "\n")
                self.expect(self.found(), path + ":2:")
                file.unlink()

    def test_other_connections(self):
        self.write("ui/shell/x.cpp", '// Connection\nQMetaObject::Connection c;\nauto t = Qt::UniqueConnection; s("Connection");\n')
        self.write("tests/core/db/x.cpp", "auto c = db::Connection::open(path);\n")
        self.assertEqual(self.found(), [])


class Access(Planted):
    def found(self):
        return access.problems(self.root)

    def test_sound(self):
        self.write("core/organisation/setup.cpp", "auto a = access::Access::full(user);\n")
        self.write("core/records/view.cpp", '#include "core/journal/rows.h"\n')
        self.write("tests/core/x.cpp", "auto a = access::Access::full({});\n")
        self.assertEqual(self.found(), [])

    def test_rows_in_a_page(self):
        for path in ("ui/pages/x.cpp", "app/cli/x.cpp"):
            for name in ("rows", "recorder"):
                file = self.write(path, f'\n#include "core/journal/{name}.h"\n')
                self.expect(self.found(), path + ":2:", name)
                file.unlink()

    def test_unlogged(self):
        for path in ("ui/pages/x.cpp", "app/cli/x.cpp", "core/sheets/x.cpp"):
            for name in ("security::Disclosure::nothingStored()", "security::discloseUnlogged(access, leaving)"):
                file = self.write(path, f"// nothingStored\nauto a = {name};\n")
                self.expect(self.found(), path + ":2:")
                file.unlink()
        self.write("core/sheets/reject_writer.cpp", "auto a = security::Disclosure::nothingStored();\n")
        self.assertEqual(self.found(), [])

    def test_full_rights(self):
        for path in ("ui/shell/x.cpp", "app/cli/x.cpp", "core/records/x.cpp", "core/office.cpp"):
            file = self.write(path, "// Access::full\nauto a = access::Access::full(user);\n")
            self.expect(self.found(), path + ":2:")
            file.unlink()


class Sources(Planted):
    def found(self):
        return sources.problems(self.root)

    def test_sound(self):
        self.assertEqual(self.found(), [])

    def test_long(self):
        self.write("core/base/long.cpp", "int a;\n" * 601)
        self.expect(self.found(), "core/base/long.cpp:601:")

    def test_longest(self):
        self.write("core/base/long.cpp", "int a;\n" * 600)
        self.assertEqual(self.found(), [])

    def test_unfinished(self):
        for word in ("TO" "DO", "FIX" "ME", "st" "ub", "not impl" "emented"):
            self.write("ui/x.cpp", f"\n// {word}: later\n")
            self.expect(self.found(), "ui/x.cpp:2:", word)
        self.write("ui/x.cpp", "int stubborn, setPlaceholderText;\n")
        self.assertEqual(self.found(), [])

    def test_form(self):
        for text, piece in (("int a;", "no newline"), ("int a;\r\n", "carriage"), ("\tint a;\n", "tab"),
                            ("\ufeffint a;\n", "byte order")):
            (self.root / "ui/x.cpp").write_bytes(text.encode())
            self.expect(self.found(), "ui/x.cpp", piece)
        (self.root / "ui/x.cpp").write_bytes(b"// \xd6\xd0\n")
        self.expect(self.found(), "UTF-8")

    def test_tables_may_have_tabs_and_data_may_be_broken(self):
        self.write("translations/zh/shell.tsv", "a\tb\n")
        self.write("tests/data/broken.csv", "a;b\r\nc")
        self.assertEqual(self.found(), [])


class Repository(Planted):
    def setUp(self):
        super().setUp()
        shutil.rmtree(self.root / "qt")
        for name in repository.TOP - {"core", "ui", "tests", "app"}:
            self.write(name if "." in name or name == "LICENSE" else name + "/x.txt", "x\n")
        self.write("CMakeLists.txt", "x\n")
        for path in repository.COMMANDS:
            self.write(path, "#!/bin/sh\n").chmod(0o755)

    def found(self):
        return repository.problems(self.root)

    def test_sound(self):
        self.assertEqual(self.found(), [])

    def test_further_entry(self):
        self.write("docs/x.md", "x\n")
        self.expect(self.found(), "docs")

    def test_missing_entry(self):
        (self.root / "LICENSE").unlink()
        self.expect(self.found(), "LICENSE")

    def test_command_without_its_bit(self):
        (self.root / "app/run").chmod(0o644)
        self.expect(self.found(), "app/run")

    def test_machine(self):
        for text in ("/wo" "rk/main/x", "/t" "mp/x", "deb.deb" "ian.org", "https://registry.np" "mjs.org/a", "/ho" "me/li/x"):
            self.write("core/base/x.cpp", f'\nauto a = "{text}";\n')
            self.expect(self.found(), "core/base/x.cpp:2:")
        self.write("core/base/x.cpp", 'auto a = "frame/work/x", b = "https://host/tmp/x";\n')
        self.assertEqual(self.found(), [])

    def test_what_git_ignores_does_not_count(self):
        subprocess.run(["git", "init", "-q", str(self.root)], check=True)
        self.write(".gitignore", "build/\n")
        self.write("build/x", "/t" "mp/x\n")
        self.assertEqual(self.found(), [])
        self.write("notes.txt", "x\n")
        self.expect(self.found(), "notes.txt")


class Readme(Planted):
    SOUND = ("# Mulin\n```sh\napp/run\ntests/run\n```\n[core](core/base/id.h)\n"
             "## The JSON of every command\n### `mulin find FILE TEXT`\n```json\n[]\n```\n## End\n")

    def setUp(self):
        super().setUp()
        for path in ("app/run", "tests/run"):
            self.write(path, "#!/bin/sh\n").chmod(0o755)
        self.program = self.write("app/mulin", "#!/bin/sh\nprintf 'Subcommands:\\n  find    finds\\n'\n")
        self.program.chmod(0o755)

    def found(self, text):
        self.write("README.md", text)
        return readme.problems(self.root, self.program)

    def test_sound(self):
        self.assertEqual(self.found(self.SOUND), [])

    def test_violations(self):
        self.expect(self.found(self.SOUND.replace("core/base/id.h", "core/gone.h")), "core/gone.h")
        self.expect(self.found(self.SOUND.replace("\napp/run", "\n")), "first screen")
        self.expect(self.found(self.SOUND.replace("[]\n", "[\n")), "not JSON")
        self.expect(self.found(self.SOUND.replace("```json\n[]\n```\n", "")), "no JSON block")
        self.expect(self.found(self.SOUND.replace("## End", "### `mulin fly`\n```json\n1\n```\n## End")), "no such command")
        self.program.write_text(self.program.read_text().replace("finds", "finds\\n  add     adds"))
        self.expect(self.found(self.SOUND), "mulin add", "not described")


class Format(Planted):
    def test_planted(self):
        self.write(".clang-format", tree.read(HERE.parents[1] / ".clang-format"))
        self.assertEqual(formatting.problems(self.root), [])
        self.write("core/base/x.cpp", "int  a( ) ;\n")
        self.expect(formatting.problems(self.root), "core/base/x.cpp")


class ClangTidy(Planted):
    def units(self, code):
        source = self.write("core/base/x.cpp", code)
        header = self.write("build/cmake_pch.hxx", "#include <vector>\n")
        self.write("build/cmake_pch.hxx.gch", "not what clang could read")
        self.write("build/compile_commands.json", clang_tidy.json.dumps([{
            "directory": str(self.root), "file": str(source),
            "command": f"cmake -E env A=b ccache /usr/bin/c++ -std=c++20 -fpch-preprocess -Wlogical-op -Werror "
                       f"-include {header} -c {source}"}]))
        self.write(".clang-tidy", tree.read(HERE.parents[1] / ".clang-tidy"))
        build = self.root / "build"
        ours = clang_tidy.own_database(self.root, build, build / "tidy")
        return clang_tidy.check(self.root, build, list(ours.values()))

    def test_planted(self):
        self.assertEqual(self.units("int size(const std::vector<int>& a) { return a.empty() ? 0 : 1; }\n"), [])
        found = self.units("bool none(const std::vector<int>& a) { return a.size() == 0; }\n")
        self.assertEqual(len(found), 1)
        self.assertIn("readability-container-size-empty", found[0][1])

    def test_compiled_together(self):
        source = self.write("core/base/x.cpp", "bool none(const std::vector<int>& a) { return a.size() == 0; }\n")
        header = self.write("build/cmake_pch.hxx", "#include <vector>\n")
        unity = self.write("build/Unity/unity_0_cxx.cxx", f'/* made */\n#include "{source}"\n')
        self.write("build/compile_commands.json", clang_tidy.json.dumps([{
            "directory": str(self.root), "file": str(unity),
            "command": f"/usr/bin/c++ -std=c++20 -include {header} -c {unity}"}]))
        self.write(".clang-tidy", tree.read(HERE.parents[1] / ".clang-tidy"))
        build = self.root / "build"
        ours = clang_tidy.own_database(self.root, build, build / "tidy")
        self.assertEqual(list(ours), ["core/base/x.cpp"])
        self.assertEqual(len(clang_tidy.check(self.root, build, list(ours.values()))), 1)

    def test_changed_files(self):
        git = ["git", "-C", str(self.root), "-c", "user.name=a", "-c", "user.email=a@b.c"]
        self.assertIsNone(clang_tidy.changed(self.root))
        subprocess.run([*git, "init", "-q", "-b", "main"], check=True)
        for name in ("first", "second"):
            self.write(f"core/base/{name}.cpp", "int a;\n")
            subprocess.run([*git, "add", f"core/base/{name}.cpp"], check=True)
            subprocess.run([*git, "commit", "-q", "-m", name], check=True)
        self.write("core/base/third.cpp", "int a;\n")
        names = [name for name in clang_tidy.changed(self.root) if name.endswith("d.cpp") or name.endswith("first.cpp")]
        self.assertEqual(names, ["core/base/third.cpp", "core/base/second.cpp", "core/base/first.cpp"])

    def test_units_of_a_header(self):
        ours = {"core/base/x.cpp": "", "core/db/y.cpp": ""}
        self.write("core/base/x.cpp", "")
        self.write("core/db/y.cpp", '#include "core/base/only.h"\n')
        self.assertEqual(clang_tidy.units_of("core/base/x.h", ours, self.root), ["core/base/x.cpp"])
        self.assertEqual(clang_tidy.units_of("core/base/only.h", ours, self.root), ["core/db/y.cpp"])
        self.assertEqual(clang_tidy.units_of("README.md", ours, self.root), [])


class Operations(Planted):
    def setUp(self):
        super().setUp()
        self.write(operations.WORDS,
                   'constexpr Fixed fixedTexts[] = {\n'
                   '    {"grid.add", QT_TRANSLATE_NOOP("mulin::ui::OperationText", "grid %1 added")},\n};\n'
                   'if (act.operation == "office.new") return a;\n'
                   'if (isOneOf(verb, {"add", "new"})) return b;\nif (verb == "leave") return c;\n')
        self.write("translations/zh/window.tsv", "mulin::ui::OperationText\tgrid %1 added\t增设网格 %1\n")
        self.write("core/organisation/setup.cpp",
                   'return journal.transact(access, {"grid.add", {}}, [&] { return a("not.this"); });\n'
                   'journal::Operation operation{"office.new", {}};\n'
                   'm.act(worker, entry.type + ".leave", [&] {});\n'
                   'm.act(m.at(1) % 3,\n      "person.add", [&] {});\n'
                   'operation.id = old ? type + ".new" : type + ".add";\n')

    def found(self):
        return operations.problems(self.root)

    def test_sound(self):
        self.assertEqual(self.found(), [])
        self.assertEqual(len(list(operations.used(self.root))), 6)

    def test_planted(self):
        for line in ('journal.transact(access, {"unit.add_grid", {}}, body);', 'Operation made{"unit.add_grid", {}};',
                     'act(-1, "unit.add_grid", body);', 'operation.id = type + ".add_grid";',
                     'run(operation(type, "add_grid"));', 'plan.addOperation = type + ".add_grid";'):
            with self.subTest(line):
                self.write("app/cli/new.cpp", "\n" + line + "\n")
                self.expect(self.found(), "app/cli/new.cpp:2:", "add_grid'")

    def test_without_chinese(self):
        self.write("translations/zh/window.tsv", "")
        self.expect(self.found(), "'grid.add' has no Chinese")


if __name__ == "__main__":
    unittest.main()
