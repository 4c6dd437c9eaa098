using System.Globalization;

namespace UserMacro.WebApi.Api.Edits;

/// <summary>The number of the draft, or of what else was edited, that an edit was made on, from the <c>If-Match</c> header.</summary>
/// <param name="Draft">The number; null when the header is missing or names none of our drafts.</param>
/// <param name="IsPresent">Whether there was a header.</param>
internal readonly record struct IfMatch(int? Draft, bool IsPresent)
{
    public static ValueTask<IfMatch> BindAsync(HttpContext context)
    {
        var header = context.Request.Headers.IfMatch.ToString();
        return ValueTask.FromResult(new IfMatch(NumberOf(header), header.Length > 0));
    }

    static int? NumberOf(string tag) =>
        tag.Length > 2 && tag[0] == '"' && tag[^1] == '"'
        && int.TryParse(tag.AsSpan(1, tag.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
