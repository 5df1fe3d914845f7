# What every package says of the program. Sourced by the scripts beside this.
# shellcheck shell=bash disable=SC2034 # the scripts use it

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
target=${CARGO_TARGET_DIR:-$root/target}
packages=$target/packages
VERSION=$(sed -n '/^\[package\]/,/^\[/s/^version = "\(.*\)"$/\1/p' "$root/Cargo.toml")
MAINTAINER=${MOYUE_MAINTAINER:-Moyue maintainers <maintainers@moyue.invalid>}

# The day of the release, as CHANGELOG.md has it; before it is released, that of the last change.
RELEASED=$(sed -n "s/^## \[$VERSION\] - \([0-9-]*\)\$/\1/p" "$root/CHANGELOG.md")
RELEASED=${RELEASED:-$(git -C "$root" log -1 --format=%cs)}

# Files in a package are of that day, so that the same sources give the same package.
# (The second form is that of a Mac.)
SOURCE_DATE_EPOCH=$(date --utc --date="$RELEASED" +%s 2>/dev/null || date -juf %Y-%m-%dT%H "${RELEASED}T00" +%s)
export SOURCE_DATE_EPOCH

# What is built here says which commit it was built from.
MOYUE_COMMIT=$(git -C "$root" rev-parse --short=12 HEAD 2>/dev/null || true)
export MOYUE_COMMIT

# program: the release that is packed: $MOYUE, or target/release/moyue, which is built.
program() {
    if [[ -z ${MOYUE:-} ]]; then
        (cd "$root" && cargo build --release --locked --bin moyue >&2)
        MOYUE=$target/release/moyue
    fi
    [[ "$("$MOYUE" --version)" == "moyue $VERSION" ]] || die "$MOYUE is not version $VERSION"
    realpath "$MOYUE"
}

# finished FILE: says that a package is there, and writes its hash into a file beside it.
finished() {
    (cd "$(dirname "$1")" && sha256sum "$(basename "$1")" | tee "$(basename "$1").sha256")
}

need() {
    local command
    for command in "$@"; do
        command -v "$command" >/dev/null || die "$command is missing; tests/install packaging/... installs what a package needs"
    done
}

die() {
    echo "$1" >&2
    exit 1
}
