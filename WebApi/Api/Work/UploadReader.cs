using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Options;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.WebApi.Api.Problems;

namespace UserMacro.WebApi.Api.Work;

/// <summary>
/// Reads the files of requests to import into memory: so many bytes over all tenants and for each, and each within a time, so that a line
/// that trickles holds nothing for long. The first <see cref="FreeBytes"/> of a file are always taken: how many files are read at once is
/// bounded by <see cref="ImportLimiter"/>.
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

    long Share => Math.Max(_most / Shares, Limits.Import);

    /// <summary>Reads the body, makes something of it and answers with that.</summary>
    /// <param name="context">The request.</param>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="parse">Makes something of the body, which is held no longer then. What it says to hold counts instead, until the answer is there: an
    /// import may wait long for silos, and a small archive may hold much.</param>
    /// <param name="answer">Answers with what was made.</param>
    /// <exception cref="BadHttpRequestException">The body is larger than the endpoint takes.</exception>
    public async Task<Results<TAnswer, ProblemResult>> ReadAsync<T, TAnswer>(
        HttpContext context, TenantId tenant, Func<ReadOnlyMemory<byte>, Task<Parsed<T>>> parse, Func<T, Task<Results<TAnswer, ProblemResult>>> answer)
        where TAnswer : IResult
    {
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = new(LeastBytesPerSecond, Grace);
        }

        var held = new Held(this, tenant);
        try
        {
            var (parsed, problem) = await ParseAsync(context, held, parse);
            return problem is null ? await answer(parsed!.Value) : problem;
        }
        finally
        {
            held.TryBecome(0);
        }
    }

    /// <summary>Nothing refers to the body when it is done.</summary>
    async Task<(Parsed<T>? Parsed, ProblemResult? Problem)> ParseAsync<T>(HttpContext context, Held held, Func<ReadOnlyMemory<byte>, Task<Parsed<T>>> parse)
    {
        using var content = new MemoryStream();
        if (await ReadAsync(context, held, content) is { } problem)
        {
            return (null, problem);
        }

        var parsed = await parse(content.GetBuffer().AsMemory(0, (int)content.Length));
        return held.TryBecome(parsed.Bytes) ? (parsed, null) : (null, Busy);
    }

    /// <summary>Reads the body; gives the answer to one that cannot be read.</summary>
    async Task<ProblemResult?> ReadAsync(HttpContext context, Held held, MemoryStream content)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.UploadSeconds), time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, late.Token);
        try
        {
            var part = new byte[PartBytes];
            for (int read; (read = await context.Request.Body.ReadAsync(part, both.Token)) > 0;)
            {
                if (!held.TryBecome(content.Length + read))
                {
                    return Busy;
                }

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

    bool TryHold(TenantId tenant, long more)
    {
        lock (_gate)
        {
            var ofTenant = _ofTenants.GetValueOrDefault(tenant) + more;
            if (more > 0 && (_held + more > _most || ofTenant > Share))
            {
                return false;
            }

            _held += more;
            if (ofTenant > 0)
            {
                _ofTenants[tenant] = ofTenant;
            }
            else
            {
                _ofTenants.Remove(tenant);
            }

            return true;
        }
    }

    /// <summary>The resources held by one request.</summary>
    sealed class Held(UploadReader reader, TenantId tenant)
    {
        long _counted;

        /// <summary>Holds so many bytes from now on, unless they are too many more.</summary>
        public bool TryBecome(long bytes)
        {
            var counted = Math.Max(0, bytes - FreeBytes);
            if (!reader.TryHold(tenant, counted - _counted))
            {
                return false;
            }

            _counted = counted;
            return true;
        }
    }
}

/// <summary>The result of parsing an uploaded file.</summary>
/// <param name="Value">The result.</param>
/// <param name="Bytes">How much of the file it holds in memory, unpacked.</param>
internal sealed record Parsed<T>(T Value, long Bytes);
