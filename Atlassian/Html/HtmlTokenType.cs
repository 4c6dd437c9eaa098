namespace UserMacro.Atlassian.Html;

internal enum HtmlTokenType
{
    Text,

    /// <summary>Text whose ampersands are no character references.</summary>
    LiteralText,

    StartTag,

    EndTag,
}
