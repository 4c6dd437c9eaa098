using System.Collections.Immutable;
using System.Net;
using UserMacro.CommandLine.Api;
using UserMacro.CommandLine.Contracts;
using UserMacro.CommandLine.Failures;
using UserMacro.CommandLine.Files;
using UserMacro.CommandLine.Findings;

namespace UserMacro.CommandLine.Commands;

/// <summary>Tells what is wrong with the folder's macros, here and by the service's rules; stores nothing.</summary>
internal sealed class CheckCommand(Session session)
{
    public async Task<Result<ExitCode>> RunAsync(IReadOnlyList<string> keys, FindingFormat format, CancellationToken cancellation)
    {
        if (!LocalSelection.Read(session.Folders, keys).TryGet(out var macros, out var failure))
        {
            return failure;
        }

        var findings = new List<Finding>();
        var tally = new Tally(session.Screen);
        await tally.EachAsync(macros, macro => macro.Key, async macro =>
        {
            findings.AddRange(macro.Findings);
            if (!(await RemoteAsync(macro, cancellation)).TryGet(out var remote, out var failed))
            {
                return failed;
            }

            findings.AddRange(remote);
            return null;
        });

        session.Report.Write(findings, format);
        var errors = findings.Count(finding => finding.Severity == Severity.Error);
        if (errors > 0)
        {
            tally.Add(ExitCode.Findings);
        }

        if (format == FindingFormat.Text)
        {
            session.Screen.Line($"{macros.Length} checked: {errors} errors, {findings.Count - errors} warnings");
        }

        return tally.Exit;
    }

    async Task<Result<ImmutableArray<Finding>>> RemoteAsync(LocalMacro macro, CancellationToken cancellation)
    {
        if (macro.Definition is not { } definition)
        {
            return ImmutableArray<Finding>.Empty;
        }

        if ((await session.Api.CheckAsync(macro.Key, definition, cancellation)).TryGet(out var answer, out var failure))
        {
            return RemoteFindings.From(macro, definition, answer.Errors, answer.Diagnostics);
        }

        return failure is Refusal { Status: HttpStatusCode.UnprocessableEntity, Problem: { Errors: not null } or { Diagnostics: not null } } refusal
            ? RemoteFindings.From(macro, definition, refusal.Problem.Errors, refusal.Problem.Diagnostics)
            : failure;
    }
}
