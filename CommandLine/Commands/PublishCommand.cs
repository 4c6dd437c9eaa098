using System.Net;
using UserMacro.CommandLine.Api;
using UserMacro.CommandLine.Failures;
using UserMacro.CommandLine.Files;
using UserMacro.CommandLine.Findings;

namespace UserMacro.CommandLine.Commands;

/// <summary>Publishes the folder's macros: saves their drafts where need be, then lets pages see them.</summary>
internal sealed class PublishCommand(Session session)
{
    readonly DraftPush _push = new(session);

    public async Task<Result<ExitCode>> RunAsync(IReadOnlyList<string> keys, string note, bool force, CancellationToken cancellation)
    {
        if (!LocalSelection.ReadWhole(session, keys).TryGet(out var macros, out var failure))
        {
            return failure;
        }

        return await new Tally(session.Screen).EachAsync(macros, macro => macro.Key, macro => PublishAsync(macro, note, force, cancellation));
    }

    async Task<Failure?> PublishAsync(LocalMacro macro, string note, bool force, CancellationToken cancellation)
    {
        if (!(await _push.RunAsync(macro, force, cancellation)).TryGet(out var details, out var failure))
        {
            return failure;
        }

        if (details is { HasUnpublishedChanges: false, Published: { } published, State: not "unpublished" })
        {
            session.Screen.Aside($"{macro.Key}: already published, as revision {published.Number}");
            return null;
        }

        if ((await session.Api.PublishAsync(macro.Key, note, details.Draft.Number, cancellation)).TryGet(out var revision, out failure))
        {
            session.Screen.Added($"{macro.Key}: published as revision {revision.Number}");
            return null;
        }

        if (failure is Refusal { Status: HttpStatusCode.UnprocessableEntity, Problem: var problem })
        {
            session.Report.Write(RemoteFindings.From(macro, macro.Definition!, problem.Errors, problem.Diagnostics), FindingFormat.Text);
        }

        return failure;
    }
}
