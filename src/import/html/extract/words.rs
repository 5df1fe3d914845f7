//! What the words of a page tell: names of classes and ids, headings of what stands around an article, and letters.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use dom_query::Element;

/// A part of a page around its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Surrounding {
    /// What readers wrote under it.
    Comments,
    /// Menus, teasers, advertisements, feet, by an element's name or role.
    Element,
    /// The same by a class, which may mean something else.
    Class,
}

/// How a word stands in the name of a class or id.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// Anywhere: it is long enough to mean one thing.
    Anywhere,
    /// As a word of its own: `ad`, but not the `ad` of `heading`.
    Apart,
    /// As the whole class.
    Whole,
}

use Stands::{Anywhere, Apart, Whole};
use Surrounding::{Class as Other, Comments, Element as Named};

/// Words of classes and ids for what stands around an article, in English and in the pinyin that Chinese sites use.
const NAMES: &[(&str, Stands, Surrounding)] = &[
    ("comment", Anywhere, Comments),
    ("disqus", Anywhere, Comments),
    ("livere", Anywhere, Comments),
    ("pinglun", Anywhere, Comments),
    ("liuyan", Anywhere, Comments),
    ("cmt", Apart, Comments),
    ("respond", Apart, Comments),
    ("push", Whole, Comments),
    ("reply", Apart, Comments),
    ("replies", Apart, Comments),
    ("breadcrumb", Anywhere, Other),
    ("crumb", Apart, Other),
    ("pagination", Anywhere, Other),
    ("pager", Apart, Other),
    ("paging", Apart, Other),
    ("pagenav", Anywhere, Other),
    ("sidebar", Anywhere, Other),
    ("sidenav", Anywhere, Other),
    ("side", Apart, Other),
    ("aside", Apart, Other),
    ("sider", Apart, Other),
    ("footer", Anywhere, Other),
    ("foot", Apart, Other),
    ("copyright", Anywhere, Other),
    ("sitemap", Anywhere, Other),
    ("newsletter", Anywhere, Other),
    ("subscribe", Anywhere, Other),
    ("subscription", Anywhere, Other),
    ("signup", Anywhere, Other),
    ("login", Apart, Other),
    ("share", Apart, Other),
    ("sharing", Apart, Other),
    ("sharebar", Anywhere, Other),
    ("social", Apart, Other),
    ("sns", Apart, Other),
    ("related", Apart, Other),
    ("relate", Apart, Other),
    ("relation", Apart, Other),
    ("relatednews", Anywhere, Other),
    ("relatedpost", Anywhere, Other),
    ("recommend", Anywhere, Other),
    ("recommand", Anywhere, Other),
    ("recomm", Apart, Other),
    ("recom", Apart, Other),
    ("suggest", Apart, Other),
    ("suggestion", Apart, Other),
    ("popular", Apart, Other),
    ("ranking", Anywhere, Other),
    ("rank", Apart, Other),
    ("trending", Anywhere, Other),
    ("hot", Apart, Other),
    ("hotnews", Anywhere, Other),
    ("hotlist", Anywhere, Other),
    ("mostread", Anywhere, Other),
    ("latest", Apart, Other),
    ("morenews", Anywhere, Other),
    ("advert", Anywhere, Other),
    ("adsbygoogle", Anywhere, Other),
    ("ads", Apart, Other),
    ("ad", Apart, Other),
    ("adv", Apart, Other),
    ("sponsor", Anywhere, Other),
    ("promo", Apart, Other),
    ("promotion", Apart, Other),
    ("banner", Apart, Other),
    ("outbrain", Anywhere, Other),
    ("taboola", Anywhere, Other),
    ("dable", Apart, Other),
    ("popin", Apart, Other),
    ("menu", Apart, Other),
    ("nav", Apart, Other),
    ("navi", Apart, Other),
    ("navbar", Anywhere, Other),
    ("navbox", Anywhere, Other),
    ("navigation", Anywhere, Other),
    ("gnb", Apart, Other),
    ("lnb", Apart, Other),
    ("toolbar", Anywhere, Other),
    ("tools", Apart, Other),
    ("widget", Apart, Other),
    ("modal", Apart, Other),
    ("popup", Anywhere, Other),
    ("overlay", Apart, Other),
    ("dialog", Apart, Other),
    ("cookie", Anywhere, Other),
    ("consent", Apart, Other),
    ("gdpr", Apart, Other),
    ("toast", Apart, Other),
    ("authorbox", Anywhere, Other),
    ("qrcode", Anywhere, Other),
    ("erweima", Anywhere, Other),
    ("tags", Apart, Other),
    ("taglist", Anywhere, Other),
    ("catlinks", Anywhere, Other),
    ("ambox", Apart, Other),
    ("jump", Apart, Other),
    ("toc", Apart, Other),
    ("tableofcontents", Anywhere, Other),
    ("notation_notes", Anywhere, Other),
    ("prevnext", Anywhere, Other),
    ("nextprev", Anywhere, Other),
    ("header", Apart, Other),
    ("masthead", Anywhere, Other),
    ("topbar", Anywhere, Other),
    ("search", Apart, Other),
    ("searchbox", Anywhere, Other),
    ("feedback", Anywhere, Other),
    ("rating", Apart, Other),
    ("vote", Apart, Other),
    ("paywall", Anywhere, Other),
    ("skip", Apart, Other),
    ("guess", Apart, Other),
    ("xgxw", Apart, Other),
    ("tuijian", Anywhere, Other),
    ("xiangguan", Anywhere, Other),
    ("remen", Apart, Other),
    ("guanggao", Anywhere, Other),
    ("fenxiang", Anywhere, Other),
    ("banquan", Anywhere, Other),
    ("daohang", Anywhere, Other),
    ("paihang", Anywhere, Other),
    ("hidden", Whole, Other),
    ("hide", Whole, Other),
    ("morearticle", Anywhere, Other),
    ("more-article", Anywhere, Other),
    ("more_article", Anywhere, Other),
    ("more-block", Anywhere, Other),
    ("more-stories", Anywhere, Other),
    ("more-list", Anywhere, Other),
    ("morelist", Anywhere, Other),
    ("moreanswers", Anywhere, Other),
    ("review-more", Anywhere, Other),
    ("readmore", Anywhere, Other),
    ("read-more", Anywhere, Other),
    ("morebox", Anywhere, Other),
    ("supportbox", Anywhere, Other),
    ("promote", Apart, Other),
    ("common-box", Anywhere, Other),
    ("bibliographical_information", Anywhere, Other),
    ("donate", Anywhere, Other),
    ("donation", Anywhere, Other),
    ("relnews", Anywhere, Other),
    ("cta", Apart, Other),
    ("call-to-action", Anywhere, Other),
    ("author-card", Anywhere, Other),
    ("author-box", Anywhere, Other),
    ("authorcard", Anywhere, Other),
    ("author-bio", Anywhere, Other),
    ("speechify-ignore", Whole, Other),
    ("edit-icon", Anywhere, Other),
    ("title-prefix", Whole, Other),
    ("sitesub", Whole, Other),
    ("follow", Apart, Other),
    ("disclaimer", Anywhere, Other),
    ("backtop", Anywhere, Other),
    ("back-to-top", Anywhere, Other),
    ("gotop", Anywhere, Other),
    ("keywords", Apart, Other),
    ("labels", Apart, Other),
    ("openapp", Anywhere, Other),
    ("open-app", Anywhere, Other),
    ("downloadapp", Anywhere, Other),
    ("app-download", Anywhere, Other),
];

static FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let words = NAMES.iter().map(|(word, ..)| word);
    // The words that a class names are few and short; where none can be sought, pages are told by their text alone.
    AhoCorasick::builder().ascii_case_insensitive(true).match_kind(MatchKind::Standard).build(words).ok()
});

/// Bytes of a class or id that are looked at.
const LONGEST_NAME: usize = 256;

/// What an element says of itself.
pub(super) struct Said {
    /// The part of a page around its article that it is.
    pub surrounding: Option<Surrounding>,
    /// A number for its name and classes.
    pub look: u64,
    /// A number for its name and the class that tells most.
    pub kind: u64,
    /// Whether it is what a reader opens by pressing its heading.
    pub is_panel: bool,
}

/// What an element's name, classes and roles say.
pub(super) fn said(element: &Element) -> Said {
    let name = &*element.name.local;
    let mut look = DefaultHasher::new();
    name.hash(&mut look);
    let mut kind = look.clone();
    let mut is_body = false;
    let mut is_panel = false;
    let mut found = match name {
        "nav" | "amp-sidebar" | "menu" | "aside" | "footer" => Some(Named),
        _ => None,
    };
    for attribute in &element.attrs {
        let value = attribute.value.as_ref();
        match &*attribute.name.local {
            "itemprop" if value == "articleBody" => is_body = true,
            "class" => {
                value.hash(&mut look);
                telling_class(value).hash(&mut kind);
                is_body |= names_body(value);
                is_panel |= names_panel(value);
                found = found.or_else(|| named(value));
            }
            "id" => {
                is_body |= names_body(value);
                found = found.or_else(|| named(value));
            }
            "role"
                if matches!(
                    value,
                    "navigation" | "banner" | "contentinfo" | "complementary" | "search" | "dialog"
                ) =>
            {
                found = Some(Named);
            }
            "role" if value == "tabpanel" => is_panel = true,
            "aria-modal" if value == "true" => found = Some(Named),
            _ => {}
        }
    }
    if is_body
        || matches!(name, "html" | "body" | "main" | "article" | "figure" | "figcaption" | "tbody" | "tr")
    {
        found = None;
    }
    Said { surrounding: found, look: look.finish(), kind: kind.finish(), is_panel }
}

/// Words of classes of what a reader opens by pressing its heading.
const PANELS: &[&str] = &[
    "accordion",
    "tab-content",
    "tab-pane",
    "tab-title",
    "collapse",
    "toggle-content",
    "toggle-title",
    "faq-",
];

/// Whether classes name what a reader opens by pressing its heading, or that heading.
pub(super) fn names_panel(classes: &str) -> bool {
    PANELS.iter().any(|word| classes.contains(word))
}

/// The class that says what an element is; the whole list where each says no more than where it stands.
fn telling_class(classes: &str) -> &str {
    const LAYOUT: &[&str] = &[
        "column",
        "columns",
        "col",
        "row",
        "block",
        "box",
        "card",
        "section",
        "container",
        "wrapper",
        "wrap",
        "grid",
        "inner",
        "clearfix",
        "region",
        "panel",
        "module",
    ];
    let is_telling = |class: &&str| {
        let word = class.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-');
        !(LAYOUT.contains(&word.to_ascii_lowercase().as_str()) || word.starts_with("col-"))
    };
    classes.split_ascii_whitespace().find(is_telling).unwrap_or(classes)
}

/// Words of classes and ids for what holds an article's text; what else the class says is of less weight.
const BODIES: &[&str] = &["article", "entry", "post", "story", "news", "main", "detail", "rich_media"];
const CONTENTS: &[&str] =
    &["body", "content", "text", "cont", "txt", "header", "head", "summary", "lead", "intro"];

/// Whether a class or id names what holds an article's text: `article_body`, `entry-content`, `postText`.
fn names_body(value: &str) -> bool {
    value.split_ascii_whitespace().any(|class| {
        let class = class.to_ascii_lowercase();
        let rest = BODIES.iter().find_map(|body| class.strip_prefix(body));
        rest.is_some_and(|rest| CONTENTS.contains(&rest.trim_start_matches(['-', '_'])))
    })
}

/// What the words of a class or id name.
fn named(value: &str) -> Option<Surrounding> {
    let bytes = value.as_bytes();
    let bytes = bytes.get(..bytes.len().min(LONGEST_NAME))?;
    let is_apart = |start: usize, end: usize| {
        let starts = start == 0
            || !bytes[start - 1].is_ascii_alphabetic()
            || (bytes[start].is_ascii_uppercase() && bytes[start - 1].is_ascii_lowercase());
        let next = bytes.get(end).copied().unwrap_or(b' ');
        let after = if next == b's' { bytes.get(end + 1).copied().unwrap_or(b' ') } else { next };
        starts && !after.is_ascii_lowercase()
    };
    let is_whole = |start: usize, end: usize| {
        let is_edge = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_whitespace);
        is_edge(start.checked_sub(1).and_then(|at| bytes.get(at))) && is_edge(bytes.get(end))
    };
    let is_builder = value.contains("elementor-");
    let found = FINDER.iter().flat_map(|finder| finder.find_overlapping_iter(bytes)).filter(|found| {
        let (word, stands, _) = NAMES[found.pattern().as_usize()];
        let stands = match stands {
            Anywhere => true,
            Apart => is_apart(found.start(), found.end()),
            Whole => is_whole(found.start(), found.end()),
        };
        stands && !(is_builder && word == "widget")
    });
    // Comments are told apart from the rest, as an article may have more of them than words of its own.
    found
        .map(|found| NAMES[found.pattern().as_usize()].2)
        .reduce(|one, other| if one == Comments { one } else { other })
}

/// Letters that a character says as much as.
pub(super) fn letters(c: char) -> u32 {
    match c {
        '0'..='9' | 'a'..='z' | 'A'..='Z' => 1,
        _ if c.is_ascii() => 0,
        '\u{3041}'..='\u{30FF}'
        | '\u{3400}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{323AF}' => 2,
        _ => u32::from(c.is_alphanumeric()),
    }
}

/// Commas, full stops and closing quotation marks: where they are, there are sentences.
pub(super) fn is_mark(c: char) -> bool {
    ends_sentence(c) || matches!(c, '，' | '、' | ',' | '；' | ';')
}

/// Whether a sentence may end with a mark.
pub(super) fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '．' | '.' | '！' | '!' | '？' | '?' | '…' | '」' | '』' | '”' | '"' | '｡')
}

/// Headings of what stands around an article, letters alone and in lower case.
const LABELS: &[(&str, Surrounding)] = &[
    ("讀者回函", Comments),
    ("讀者來函", Comments),
    ("広告を非表示にする", Other),
    ("返回顶部", Other),
    ("回首頁", Other),
    ("回頂端", Other),
    ("上へ", Other),
    ("おすすめ資料ダウンロード", Other),
    ("資料ダウンロード", Other),
    ("追蹤這位作者", Other),
    ("반응형", Other),
    ("小額贊助", Other),
    ("最新留言板", Comments),
    ("留言板", Comments),
    ("お問い合わせ先", Other),
    ("お問い合わせ", Other),
    ("請繼續往下閱讀", Other),
    ("廣告請繼續往下閱讀", Other),
    ("精選留言", Comments),
    ("精选留言", Comments),
    ("网友跟帖", Comments),
    ("跟帖", Comments),
    ("跟贴", Comments),
    ("sponsors", Other),
    ("이런기사는어때요", Other),
    ("함께보면좋은기사", Other),
    ("함께볼만한뉴스", Other),
    ("많이본", Other),
    ("관련콘텐츠", Other),
    ("関連サイト", Other),
    ("この記事も読まれています", Other),
    ("こちらもどうぞ", Other),
    ("こちらの記事もどうぞ", Other),
    ("赞助商", Other),
    ("贊助商", Other),
    ("贊助", Other),
    ("節目推介", Other),
    ("更多内容", Other),
    ("更多內容", Other),
    ("其他新闻", Other),
    ("其它新闻", Other),
    ("其他文章", Other),
    ("其他新聞", Other),
    ("其他報導", Other),
    ("其他報道", Other),
    ("留言", Comments),
    ("評論", Comments),
    ("评论", Comments),
    ("網友評論", Comments),
    ("网友评论", Comments),
    ("网友留言", Comments),
    ("发表评论", Comments),
    ("發表評論", Comments),
    ("發表留言", Comments),
    ("發佈留言", Comments),
    ("我要留言", Comments),
    ("我要评论", Comments),
    ("我要評論", Comments),
    ("最新评论", Comments),
    ("最新評論", Comments),
    ("全部评论", Comments),
    ("所有评论", Comments),
    ("热门评论", Comments),
    ("精彩评论", Comments),
    ("回應", Comments),
    ("則留言", Comments),
    ("條留言", Comments),
    ("条评论", Comments),
    ("讀者留言", Comments),
    ("文章留言", Comments),
    ("迴響", Comments),
    ("コメント", Comments),
    ("コメントを書く", Comments),
    ("コメントを残す", Comments),
    ("コメントする", Comments),
    ("みんなのコメント", Comments),
    ("ブックマーク", Comments),
    ("댓글", Comments),
    ("댓글쓰기", Comments),
    ("댓글달기", Comments),
    ("전체댓글", Comments),
    ("의견쓰기", Comments),
    ("comments", Comments),
    ("comment", Comments),
    ("leaveacomment", Comments),
    ("leaveareply", Comments),
    ("postacomment", Comments),
    ("相關新聞", Other),
    ("相关新闻", Other),
    ("相關報導", Other),
    ("相關報道", Other),
    ("相关报道", Other),
    ("相關文章", Other),
    ("相关文章", Other),
    ("相關閱讀", Other),
    ("相关阅读", Other),
    ("相關連結", Other),
    ("相关链接", Other),
    ("相關推薦", Other),
    ("相关推荐", Other),
    ("相關主題", Other),
    ("相关专题", Other),
    ("相关内容", Other),
    ("延伸閱讀", Other),
    ("延伸阅读", Other),
    ("推薦閱讀", Other),
    ("推荐阅读", Other),
    ("推薦文章", Other),
    ("推荐文章", Other),
    ("推薦新聞", Other),
    ("推荐新闻", Other),
    ("为你推荐", Other),
    ("為你推薦", Other),
    ("为您推荐", Other),
    ("為您推薦", Other),
    ("猜你喜欢", Other),
    ("猜你喜歡", Other),
    ("猜您喜欢", Other),
    ("你可能感興趣", Other),
    ("你可能喜歡", Other),
    ("你可能也喜歡", Other),
    ("您可能也喜歡", Other),
    ("你可能也想看", Other),
    ("您可能感兴趣", Other),
    ("你也许感兴趣", Other),
    ("也許您會喜歡", Other),
    ("熱門新聞", Other),
    ("热门新闻", Other),
    ("熱門文章", Other),
    ("热门文章", Other),
    ("热门推荐", Other),
    ("熱門推薦", Other),
    ("熱門話題", Other),
    ("熱門標籤", Other),
    ("今日熱門", Other),
    ("熱門排行", Other),
    ("热门排行", Other),
    ("热门标签", Other),
    ("人氣文章", Other),
    ("人氣排行", Other),
    ("人氣新聞", Other),
    ("點閱排行", Other),
    ("點閱率排行", Other),
    ("閱讀排行", Other),
    ("阅读排行", Other),
    ("點擊排行", Other),
    ("点击排行", Other),
    ("排行榜", Other),
    ("热点排行", Other),
    ("热点新闻", Other),
    ("热点推荐", Other),
    ("新闻排行", Other),
    ("一周排行", Other),
    ("最新文章", Other),
    ("最新新聞", Other),
    ("最新新闻", Other),
    ("最新消息", Other),
    ("最新報導", Other),
    ("即時新聞", Other),
    ("即時", Other),
    ("更多新聞", Other),
    ("更多新闻", Other),
    ("更多文章", Other),
    ("更多報導", Other),
    ("更多閱讀", Other),
    ("更多相關", Other),
    ("更多精彩", Other),
    ("看更多", Other),
    ("閱讀更多", Other),
    ("阅读更多", Other),
    ("繼續閱讀", Other),
    ("其他人也看", Other),
    ("其他人也在看", Other),
    ("大家都在看", Other),
    ("大家正在看", Other),
    ("你可能錯過", Other),
    ("編輯精選", Other),
    ("編輯推薦", Other),
    ("编辑推荐", Other),
    ("小编推荐", Other),
    ("精彩推荐", Other),
    ("精彩推薦", Other),
    ("精選文章", Other),
    ("精选", Other),
    ("今日推荐", Other),
    ("今日头条", Other),
    ("今日焦點", Other),
    ("焦點新聞", Other),
    ("头条新闻", Other),
    ("要闻", Other),
    ("上一篇", Other),
    ("下一篇", Other),
    ("上一頁", Other),
    ("下一頁", Other),
    ("上一页", Other),
    ("下一页", Other),
    ("上一則", Other),
    ("下一則", Other),
    ("分享", Other),
    ("分享到", Other),
    ("分享至", Other),
    ("分享文章", Other),
    ("分享本文", Other),
    ("訂閱電子報", Other),
    ("訂閱", Other),
    ("订阅", Other),
    ("關注我們", Other),
    ("关注我们", Other),
    ("追蹤我們", Other),
    ("加入好友", Other),
    ("扫一扫", Other),
    ("扫码", Other),
    ("掃描", Other),
    ("扫描二维码", Other),
    ("微信扫一扫", Other),
    ("用手機看", Other),
    ("手机看", Other),
    ("打开app", Other),
    ("下載app", Other),
    ("下载app", Other),
    ("關於作者", Other),
    ("关于作者", Other),
    ("作者簡介", Other),
    ("作者介紹", Other),
    ("作者简介", Other),
    ("版權所有", Other),
    ("版权所有", Other),
    ("版权声明", Other),
    ("版權聲明", Other),
    ("免責聲明", Other),
    ("免责声明", Other),
    ("未經授權", Other),
    ("未經許可", Other),
    ("本网站所刊载", Other),
    ("廣告", Other),
    ("广告", Other),
    ("标签", Other),
    ("關鍵字", Other),
    ("关键字", Other),
    ("关键词", Other),
    ("文章標籤", Other),
    ("文章分類", Other),
    ("文章归档", Other),
    ("分類", Other),
    ("分类专栏", Other),
    ("友情链接", Other),
    ("友情連結", Other),
    ("網站地圖", Other),
    ("赞助商链接", Other),
    ("登入", Other),
    ("登录", Other),
    ("註冊", Other),
    ("首頁", Other),
    ("首页", Other),
    ("関連記事", Other),
    ("関連ニュース", Other),
    ("関連キーワード", Other),
    ("関連する記事", Other),
    ("関連トピックス", Other),
    ("関連タグ", Other),
    ("おすすめ記事", Other),
    ("おすすめの記事", Other),
    ("おすすめ", Other),
    ("オススメ記事", Other),
    ("あわせて読みたい", Other),
    ("合わせて読みたい", Other),
    ("こちらもおすすめ", Other),
    ("こんな記事も", Other),
    ("人気記事", Other),
    ("人気の記事", Other),
    ("人気ランキング", Other),
    ("人気エントリー", Other),
    ("アクセスランキング", Other),
    ("ランキング", Other),
    ("最新記事", Other),
    ("最新ニュース", Other),
    ("最近の記事", Other),
    ("新着記事", Other),
    ("新着", Other),
    ("注目記事", Other),
    ("注目の記事", Other),
    ("注目ニュース", Other),
    ("次の記事", Other),
    ("前の記事", Other),
    ("次のページ", Other),
    ("前のページ", Other),
    ("前後の記事", Other),
    ("シェア", Other),
    ("シェアする", Other),
    ("この記事をシェア", Other),
    ("この記事を書いた人", Other),
    ("著者プロフィール", Other),
    ("プロフィール", Other),
    ("タグ", Other),
    ("カテゴリー", Other),
    ("カテゴリ", Other),
    ("アーカイブ", Other),
    ("月別アーカイブ", Other),
    ("広告", Other),
    ("pr", Other),
    ("スポンサーリンク", Other),
    ("スポンサードリンク", Other),
    ("メールマガジン", Other),
    ("フォロー", Other),
    ("フォローする", Other),
    ("読者登録", Other),
    ("ログイン", Other),
    ("会員登録", Other),
    ("無料会員登録", Other),
    ("ピックアップ", Other),
    ("もっと見る", Other),
    ("続きを読む", Other),
    ("よく読まれている記事", Other),
    ("このカテゴリの記事", Other),
    ("トップへ戻る", Other),
    ("관련기사", Other),
    ("관련뉴스", Other),
    ("관련글", Other),
    ("추천기사", Other),
    ("추천뉴스", Other),
    ("많이본뉴스", Other),
    ("많이본기사", Other),
    ("인기기사", Other),
    ("인기뉴스", Other),
    ("인기글", Other),
    ("최신기사", Other),
    ("최신뉴스", Other),
    ("최신글", Other),
    ("주요뉴스", Other),
    ("주요기사", Other),
    ("실시간뉴스", Other),
    ("이기사를공유", Other),
    ("기사공유", Other),
    ("공유하기", Other),
    ("공유", Other),
    ("구독하기", Other),
    ("구독", Other),
    ("저작권자", Other),
    ("이전글", Other),
    ("다음글", Other),
    ("이전기사", Other),
    ("다음기사", Other),
    ("태그", Other),
    ("카테고리의다른글", Other),
    ("카테고리다른글", Other),
    ("광고", Other),
    ("무단전재", Other),
    ("기자의다른기사", Other),
    ("다른기사보기", Other),
    ("이시각주요뉴스", Other),
    ("오늘의핫뉴스", Other),
    ("핫이슈", Other),
    ("로그인", Other),
    ("회원가입", Other),
    ("related", Other),
    ("relatedarticles", Other),
    ("relatedstories", Other),
    ("relatedposts", Other),
    ("relatedcontent", Other),
    ("relatedtopics", Other),
    ("relatednews", Other),
    ("relatedlinks", Other),
    ("relatedcoverage", Other),
    ("relatedreading", Other),
    ("readmore", Other),
    ("readnext", Other),
    ("readalso", Other),
    ("alsoread", Other),
    ("moreon", Other),
    ("morefrom", Other),
    ("morestories", Other),
    ("morenews", Other),
    ("morelikethis", Other),
    ("mostpopular", Other),
    ("mostread", Other),
    ("mostviewed", Other),
    ("mostshared", Other),
    ("trending", Other),
    ("trendingnow", Other),
    ("recommended", Other),
    ("recommendedforyou", Other),
    ("recommendedstories", Other),
    ("youmayalsolike", Other),
    ("youmightalsolike", Other),
    ("youmayalsobeinterestedin", Other),
    ("popularposts", Other),
    ("popular", Other),
    ("latestnews", Other),
    ("lateststories", Other),
    ("latest", Other),
    ("advertisement", Other),
    ("advertisements", Other),
    ("sponsored", Other),
    ("sponsoredcontent", Other),
    ("promotedstories", Other),
    ("aroundtheweb", Other),
    ("fromtheweb", Other),
    ("sharethis", Other),
    ("sharethisarticle", Other),
    ("sharethisstory", Other),
    ("share", Other),
    ("tags", Other),
    ("filedunder", Other),
    ("topics", Other),
    ("abouttheauthor", Other),
    ("signup", Other),
    ("subscribe", Other),
    ("newsletter", Other),
    ("newsletters", Other),
    ("followus", Other),
    ("previouspost", Other),
    ("nextpost", Other),
    ("previous", Other),
    ("next", Other),
    ("editorspicks", Other),
    ("topstories", Other),
    ("dontmiss", Other),
    ("whattoreadnext", Other),
    ("continuereading", Other),
    ("recentposts", Other),
    ("archives", Other),
    ("categories", Other),
    ("skiptocontent", Other),
    ("skiptomaincontent", Other),
    ("allrightsreserved", Other),
];

static LABELED: LazyLock<HashMap<&str, Surrounding>> = LazyLock::new(|| LABELS.iter().copied().collect());

/// Bytes of the longest heading that is looked up.
const LONGEST_LABEL: usize = 60;
/// Bytes of the beginning of a text in which words are sought.
pub(super) const LONGEST_BEGINNING: usize = 240;
/// Characters that may stand behind a heading.
const MOST_BEHIND: usize = 4;

/// The part of a page that a short text is the heading of, its letters and digits alone being given in lower case.
pub(super) fn label(beginning: &str) -> Option<Surrounding> {
    if beginning.len() > LONGEST_LABEL {
        return None;
    }
    // `12則留言` and `留言12` are as good as `留言`.
    let is_digit = |c: char| c.is_ascii_digit();
    let text = beginning.trim_start_matches(is_digit).trim_end_matches(is_digit);
    let longest = text.chars().count();
    let mut end = text.len();
    for behind in 0..=MOST_BEHIND {
        if let Some(found) = LABELED.get(text.get(..end)?) {
            // A word or two more: `相關新聞列表`. A long one behind a short one is another heading.
            return (behind * 3 <= longest - behind).then_some(*found);
        }
        end = text.get(..end)?.char_indices().next_back()?.0;
    }
    None
}

/// Words of headings of what else a site has to read. Alone they prove nothing: an article may speak of the same.
const MORE: &[&str] = &[
    "更多",
    "其他",
    "其它",
    "相關",
    "相关",
    "推薦",
    "推荐",
    "延伸",
    "熱門",
    "热门",
    "也看",
    "也想",
    "也喜",
    "也在",
    "也煮",
    "感興趣",
    "感兴趣",
    "下一篇",
    "上一篇",
    "猜你",
    "大家都",
    "排行",
    "最新",
    "同場加映",
    "精選",
    "精选",
    "関連",
    "おすすめ",
    "オススメ",
    "お勧め",
    "詳しく",
    "もっと",
    "こちらも",
    "あわせて",
    "人気",
    "他の",
    "ほかの",
    "新着",
    "ランキング",
    "読まれ",
    "読む",
    "관련",
    "추천",
    "더보기",
    "눈여겨",
    "함께",
    "많이본",
    "인기",
    "최신",
    "다른",
    "이기사",
    "이시각",
    "more",
    "related",
    "recommend",
    "alsolike",
    "readnext",
    "popular",
    "trending",
    "latest",
];

static MORE_FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(MORE).ok());

/// Whether a short text that begins so may be the heading of what else there is to read.
pub(super) fn is_more(beginning: &str) -> bool {
    beginning.len() <= LONGEST_LABEL && MORE_FINDER.as_ref().is_some_and(|finder| finder.is_match(beginning))
}

/// Words of notes on rights, which stand at the foot of pages.
const NOTICES: &[&str] = &[
    "版權所有",
    "版权所有",
    "著作權所有",
    "版权声明",
    "转载请",
    "轉載請",
    "未經授權",
    "未经授权",
    "未經許可",
    "未经许可",
    "不得轉載",
    "不得转载",
    "無断転載",
    "禁無断",
    "무단전재",
    "무단복제",
    "copyright",
    "allrightsreserved",
    "저작권",
];

/// Whether a text that begins so is a note on rights.
pub(super) fn is_notice(beginning: &str) -> bool {
    NOTICES.iter().any(|notice| beginning.starts_with(notice))
}

/// Words of lines by which sites call for attention below an article.
const CALLS: &[&str] = &[
    "二维码",
    "二維碼",
    "公众号",
    "公眾號",
    "扫一扫",
    "掃一掃",
    "扫码",
    "掃碼",
    "特别声明",
    "特別聲明",
    "免责声明",
    "免責聲明",
    "本文仅代表",
    "本文僅代表",
    "关注我们",
    "追蹤我們",
    "加入會員",
    "訂閱電子報",
    "下載app",
    "下载app",
    "粉絲團",
    "加line",
    "加入line",
    "點我看",
    "點此看",
    "按此",
    "フォロー",
    "会員登録",
    "会員になると",
    "メルマガ",
    "友だち追加",
    "구독하",
    "제보",
    "카카오톡",
    "signup",
    "newsletter",
    "followus",
    "subscribe",
    "getthelatest",
    "瀏覽器",
    "浏览器",
    "ブラウザ",
    "브라우저",
    "javascript",
    "adobe",
    "acrobat",
    "解析度",
    "分辨率",
    "1024768",
    "800600",
    "推奨",
    "內容分級",
    "icp备",
    "icp證",
    "icp证",
    "备案号",
    "備案號",
    "主办",
    "承办",
    "免費網頁空間",
    "網頁空間",
    "寫信給站長",
    "キリ番",
    "掲示板",
    "アクセス解析",
    "リンクはご自由",
    "リンクフリー",
    "每月定期",
    "月費",
    "定期定額",
    "小額贊助",
    "小額捐款",
    "贊助我們",
    "支持我們",
    "支持我们",
    "独家授权",
    "獨家授權",
    "讀者獨享",
    "抽好禮",
    "抽獎",
    "有料会員",
    "有料記事",
    "会員限定",
    "無料登録",
    "お試し",
    "続きをお読み",
    "この記事は有料",
    "후원",
    "응원하기",
    "기사제보",
    "구독자",
    "inyourinbox",
];

static CALL_FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(CALLS).ok());

/// Whether a text that begins so calls for attention, or is a number of something: of readers, of pages.
pub(super) fn is_call(beginning: &str) -> bool {
    let is_number = !beginning.is_empty() && beginning.bytes().all(|byte| byte.is_ascii_digit());
    is_number || CALL_FINDER.as_ref().is_some_and(|finder| finder.is_match(beginning))
}
