"""A pointer for a Wayland compositor that has none: a client of wlr-virtual-pointer-unstable-v1.

What it does is read from the standard input, a line each: `move X Y` in pixels of a screen whose size is given as
arguments, `press`, `release`, `touch DY` (fingers on a touchpad move the text), `lift` (they leave it).
"""

import os
import socket
import struct
import sys
import time

LEFT = 0x110  # BTN_LEFT
VERTICAL = 0
FINGER = 1  # wl_pointer.axis_source
DISPLAY, REGISTRY, READY, MANAGER, POINTER = 1, 2, 3, 4, 5


class Wire:
    """The messages of Wayland, of which this needs six kinds."""

    def __init__(self):
        name = os.environ["WAYLAND_DISPLAY"]
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(os.path.join(os.environ.get("XDG_RUNTIME_DIR", "/"), name))

    def send(self, to, opcode, arguments=b""):
        self.socket.sendall(struct.pack("=IHH", to, opcode, 8 + len(arguments)) + arguments)

    def receive(self):
        sender, opcode, size = struct.unpack("=IHH", self.exactly(8))
        return sender, opcode, self.exactly(size - 8)

    def exactly(self, count):
        got = b""
        while len(got) < count:
            part = self.socket.recv(count - len(got))
            if not part:
                sys.exit("the compositor has closed the connection")
            got += part
        return got


def text(value):
    """A string as an argument: its length with the final zero, padded to four bytes."""
    raw = value.encode() + b"\0"
    return struct.pack("=I", len(raw)) + raw + b"\0" * (-len(raw) % 4)


def manager_of(wire):
    """The global that makes pointers, bound."""
    interface = "zwlr_virtual_pointer_manager_v1"
    wire.send(DISPLAY, 1, struct.pack("=I", REGISTRY))
    wire.send(DISPLAY, 0, struct.pack("=I", READY))
    while True:
        sender, opcode, body = wire.receive()
        if sender == READY:
            sys.exit(f"the compositor has no {interface}")
        if sender == REGISTRY and opcode == 0:
            number, length = struct.unpack_from("=II", body)
            if body[8 : 8 + length - 1].decode() == interface:
                wire.send(REGISTRY, 0, struct.pack("=I", number) + text(interface) + struct.pack("=II", 1, MANAGER))
                return


def now():
    return int(time.monotonic() * 1000) & 0xFFFFFFFF


def act(wire, size, words):
    """Does what a line says."""
    match words:
        case ["move", x, y]:
            wire.send(POINTER, 1, struct.pack("=5I", now(), int(x), int(y), *size))
        case ["press" | "release" as what]:
            wire.send(POINTER, 2, struct.pack("=3I", now(), LEFT, what == "press"))
        case ["touch", pixels]:
            wire.send(POINTER, 5, struct.pack("=I", FINGER))
            wire.send(POINTER, 3, struct.pack("=2Ii", now(), VERTICAL, int(pixels) * 256))
        case ["lift"]:
            wire.send(POINTER, 5, struct.pack("=I", FINGER))
            wire.send(POINTER, 6, struct.pack("=2I", now(), VERTICAL))
        case _:
            sys.exit(f"{words} is nothing that a pointer does")
    wire.send(POINTER, 4)


def main():
    size = [int(argument) for argument in sys.argv[1:3]]
    wire = Wire()
    manager_of(wire)
    # For no seat in particular.
    wire.send(MANAGER, 0, struct.pack("=2I", 0, POINTER))
    for line in sys.stdin:
        act(wire, size, line.split())


main()
