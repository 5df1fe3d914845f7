# Makes ebooklib.epub: a vertical Japanese book with ruby, marks of emphasis and a note in a file of its own.
from ebooklib import epub
book = epub.EpubBook()
book.set_identifier('moyue-test-ja')
book.set_title('雨の図書館')
book.set_language('ja')
book.add_author('雨宮しずく')
book.add_author('林雨', role='trl', uid='trl')
book.add_metadata('DC', 'publisher', '雨書房')
book.add_metadata('DC', 'date', '2025-06-01')
book.set_direction('rtl')
css = epub.EpubItem(uid='style', file_name='style.css', media_type='text/css', content='html { writing-mode: vertical-rl } .sesame { -epub-text-emphasis-style: filled sesame } .chapter { font-size: 150% }')
book.add_item(css)
def page(name, title, body):
    item = epub.EpubHtml(title=title, file_name=name, lang='ja')
    item.content = '<html><body>' + body + '</body></html>'
    item.add_item(css)
    book.add_item(item)
    return item
one = page('one.xhtml', '第一章', '<p class="chapter">第一章</p><p><ruby>雨<rt>あめ</rt></ruby>の日の図書館は、<span class="sesame">静か</span>だった<a epub:type="noteref" href="notes.xhtml#n1" id="r1">＊</a>。</p>')
two = page('two.xhtml', '第二章', '<p class="chapter">第二章</p><p>傘を忘れた人が、本を借りていく。<a href="one.xhtml">第一章</a>に戻る。</p>')
notes = page('notes.xhtml', '注', '<aside epub:type="footnote" id="n1"><p><a href="one.xhtml#r1">＊</a>その日の来館者は百二十人。</p></aside>')
book.toc = [(epub.Section('上巻'), [one, two])]
book.spine = ['nav', one, two, notes]
book.add_item(epub.EpubNcx())
book.add_item(epub.EpubNav())
epub.write_epub('ebooklib.epub', book)
