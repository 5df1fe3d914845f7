# Looking at the window. Sourced by run.
# shellcheck shell=bash disable=SC2034,SC2154 # it shares its names with run
# Regions are WIDTHxHEIGHT+LEFT+TOP in a window of $WINDOW_SIZE with panes of their first widths: an outline of 240,
# a glossary of 300, a top bar of 44 and a status line of 24.

LINE=50 # a line of text with the space above its paragraph
TEXT_COLUMN=620x740+290+60 # the lines of the article
LEFT_MARGIN=44x740+244+60  # the page between the outline and the lines
RIGHT_MARGIN=50x740+916+60 # the page between the lines and the scroll bar
GLOSSARY=296x670+982+142   # the entries below the search field
BANNER=736x42+242+45        # over the article
NOTICES=560x150+360+660    # where the program speaks up

HIT='#FFE8A3'
CURRENT_HIT='#FFC94D'
ACCENT='#B4452B'

# picture FILE: the window as it is now; fails when there is none.
picture() {
    local window
    window=$(window) && timeout 10 import -silent -window "$window" "$1"
}

# shot NAME: keeps the whole screen for people to look at.
shot() {
    timeout 10 import -silent -window root "$shots/$1.png"
}

# ink REGION: dark pixels per thousand.
ink() {
    picture "$desk/now.ppm" || return
    convert "$desk/now.ppm" -crop "$1" +repage -colorspace Gray -threshold 50% \
        -format '%[fx:round(1000*(1-mean))]' info:
}

# pixels COLOUR REGION: how many pixels have nearly the colour, as the edges of small shapes do.
pixels() {
    picture "$desk/now.ppm" && pixels_in "$desk/now.ppm" "$1" "$2"
}

# pixels_in FILE COLOUR REGION: the same of a picture.
pixels_in() {
    convert "$1" -crop "$3" +repage -fuzz 8% -fill black +opaque "$2" -fill white -opaque "$2" \
        -format '%[fx:round(mean*w*h)]' info:
}

# difference FILE FILE: pixels that differ clearly, per thousand. FILE[REGION] is a part of a picture.
difference() {
    convert "$1" "$2" -compose difference -composite -colorspace Gray -threshold 10% \
        -format '%[fx:round(1000*mean)]' info:
}

# shows COLOUR REGION: at least as many pixels as the thin lines of an icon have.
shows() {
    local count
    count=$(pixels "$1" "$2") && ((count >= 10))
}

# shows_no COLOUR REGION
shows_no() {
    local count
    count=$(pixels "$1" "$2") && ((count == 0))
}

# gains COLOUR REGION FILE: of it more than the picture in FILE has, by the thin lines of an icon.
gains() {
    local count before
    count=$(pixels "$1" "$2") && before=$(pixels_in "$3" "$1" "$2") && ((count >= before + 10))
}

# gains_no COLOUR REGION FILE: no more of it than the picture in FILE has.
gains_no() {
    local count before
    count=$(pixels "$1" "$2") && before=$(pixels_in "$3" "$1" "$2") && ((count <= before))
}

# has_ink REGION: as much as lines of text have.
has_ink() {
    local share
    share=$(ink "$1") && ((share >= 20 && share <= 300))
}

# has_no_ink REGION
has_no_ink() {
    local share
    share=$(ink "$1") && ((share <= 1))
}

# is_still REGION: two looks, one after the other, see the same.
is_still() {
    local change
    picture "$desk/one.ppm" && sleep 0.2 && picture "$desk/two.ppm" || return
    change=$(difference "$desk/one.ppm[$1]" "$desk/two.ppm[$1]") && ((change == 0))
}

# has_changed REGION FILE: since the picture in FILE.
has_changed() {
    local change
    picture "$desk/now.ppm" || return
    change=$(difference "$2[$1]" "$desk/now.ppm[$1]") && ((change >= 10))
}

# is_as_in REGION FILE: as in the picture in FILE.
is_as_in() {
    local change
    picture "$desk/now.ppm" || return
    change=$(difference "$2[$1]" "$desk/now.ppm[$1]") && ((change == 0))
}

# is_lower_by PIXELS FILE FILE: the lines of the first picture are found so much lower in the second.
is_lower_by() {
    local change part=300x300+290
    change=$(difference "$2[$part+60]" "$3[$part+$((60 + $1))]") && ((change <= 5))
}
