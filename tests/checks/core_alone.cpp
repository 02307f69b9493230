// All of core, linked without any window library: what core took from one would be missing here.
#include <cstdio>
#include <cstring>
#include <initializer_list>
#include <link.h>

namespace {
int refuseWindowLibraries(dl_phdr_info* library, std::size_t, void* found) {
    for (const char* name : {"libQt6Gui", "libQt6Widgets", "libQt6Charts", "libQt6PrintSupport", "libQt6Svg"}) {
        if (!std::strstr(library->dlpi_name, name)) continue;
        std::printf("core loads %s\n", library->dlpi_name);
        *static_cast<bool*>(found) = true;
    }
    return 0;
}
} // namespace

int main() {
    bool found = false;
    dl_iterate_phdr(refuseWindowLibraries, &found);
    return found ? 1 : 0;
}
