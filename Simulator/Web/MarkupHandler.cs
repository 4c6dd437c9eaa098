using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace UserMacro.Simulator.Web;

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
        foreach (var part in parts) _html.Append(part.Html);
    }

    public string ToHtml() => _html.ToString();
}
