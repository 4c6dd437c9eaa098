using System.Globalization;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Tests.Scriban;

namespace UserMacro.Templating.Tests.Runtime.Dates;

/// <summary>Dates written and read by a template, with the pattern and the text as parameters.</summary>
internal static class Dates
{
    static readonly CompiledTemplate Writer = Scribans.Compiled("{{ (date.parse params.title) | date.to_string params.on }}", OutputMarkup.Html);
    static readonly CompiledTemplate Reader =
        Scribans.Compiled("{{ (date.parse params.title params.on) | date.to_string '%Y-%m-%dT%H:%M:%S.%N' }}", OutputMarkup.Html);
    static readonly CompiledTemplate Recognizer =
        Scribans.Compiled("{{ (date.parse params.title) | date.to_string '%Y-%m-%dT%H:%M:%S.%N' }}", OutputMarkup.Html);

    public static string Write(DateTime date, string pattern, int zoneMinutes) =>
        Render(Writer, date.ToString("yyyy-MM-ddTHH:mm:ss.fffffff", CultureInfo.InvariantCulture), pattern, zoneMinutes);

    public static DateTime? Read(string text, string? pattern, int zoneMinutes)
    {
        var written = Render(pattern is null ? Recognizer : Reader, text, pattern ?? "", zoneMinutes);
        return written.Length == 0 ? null : DateTime.ParseExact(written[..^2], "yyyy-MM-ddTHH:mm:ss.fffffff", CultureInfo.InvariantCulture);
    }

    static string Render(CompiledTemplate template, string title, string pattern, int zoneMinutes)
    {
        var input = Scribans.Input with
        {
            Parameters = new Dictionary<string, object>(StringComparer.Ordinal) { ["title"] = title, ["on"] = pattern },
            Now = Scribans.Input.Now.ToOffset(TimeSpan.FromMinutes(zoneMinutes)),
        };
        return template.Render(input, RenderLimits.Default, TestContext.Current.CancellationToken) switch
        {
            TemplateOutput output => System.Net.WebUtility.HtmlDecode(output.Text),
            var other => throw new ShouldAssertException($"'{title}' by '{pattern}': {other}"),
        };
    }
}
