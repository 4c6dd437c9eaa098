using System.Text.RegularExpressions;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using UserMacro.Templating.Runtime;
using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Runtime.Regexes;
using UserMacro.Templating.Runtime.Texts;

namespace UserMacro.Templating.Scriban.Builtins;

/// <summary>The functions of <c>regex</c>, on the engine that cannot backtrack.</summary>
internal static class RegexFunctions
{
    public static ScriptArray Match(TemplateContext context, SourceSpan span, string? text, string? pattern, string? options = null)
    {
        var first = Matching(context, span, text, pattern, options).FirstOrDefault();
        return first is null ? [] : Groups((GuardedContext)context, first);
    }

    public static ScriptArray Matches(TemplateContext context, SourceSpan span, string? text, string? pattern, string? options = null) =>
        new(Matching(context, span, text, pattern, options).Select(match => Groups((GuardedContext)context, match)));

    public static string Replace(TemplateContext context, SourceSpan span, string? text, string? pattern, string? replacement, string? options = null)
    {
        text ??= "";
        var parts = ReplacementPattern.Parse((GuardedContext)context, replacement ?? "");
        var result = new GuardedText((GuardedContext)context, text.Length);
        var end = 0;
        foreach (var match in Matching(context, span, text, pattern, options))
        {
            parts.Append(result.Append(text.AsSpan(end, match.Index - end)), match);
            end = match.Index + match.Length;
        }

        return result.Append(text.AsSpan(end)).ToString();
    }

    public static ScriptArray Split(TemplateContext context, SourceSpan span, string? text, string? pattern, string? options = null)
    {
        text ??= "";
        var result = new ScriptArray();
        var end = 0;
        foreach (var match in Matching(context, span, text, pattern, options))
        {
            ((GuardedContext)context).Charge((match.Index - end) * (long)Work.Copy);
            result.Add(text[end..match.Index]);
            for (var group = 1; group < match.Groups.Count; group++)
            {
                result.Add(TextOf((GuardedContext)context, match.Groups[group]));
            }

            end = match.Index + match.Length;
        }

        result.Add(text[end..]);
        return result;
    }

    static IEnumerable<Match> Matching(TemplateContext context, SourceSpan span, string? text, string? pattern, string? options)
    {
        var regex = RegexCache.Get((GuardedContext)context, span, pattern ?? "", options ?? "");
        try
        {
            foreach (var match in regex.Matches((GuardedContext)context, span, text ?? ""))
            {
                yield return match;
            }
        }
        finally
        {
            RegexCache.Release(pattern ?? "", options ?? "", regex);
        }
    }

    static ScriptArray Groups(GuardedContext context, Match match)
    {
        var texts = new ScriptArray();
        foreach (Group group in match.Groups)
        {
            texts.Add(TextOf(context, group));
        }

        return texts;
    }

    /// <summary>The text of a group: a match of the largest size can have a hundred of them that are as long as it is.</summary>
    static string TextOf(GuardedContext context, Group group)
    {
        context.Charge(Work.Item + (long)group.Length * Work.Copy);
        context.ChargeAllocation((long)group.Length * sizeof(char));
        return group.Value;
    }
}
