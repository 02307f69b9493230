// The real program as a process, in a folder of its own.
#pragma once

#include <QtCore/QDate>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <catch2/catch.hpp>

namespace journey {

struct Outcome {
    int code = -1;
    QByteArray out, err;
    QJsonObject object() const { return QJsonDocument::fromJson(out).object(); }
    QJsonArray array() const { return QJsonDocument::fromJson(out).array(); }
};

class Shell {
public:
    explicit Shell(const char* program = MULIN_BINARY) : m_program(QString::fromUtf8(program)) {}
    QString path(const char* name) const { return m_dir.filePath(QString::fromUtf8(name)); }
    void write(const char* name, const QByteArray& bytes) {
        QFile file(path(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        REQUIRE(file.write(bytes) == bytes.size());
    }
    QByteArray read(const char* name) {
        QFile file(path(name));
        REQUIRE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }
    Outcome run(const QStringList& arguments, const QStringList& environment = {}) {
        QProcess process;
        process.setWorkingDirectory(m_dir.path());
        QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
        variables.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        variables.insert(QStringLiteral("USER"), QStringLiteral("limin"));
        for (const QString& pair : environment)
            variables.insert(pair.section(QLatin1Char('='), 0, 0), pair.section(QLatin1Char('='), 1));
        process.setProcessEnvironment(variables);
        process.start(m_program, arguments);
        REQUIRE(process.waitForFinished(120'000));
        Outcome outcome{process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
        UNSCOPED_INFO(arguments.join(QLatin1Char(' ')).toStdString()
                      << " → " << outcome.code << " " << outcome.out.left(400).toStdString()
                      << outcome.err.left(400).toStdString());
        return outcome;
    }
    Outcome mulin(const char* words) {
        return run(QString::fromUtf8(words).split(QLatin1Char(' '), Qt::SkipEmptyParts) << QStringLiteral("--json"));
    }
    void office() { REQUIRE(mulin("new office.mulin --office 130202002018").code == 0); }
    QByteArray digest() { return run({QStringLiteral("digest"), QStringLiteral("office.mulin")}).out; }

private:
    QString m_program;
    QTemporaryDir m_dir;
};

/// The same program, but a new password costs no more to try than the least: for many of them.
inline constexpr const char* leastKeyCost = MULIN_LEAST_KEY_COST;

inline QString text(const QJsonValue& value) { return value.toString(); }

inline const char* const registerCsv = "姓名,身份证号,电话,户号,与户主关系,楼号,单元,房号\n"
                                       "单秀兰,11010519491231002X,13800007177,1,户主,3,2,501\n"
                                       "周建军,,13900001111,1,之子,3,2,501\n"
                                       "李娜,1.30202E+17,,2,户主,3,2,502\n";

} // namespace journey
