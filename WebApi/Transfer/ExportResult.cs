using System.Globalization;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Work;
using UserMacro.WebApi.Transfer.Contracts.Archives;

namespace UserMacro.WebApi.Transfer;

/// <summary>Answers a bundle, written while the macros are read. One that breaks off is not whole and will not be imported.</summary>
internal sealed class ExportResult(
    MacroExport export,
    ArchiveWriter writer,
    WorkBudgets budgets,
    ApiCaller caller,
    IReadOnlyList<string> keys,
    IReadOnlyList<ArchivePartDto> parts,
    bool withHistory,
    DateTimeOffset now) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "application/json";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"macros-{now.UtcDateTime:yyyy-MM-dd}.json\"");
        await writer.WriteAsync(response.Body, now, parts, MacrosAsync(), elapsed => budgets.Charge(caller, elapsed), httpContext.RequestAborted);
    }

    async IAsyncEnumerable<ArchiveMacroDto> MacrosAsync()
    {
        foreach (var key in keys)
        {
            // Who was deleted meanwhile is left out.
            if (await export.ReadAsync(caller, key, withHistory) is { } macro)
            {
                yield return macro;
            }
        }
    }
}
