"""Another program whose files are dragged: a patch of colour beside the window.

drag.py FILE…: whoever presses the button over it and moves away drags the files, and when they are dropped the program ends.
"""

import os
import sys

import gi

gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gio, Gtk

LEFT, TOP, WIDTH, HEIGHT = 1375, 440, 60, 60


def main():
    files = [Gio.File.new_for_path(name).get_uri() for name in sys.argv[1:]]
    # No window manager places it or gives it the keyboard.
    window = Gtk.Window(type=Gtk.WindowType.POPUP, title=f"files to drag, {os.getpid()}")
    window.set_default_size(WIDTH, HEIGHT)
    patch = Gtk.EventBox()
    window.add(patch)
    patch.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
    patch.drag_source_add_uri_targets()
    patch.connect("drag-data-get", lambda _patch, _drag, data, *_: data.set_uris(files))
    patch.connect("drag-end", lambda *_: Gtk.main_quit())
    window.show_all()
    window.move(LEFT, TOP)
    Gtk.main()


main()
