using UserMacro.CommandLine.Contracts;
using UserMacro.CommandLine.Failures;

namespace UserMacro.CommandLine.Commands;

/// <summary>Reports how user macros of Data Center would migrate, and imports them on request.</summary>
internal sealed class ImportCommand(Session session)
{
    static readonly string[] Verdicts = ["asIs", "withDifferences", "needsChange", "impossible"];

    public async Task<Result<ExitCode>> RunAsync(ImportOptions options, CancellationToken cancellation)
    {
        if (!(await session.Limits.ReadAsync("import", cancellation)).TryGet(out var most, out var failure))
        {
            return failure;
        }

        if (!ImportSource.Read(options.Path, most).TryGet(out var source, out failure))
        {
            return failure;
        }

        if (options.Ids is { } ids && !source.WithIds(ids, most).TryGet(out source, out failure))
        {
            return failure;
        }

        var key = Guid.NewGuid().ToString("N");
        var answer = options.Apply
            ? await session.Migration.ImportAsync(source.Name, source.Content, options.OnConflict, options.Publish, key, cancellation)
            : await session.Migration.PlanAsync(source.Name, source.Content, cancellation);
        if (!answer.TryGet(out var report, out failure))
        {
            return failure;
        }

        foreach (var (format, file) in new[] { ("csv", options.Csv), ("html", options.Html) })
        {
            // After an import, the written report shows the same outcomes as the screen.
            if (file is not null && await WriteAsync(source, options, format, file, key, cancellation) is { } fault)
            {
                return fault;
            }
        }

        foreach (var item in report.Items)
        {
            Show(item);
        }

        foreach (var file in report.Unread)
        {
            session.Screen.Fail($"{file.File}: {file.Message}");
        }

        session.Screen.Title(Summary(report, options.Apply));
        var isClean = report.Unread.Count == 0
            && report.Items.All(item => item.Verdict is not ("needsChange" or "impossible") && item.Outcome != "failed");
        return isClean ? ExitCode.Ok : ExitCode.Findings;
    }

    async Task<Failure?> WriteAsync(
        ImportSource source, ImportOptions options, string format, string file, string key, CancellationToken cancellation)
    {
        var answer = options.Apply
            ? await session.Migration.ImportAsync(source.Name, source.Content, options.OnConflict, options.Publish, key, format, cancellation)
            : await session.Migration.PlanAsync(source.Name, source.Content, format, cancellation);
        if (!answer.TryGet(out var text, out var failure))
        {
            return failure;
        }

        try
        {
            await File.WriteAllBytesAsync(file, text, cancellation);
            session.Screen.Aside($"The report is in {file}.");
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new(ExitCode.Failed, $"'{file}' could not be written: {error.Message}");
        }
    }

    void Show(MigrationItem item)
    {
        var what = item.Outcome is null ? ""
            : item.ImportedAs == item.Key || item.ImportedAs is null ? $" ({item.Outcome})"
            : $" ({item.Outcome} as {item.ImportedAs})";
        session.Screen.Line($"{item.Key}: {VerdictOf(item.Verdict)}{what}");
        foreach (var reason in item.Reasons.Where(reason => reason.Weight != "asIs"))
        {
            session.Screen.Aside($"  {(reason.Line is { } line ? $"{line}{(reason.Column is { } column ? $":{column}" : "")} " : "")}{reason.Message}");
        }

        if (item.Problem is { } problem)
        {
            session.Screen.Fail($"  {problem.Detail ?? problem.Title}");
        }
    }

    static string Summary(MigrationReport report, bool isImported)
    {
        var counts = report.Items.GroupBy(item => item.Verdict, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var verdicts = string.Join(", ", Verdicts.Select(verdict => $"{counts.GetValueOrDefault(verdict)} {VerdictOf(verdict)}"));
        var rest = report.Unread.Count > 0 ? $"; {report.Unread.Count} not read" : "";
        return $"{report.Items.Count} macros: {verdicts}{rest}.{(isImported ? "" : " Nothing was imported; --apply does that.")}";
    }

    static string VerdictOf(string verdict) => verdict switch
    {
        "asIs" => "runs as it is",
        "withDifferences" => "runs with differences",
        "needsChange" => "needs a change",
        _ => "cannot work in the cloud",
    };
}

/// <summary>How to import.</summary>
/// <param name="Path">A file or a folder.</param>
/// <param name="Apply">Whether to import; otherwise it is only told what would be.</param>
/// <param name="Publish">Whether to publish what runs.</param>
/// <param name="OnConflict"><c>skip</c>, <c>replace</c> or <c>rename</c>.</param>
/// <param name="Ids">A mapping of IDs that are replaced in templates; null for none.</param>
/// <param name="Csv">Where to write the report as CSV; null for nowhere.</param>
/// <param name="Html">Where to write it as a page; null for nowhere.</param>
internal sealed record ImportOptions(string Path, bool Apply, bool Publish, string OnConflict, string? Ids, string? Csv, string? Html);
