using UserMacro.Atlassian.DataCenter.Files;
using UserMacro.Atlassian.DataCenter.Ids;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Work;
using UserMacro.WebApi.Migration.Contracts;
using UserMacro.WebApi.Migration.Conversion;
using UserMacro.WebApi.Migration.Reports;

namespace UserMacro.WebApi.Migration;

/// <summary>Macros that were read from files and converted.</summary>
/// <param name="Macros">The macros.</param>
/// <param name="Problems">What could not be read.</param>
internal sealed record ConvertedFiles(IReadOnlyList<ConvertedMacro> Macros, IReadOnlyList<FileProblem> Problems)
{
    /// <summary>Characters of all templates: what counts of their memory.</summary>
    public long Length => Macros.Sum(macro => (long)macro.Definition.Template.Length);
}

/// <summary>Reads files and writes reports on the threads for such work.</summary>
internal sealed class MigrationFiles(WorkLimiter limiter)
{
    /// <exception cref="RefusedArchiveException">Nothing of the file is read.</exception>
    public Task<Result<ConvertedFiles>> ReadAsync(ApiCaller caller, string name, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        limiter.RunAsync(
        caller,
        token =>
        {
            var found = MacroFileReader.Read(name, content, token);
            var ids = new IdMapping(found.Ids);
            var macros = new List<ConvertedMacro>(found.Macros.Length);
            foreach (var macro in found.Macros)
            {
                token.ThrowIfCancellationRequested();
                macros.Add(MacroConversion.Convert(macro, ids));
            }

            return new ConvertedFiles(macros, found.Problems);
        },
        cancellation);

    public Task<Result<ReportResult>> WriteAsync(ApiCaller caller, MigrationReportDto report, ReportFormat format, CancellationToken cancellation) =>
        limiter.RunAsync(caller, _ => new ReportResult(report, format), cancellation);
}
