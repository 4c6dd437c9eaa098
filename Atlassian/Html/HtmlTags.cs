namespace UserMacro.Atlassian.Html;

/// <summary>
/// The tags of a text, as the tokenizer of HTML5 finds them: none in comments, in values of attributes, or in the text of scripts and the like.
/// Where it depends on more than tags, start tags are rather given too often and end tags rather not.
/// </summary>
internal ref struct HtmlTags(string html)
{
    static readonly string[] RawText = ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];
    static readonly string[] Exceptions = ["svg", "math", "select", "frameset", "template"];

    readonly string _html = html;
    int _at;
    int _nameStart;
    int _nameEnd;
    bool _isEnd;
    int _rawText = -1;
    bool _isExceptional;
    bool _endsAreUncertain;

    public readonly HtmlTag Current => new(_html.AsSpan(_nameStart, _nameEnd - _nameStart), _isEnd, _nameStart - (_isEnd ? 2 : 1));

    public readonly HtmlTags GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_rawText >= 0)
            SkipRawText();
        while ((_at = IndexOf('<', _at)) < _html.Length)
        {
            var next = _at + 1 < _html.Length ? _html[_at + 1] : '\0';
            if (char.IsAsciiLetter(next))
                return Read(_at + 1, isEnd: false);
            if (next == '/' && !_endsAreUncertain && _at + 2 < _html.Length && char.IsAsciiLetter(_html[_at + 2]))
                return Read(_at + 2, isEnd: true);
            if (next == '!' || next == '?' || next == '/')
                SkipComment();
            else
                _at++;
        }

        return false;
    }

    bool Read(int name, bool isEnd)
    {
        (_nameStart, _isEnd) = (name, isEnd);
        while (name < _html.Length && !IsSpace(_html[name]) && _html[name] is not ('/' or '>'))
            name++;
        _nameEnd = name;
        _at = SkipAttributes(name);
        if (!isEnd)
        {
            // Inside these, elements of raw text can hold markup. Where these end, tags alone do not tell.
            _isExceptional |= IndexIn(Exceptions) >= 0;
            _rawText = _isExceptional ? -1 : IndexIn(RawText);
        }

        return true;
    }

    readonly int IndexIn(string[] names)
    {
        for (var index = 0; index < names.Length; index++)
        {
            if (Current.Is(names[index]))
                return index;
        }

        return -1;
    }

    /// <summary>The place behind the tag that has its name before this place.</summary>
    readonly int SkipAttributes(int at)
    {
        // Where a name of an attribute begins, an equals sign is a part of it.
        var (inName, afterName) = (false, false);
        while (at < _html.Length && _html[at] != '>')
        {
            var letter = _html[at];
            if ((inName || afterName) && letter == '=')
            {
                at = SkipValue(at + 1);
                (inName, afterName) = (false, false);
                continue;
            }

            (inName, afterName) = IsSpace(letter) ? (false, inName || afterName) : (letter != '/', false);
            at++;
        }

        return Math.Min(at + 1, _html.Length);
    }

    readonly int SkipValue(int at)
    {
        while (at < _html.Length && IsSpace(_html[at]))
            at++;
        if (at >= _html.Length || _html[at] is not ('"' or '\''))
        {
            while (at < _html.Length && !IsSpace(_html[at]) && _html[at] != '>')
                at++;
            return at;
        }

        return Math.Min(IndexOf(_html[at], at + 1) + 1, _html.Length);
    }

    void SkipComment()
    {
        // Text in foreign content, a comment elsewhere.
        _endsAreUncertain |= _isExceptional && _html.AsSpan(_at).StartsWith("<![CDATA[", StringComparison.Ordinal);
        if (!_html.AsSpan(_at).StartsWith("<!--", StringComparison.Ordinal))
        {
            _at = IndexOf('>', _at) + 1;
            return;
        }

        var at = _at + 4;
        if (_html.AsSpan(at).StartsWith(">", StringComparison.Ordinal) || _html.AsSpan(at).StartsWith("->", StringComparison.Ordinal))
        {
            _at = IndexOf('>', at) + 1;
            return;
        }

        while (at < _html.Length && !_html.AsSpan(at).StartsWith("-->", StringComparison.Ordinal) && !_html.AsSpan(at).StartsWith("--!>", StringComparison.Ordinal))
            at = IndexOf('-', at + 1);
        _at = at < _html.Length ? IndexOf('>', at) + 1 : at;
    }

    void SkipRawText()
    {
        var name = RawText[_rawText];
        _rawText = -1;
        while ((_at = IndexOf('<', _at)) < _html.Length)
        {
            var rest = _html.AsSpan(_at + 1);
            if (rest.StartsWith("/", StringComparison.Ordinal) && rest[1..].StartsWith(name, StringComparison.OrdinalIgnoreCase)
                && (rest.Length == name.Length + 1 || IsSpace(rest[name.Length + 1]) || rest[name.Length + 1] is '/' or '>'))
                return;
            _at++;
        }
    }

    readonly int IndexOf(char letter, int from)
    {
        if (from >= _html.Length)
            return _html.Length;
        var found = _html.IndexOf(letter, from);
        return found < 0 ? _html.Length : found;
    }

    static bool IsSpace(char letter) => letter is ' ' or '\t' or '\n' or '\f' or '\r';
}
