using System.Globalization;
using System.Text.Json.Nodes;
using UserMacro.Model.Tests.Operations;
using UserMacro.Model.Tests.States;

namespace UserMacro.Model.Tests.Rules;

/// <summary>Who does what, and the true state of the site.</summary>
/// <param name="Operation">What is done.</param>
/// <param name="Site">What is true.</param>
/// <param name="Account">Who does it.</param>
sealed record Situation(Operation Operation, SiteState Site, string Account)
{
    public string Key => SiteState.Keys[Operation.Key];

    public MacroState Macro => Site.Macros[Key];

    public string PartName => SiteState.PartNames[Operation.Key % SiteState.PartNames.Length];

    public Definition Content => new(Site.Name, Operation.Choice % Definition.Contents);

    public string Note => $"{Site.Name} note {Operation.Index}";

    /// <summary>The If-Match of an edit: now and then missing, invalid, or of another draft.</summary>
    public string? IfMatch(int number) => (Operation.Way % 24) switch
    {
        0 => null,
        1 => "W/\"1\"",
        2 or 3 => Tag(number + 7),
        _ => Tag(number),
    };

    /// <summary>Why an edit that must name its draft is refused; null when it is not.</summary>
    public Outcome? RefusedIfMatch(bool exists) => (Operation.Way % 24) switch
    {
        0 => Refused(428, "if-match-required"),
        1 => Refused(400, "bad-request"),
        _ when !exists => Refused(404, "not-found"),
        2 or 3 => Refused(412, "stale-draft"),
        _ => null,
    };

    public Outcome Refused(int status, string? problem = null) => Outcome.Refused(Site, status, problem);

    public AuditLine Line(string action) => new(action, Key, Account);

    /// <summary>A step on the macro that must name the draft.</summary>
    public Step Edit(HttpMethod method, string path, string scope, Func<Outcome> outcome, JsonNode? body = null) =>
        new(method, $"macros/{Key}{path}", RefusedIfMatch(Macro.Exists) ?? outcome())
        {
            Body = body,
            IfMatch = IfMatch(Macro.Draft?.Number ?? 1),
            Scope = scope,
        };

    /// <summary>The site's state with this state of the macro.</summary>
    public SiteState After(MacroState macro, params IEnumerable<AuditLine> lines) => Site.With(Key, macro, lines);

    /// <summary>The macro with a newly published revision, and the audit log's lines about it.</summary>
    public static (MacroState Macro, IReadOnlyList<AuditLine> Lines) Publish(
        SettingsState settings, string key, MacroState macro, RevisionState revision, params IReadOnlyList<AuditLine> lines)
    {
        var next = macro.WithPublished(revision, settings.Kept);
        var isShortened = macro.Revisions.Count > 0 && next.Revisions.Keys.First() > macro.Revisions.Keys.First();
        return (next, isShortened ? [.. lines, new("history.shortened", key, "")] : lines);
    }

    /// <summary>
    /// What happens to a request for approval when its draft changes by something other than a decision: it carries over to a draft with the same
    /// content, and an open one never ends without a line in the audit log.
    /// </summary>
    /// <param name="before">The macro before.</param>
    /// <param name="key">Its key.</param>
    /// <param name="account">Who did it.</param>
    /// <param name="change">The macro after it, and what the audit log says of that.</param>
    public static (MacroState Macro, IReadOnlyList<AuditLine> Lines) CarryOver(
        MacroState before, string key, string account, (MacroState Macro, IReadOnlyList<AuditLine> Lines) change)
    {
        var after = change.Macro;
        if (before.Request is not { } request)
        {
            return (after with { Request = null }, change.Lines);
        }

        var isOpen = request.Rejection is null;
        var isKept = after.Draft is { } draft
            && draft.Definition == before.Draft!.Definition
            && after.PublishedRevision?.Definition != draft.Definition
            && (isOpen || draft.Number != 0);
        return (
            after with { Request = isKept ? request : null },
            isOpen && !isKept ? [.. change.Lines, new("approval.dropped", key, account)] : change.Lines);
    }

    /// <summary>The same for the macro of the operation.</summary>
    public SiteState CarryOver(MacroState after, params IReadOnlyList<AuditLine> lines)
    {
        var (macro, all) = CarryOver(Macro, Key, Account, (after, lines));
        return After(macro, all);
    }

    static string Tag(int number) => string.Create(CultureInfo.InvariantCulture, $"\"{number}\"");
}
