using UserMacro.CommandLine.Failures;

namespace UserMacro.CommandLine.Commands;

/// <summary>Saves the folder's macros as the service's drafts.</summary>
internal sealed class PushCommand(Session session)
{
    readonly DraftPush _push = new(session);

    public async Task<Result<ExitCode>> RunAsync(IReadOnlyList<string> keys, bool force, CancellationToken cancellation)
    {
        if (!LocalSelection.ReadWhole(session, keys).TryGet(out var macros, out var failure))
        {
            return failure;
        }

        return await new Tally(session.Screen).EachAsync(
            macros,
            macro => macro.Key,
            async macro => (await _push.RunAsync(macro, force, cancellation)).TryGet(out _, out var failed) ? null : failed);
    }
}
