/// What a tag does to the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Nothing within it is text of the document.
    Skipped,
    /// The head or foot of a page, or of a part of it.
    Edge,
    /// The main part of a page.
    Inner,
    Heading(u8),
    Block,
    /// A term with its description to come.
    Term,
    List,
    Item,
    Table,
    Row,
    Cell,
    Preformatted,
    Strong,
    Break,
    Raised,
    Link,
    /// It has no end and no words.
    Void,
    Inline,
}

pub(super) fn role(name: &str) -> Role {
    match name {
        "script" | "style" | "nav" | "head" | "template" | "noscript" | "svg" | "select" | "button" | "del" | "s" | "strike"
        | "iframe" | "object" | "video" | "audio" | "canvas" | "math" | "title" | "textarea" | "dialog" | "rp" => Role::Skipped,
        "header" | "footer" => Role::Edge,
        "main" | "article" => Role::Inner,
        "h1" => Role::Heading(1),
        "h2" => Role::Heading(2),
        "h3" => Role::Heading(3),
        "h4" => Role::Heading(4),
        "h5" => Role::Heading(5),
        "h6" => Role::Heading(6),
        "p" | "div" | "section" | "aside" | "blockquote" | "dl" | "dd" | "figure" | "figcaption" | "address" | "fieldset"
        | "legend" | "form" | "body" | "html" | "caption" | "summary" | "details" | "center" => Role::Block,
        "dt" => Role::Term,
        "ol" | "ul" | "menu" => Role::List,
        "li" => Role::Item,
        "table" => Role::Table,
        "tr" => Role::Row,
        "td" | "th" => Role::Cell,
        "pre" => Role::Preformatted,
        "b" | "strong" => Role::Strong,
        "br" => Role::Break,
        "sup" => Role::Raised,
        "a" => Role::Link,
        "hr" | "img" | "input" | "meta" | "link" | "wbr" | "col" | "base" | "area" | "embed" | "source" | "track" | "param" => {
            Role::Void
        }
        _ => Role::Inline,
    }
}
