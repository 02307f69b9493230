# The Debian bookworm packages that Mulin is built, tested and measured with: the only list of them.
# Sourced by app/run, tests/run and tests/bench; each calls `install_packages` with the groups it needs.

build_packages=(
    g++ cmake ninja-build ccache pkg-config
    libsqlitecpp-dev libsqlite3-dev libtomlplusplus-dev libcli11-dev libxlsxwriter-dev
    libzip-dev zipcmp zipmerge ziptool # the CMake package of libzip insists on its three programs
    libexpat1-dev libicu-dev libzstd-dev libsodium-dev libssl-dev
    libkainjow-mustache-dev libqrencode-dev
    qt6-base-dev libqt6opengl6-dev # Charts wants Qt6OpenGL, which nothing else pulls in
    qt6-charts-dev qt6-pdf-dev qt6-svg-dev
    qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-translations-l10n
    libgl1-mesa-dev libvulkan-dev
    fonts-noto-cjk
)
test_packages=(
    catch2 librapidcheck-dev
    clang-format-14 clang-tidy-14
    dbus-daemon faketime git poppler-utils python3 xauth xvfb
)
fuzz_packages=(clang-14 libclang-rt-14-dev)
bench_packages=(libbenchmark-dev libreoffice-calc-nogui python3)

# install_packages NAME...: installs those that are missing; silent, and needs no rights, when none is.
install_packages() {
    local -A present=()
    local -a missing=()
    local name state log
    if ! command -v dpkg-query >/dev/null; then
        echo "This needs Debian 12 (bookworm) or a system made from it, with these packages: $*" >&2
        return 1
    fi
    while read -r name state; do
        [ "$state" = installed ] && present[$name]=1
    done < <(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null)
    for name in "$@"; do
        [ -n "${present[$name]:-}" ] || missing+=("$name")
    done
    [ ${#missing[@]} -gt 0 ] || return 0

    local -a as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "Missing packages; as root, run: apt-get install ${missing[*]}" >&2
            return 1
        fi
        as_root=(sudo)
    fi
    as_root+=(env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8)
    local -a apt=("${as_root[@]}" apt-get -y -q -o Acquire::Retries=3 -o DPkg::Lock::Timeout=600)
    echo "Installing ${#missing[@]} Debian packages: ${missing[*]}" >&2
    log=$(mktemp)
    # A mirror that is partly down is no reason to stop: what counts is whether the packages can be had.
    "${apt[@]}" update >"$log" 2>&1 </dev/null || echo "apt-get update reported errors; going on" >&2
    if ! "${apt[@]}" install --no-install-recommends "${missing[@]}" >>"$log" 2>&1 </dev/null; then
        tail -n 40 "$log" >&2
        echo "Installing failed; the whole log: $log" >&2
        return 1
    fi
    rm -f "$log"
}
