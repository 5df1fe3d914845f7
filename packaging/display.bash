# A display that nobody sees, for tests of packages. Sourced by them; needs Xvfb, openbox, xdotool and wmctrl.
# shellcheck shell=bash

PATIENCE=180 # seconds until a window is given up; generous, for a busy machine

# display_up [OPTION…]: starts a display with a window manager.
display_up() {
    local number
    number=$(mktemp)
    Xvfb -displayfd 3 -screen 0 1280x960x24 -nolisten tcp "$@" 3>"$number" >/dev/null 2>&1 &
    display=$!
    until [[ -s $number ]]; do
        kill -0 "$display" || die "Xvfb gives no display"
        sleep 0.1
    done
    DISPLAY=:$(<"$number")
    export DISPLAY
    rm "$number"
    openbox >/dev/null 2>&1 &
    manager=$!
    until xdotool get_num_desktops >/dev/null 2>&1; do
        kill -0 "$manager" || die "openbox does not manage the display"
        sleep 0.1
    done
}

display_down() {
    [[ -n ${display:-} ]] || return 0
    kill "$manager" "$display" 2>/dev/null || true
    wait "$manager" "$display" 2>/dev/null || true
    display=
}

# await_window TITLE: waits for a window that is called so.
await_window() {
    local deadline=$((SECONDS + PATIENCE))
    until window_called "$1" >/dev/null; do
        ((SECONDS < deadline)) || die "no window is called \"$1\"; there are: $(window_titles)"
        sleep 0.3
    done
    echo "a window is called \"$1\""
}

# window_called TITLE: prints the number of that window; fails when there is none. (xdotool itself looks for titles in the
# older of a window's two names, which holds no Chinese.)
window_called() {
    local window
    for window in $(xdotool search --onlyvisible --name . 2>/dev/null); do
        if [[ "$(xdotool getwindowname "$window" 2>/dev/null)" == "$1" ]]; then
            echo "$window"
            return
        fi
    done
    return 1
}

window_titles() {
    local window
    for window in $(xdotool search --onlyvisible --name . 2>/dev/null); do
        xdotool getwindowname "$window"
    done
}

# close_window TITLE: closes it as its own button does, and waits until it is gone.
close_window() {
    local deadline=$((SECONDS + PATIENCE))
    wmctrl -i -c "$(window_called "$1")"
    while window_called "$1" >/dev/null; do
        ((SECONDS < deadline)) || die "the window \"$1\" does not close"
        sleep 0.3
    done
}
