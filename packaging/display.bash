# A display that nobody sees, for tests of packages. Sourced by them.
# shellcheck shell=bash

PATIENCE=90 # seconds until a window is given up; generous, for a busy machine

display_up() {
    local number
    number=$(mktemp)
    Xvfb -displayfd 3 -screen 0 1280x960x24 -nolisten tcp 3>"$number" >/dev/null 2>&1 &
    display=$!
    until [[ -s $number ]]; do
        kill -0 "$display" || die "Xvfb gives no display"
        sleep 0.1
    done
    DISPLAY=:$(<"$number")
    export DISPLAY
    rm "$number"
}

display_down() {
    [[ -z ${display:-} ]] || kill "$display" 2>/dev/null || true
    [[ -z ${display:-} ]] || wait "$display" 2>/dev/null || true
    display=
}

# await_window TITLE: waits for a window that is called so, and to be drawn.
await_window() {
    local deadline=$((SECONDS + PATIENCE))
    until xdotool search --onlyvisible --name "^$1\$" >/dev/null 2>&1; do
        ((SECONDS < deadline)) || die "no window is called \"$1\"; there are: $(window_titles)"
        sleep 0.3
    done
    echo "a window is called \"$1\""
}

window_titles() {
    local window
    for window in $(xdotool search --onlyvisible --name . 2>/dev/null); do
        xdotool getwindowname "$window"
    done
}
