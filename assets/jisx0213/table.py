"""Writes table.txt: the characters of JIS X 0213:2004 in the order of their places.

Run in this folder: python3 table.py > table.txt

The mapping to Unicode is that of Python's codec euc_jis_2004. It also decodes JIS X 0212 where plane 2 of JIS X 0213
has no rows, so those rows are left out.
"""

import sys

PLANE_2 = [1, 3, 4, 5, 8, 12, 13, 14, 15, *range(78, 95)]


def character(plane, row, cell):
    code = bytes([0xA0 + row, 0xA0 + cell])
    try:
        return (code if plane == 1 else b"\x8f" + code).decode("euc_jis_2004")
    except UnicodeDecodeError:
        return None


def main():
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    sequences = []
    for plane, rows in ((1, range(1, 95)), (2, PLANE_2)):
        for row in rows:
            cells = []
            for cell in range(1, 95):
                found = character(plane, row, cell) or " "
                if len(found) > 1:
                    sequences.append(f"{plane}-{row}-{cell}={found}")
                    found = " "
                cells.append(found)
            print(f"{plane}-{row}:" + "".join(cells))
    print("\n".join(sequences))


main()
