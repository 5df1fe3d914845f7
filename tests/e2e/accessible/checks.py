"""The checks, each a function whose first line of documentation is what must be true."""

import os
import sys

import pyatspi

from at import Failed, Heard, Moyue, await_, turn_accessibility_on


def check(is_so, message):
    if not is_so:
        raise Failed(message)


def names(nodes):
    return [node.name for node in nodes]


def the_window_has_the_title_of_the_article(moyue, _):
    check(moyue.window().getRoleName() == "frame", moyue.window().getRoleName())
    check(moyue.window().name == "羊駝退場，酪梨登場 — 墨閱", repr(moyue.window().name))


def panes_are_landmarks_in_the_order_in_which_they_are_read(moyue, _):
    roles = ("tool bar", "landmark", "statusbar", "status bar")
    found = [(node.getRoleName(), node.name) for node in moyue.all() if node.getRoleName() in roles]
    check([name for _, name in found] == ["Toolbar", "Outline", "Article", "Glossary", "Status line"], str(found))


def the_article_is_a_document_with_its_title_and_language(moyue, _):
    document = moyue.document()
    check(document.name == "羊駝退場，酪梨登場", repr(document.name))
    attributes = document.queryText().getDefaultAttributes()
    attributes = attributes.split(";") if isinstance(attributes, str) else attributes
    check("language:zh-Hant" in attributes, str(attributes))


def all_of_it_can_be_read_in_order(moyue, _):
    read = moyue.read()
    at = 0
    words_in_order = ["羊駝退場", "導言第一段", "第一節\n", "• 甲項\n", "◦ 子項\n", "2. 第二\n", "引用的話", "2024\n"]
    words_in_order += ["let a = 1;\n", "小節\n", "以量子位元運算的機器", "註一的文字"]
    for words in words_in_order:
        found = read.find(words, at)
        check(found >= 0, f"{words!r} is not in {read[at:]!r}")
        at = found + len(words)


def headings_are_called_by_their_words_and_say_their_level(moyue, _):
    headings = moyue.find_all("heading", moyue.document())
    check(names(headings) == ["羊駝退場，酪梨登場", "第一節", "小節", "術語", "註釋"], str(names(headings)))
    levels = [heading.description for heading in headings]
    check(levels[:3] == ["Level 1", "Level 2", "Level 3"], str(levels))


def lists_have_items_and_nest(moyue, _):
    lists = moyue.find_all("list", moyue.document())
    items = [len([item for item in list_ if item.getRoleName() == "list item"]) for list_ in lists]
    check(items[:3] == [2, 1, 2], str(items))


def tables_have_rows_cells_and_headers(moyue, _):
    table = moyue.find("table", root=moyue.document())
    check(len(moyue.find_all("table row", table)) == 3, "rows")
    check(names(moyue.find_all("column header", table)) == ["年", "值"], "headers")
    check(names(moyue.find_all("table cell", table)) == ["2024", "甲", "2025", "乙"], "cells")


def quotations_code_images_and_notes_are_what_they_are(moyue, _):
    roles = {node.getRoleName() for node in moyue.all(moyue.document())}
    terms = ("description list", "description term", "description value")
    for role in ("block quote", "image", "paragraph", *terms):
        check(role in roles, f"there is no {role}: {roles}")


def links_have_targets(moyue, _):
    link = moyue.find("link", "量子電腦", moyue.document())
    check(link.queryHyperlink().getURI(0) == "https://example.org/q", link.queryHyperlink().getURI(0))


def terms_are_described_by_their_definitions(moyue, _):
    term = moyue.find("link", "QPU", moyue.document())
    check(term.description == "量子處理器，量子電腦的核心。", repr(term.description))


def text_has_words_and_lines(moyue, _):
    text = moyue.text()
    read = moyue.read()
    at = read.index("machine learning")
    word = text.getStringAtOffset(at, pyatspi.TEXT_GRANULARITY_WORD)
    check(word[0].strip() == "machine", str(word))
    word = text.getStringAtOffset(read.index("這是"), pyatspi.TEXT_GRANULARITY_WORD)
    check(word[0] == "這是", str(word))
    line = text.getStringAtOffset(read.index("導言"), pyatspi.TEXT_GRANULARITY_LINE)
    check(line[0].startswith("導言第一段") and len(line[0]) < 60, str(line))
    x, y, width, height = text.getCharacterExtents(at, pyatspi.WINDOW_COORDS)
    check(width > 3 and height > 10, f"{x} {y} {width} {height}")


def the_text_has_the_keyboard_and_a_caret(moyue, _):
    check(moyue.focused().getRoleName() == "document frame", str(moyue.focused()))
    check(moyue.text().caretOffset == 0, str(moyue.text().caretOffset))


def a_client_can_move_the_caret_and_the_arrows_go_on_from_there(moyue, _):
    at = moyue.read().index("引用的話")
    moyue.text().setCaretOffset(at)
    await_(lambda: moyue.text().caretOffset == at, "the caret does not come")
    moyue.press("Right", "Right")
    await_(lambda: moyue.text().caretOffset == at + 2, "the arrows do not move it")


def the_selection_is_told(moyue, _):
    at = moyue.text().caretOffset
    moyue.press("shift+Right", "shift+Right")
    await_(lambda: moyue.text().getNSelections() == 1, "nothing is selected")
    await_(lambda: tuple(moyue.text().getSelection(0)) == (at, at + 2), str(moyue.text().getSelection(0)))
    moyue.press("Escape", "Escape")


def tab_goes_from_the_text_to_the_first_link(moyue, _):
    moyue.press("Home", "Tab")
    await_(lambda: moyue.focused().name == "科技日報", f"{moyue.focused()} has the keyboard")
    moyue.press("Tab")
    await_(lambda: moyue.focused().name == "量子電腦", f"{moyue.focused()} has the keyboard")
    moyue.press("Escape", "Escape")


def f6_goes_from_pane_to_pane(moyue, _):
    # Glossary, status line, toolbar, outline, and the text again.
    button = ("push button", "button", "toggle button")
    roles = [("entry", "text"), button, button, ("tree item",), ("document frame",)]
    for stop in roles:
        moyue.press("F6")
        await_(lambda: moyue.focused().getRoleName() in stop, f"{moyue.focused()} has the keyboard, not {stop}")


def items_are_selected_and_not_checked(moyue, _):
    items = moyue.find_all("tree item") + moyue.find_all("list item", moyue.find("list box"))
    check(len(items) > 5, str(names(items)))
    checkable = [item.name for item in items if item.getState().contains(pyatspi.STATE_CHECKABLE)]
    check(not checkable, f"{checkable} can be checked")
    selected = [item for item in moyue.find_all("tree item") if item.getState().contains(pyatspi.STATE_SELECTED)]
    check(len(selected) == 1, str(names(selected)))
    check(all(item.parent.getRoleName() == "tree" for item in moyue.find_all("tree item")), "an item has no tree")


def a_heading_can_be_gone_to(moyue, _):
    moyue.find("heading", "註釋", moyue.document()).queryComponent().grabFocus()
    at = moyue.read().index("註釋\n")
    await_(lambda: moyue.text().caretOffset == at, f"the caret is at {moyue.text().caretOffset}, not at {at}")


def the_count_of_hits_is_said(moyue, heard):
    heard.said.clear()
    moyue.press("ctrl+f")
    await_(lambda: moyue.find("landmark", "Find in the article"), "there is no bar")
    moyue.type("QPU")
    heard.until(lambda said: said.endswith(" of 4"), "the count is not said")
    moyue.press("Escape")


def what_was_copied_is_said(moyue, heard):
    heard.said.clear()
    moyue.press("ctrl+a", "ctrl+c")
    heard.until(lambda said: said == "Copied", "nothing is said")
    moyue.press("Escape", "Escape")


def nothing_is_nameless_or_called_by_an_icon(moyue, _):
    controls = {"push button", "button", "toggle button", "link", "tree item", "list item", "entry", "text"}
    controls |= {"scroll bar", "heading", "separator"}
    for node in moyue.all():
        is_private = any("\ue000" <= c <= "\uf8ff" for c in node.name + node.description)
        check(not is_private, f"{node} has an icon in its name")
        is_of_article = node.getRoleName() == "list item" and node.parent.getRoleName() == "list"
        if node.getRoleName() in controls and not is_of_article:
            check(node.name.strip(), f"a {node.getRoleName()} has no name")


def a_book_is_told_around_where_it_is_read(_, __):
    """In another window, with a book in it."""
    desk = sys.argv[2]
    book = os.path.join(desk, "book.md")
    with open(book, "w", encoding="utf-8") as written:
        written.write("# 長篇\n\n")
        for chapter in range(1, 101):
            written.write(f"## 第{chapter}章\n\n" + f"第{chapter}章的一段。{'文字' * 60}\n\n" * 20)
    moyue = Moyue(book, os.path.join(desk, "book-config"))
    try:
        headings = moyue.find_all("heading", moyue.document())
        check(len(headings) == 101, f"{len(headings)} headings")
        check("第1章的一段" in moyue.read() and "第90章的一段" not in moyue.read(), "too little or too much is told")
        moyue.find("heading", "第90章", moyue.document()).queryComponent().grabFocus()
        await_(lambda: "第90章的一段" in moyue.read(), "the chapter does not come")
    finally:
        moyue.close()


CHECKS = [
    the_window_has_the_title_of_the_article,
    panes_are_landmarks_in_the_order_in_which_they_are_read,
    the_article_is_a_document_with_its_title_and_language,
    all_of_it_can_be_read_in_order,
    headings_are_called_by_their_words_and_say_their_level,
    lists_have_items_and_nest,
    tables_have_rows_cells_and_headers,
    quotations_code_images_and_notes_are_what_they_are,
    links_have_targets,
    terms_are_described_by_their_definitions,
    text_has_words_and_lines,
    the_text_has_the_keyboard_and_a_caret,
    a_client_can_move_the_caret_and_the_arrows_go_on_from_there,
    the_selection_is_told,
    tab_goes_from_the_text_to_the_first_link,
    f6_goes_from_pane_to_pane,
    items_are_selected_and_not_checked,
    a_heading_can_be_gone_to,
    the_count_of_hits_is_said,
    what_was_copied_is_said,
    nothing_is_nameless_or_called_by_an_icon,
    a_book_is_told_around_where_it_is_read,
]


def main():
    here, desk = sys.argv[1:3]
    launcher = turn_accessibility_on()
    moyue = Moyue(os.path.join(here, "article.md"), os.path.join(desk, "config"))
    heard = Heard()
    passed = failed = 0
    for run in CHECKS:
        name = run.__name__.replace("_", " ")
        try:
            run(moyue, heard)
        except Exception as error:
            failed += 1
            print(f"FAILED  {name}\n        {type(error).__name__}: {error}", flush=True)
        else:
            passed += 1
            print(f"ok      {name}", flush=True)
    moyue.close()
    launcher.kill()
    print(f"{passed} passed, {failed} failed", flush=True)
    # The library may hang in its own end.
    os._exit(failed > 0)


main()
