using Acornima;
using UserMacro.Atlassian.Html.Output;
using UserMacro.Atlassian.Html.Parsing;

namespace UserMacro.Grains.Rendering.Samples;

/// <summary>Whether the scripts of an output can be read by a browser.</summary>
internal static class ScriptSyntax
{
    /// <summary>Characters of a script that is read; what is longer counts as good.</summary>
    const int MostCharacters = 256 * 1024;

    const int TokensBetweenLooks = 256;

    /// <summary>What is wrong with the first script that no browser reads, with its number among the scripts; null when there is none.</summary>
    /// <param name="html">The output.</param>
    /// <param name="deadline">When to give up: what was not read then counts as good.</param>
    public static (int Script, string Message)? FindFault(string html, Deadline deadline)
    {
        var number = 0;
        foreach (var script in ScriptTexts.Read(html))
        {
            if (FaultOf(script, deadline) is { } fault)
            {
                return (number, fault);
            }

            number++;
        }

        return null;
    }

    static string? FaultOf(ScriptText script, Deadline deadline)
    {
        if (script.Text.Length > MostCharacters)
        {
            return null;
        }

        var tokens = 0;
        var parser = new Parser(new ParserOptions { OnToken = Look, AllowReturnOutsideFunction = script.IsHandler });
        try
        {
            _ = script.IsModule ? (object)parser.ParseModule(script.Text) : parser.ParseScript(script.Text);
            return null;
        }
        catch (SyntaxErrorException fault)
        {
            return fault.Description;
        }
        catch (Exception end) when (end is InsufficientExecutionStackException or TimeoutException)
        {
            return null;
        }

        // Some scripts take the parser a time that grows with the square of their length.
        void Look(in Token token)
        {
            if (++tokens % TokensBetweenLooks == 0 && deadline.HasPassed)
            {
                throw new TimeoutException();
            }
        }
    }
}
