using System.Collections;
using Scriban.Runtime;
using UserMacro.Templating.Runtime.Output;
using UserMacro.Templating.Runtime.Values;

namespace UserMacro.Templating.Runtime.Output;

/// <summary>How large a value is to a function that goes through it.</summary>
internal static class ValueSizes
{
    /// <summary>Characters of a text, elements of a list; 1 of anything else.</summary>
    public static int Measure(object? value) => value switch
    {
        string text => text.Length,
        null or int or bool or long or double => 1,
        MarkupText markup => markup.Markup.Length,
        MarkupOutput captured => captured.Length,
        JsonText json => json.ToString().Length,
        // A lazy sequence counts itself by being read; the guard has made lists of them before.
        ScriptRange => 1,
        ICollection list => list.Count,
        _ => 1,
    };
}
