using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Options;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.WebApi.Hosting;
using UserMacro.WebApi.Problems;

namespace UserMacro.WebApi.Limits.Work;

/// <summary>
/// Reads the files of requests to import into memory: so many bytes over all tenants and for each, and each within a time, so that a line
/// that trickles holds nothing for long. The first <see cref="FreeBytes"/> of a file are always taken: how many files are read at once is
/// bounded by <see cref="TransferPlaces"/>.
/// </summary>
internal sealed class UploadReader(IOptions<WorkOptions> options, TimeProvider time)
{
    /// <summary>Bytes of each file that count for nothing.</summary>
    public const int FreeBytes = 1 << 20;

    const int PartBytes = 80 * 1024;
    const double LeastBytesPerSecond = 16 * 1024;

    /// <summary>A tenant's part of all bytes, unless the largest file needs more.</summary>
    const int Shares = 4;

    static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    static readonly ProblemResult Busy = new(ProblemMap.New(
        ProblemTypes.Busy, "Busy", StatusCodes.Status503ServiceUnavailable, "Too many files are being read. Try again in a moment."));

    readonly long _most = (long)options.Value.UploadMegabytes << 20;
    readonly Lock _gate = new();
    readonly Dictionary<TenantId, long> _ofTenants = [];
    long _held;

    long Share => Math.Max(_most / Shares, ServiceLimits.BundleBytes);

    /// <summary>Reads the body, makes something of it and answers with that. Its bytes count until it is parsed.</summary>
    /// <exception cref="BadHttpRequestException">The body is larger than the endpoint takes.</exception>
    public async Task<IResult> ReadAsync<T>(HttpContext context, TenantId tenant, Func<ReadOnlyMemory<byte>, Task<T>> parse, Func<T, Task<IResult>> answer)
    {
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
            rate.MinDataRate = new(LeastBytesPerSecond, Grace);
        var (parsed, problem) = await ParseAsync(context, tenant, parse);
        return problem ?? await answer(parsed!);
    }

    /// <summary>Nothing holds the bytes when it is done.</summary>
    async Task<(T? Parsed, ProblemResult? Problem)> ParseAsync<T>(HttpContext context, TenantId tenant, Func<ReadOnlyMemory<byte>, Task<T>> parse)
    {
        using var content = new MemoryStream();
        try
        {
            return await ReadAsync(context, tenant, content) is { } problem
                ? (default, problem)
                : (await parse(content.GetBuffer().AsMemory(0, (int)content.Length)), null);
        }
        finally
        {
            Release(tenant, CountedOf(content.Length));
        }
    }

    /// <summary>Reads the body; gives the answer to one that cannot be read.</summary>
    async Task<ProblemResult?> ReadAsync(HttpContext context, TenantId tenant, MemoryStream content)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.UploadSeconds), time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, late.Token);
        try
        {
            var part = new byte[PartBytes];
            for (int read; (read = await context.Request.Body.ReadAsync(part, both.Token)) > 0;)
            {
                if (!TryHold(tenant, CountedOf(content.Length + read) - CountedOf(content.Length)))
                    return Busy;
                content.Write(part, 0, read);
            }

            return null;
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            return new(ProblemMap.New(
                ProblemTypes.BadRequest,
                "Upload too slow",
                StatusCodes.Status408RequestTimeout,
                $"The file must arrive within {options.Value.UploadSeconds} s; {content.Length / 1024} KB did. Send less at once."));
        }
    }

    static long CountedOf(long length) => Math.Max(0, length - FreeBytes);

    bool TryHold(TenantId tenant, long bytes)
    {
        lock (_gate)
        {
            var ofTenant = _ofTenants.GetValueOrDefault(tenant) + bytes;
            if (bytes > 0 && (_held + bytes > _most || ofTenant > Share))
                return false;
            _held += bytes;
            if (ofTenant > 0)
                _ofTenants[tenant] = ofTenant;
            return true;
        }
    }

    void Release(TenantId tenant, long bytes)
    {
        lock (_gate)
        {
            _held -= bytes;
            if (_ofTenants.GetValueOrDefault(tenant) - bytes is var left and > 0)
                _ofTenants[tenant] = left;
            else
                _ofTenants.Remove(tenant);
        }
    }
}
