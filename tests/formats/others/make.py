"""Makes the files that README.md lists: python3 make.py, with pysrt, pysubs2 and webvtt-py installed."""

import gzip
import plistlib
import struct
import zipfile
import zlib

import pysrt
import pysubs2
import webvtt


def png():
    """An image of two points."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 2, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\x40\xc0")) + chunk(b"IEND", b"")


CUES = [
    (1000, 3000, "今天雨下得很大，\n圖書館裡的人"),
    (3200, 5000, "比平日多。"),
    (9000, 11000, "他們在等雨停。"),
]

srt = pysrt.SubRipFile()
for number, (start, end, text) in enumerate(CUES, 1):
    srt.append(pysrt.SubRipItem(number, start, end, text))
srt.save("pysrt.srt", encoding="utf-8")

vtt = webvtt.WebVTT()
for start, end, text in CUES:
    stamp = lambda at: f"00:00:{at // 1000:02}.{at % 1000:03}"
    vtt.captions.append(webvtt.Caption(stamp(start), stamp(end), text.split("\n")))
vtt.save("webvtt-py.vtt")

ass = pysubs2.SSAFile()
for start, end, text in CUES:
    ass.append(pysubs2.SSAEvent(start=start, end=end, text=text.replace("\n", "\\N"), name="林雨"))
ass.save("pysubs2.ass")

PAGE = (
    '<!DOCTYPE html><html lang="zh-Hant"><head><meta charset="{charset}"><title>雨天的圖書館</title></head><body><article>'
    "<h1>雨天的圖書館</h1><p>今天雨下得很大，圖書館裡的人比平日多，他們在等雨停，也有人只是來看書。</p>"
    '<p><img src="{image}" alt="一把傘" width="400" height="300"></p>'
    "<p>館員把窗關上，又在門口放了一個桶子，讓大家放傘。下午四點，雨停了，人才慢慢散去。</p></article></body></html>"
)

address = "https://example.com/rain/"
archive = {
    "WebMainResource": {
        "WebResourceData": PAGE.format(charset="utf-8", image="umbrella.png").encode(),
        "WebResourceFrameName": "",
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
        "WebResourceURL": address,
    },
    "WebSubresources": [
        {
            "WebResourceData": png(),
            "WebResourceMIMEType": "image/png",
            "WebResourceURL": address + "umbrella.png",
        }
    ],
}
with open("plistlib.webarchive", "wb") as file:
    plistlib.dump(archive, file, fmt=plistlib.FMT_BINARY)

page = PAGE.format(charset="utf-8", image="./雨天的圖書館_files/umbrella.png").encode()
with zipfile.ZipFile("page.zip", "w", zipfile.ZIP_DEFLATED) as file:
    file.writestr("雨天的圖書館.html", page)
    file.writestr("雨天的圖書館_files/frame.html", "<p>廣告</p>")
    file.writestr("雨天的圖書館_files/umbrella.png", png())

AOZORA = """雨の日の図書館
林夏

　雨《あめ》がひどく降っていた。
［＃傘の絵（fig1.png、横400×縦300）入る］
　傘《かさ》を忘れた人たちが、窓の外を見ていた。
"""


class ShiftJis(zipfile.ZipInfo):
    """A name as archivers of Japanese systems wrote it, in Shift_JIS and without a mark of UTF-8."""

    def _encodeFilenameFlags(self):
        return self.filename.encode("cp932"), self.flag_bits & ~0x800


with zipfile.ZipFile("aozora.zip", "w", zipfile.ZIP_DEFLATED) as file:
    file.writestr(ShiftJis("雨の日の図書館/雨の日.txt"), AOZORA.replace("\n", "\r\n").encode("cp932"))
    file.writestr(ShiftJis("雨の日の図書館/fig1.png"), png())

with gzip.GzipFile("rain.txt.gz", "wb", mtime=0) as file:
    file.write(AOZORA.encode("euc-jp"))
