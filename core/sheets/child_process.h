// Another process that is given nothing of the office: no open file, no environment but what is named. Ended with all
// it started when this goes.
#pragma once

#include "core/base/result.h"

#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace mulin::sheets {

class ChildProcess {
public:
    struct Start {
        std::vector<std::string> arguments; ///< the program first
        std::vector<std::string> environment{};
        bool listen = false; ///< to what it writes to stdout
    };
    static Result<ChildProcess> start(Start start);
    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&&) = delete;
    ~ChildProcess();

    /// Appends what it says: at most `size` bytes, 0 at the end; nothing said for so long: nullopt.
    std::optional<std::size_t> read(std::string& out, std::size_t size, int patienceMs);
    /// The status of waitpid, if it ends within that time.
    std::optional<int> wait(int patienceMs);
    void kill();

private:
    ChildProcess(pid_t child, int pipe) : m_child(child), m_pipe(pipe) {}
    pid_t m_child;
    int m_pipe, m_status = 0;
};

} // namespace mulin::sheets
