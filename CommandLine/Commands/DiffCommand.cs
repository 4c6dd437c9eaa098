using System.Collections.Immutable;
using UserMacro.CommandLine.Api;
using UserMacro.CommandLine.Differences;
using UserMacro.CommandLine.Failures;
using UserMacro.CommandLine.Files;
using UserMacro.CommandLine.Findings;

namespace UserMacro.CommandLine.Commands;

/// <summary>Shows what a push would change: removed lines are the service's, added ones the folder's.</summary>
internal sealed class DiffCommand(Session session)
{
    readonly DiffPrinter _printer = new(session.Screen);

    public async Task<Result<ExitCode>> RunAsync(IReadOnlyList<string> keys, bool published, CancellationToken cancellation)
    {
        if (!LocalSelection.Read(session.Folders, keys).TryGet(out var macros, out var failure))
        {
            return failure;
        }

        var tally = new Tally(session.Screen);
        return await tally.EachAsync(macros, macro => macro.Key, async macro =>
        {
            if (macro.Definition is not { } mine)
            {
                session.Report.Write(macro.Findings, FindingFormat.Text);
                tally.Add(ExitCode.Findings);
                return null;
            }

            if (!(await TheirsAsync(macro.Key, published, cancellation)).TryGet(out var theirs, out var failed))
            {
                return failed;
            }

            if (_printer.Print(theirs, MacroFiles.For(mine), $"{macro.Key}/"))
            {
                tally.Add(ExitCode.Findings);
            }

            return null;
        });
    }

    /// <summary>The files that the service's definition would have; none when it has no such macro or revision.</summary>
    async Task<Result<ImmutableArray<(string File, string Text)>>> TheirsAsync(string key, bool published, CancellationToken cancellation)
    {
        if (!(await session.Api.ReadAsync(key, cancellation)).TryGet(out var macro, out var failure))
        {
            return failure is Refusal { IsNotFound: true } ? ImmutableArray<(string File, string Text)>.Empty : failure;
        }

        if (!published)
        {
            return MacroFiles.For(macro.Draft.Definition);
        }

        if (macro.Published is not { } header)
        {
            return ImmutableArray<(string File, string Text)>.Empty;
        }

        return (await session.Api.ReadRevisionAsync(key, header.Number, cancellation)).TryGet(out var revision, out failure)
            ? MacroFiles.For(revision.Definition)
            : failure;
    }
}
