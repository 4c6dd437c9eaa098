using System.Net;
using UserMacro.CommandLine.Api;
using UserMacro.CommandLine.Contracts;
using UserMacro.CommandLine.Failures;
using UserMacro.CommandLine.Files;
using UserMacro.CommandLine.Findings;

namespace UserMacro.CommandLine.Commands;

/// <summary>
/// Makes the service's draft of a macro equal to its folder. A draft that somebody changed since folder and service last met is
/// not overwritten; it is told by its content, so that a number of another site that happens to be the same proves nothing.
/// </summary>
internal sealed class DraftPush(Session session)
{
    /// <summary>The macro at the service after the push.</summary>
    public async Task<Result<MacroDetails>> RunAsync(LocalMacro macro, bool force, CancellationToken cancellation)
    {
        var definition = macro.Definition!;
        if (!(await session.Api.ReadAsync(macro.Key, cancellation)).TryGet(out var current, out var failure))
        {
            return failure is Refusal { IsNotFound: true } ? await CreateAsync(macro, definition, force, cancellation) : failure;
        }

        if (IsSame(current, definition))
        {
            return Unchanged(macro, current);
        }

        if (!force && session.State.Of(macro.Key)?.Definition != MacroFiles.Fingerprint(current.Draft.Definition))
        {
            return Conflict(macro.Key, current);
        }

        var saved = await session.Api.SaveDraftAsync(macro.Key, definition, current.Draft.Number, cancellation);
        return await SettleAsync(macro, definition, saved, "saved", cancellation);
    }

    async Task<Result<MacroDetails>> CreateAsync(LocalMacro macro, MacroDefinition definition, bool force, CancellationToken cancellation)
    {
        if (!force && session.State.Of(macro.Key) is not null)
        {
            return new Failure(
                ExitCode.Conflict,
                    $"was deleted at the service. Nothing was sent; 'usermacro push --force {macro.Key}' creates it again, or remove its folder.");
        }

        return await SettleAsync(macro, definition, await session.Api.CreateAsync(macro.Key, definition, cancellation), "created", cancellation);
    }

    async Task<Result<MacroDetails>> SettleAsync(
        LocalMacro macro, MacroDefinition definition, Result<MacroDetails> answer, string what, CancellationToken cancellation)
    {
        if (answer.TryGet(out var saved, out var failure))
        {
            Remember(macro, saved);
            session.Screen.Added($"{macro.Key}: {what} draft {saved.Draft.Number}");
            return saved;
        }

        if (failure is not Refusal refusal)
        {
            return failure;
        }

        if (refusal.Status == HttpStatusCode.UnprocessableEntity)
        {
            return Broken(macro, definition, refusal);
        }

        if (refusal.Exit != ExitCode.Conflict)
        {
            return refusal;
        }

        // Somebody was quicker; or it was this very request, whose first answer got lost.
        if (!(await session.Api.ReadAsync(macro.Key, cancellation)).TryGet(out var current, out _))
        {
            return refusal;
        }

        return IsSame(current, definition) ? Unchanged(macro, current) : Conflict(macro.Key, current);
    }

    Failure Broken(LocalMacro macro, MacroDefinition definition, Refusal refusal)
    {
        var problem = refusal.Problem;
        session.Report.Write(RemoteFindings.From(macro, definition, problem.Errors, problem.Diagnostics), FindingFormat.Text);
        if (problem is not { DraftKept: true, CurrentDraft: { } number })
        {
            return refusal;
        }

        session.Remember(macro.Key, macro.FilesHash, number, MacroFiles.Fingerprint(definition));
        return new(ExitCode.Findings, $"saved draft {number}; its template has errors, so it cannot be published.");
    }

    MacroDetails Unchanged(LocalMacro macro, MacroDetails current)
    {
        Remember(macro, current);
        session.Screen.Aside($"{macro.Key}: the service has this draft already ({current.Draft.Number})");
        return current;
    }

    void Remember(LocalMacro macro, MacroDetails details) =>
        session.Remember(macro.Key, macro.FilesHash, details.Draft.Number, MacroFiles.Fingerprint(details.Draft.Definition));

    static bool IsSame(MacroDetails details, MacroDefinition definition) =>
        MacroFiles.Fingerprint(details.Draft.Definition) == MacroFiles.Fingerprint(definition);

    static Failure Conflict(string key, MacroDetails current) => new(
        ExitCode.Conflict,
        $"the service's draft {current.Draft.Number} of {current.Draft.EditedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC is not the one that the folder is based on. "
        + $"Nothing was overwritten. Compare with 'usermacro diff {key}'; then 'usermacro pull "
        + $"--force {key}' takes the service's, 'usermacro push --force {key}' the folder's.");
}
