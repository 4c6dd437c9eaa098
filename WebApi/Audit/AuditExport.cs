using System.Globalization;
using System.Text.Json;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.WebApi.Audit.Contracts;

namespace UserMacro.WebApi.Audit;

/// <summary>The log as a file, written while it is read, so that its size costs no memory.</summary>
internal sealed class AuditExport(AuditLog log, TenantId tenant, AuditFilter filter, AuditFormat format, DateTimeOffset now, JsonSerializerOptions json)
    : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var part = await log.ReadAsync(tenant, filter, AuditQuery.MaxLimit, cursor: null);
        var response = httpContext.Response;
        var (type, extension) = format == AuditFormat.Csv ? ("text/csv; charset=utf-8; header=present", "csv") : ("application/x-ndjson", "jsonl");
        response.ContentType = type;
        response.Headers.ContentDisposition =
            string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"audit-{now.UtcDateTime:yyyy-MM-dd}.{extension}\"");
        await using var writer = new StreamWriter(response.Body);
        if (format == AuditFormat.Csv)
        {
            await writer.WriteAsync(CsvLine.Header);
        }

        while (part is not null)
        {
            foreach (var entry in part.Items)
            {
                await writer.WriteAsync(format == AuditFormat.Csv ? CsvLine.From(entry) : JsonLine(entry));
            }

            await writer.FlushAsync(httpContext.RequestAborted);
            part = part.Next is { } cursor ? await log.ReadAsync(tenant, filter, AuditQuery.MaxLimit, cursor) : null;
        }
    }

    string JsonLine(AuditEntryDto entry) => JsonSerializer.Serialize(entry, json) + "\n";
}
