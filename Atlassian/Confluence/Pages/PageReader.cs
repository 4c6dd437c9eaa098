using System.Buffers;
using System.Collections.Immutable;
using System.Net;
using System.Text;
using UserMacro.Atlassian.Confluence.Storage;
using UserMacro.Shared;

namespace UserMacro.Atlassian.Confluence.Pages;

/// <summary>
/// Reads the macros of a page in one pass over its storage format, without recursion: the text is well-formed but for names of entities, at most
/// <see cref="StorageFormat.MaxLength"/> long, <see cref="MaxDepth"/> deep and holds <see cref="MaxMacros"/> macros.
/// </summary>
/// <param name="storage">The page.</param>
internal sealed class PageReader(string storage)
{
    /// <summary>As deep as any HTML that is read here.</summary>
    public const int MaxDepth = EngineLimits.HtmlDepth;

    /// <summary>Far more than a page that people read.</summary>
    public const int MaxMacros = 5_000;

    const int MaxAttributes = 256;
    const string Macro = "ac:structured-macro";
    const string Parameter = "ac:parameter";
    const string RichBody = "ac:rich-text-body";
    const string PlainBody = "ac:plain-text-body";
    const string Resource = "ri:";

    static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n/>=<\"'");
    static readonly ImmutableDictionary<string, string> NoParameters = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    readonly Stack<Element> _open = new();
    readonly List<MacroOnPage> _macros = [];
    int _at;

    // What a parameter holds is collected as text; the resource in it counts where it has no text.
    StringBuilder? _value;
    string _parameter = "";
    string _resource = "";

    ReadOnlySpan<char> Rest => storage.AsSpan(_at);

    /// <summary>The macros; null when the page cannot be read.</summary>
    public ImmutableArray<MacroOnPage>? Read()
    {
        if (storage.Length > StorageFormat.MaxLength)
        {
            return null;
        }

        while (Rest.IndexOf('<') is >= 0 and var text)
        {
            _value?.Append(WebUtility.HtmlDecode(storage.Substring(_at, text)));
            _at += text;
            if (!(Rest is ['<', '!', ..] or ['<', '?', ..] ? Skip() : Rest is ['<', '/', ..] ? Close() : Open()))
            {
                return null;
            }
        }

        return _open.Count == 0 ? [.. _macros] : null;
    }

    /// <summary>Comments, instructions and sections of text; nothing else begins so in a page.</summary>
    bool Skip() =>
        Rest.StartsWith("<![CDATA[", StringComparison.Ordinal) ? SkipTo("<![CDATA[".Length, "]]>", isText: true)
        : Rest.StartsWith("<!--", StringComparison.Ordinal) ? SkipTo("<!--".Length, "-->", isText: false)
        : Rest.StartsWith("<?", StringComparison.Ordinal) && SkipTo("<?".Length, "?>", isText: false);

    bool SkipTo(int start, string end, bool isText)
    {
        var length = Rest[start..].IndexOf(end, StringComparison.Ordinal);
        if (length < 0)
        {
            return false;
        }

        if (isText)
        {
            _value?.Append(Rest.Slice(start, length));
        }

        _at += start + length + end.Length;
        return true;
    }

    bool Open()
    {
        var start = _at + 1;
        _at = start;
        var name = ReadName();
        if (name.IsEmpty || _open.Count >= MaxDepth)
        {
            return false;
        }

        var isMacro = name.SequenceEqual(Macro);
        var isParameter = name.SequenceEqual(Parameter);
        var attributes = isMacro || isParameter || (_value is not null && name.StartsWith(Resource, StringComparison.Ordinal)) ? new Attributes() : null;
        if (!ReadAttributes(attributes, out var isEmpty))
        {
            return false;
        }

        var element = new Element(storage.AsMemory(start, name.Length), MacroAround(), _at);
        if (isMacro)
        {
            if (_macros.Count >= MaxMacros)
            {
                return false;
            }

            element = element with { Macro = _macros.Count };
            _macros.Add(new(attributes!.Find("ac:name"), attributes.Find("ac:macro-id"), attributes.Find("ac:local-id"), NoParameters));
        }
        else if (isParameter && _value is null && IsInMacro())
        {
            _value = new();
            _parameter = attributes!.Find("ac:name");
            _resource = "";
            element = element with { IsParameter = true };
        }
        else if (attributes is not null && !isParameter && _resource.Length == 0)
        {
            _resource = ResourceOf(attributes);
        }

        _open.Push(element);
        return !isEmpty || End(_at);
    }

    bool Close()
    {
        var end = _at;
        _at += 2;
        var name = ReadName();
        SkipSpace();
        if (Rest is not ['>', ..] || _open.Count == 0 || !_open.Peek().Name.Span.SequenceEqual(name))
        {
            return false;
        }

        _at++;
        return End(end);
    }

    /// <summary>The innermost element ends, its content before a place.</summary>
    bool End(int contentEnd)
    {
        var element = _open.Pop();
        var name = element.Name.Span;
        if (element.IsParameter)
        {
            var value = _value!.ToString();
            value = value.Length > 0 && (_resource.Length == 0 || !string.IsNullOrWhiteSpace(value)) ? value : _resource;
            var macro = _macros[element.Macro];
            if (!macro.Parameters.ContainsKey(_parameter))
            {
                _macros[element.Macro] = macro with { Parameters = macro.Parameters.Add(_parameter, value) };
            }

            _value = null;
        }
        else if (element.Macro >= 0 && IsInMacro() && (name.SequenceEqual(RichBody) || name.SequenceEqual(PlainBody)))
        {
            _macros[element.Macro] = _macros[element.Macro] with
            {
                BodyStart = element.Content,
                BodyLength = Math.Max(0, contentEnd - element.Content),
                IsPlain = name.SequenceEqual(PlainBody),
            };
        }

        return true;
    }

    int MacroAround() => _open.TryPeek(out var around) ? around.Macro : -1;

    /// <summary>Whether the innermost element is a macro: what is deeper is part of a body.</summary>
    bool IsInMacro() => _open.TryPeek(out var around) && around.Name.Span.SequenceEqual(Macro);

    /// <summary>Names a person, page, space, file or address in place of a text.</summary>
    static string ResourceOf(Attributes attributes)
    {
        foreach (var name in (ReadOnlySpan<string>)["ri:account-id", "ri:content-title", "ri:space-key", "ri:filename", "ri:value", "ri:userkey"])
        {
            if (attributes.Find(name) is { Length: > 0 } value)
            {
                return value;
            }
        }

        return "";
    }

    ReadOnlySpan<char> ReadName()
    {
        var length = Rest.IndexOfAny(NameEnds);
        if (length < 0)
        {
            return [];
        }

        var name = Rest[..length];
        _at += length;
        return name;
    }

    void SkipSpace() => _at += Rest.IndexOfAnyExcept(" \t\r\n") is >= 0 and var length ? length : Rest.Length;

    /// <summary>The rest of a start tag.</summary>
    bool ReadAttributes(Attributes? attributes, out bool isEmpty)
    {
        isEmpty = false;
        for (var count = 0; count <= MaxAttributes; count++)
        {
            SkipSpace();
            isEmpty = Rest is ['/', '>', ..];
            if (isEmpty || Rest is ['>', ..])
            {
                _at += isEmpty ? 2 : 1;
                return true;
            }

            var name = ReadName();
            SkipSpace();
            if (name.IsEmpty || Rest is not ['=', ..])
            {
                return false;
            }

            _at++;
            SkipSpace();
            if (Rest is not ['"' or '\'', ..] || Rest[1..].IndexOf(Rest[0]) is not (>= 0 and var length))
            {
                return false;
            }

            attributes?.Add(name, Rest.Slice(1, length));
            _at += length + 2;
        }

        return false;
    }

    /// <summary>An open element.</summary>
    /// <param name="Name">Its name as it is written.</param>
    /// <param name="Macro">The macro that it is, or that it belongs to; -1 for none.</param>
    /// <param name="Content">Where its content begins.</param>
    /// <param name="IsParameter">Whether it is a parameter of that macro.</param>
    readonly record struct Element(ReadOnlyMemory<char> Name, int Macro, int Content, bool IsParameter = false);

    /// <summary>The attributes of one element.</summary>
    sealed class Attributes
    {
        readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

        public void Add(ReadOnlySpan<char> name, ReadOnlySpan<char> value) => _values[name.ToString()] = WebUtility.HtmlDecode(value.ToString());

        public string Find(string name) => _values.GetValueOrDefault(name, "");
    }
}
