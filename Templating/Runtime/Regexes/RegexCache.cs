using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Scriban.Parsing;
using UserMacro.Templating.Runtime.Diagnostics;

namespace UserMacro.Templating.Runtime.Regexes;

/// <summary>Regular expressions that were used lately: a few, and only those that stay small.</summary>
internal static class RegexCache
{
    const int MaxPattern = 500;
    const int MaxOptions = 10;
    const int MaxEntries = 32;
    const int MaxHeld = 512 * 1024;

    static readonly ConcurrentDictionary<(string Pattern, string Options), SafeRegex> Entries = new();

    public static SafeRegex Get(GuardedContext context, SourceSpan span, string pattern, string options)
    {
        if (pattern.Length > MaxPattern || options.Length > MaxOptions)
        {
            throw new TemplateFailureException(
                span, "regex-too-long", $"A regular expression has at most {MaxPattern} characters, and this one has {pattern.Length}.");
        }

        if (Entries.TryGetValue((pattern, options), out var known) && known.Held <= MaxHeld)
        {
            return known;
        }

        var regex = Create(context, span, pattern, options);
        // A full cache starts again: simple, and the few patterns in use are back at once.
        if (Entries.Count >= MaxEntries)
        {
            Entries.Clear();
        }

        Entries[(pattern, options)] = regex;
        return regex;
    }

    /// <summary>Lets go of an expression that has grown.</summary>
    public static void Release(string pattern, string options, SafeRegex regex)
    {
        if (regex.Held > MaxHeld)
        {
            Entries.TryRemove(KeyValuePair.Create((pattern, options), regex));
        }
    }

    static SafeRegex Create(GuardedContext context, SourceSpan span, string pattern, string options)
    {
        try
        {
            return new SafeRegex(context, pattern, OptionsOf(options));
        }
        catch (NotSupportedException)
        {
            throw new TemplateFailureException(
                span,
                "regex-not-supported",
                "This regular expression uses look-around, a back reference or a very large repetition, which are not available.");
        }
        catch (ArgumentException)
        {
            throw new TemplateFailureException(span, "bad-regex", "This is not a regular expression: look for brackets or parentheses without a partner.");
        }
    }

    static RegexOptions OptionsOf(string letters) => letters.Aggregate(RegexOptions.None, (all, letter) => all | letter switch
    {
        'i' => RegexOptions.IgnoreCase,
        'm' => RegexOptions.Multiline,
        's' => RegexOptions.Singleline,
        'x' => RegexOptions.IgnorePatternWhitespace,
        _ => RegexOptions.None,
    });
}
