"""The settings of a desktop, as its portal tells them (org.freedesktop.portal.Settings).

They are read from the standard input, a line each: a namespace, a name and a value as GVariant writes it,
`org.freedesktop.appearance color-scheme uint32 1`. Whoever listens hears of each.
"""

import sys

from gi.repository import Gio, GLib

INTERFACE = "org.freedesktop.portal.Settings"
DESCRIPTION = f"""
<node><interface name="{INTERFACE}">
  <method name="ReadAll"><arg type="as" direction="in"/><arg type="a{{sa{{sv}}}}" direction="out"/></method>
  <signal name="SettingChanged"><arg type="s"/><arg type="s"/><arg type="v"/></signal>
</interface></node>"""
PATH = "/org/freedesktop/portal/desktop"

settings = {}


def answer(_bus, _sender, _path, _interface, _method, arguments, invocation):
    """ReadAll: what is set in the namespaces that are asked for."""
    wanted = arguments.unpack()[0]
    found = {space: named for space, named in settings.items() if space in wanted}
    invocation.return_value(GLib.Variant("(a{sa{sv}})", (found,)))


def set_one(bus, line):
    space, name, value = line.split(maxsplit=2)
    value = GLib.Variant.parse(None, value.strip(), None, None)
    settings.setdefault(space, {})[name] = value
    bus.emit_signal(None, PATH, INTERFACE, "SettingChanged", GLib.Variant("(ssv)", (space, name, value)))


def main():
    loop = GLib.MainLoop()
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    bus.register_object(PATH, Gio.DBusNodeInfo.new_for_xml(DESCRIPTION).interfaces[0], answer, None, None)

    def read(*_):
        line = sys.stdin.readline()
        if not line:
            loop.quit()
            return False
        set_one(bus, line)
        return True

    # What is set first is there before anybody can ask.
    set_one(bus, sys.stdin.readline())
    Gio.bus_own_name_on_connection(bus, "org.freedesktop.portal.Desktop", Gio.BusNameOwnerFlags.NONE, None, None)
    GLib.io_add_watch(sys.stdin.fileno(), GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, read)
    loop.run()


main()
