# The desk on which the test works: a display, a window manager and a session bus of its own, and Moyue on it.
# shellcheck shell=bash disable=SC2034,SC2154 # it shares its names with run
# Sourced by run; what must be known across steps is kept in files in $desk.

PATIENCE=30 # seconds until a wait is given up; generous, for a busy machine
WINDOW_SIZE=1280x840
passed=0
failed=0

desk_up() {
    desk=$(mktemp -d)
    trap desk_down EXIT
    trap 'exit 130' INT TERM
    mkdir -m 700 "$desk"/{home,config,run,papers}
    unset WAYLAND_DISPLAY WAYLAND_SOCKET XDG_CURRENT_DESKTOP XDG_SESSION_TYPE LC_ALL LANGUAGE
    export HOME=$desk/home XDG_RUNTIME_DIR=$desk/run MOYUE_CONFIG_DIR=$desk/config LANG=C.UTF-8
    export XDG_CONFIG_HOME=$HOME/.config XDG_CACHE_HOME=$HOME/.cache XDG_DATA_HOME=$HOME/.local/share
    export LIBGL_ALWAYS_SOFTWARE=1 WINIT_X11_SCALE_FACTOR=1 GSETTINGS_BACKEND=memory NO_AT_BRIDGE=1
    display_up "$desk/display"
    DISPLAY=:$(<"$desk/display")
    export DISPLAY
    bus_up
    serve openbox
    await "openbox does not manage the display" window_manager_is_there
    # In the corner the pointer is over no window, so no card lies over the text.
    xdotool mousemove 1439 959
}

desk_down() {
    local servant
    moyue_kill
    # The display goes last, in the order opposite to that of their coming.
    for servant in $(tac "$desk/servants"); do
        kill "$servant" 2>/dev/null || true
    done
    wait
    # An input method writes down what it has learnt when it is told to go.
    for servant in 1 2 3 4 5; do
        rm -rf "$desk" 2>/dev/null && return
        sleep 1
    done
}

# display_up FILE [OPTION…]: starts a display and waits until its number is in FILE. It does not begin anew when its last
# client leaves, which would turn away one that is just coming.
display_up() {
    local file=$1
    shift
    serve Xvfb -displayfd 3 -screen 0 1440x960x24 -nolisten tcp -noreset "$@" 3>"$file"
    await "Xvfb gives no display" test -s "$file"
}

# The bus starts no services: without a portal the file dialog is zenity's, whatever else is installed here.
bus_up() {
    cat >"$desk/bus.conf" <<CONF
<busconfig>
  <type>session</type>
  <listen>unix:path=$desk/bus</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
CONF
    serve dbus-daemon --nofork --config-file="$desk/bus.conf"
    export DBUS_SESSION_BUS_ADDRESS=unix:path=$desk/bus
    await "the session bus does not start" test -S "$desk/bus"
}

serve() {
    "$@" >>"$desk/servants.log" 2>&1 </dev/null &
    echo $! >>"$desk/servants"
}

window_manager_is_there() {
    xdotool get_num_desktops >/dev/null 2>&1
}

# moyue_start [FILE…]: starts the window; its process id and, at its end, its exit code are kept.
moyue_start() {
    rm -f "$desk/code"
    (
        "$MOYUE" "$@" >>"$shots/moyue.log" 2>&1 </dev/null &
        echo $! >"$desk/pid"
        code=0
        wait $! || code=$?
        rm -f "$desk/pid"
        echo "$code" >"$desk/code"
    ) 2>/dev/null &
    await "no window appears" window_is_there
    await "the window is not ${WINDOW_SIZE/x/ by } pixels" window_has_its_size
    await "the window does not get the keyboard" window_is_active
}

# moyue_is_at_hand [FILE…]: goes on with the window of the step before, or starts one if that step failed.
moyue_is_at_hand() {
    moyue_is_alive || moyue_start "$@"
    await "the window does not get the keyboard" window_is_active
}

# Ends the program and the dialogs it has started, whatever state they are in.
moyue_kill() {
    local pid processes=()
    rm -f "$desk/code"
    moyue_is_alive || return 0
    pid=$(<"$desk/pid")
    read -rd '' -a processes < <(cat "/proc/$pid/task"/*/children) || true
    kill -9 "$pid" "${processes[@]}" 2>/dev/null || true
    await "the program survives its end" test -s "$desk/code"
    rm "$desk/code"
}

# Closes the window as a person does and waits for a good end.
moyue_close() {
    local code
    await "the window does not get the keyboard" window_is_active
    press alt+F4
    await "the program does not end when its window is closed" test -s "$desk/code"
    code=$(<"$desk/code")
    rm "$desk/code"
    ((code == 0)) || fail "the program ended with exit code $code"
}

moyue_is_alive() {
    [[ -s $desk/pid ]] && kill -0 "$(<"$desk/pid")"
}

window() {
    xdotool search --onlyvisible --class '^moyue$' 2>/dev/null
}

window_is_there() {
    window >/dev/null
}

window_is_active() {
    [[ "$(xdotool getactivewindow 2>/dev/null)" == "$(window)" ]]
}

window_has_its_size() {
    xdotool getwindowgeometry "$(window)" 2>/dev/null | grep -q "Geometry: $WINDOW_SIZE\$"
}

window_title_is() {
    [[ "$(xdotool getwindowname "$(window)" 2>/dev/null)" == "$1" ]]
}

dialog() {
    xdotool search --onlyvisible --class '^zenity$' 2>/dev/null
}

dialog_has_the_keyboard() {
    [[ "$(xdotool getactivewindow 2>/dev/null)" == "$(dialog)" ]]
}

dialog_is_gone() {
    ! dialog >/dev/null
}

# dialog_takes TEXT: types it and reads it back, since a dialog that is only just there may lose keys.
dialog_takes() {
    press ctrl+a
    type_in "$1"
    press ctrl+a ctrl+c
    [[ "$(clipboard)" == "$1" ]]
}

clipboard() {
    timeout 5 xclip -selection clipboard -out 2>/dev/null || true
}

# Return does nothing until the dialog has looked up what was typed, so it may take a second one.
dialog_is_confirmed() {
    dialog_is_gone || {
        press Return
        sleep 0.3
        dialog_is_gone
    }
}

press() {
    xdotool key --delay 40 "$@"
}

type_in() {
    xdotool type --delay 30 "$1"
}

# The place in the last article, as the settings keep it.
place() {
    tr -d ' \n' <"$MOYUE_CONFIG_DIR/settings.json" | grep -o '"last":{"origin":{[^}]*},"anchor":{[^}]*}}'
}

# The widths of the panes at the sides, as the settings keep them.
panes() {
    tr -d ' \n' <"$MOYUE_CONFIG_DIR/settings.json" | grep -oE '"(outline|glossary)":{[^}]*}'
}

# The processor time of the program in hundredths of a second.
processor_time() {
    local stat
    stat=$(<"/proc/$(<"$desk/pid")/stat")
    # The name in brackets may hold blanks; user and system time are the 12th and 13th field after it.
    read -ra stat <<<"${stat##*) }"
    echo $(((stat[11] + stat[12]) * 100 / $(getconf CLK_TCK)))
}

# is_idle: it has no work for a second.
is_idle() {
    local before
    before=$(processor_time)
    sleep 1
    [[ "$(processor_time)" == "$before" ]]
}

# Runs the function of this name in a shell of its own, where the first failing command ends it.
step() {
    local start=$SECONDS code=0
    set +e
    (
        set -e
        "step_$1"
    )
    code=$?
    set -e
    if ((code == 0)); then
        passed=$((passed + 1))
        echo "ok      $1 ($((SECONDS - start)) s)"
    else
        failed=$((failed + 1))
        echo "FAILED  $1 ($((SECONDS - start)) s)"
        shot "$1-failed" || true
        moyue_kill
    fi
}

# await MESSAGE COMMAND…: polls until the command succeeds; the step fails with the message when time is up, or when the
# program has ended.
await() {
    local message=$1 deadline=$((SECONDS + PATIENCE))
    shift
    until "$@"; do
        if [[ -s $desk/code ]]; then
            # Its end may be what is awaited, and have come since.
            "$@" && return
            fail "$message (the program has ended with exit code $(<"$desk/code"))"
        fi
        ((SECONDS < deadline)) || fail "$message (waited $PATIENCE s)"
        sleep 0.1
    done
}

fail() {
    echo "    $1" >&2
    exit 1
}
