using UserMacro.CommandLine.Contracts;
using UserMacro.CommandLine.Failures;
using UserMacro.CommandLine.Files;

namespace UserMacro.CommandLine.Commands;

/// <summary>Writes the service's drafts into the folder.</summary>
internal sealed class PullCommand(Session session)
{
    public async Task<Result<ExitCode>> RunAsync(IReadOnlyList<string> keys, bool force, CancellationToken cancellation)
    {
        if (keys.FirstOrDefault(key => !MacroKey.IsValid(key)) is { } wrong)
        {
            return new Failure(ExitCode.Usage, $"'{wrong}' is not the key of a macro: {MacroKey.Rule}.");
        }

        if (keys.Count == 0)
        {
            if (!(await session.Api.KeysAsync(cancellation)).TryGet(out var all, out var failure))
            {
                return failure;
            }

            keys = all;
        }

        return await new Tally(session.Screen).EachAsync(keys.Distinct(StringComparer.Ordinal), key => key, key => PullAsync(key, force, cancellation));
    }

    async Task<Failure?> PullAsync(string key, bool force, CancellationToken cancellation)
    {
        if (!(await session.Api.ReadAsync(key, cancellation)).TryGet(out var macro, out var failure))
        {
            return failure;
        }

        var draft = macro.Draft;
        var theirs = MacroFiles.Fingerprint(draft.Definition);
        if (session.Folders.Exists(key))
        {
            var local = session.Folders.Read(key);
            if (local.Definition is { } mine && MacroFiles.Fingerprint(mine) == theirs)
            {
                session.Remember(key, local.FilesHash, draft.Number, theirs);
                session.Screen.Aside($"{key}: unchanged");
                return null;
            }

            var known = session.State.Of(key);
            if (!force && known?.Files != local.FilesHash)
            {
                if (known?.Definition != theirs)
                {
                    return Conflict(key, known is null);
                }

                session.Screen.Line($"{key}: changed here only; kept");
                return null;
            }
        }

        session.Folders.Write(key, draft.Definition);
        session.Remember(key, session.Folders.Read(key).FilesHash, draft.Number, theirs);
        session.Screen.Added($"{key}: pulled draft {draft.Number}");
        return null;
    }

    static Failure Conflict(string key, bool isUnknown) => new(
        ExitCode.Conflict,
        (isUnknown ? "the files differ from the service's draft, and it is not known which is newer" : "changed here and at the service")
        + $". Nothing was overwritten. Compare with 'usermacro diff {key}'; 'usermacro pull --force {key}' takes the service's.");
}
