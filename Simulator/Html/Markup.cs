using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace UserMacro.Simulator.Html;

/// <summary>HTML that is safe to send. Interpolated text is escaped; only another <see cref="Markup"/> passes as it is.</summary>
internal readonly record struct Markup(string Html)
{
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static readonly Markup Empty = new("");

    public static Markup Create(ref MarkupHandler handler) => new(handler.ToHtml());

    /// <summary>Escapes a text for content or a quoted attribute.</summary>
    public static string Encode(string? text) => text is null ? "" : Encoder.Encode(text);

    public static Markup Join(IEnumerable<Markup> parts) => new(string.Concat(parts.Select(part => part.Html)));

    public override string ToString() => Html ?? "";
}

/// <summary>Builds <see cref="Markup"/> from an interpolated string, escaping each value.</summary>
[InterpolatedStringHandler]
internal readonly ref struct MarkupHandler(int literalLength, int formattedCount)
{
    const int ExpectedValueLength = 24;
    readonly StringBuilder _html = new(literalLength + (formattedCount * ExpectedValueLength));

    public void AppendLiteral(string text) => _html.Append(text);

    public void AppendFormatted(string? text) => _html.Append(Markup.Encode(text));

    public void AppendFormatted(int number) => _html.Append(number.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(Markup markup) => _html.Append(markup.Html);

    public void AppendFormatted(IEnumerable<Markup> parts)
    {
        foreach (var part in parts)
        {
            _html.Append(part.Html);
        }
    }

    public string ToHtml() => _html.ToString();
}
