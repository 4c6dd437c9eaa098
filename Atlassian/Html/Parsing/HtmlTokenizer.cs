using System.Buffers;

namespace UserMacro.Atlassian.Html.Parsing;

/// <summary>
/// The tokens of HTML, as the tokenizer of HTML5 finds them, without comments. Looks at each character a bounded number of times, and keeps
/// nothing but the attributes of one tag.
/// </summary>
/// <param name="html">The text, without carriage returns (<see cref="HtmlText.Normalize"/>).</param>
/// <param name="isStorage">Whether CDATA sections are text everywhere, as in storage format.</param>
internal sealed class HtmlTokenizer(string html, bool isStorage = false)
{
    static readonly SearchValues<char> EndOfName = SearchValues.Create(" \t\n\f\r/>");
    static readonly SearchValues<char> EndOfAttributeName = SearchValues.Create(" \t\n\f\r/>=");
    static readonly SearchValues<char> EndOfUnquoted = SearchValues.Create(" \t\n\f\r>");

    readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _names = new Dictionary<string, string>(StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();
    int _at;
    HtmlElementKind? _rawText;
    bool _isPlainText;

    public HtmlTokenType Type { get; private set; }

    /// <summary>The element of a tag.</summary>
    public HtmlElementKind Kind { get; private set; } = HtmlElementKind.Paragraph;

    /// <summary>Where the token begins.</summary>
    public int Start { get; private set; }

    /// <summary>Where it ends.</summary>
    public int End { get; private set; }

    /// <summary>The name of a tag as it is written.</summary>
    public ReadOnlySpan<char> WrittenName => html.AsSpan(_nameStart, _nameLength);

    public bool IsSelfClosing { get; private set; }

    /// <summary>Those of a start tag, in order; a name that comes twice is there twice. The list is used again for the next tag.</summary>
    public List<HtmlAttribute> Attributes { get; } = [];

    /// <summary>The text of a token of text, as it is written.</summary>
    public ReadOnlySpan<char> Written => html.AsSpan(Start, End - Start);

    /// <summary>Whether the open element is one of SVG or MathML, where CDATA sections are text.</summary>
    public bool IsForeign { get; set; }

    int _nameStart;
    int _nameLength;

    /// <summary>Tells that the start tag just given holds text up to its end tag.</summary>
    public void ReadRawText() => _rawText = Kind;

    /// <summary>Tells that all that is left is text.</summary>
    public void ReadPlainText() => _isPlainText = true;

    public bool MoveNext()
    {
        while (_at < html.Length)
        {
            if (_isPlainText)
            {
                return Text(html.Length, HtmlTokenType.LiteralText);
            }

            if (_rawText is { } element)
            {
                _rawText = null;
                var end = EndOfRawText(element);
                if (end > _at)
                {
                    return Text(end, element.Has(HtmlTraits.CharacterReferences) ? HtmlTokenType.Text : HtmlTokenType.LiteralText);
                }

                continue;
            }

            if (html[_at] != '<' || !IsMarkup(_at))
            {
                return Text(EndOfText(_at + 1), HtmlTokenType.Text);
            }

            if (ReadMarkup())
            {
                return true;
            }
        }

        return false;
    }

    bool Text(int end, HtmlTokenType type)
    {
        (Type, Start, End) = (type, _at, end);
        _at = end;
        return true;
    }

    int EndOfText(int from)
    {
        for (var at = IndexOf('<', from); at < html.Length; at = IndexOf('<', at + 1))
        {
            if (IsMarkup(at))
            {
                return at;
            }
        }

        return html.Length;
    }

    /// <summary>Whether an angle bracket begins more than text.</summary>
    bool IsMarkup(int at)
    {
        var next = at + 1 < html.Length ? html[at + 1] : '\0';
        return char.IsAsciiLetter(next) || next is '!' or '?' || (next == '/' && at + 2 < html.Length);
    }

    /// <summary>Reads what an angle bracket begins; false when it gives no token.</summary>
    bool ReadMarkup()
    {
        var next = html[_at + 1];
        if (char.IsAsciiLetter(next))
        {
            return ReadTag(_at + 1, HtmlTokenType.StartTag);
        }

        if (next == '/' && char.IsAsciiLetter(html[_at + 2]))
        {
            return ReadTag(_at + 2, HtmlTokenType.EndTag);
        }

        if ((IsForeign || isStorage) && StartsWith(_at, "<![CDATA["))
        {
            return ReadCdata();
        }

        SkipComment();
        return false;
    }

    bool ReadCdata()
    {
        var begin = _at + "<![CDATA[".Length;
        var found = html.IndexOf("]]>", begin, StringComparison.Ordinal);
        (Type, Start, End) = (HtmlTokenType.LiteralText, begin, found < 0 ? html.Length : found);
        _at = found < 0 ? html.Length : found + 3;
        return End > Start;
    }

    /// <summary>Reads a tag; one that the end of the text cuts off is none.</summary>
    bool ReadTag(int name, HtmlTokenType type)
    {
        var begin = _at;
        var end = IndexOfAny(EndOfName, name);
        Attributes.Clear();
        if (!ReadAttributes(end))
        {
            _at = html.Length;
            return false;
        }

        (_nameStart, _nameLength) = (name, end - name);
        Kind = HtmlElementKind.For(html.AsSpan(name, end - name));
        (Type, Start, End) = (type, begin, _at);
        return true;
    }

    bool ReadAttributes(int at)
    {
        IsSelfClosing = false;
        while (at < html.Length)
        {
            var letter = html[at];
            if (HtmlText.IsSpace(letter))
            {
                at++;
            }
            else if (letter == '>')
            {
                _at = at + 1;
                return true;
            }
            else if (letter == '/')
            {
                at++;
                if (at < html.Length && html[at] == '>')
                {
                    IsSelfClosing = true;
                }
            }
            else
            {
                at = ReadAttribute(at);
            }
        }

        return false;
    }

    int ReadAttribute(int start)
    {
        // Where a name begins, an equals sign is a part of it.
        var end = IndexOfAny(EndOfAttributeName, start + 1);
        var at = SkipSpace(end);
        var value = ReadOnlyMemory<char>.Empty;
        if (at < html.Length && html[at] == '=')
        {
            at = SkipSpace(at + 1);
            if (at < html.Length && html[at] is '"' or '\'')
            {
                var close = IndexOf(html[at], at + 1);
                value = html.AsMemory(at + 1, close - at - 1);
                at = Math.Min(close + 1, html.Length);
            }
            else
            {
                var close = IndexOfAny(EndOfUnquoted, at);
                value = html.AsMemory(at, close - at);
                at = close;
            }
        }
        else
        {
            at = end;
        }

        Attributes.Add(new(NameOf(html.AsSpan(start, end - start)), value) { Start = start, End = at });
        return at;
    }

    /// <summary>The same few names come again and again.</summary>
    string NameOf(ReadOnlySpan<char> written)
    {
        const int MaxNames = 256;
        if (_names.TryGetValue(written, out var known))
        {
            return known;
        }

        var name = HtmlElementKind.Lower(written);
        if (_names.Dictionary.Count < MaxNames)
        {
            _names[written] = name;
        }

        return name;
    }

    void SkipComment()
    {
        if (!StartsWith(_at, "<!--"))
        {
            _at = Math.Min(IndexOf('>', _at) + 1, html.Length);
            return;
        }

        var at = _at + 4;
        if (StartsWith(at, ">") || StartsWith(at, "->"))
        {
            _at = IndexOf('>', at) + 1;
            return;
        }

        for (at = IndexOf('-', at); at < html.Length; at = IndexOf('-', at + 1))
        {
            if (StartsWith(at, "-->") || StartsWith(at, "--!>"))
            {
                _at = IndexOf('>', at) + 1;
                return;
            }
        }

        _at = html.Length;
    }

    int EndOfRawText(HtmlElementKind element)
    {
        var isScript = ReferenceEquals(element, HtmlElementKind.Script);
        // A script that speaks of scripts inside a comment continues after their end.
        var (inComment, inInnerScript) = (false, false);
        for (var at = _at; at < html.Length; at++)
        {
            if (!inComment || html[at] is not '-')
            {
                at = isScript && inComment ? IndexOfAny("<-", at) : IndexOf('<', at);
            }

            if (at >= html.Length)
            {
                break;
            }

            if (inComment && StartsWith(at, "-->"))
            {
                (inComment, inInnerScript) = (false, false);
            }
            else if (isScript && !inComment && StartsWith(at, "<!--") && !StartsWith(at + 4, ">") && !StartsWith(at + 4, "->"))
            {
                inComment = true;
            }
            else if (inComment && !inInnerScript && IsTagOf(element, at + 1))
            {
                inInnerScript = true;
            }
            else if (inInnerScript && StartsWith(at, "</") && IsTagOf(element, at + 2))
            {
                inInnerScript = false;
            }
            else if (StartsWith(at, "</") && IsTagOf(element, at + 2))
            {
                return at;
            }
        }

        return html.Length;
    }

    bool IsTagOf(HtmlElementKind element, int at)
    {
        var end = at + element.Name.Length;
        return end < html.Length && html.AsSpan(at, element.Name.Length).Equals(element.Name, StringComparison.OrdinalIgnoreCase)
            && (HtmlText.IsSpace(html[end]) || html[end] is '/' or '>');
    }

    int SkipSpace(int at)
    {
        while (at < html.Length && HtmlText.IsSpace(html[at]))
        {
            at++;
        }

        return at;
    }

    bool StartsWith(int at, string text) => string.CompareOrdinal(html, at, text, 0, text.Length) == 0;

    int IndexOf(char letter, int from)
    {
        if (from >= html.Length)
        {
            return html.Length;
        }

        var found = html.IndexOf(letter, from);
        return found < 0 ? html.Length : found;
    }

    int IndexOfAny(string letters, int from)
    {
        var found = html.AsSpan(from).IndexOfAny(letters);
        return found < 0 ? html.Length : from + found;
    }

    int IndexOfAny(SearchValues<char> letters, int from)
    {
        if (from >= html.Length)
        {
            return html.Length;
        }

        var found = html.AsSpan(from).IndexOfAny(letters);
        return found < 0 ? html.Length : from + found;
    }
}

internal enum HtmlTokenType
{
    Text,

    /// <summary>Text whose ampersands are no character references.</summary>
    LiteralText,

    StartTag,

    EndTag,
}
