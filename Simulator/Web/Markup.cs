using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace UserMacro.Simulator.Web;

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
