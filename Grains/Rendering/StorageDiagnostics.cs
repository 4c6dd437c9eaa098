using System.Collections.Immutable;
using UserMacro.Atlassian.Confluence.Storage;
using UserMacro.Templating.Abstractions;

namespace UserMacro.Grains.Rendering;

/// <summary>Tells authors of static macros, before they publish, what of their markup a page cannot carry.</summary>
internal static class StorageDiagnostics
{
    /// <summary>The first of them, as many as a compilation has room for.</summary>
    public static ImmutableArray<Diagnostic> On(string template) =>
        [.. StorageLosses.Find(template).Take(CompilationResult.MaxDiagnostics).Select(loss => Create(template, loss))];

    static Diagnostic Create(string template, StorageLoss loss)
    {
        var before = template.AsSpan(0, loss.Index);
        var line = before.Count('\n') + 1;
        var column = before.Length - before.LastIndexOf('\n');
        var what = loss.WithContent ? "it goes with all it holds" : "it goes, and its content stays";
        return new(
            IsError: false,
            "not-in-storage",
            $"Pages cannot hold <{loss.What}> in static output: {what}. Use framed output to keep it.",
            line,
            column,
            line,
            column + loss.What.Length + 1);
    }
}
