using System.Collections.Frozen;

namespace UserMacro.Atlassian.Html.Parsing;

/// <summary>An element by its name. Known names have one instance each.</summary>
internal sealed class HtmlElementKind(string name, HtmlTraits traits)
{
    const int LongestKnownName = 16;

    static readonly FrozenDictionary<string, HtmlElementKind> Known = Create();

    static readonly FrozenDictionary<string, HtmlElementKind>.AlternateLookup<ReadOnlySpan<char>> BySpan = Known.GetAlternateLookup<ReadOnlySpan<char>>();

    public static readonly HtmlElementKind
        A = Known["a"], Br = Known["br"], Button = Known["button"], Caption = Known["caption"], Cell = Known["td"], Col = Known["col"],
        ColumnGroup = Known["colgroup"], Form = Known["form"], Image = Known["image"], Img = Known["img"], Item = Known["li"],
        NoBreak = Known["nobr"], Option = Known["option"], OptionGroup = Known["optgroup"], Paragraph = Known["p"],
        PlainText = Known["plaintext"], Row = Known["tr"], RowGroup = Known["tbody"], Ruby = Known["ruby"], Script = Known["script"],
        Select = Known["select"], Table = Known["table"], Template = Known["template"], Term = Known["dt"], Description = Known["dd"],
        RubyTextContainer = Known["rtc"], Div = Known["div"], Address = Known["address"], RubyText = Known["rt"],
        RubyParenthesis = Known["rp"], OrderedList = Known["ol"], UnorderedList = Known["ul"];

    /// <summary>In lower case, and without NUL.</summary>
    public string Name { get; } = name;

    public HtmlTraits Traits { get; } = traits;

    /// <summary>The kind of a name as it is written, in whatever case.</summary>
    public static HtmlElementKind For(ReadOnlySpan<char> written)
    {
        if (written.Length > LongestKnownName)
        {
            return new(Lower(written), HtmlTraits.None);
        }

        Span<char> lower = stackalloc char[LongestKnownName];
        lower = lower[..written.Length];
        for (var index = 0; index < written.Length; index++)
        {
            lower[index] = Lower(written[index]);
        }

        return BySpan.TryGetValue(lower, out var kind) ? kind : new(lower.ToString(), HtmlTraits.None);
    }

    public bool Has(HtmlTraits any) => (Traits & any) != HtmlTraits.None;

    public bool Is(HtmlElementKind other) =>
        ReferenceEquals(this, other)
            || (Traits == HtmlTraits.None && other.Traits == HtmlTraits.None && string.Equals(Name, other.Name, StringComparison.Ordinal));

    /// <summary>A name of a tag or an attribute as the parser takes it.</summary>
    internal static string Lower(ReadOnlySpan<char> written) => string.Create(written.Length, written, (to, from) =>
    {
        for (var index = 0; index < from.Length; index++)
        {
            to[index] = Lower(from[index]);
        }
    });

    static char Lower(char letter) => letter == '\0' ? '\uFFFD' : char.IsAsciiLetterUpper(letter) ? (char)(letter | 0x20) : letter;

    static FrozenDictionary<string, HtmlElementKind> Create()
    {
        var traits = new Dictionary<string, HtmlTraits>(StringComparer.Ordinal);
        void Add(HtmlTraits trait, string names)
        {
            foreach (var name in names.Split(' '))
            {
                traits[name] = traits.GetValueOrDefault(name) | trait;
            }
        }

        Add(HtmlTraits.Void, "area base basefont bgsound br col embed frame hr img image input keygen link meta param source track wbr");
        Add(
            HtmlTraits.Special,
            "address applet area article aside base basefont bgsound blockquote body br button caption center col colgroup dd details "
            + "dir div dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html "
            + "iframe img input keygen li link listing main marquee menu meta nav noembed noframes noscript object ol p param plaintext "
            + "pre script search section select source style summary table tbody td template textarea tfoot th thead title tr track ul wbr "
            + "xmp");
        Add(
            HtmlTraits.ClosesParagraph,
            "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer header hgroup hr main "
                + "menu nav ol p search section summary ul h1 h2 h3 h4 h5 h6 pre listing form plaintext table xmp li dd dt");
        Add(HtmlTraits.Formatting, "a b big code em font i nobr s small strike strong tt u");
        Add(HtmlTraits.Heading, "h1 h2 h3 h4 h5 h6");
        Add(HtmlTraits.Scope, "applet caption html table td th marquee object template");
        Add(HtmlTraits.Marker, "applet caption td th marquee object template");
        Add(HtmlTraits.ImpliedEnd, "dd dt li optgroup option p rb rp rt rtc");
        Add(HtmlTraits.RawText, "script style xmp iframe noembed noframes textarea title");
        Add(HtmlTraits.CharacterReferences, "textarea title");
        Add(HtmlTraits.TableStructure, "table tbody thead tfoot tr colgroup");
        Add(HtmlTraits.TablePart, "caption col colgroup tbody tfoot thead tr td th");
        Add(HtmlTraits.RowGroup, "tbody thead tfoot");
        Add(HtmlTraits.Cell, "td th");
        // Their content is where they do: the parser knows them at other places of a document only, or as nothing at all.
        Add(HtmlTraits.Ignored, "html head body frame frameset menuitem");
        Add(HtmlTraits.AnywhereInTable, "script style template");
        Add(HtmlTraits.ForeignRoot, "svg math");
        Add(
            HtmlTraits.EndsForeignContent,
            "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p "
                + "pre ruby s small span strong strike sub sup table tt u ul var");
        Add(HtmlTraits.IntegrationPoint, "foreignobject desc title mi mo mn ms mtext annotation-xml");
        Add(HtmlTraits.SkipsLineBreak, "pre listing textarea");
        Add(HtmlTraits.Ruby, "rb rp rt rtc");
        // Known for nothing but their names.
        Add(
            HtmlTraits.None,
            "ruby select abbr acronym bdi cite data datalist del dfn ins kbd label legend map mark meter output progress q samp span "
                + "sub sup time var");
        return traits.ToFrozenDictionary(pair => pair.Key, pair => new HtmlElementKind(pair.Key, pair.Value), StringComparer.Ordinal);
    }
}
