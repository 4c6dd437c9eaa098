using UserMacro.Model.Tests.Checks;
using UserMacro.Model.Tests.Rules;
using UserMacro.Model.Tests.States;

namespace UserMacro.Model.Tests.Runs;

/// <summary>What log and list show of a site before anybody opens a macro.</summary>
sealed class Told
{
    const int All = 2000;

    readonly Dictionary<AuditLine, int> _surplus;
    readonly Dictionary<string, string> _lines;

    Told(Dictionary<AuditLine, int> surplus, Dictionary<string, string> lines) => (_surplus, _lines) = (surplus, lines);

    public static async Task<Told> ReadAsync(SiteBook book, CancellationToken cancellation)
    {
        await book.ReadAuditAsync(frontEnd: 0, isWhole: false, cancellation);
        var expected = book.State.Audit.CountBy(line => line).ToDictionary();
        var list = await book.ReadListAsync(frontEnd: 0, All, cancellation);
        return new(
            book.Audit.Values.CountBy(line => line).ToDictionary(line => line.Key, line => line.Value - expected.GetValueOrDefault(line.Key)),
            list.ToDictionary(line => (string)line["key"]!, MacroChecks.Listed, StringComparer.Ordinal));
    }

    /// <summary>Whether the log has a line that only an unanswered operation explains.</summary>
    public bool Contains(AuditLine line) => _surplus.GetValueOrDefault(line) > 0;

    /// <summary>The list's line of a macro; null when it has none.</summary>
    public string? Listed(string key) => _lines.GetValueOrDefault(key);

    /// <summary>Whether log and list show everything that an unanswered operation would have changed.</summary>
    public bool Tells(Sent doubt)
    {
        var before = doubt.Book.State;
        var after = Steps.For(doubt.Operation, before, doubt.Caller, doubt.Caller.Other())!.Outcome.After;
        return after.Audit.Skip(before.Audit.Count).All(Contains)
            && after.Macros.Keys.Where(key => !ReferenceEquals(after.Macros[key], before.Macros[key])).All(key => Listed(key) == LineOf(after.Macros[key]));
    }

    /// <summary>The line that the list must have; null for none.</summary>
    public static string? LineOf(MacroState macro) => macro.Exists ? MacroChecks.Listed(macro) : null;
}
