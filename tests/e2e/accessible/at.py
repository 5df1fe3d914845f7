"""What a client of AT-SPI asks of the program: finds its window, walks what is in it, listens, types."""

import os
import subprocess
import time

import pyatspi

PATIENCE = 30  # seconds until a wait is given up; generous, for a busy machine


class Failed(Exception):
    """A check has failed, for this reason."""


def await_(what, message):
    """What `what` gives, as soon as that is something."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            found = what()
        except Exception as error:  # What was there a moment ago may be gone.
            found, message_now = None, f"{message} ({error})"
        else:
            message_now = message
        if found:
            return found
        if time.monotonic() > deadline:
            raise Failed(message_now)
        time.sleep(0.1)


def turn_accessibility_on():
    """Starts the bus of assistive technology, and says that there is a screen reader."""
    launcher = subprocess.Popen(
        ["/usr/libexec/at-spi-bus-launcher", "--launch-immediately"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for name in ("IsEnabled", "ScreenReaderEnabled"):
        arguments = ["--session", "--dest", "org.a11y.Bus", "--object-path", "/org/a11y/bus"]
        arguments += ["--method", "org.freedesktop.DBus.Properties.Set", "org.a11y.Status", name, "<true>"]
        await_(
            lambda: subprocess.run(["gdbus", "call", *arguments], capture_output=True).returncode == 0,
            "the bus of assistive technology does not start",
        )
    return launcher


class Moyue:
    """The program in a window."""

    def __init__(self, file, config, settings="{}"):
        os.makedirs(config, exist_ok=True)
        with open(os.path.join(config, "settings.json"), "w", encoding="utf-8") as kept:
            kept.write(settings)
        environment = dict(os.environ, MOYUE_CONFIG_DIR=config)
        self.process = subprocess.Popen([os.environ["MOYUE"], file], env=environment)
        self.app = await_(self.find_app, "the program is not on the bus")
        await_(lambda: self.document() and self.text().characterCount > 0, "there is no article")
        await_(self.has_keyboard, "the window does not get the keyboard")

    def find_app(self):
        desktop = pyatspi.Registry.getDesktop(0)
        apps = [app for app in desktop if app and app.childCount]
        return next((app for app in apps if app.get_process_id() == self.process.pid), None)

    def has_keyboard(self):
        return self.window().getState().contains(pyatspi.STATE_ACTIVE)

    def window(self):
        return self.app[0]

    def all(self, root=None):
        """Everything in the window, or in something, in reading order."""
        for child in root or self.window():
            if child:
                yield child
                yield from self.all(child)

    def find(self, role, name=None, root=None):
        """The first thing of a role, and of a name."""
        is_it = lambda node: node.getRoleName() == role and name in (None, node.name)
        return next((node for node in self.all(root) if is_it(node)), None)

    def find_all(self, role, root=None):
        return [node for node in self.all(root) if node.getRoleName() == role]

    def document(self):
        return self.find("document frame")

    def text(self):
        return self.document().queryText()

    def read(self):
        """All that can be read of the article."""
        text = self.text()
        return text.getText(0, text.characterCount)

    def focused(self):
        has_it = lambda node: node.getState().contains(pyatspi.STATE_FOCUSED)
        return next((node for node in self.all() if has_it(node)), None)

    def press(self, *keys):
        subprocess.run(["xdotool", "key", "--delay", "60", *keys], check=True)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "40", text], check=True)

    def close(self):
        self.process.terminate()
        self.process.wait()


class Heard:
    """What is announced."""

    def __init__(self):
        self.said = []
        pyatspi.Registry.registerEventListener(self.hear, "object:announcement")

    def hear(self, event):
        self.said.append(str(event.any_data))

    def until(self, is_said, message):
        """Listens until something is said."""
        deadline = time.monotonic() + PATIENCE
        while not any(is_said(said) for said in self.said):
            if time.monotonic() > deadline:
                raise Failed(f"{message}; said was {self.said}")
            pyatspi.Registry.pumpQueuedEvents()
            from gi.repository import GLib

            while GLib.MainContext.default().iteration(False):
                pass
            time.sleep(0.05)
