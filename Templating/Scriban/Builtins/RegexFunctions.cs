using System.Text;
using System.Text.RegularExpressions;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using UserMacro.Templating.Runtime.Diagnostics;
using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Runtime.Regexes;

namespace UserMacro.Templating.Scriban.Builtins;

/// <summary>The functions of <c>regex</c>, on the engine that cannot backtrack.</summary>
internal static class RegexFunctions
{
    public static string? Escape(string? text) => text is null ? null : Regex.Escape(text);

    public static string? Unescape(TemplateContext _, SourceSpan span, string? text)
    {
        try
        {
            return text is null ? null : Regex.Unescape(text);
        }
        catch (ArgumentException)
        {
            throw new TemplateFailureException(span, "bad-escape", "The text has an escape that is not known.");
        }
    }

    public static ScriptArray Match(TemplateContext context, SourceSpan span, string? text, string? pattern, string? options = null)
    {
        var first = Matching(context, span, text, pattern, options).FirstOrDefault();
        return first is null ? [] : Groups(first);
    }

    public static ScriptArray Matches(TemplateContext context, SourceSpan span, string? text, string? pattern, string? options = null) =>
        new(Matching(context, span, text, pattern, options).Select(Groups));

    public static string Replace(TemplateContext context, SourceSpan span, string? text, string? pattern, string? replacement, string? options = null)
    {
        text ??= "";
        var parts = ReplacementPattern.Parse(replacement ?? "");
        var result = new StringBuilder();
        var end = 0;
        foreach (var match in Matching(context, span, text, pattern, options))
        {
            result.Append(text, end, match.Index - end);
            parts.Append(result, match, length => ((GuardedContext)context).CheckLength(span, length));
            end = match.Index + match.Length;
        }

        result.Append(text, end, text.Length - end);
        ((GuardedContext)context).CheckLength(span, result.Length);
        return result.ToString();
    }

    public static ScriptArray Split(TemplateContext context, SourceSpan span, string? text, string? pattern, string? options = null)
    {
        text ??= "";
        var result = new ScriptArray();
        var end = 0;
        foreach (var match in Matching(context, span, text, pattern, options))
        {
            result.Add(text[end..match.Index]);
            for (var group = 1; group < match.Groups.Count; group++)
                result.Add(match.Groups[group].Value);
            end = match.Index + match.Length;
        }

        result.Add(text[end..]);
        return result;
    }

    static IEnumerable<Match> Matching(TemplateContext context, SourceSpan span, string? text, string? pattern, string? options)
    {
        var regex = RegexCache.Get(span, pattern ?? "", options ?? "");
        try
        {
            foreach (var match in regex.Matches((GuardedContext)context, span, text ?? ""))
                yield return match;
        }
        finally
        {
            RegexCache.Release(pattern ?? "", options ?? "", regex);
        }
    }

    static ScriptArray Groups(Match match) => new(match.Groups.Values.Select(g => g.Value));
}
