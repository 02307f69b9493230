#include "app/cli/command.h"

#include "ui/shell/error_text.h"

#include <QtCore/QJsonDocument>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace mulin::cli {

namespace {

std::atomic<bool> interrupted{false};

void writeOut(const QByteArray& bytes) {
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stdout);
    if (!bytes.endsWith('\n')) std::fputc('\n', stdout);
    std::fflush(stdout);
}

} // namespace

QString q(const std::string& text) { return QString::fromStdString(text); }
std::string utf8(const QString& text) { return text.toStdString(); }

int Context::refuse(const Error& error, const schema::Catalogue* catalogue) const {
    const QString sentence = ui::errorText(error, catalogue, language);
    if (json) {
        QJsonObject args;
        for (const auto& [name, value] : error.args) args.insert(q(name), q(value));
        const QJsonObject body{{QStringLiteral("code"), q(errorName(error.code))},
                               {QStringLiteral("message"), sentence},
                               {QStringLiteral("args"), args}};
        writeOut(QJsonDocument(QJsonObject{{QStringLiteral("error"), body}}).toJson(QJsonDocument::Compact));
    }
    std::fprintf(stderr, "%s\n", sentence.toUtf8().constData());
    return 1;
}

int Context::print(const QJsonObject& object, const QString& text) const {
    writeOut(json ? QJsonDocument(object).toJson(QJsonDocument::Compact) : text.toUtf8());
    return 0;
}

int Context::print(const QJsonArray& array, const QString& text) const {
    if (json)
        writeOut(QJsonDocument(array).toJson(QJsonDocument::Compact));
    else if (!text.isEmpty())
        writeOut(text.toUtf8());
    return 0;
}

void Context::note(const QString& sentence) const { std::fprintf(stderr, "%s\n", sentence.toUtf8().constData()); }

Result<std::unique_ptr<Office>> Context::open(const std::string& file, Office::Mode mode) const {
    return Office::open(file, mode);
}

CLI::Option* addFile(CLI::App& command, std::string& file) {
    return command.add_option("FILE", file, "office file (.mulin)")->required();
}

void StderrProgress::report(std::int64_t done, std::int64_t total) {
    if (!isatty(STDERR_FILENO) || total <= 0) return;
    const std::int64_t percent = done * 100 / total;
    if (percent == m_shown) return;
    m_shown = percent;
    std::fprintf(stderr, "\r%3lld %%", static_cast<long long>(percent));
}

bool StderrProgress::cancelled() const { return interrupted; }

StderrProgress::~StderrProgress() {
    if (m_shown >= 0) std::fprintf(stderr, "\r     \r");
}

void catchInterrupt() {
    std::signal(SIGINT, [](int) { interrupted = true; });
    std::signal(SIGTERM, [](int) { interrupted = true; });
}

} // namespace mulin::cli
