#include "core/sheets/child_process.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace mulin::sheets {

namespace {

constexpr auto lookAgain = std::chrono::milliseconds(20);

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> all;
    for (std::string& text : texts) all.push_back(text.data());
    all.push_back(nullptr);
    return all;
}

} // namespace

Result<ChildProcess> ChildProcess::start(Start start) {
    int ends[2] = {-1, -1};
    if (start.listen && ::pipe2(ends, O_CLOEXEC) != 0) return makeError(ErrorCode::Internal, {}, std::strerror(errno));
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    if (start.listen)
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    else
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    posix_spawnattr_t attributes; // a group of its own, so that it ends with whatever it has started
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attributes, 0);
    pid_t child = -1;
    const auto arguments = pointers(start.arguments), environment = pointers(start.environment);
    const int failed =
        ::posix_spawn(&child, arguments.front(), &actions, &attributes, arguments.data(), environment.data());
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    if (ends[1] >= 0) ::close(ends[1]);
    if (failed == 0) return ChildProcess(child, ends[0]);
    if (ends[0] >= 0) ::close(ends[0]);
    return makeError(ErrorCode::Internal, {}, std::strerror(failed));
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : m_child(std::exchange(other.m_child, -1)), m_pipe(std::exchange(other.m_pipe, -1)), m_status(other.m_status) {}

ChildProcess::~ChildProcess() {
    if (m_pipe >= 0) ::close(m_pipe);
    kill();
}

void ChildProcess::kill() {
    if (m_child <= 0) return;
    ::kill(-m_child, SIGKILL);
    while (::waitpid(m_child, &m_status, 0) < 0 && errno == EINTR) {
    }
    m_child = -1;
}

std::optional<std::size_t> ChildProcess::read(std::string& out, std::size_t size, int patienceMs) {
    for (;;) {
        pollfd waits{m_pipe, POLLIN, 0};
        const int ready = ::poll(&waits, 1, patienceMs);
        if (ready < 0 && errno == EINTR) continue;
        if (ready <= 0) return std::nullopt;
        const std::size_t before = out.size();
        out.resize(before + size);
        const auto got = ::read(m_pipe, out.data() + before, size);
        const std::size_t read = static_cast<std::size_t>(std::max<ssize_t>(got, 0));
        out.resize(before + read);
        if (got < 0 && errno == EINTR) continue;
        return read;
    }
}

std::optional<int> ChildProcess::wait(int patienceMs) {
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(patienceMs);
    while (m_child > 0) {
        const pid_t ended = ::waitpid(m_child, &m_status, WNOHANG);
        if (ended == m_child) {
            ::kill(-m_child, SIGKILL); // what it has left behind
            m_child = -1;
        } else if (std::chrono::steady_clock::now() >= until) {
            return std::nullopt;
        } else {
            std::this_thread::sleep_for(lookAgain);
        }
    }
    return m_status;
}

} // namespace mulin::sheets
