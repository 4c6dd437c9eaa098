using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Options;
using UserMacro.WebApi.Problems;

namespace UserMacro.WebApi.Limits.Work;

/// <summary>Reads the files of requests to import into memory: so many bytes over all tenants, and each within a time, so that a line that trickles holds nothing for long.</summary>
internal sealed class UploadReader(IOptions<WorkOptions> options, TimeProvider time)
{
    const int PartBytes = 80 * 1024;
    const double LeastBytesPerSecond = 16 * 1024;

    static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    static readonly ProblemResult Busy = new(ProblemMap.New(
        ProblemTypes.Busy, "Busy", StatusCodes.Status503ServiceUnavailable, "Too many files are being read. Try again in a moment."));

    readonly long _most = (long)options.Value.UploadMegabytes << 20;
    long _held;

    /// <summary>Reads the body and answers with it. Its bytes count until the answer is made.</summary>
    /// <exception cref="BadHttpRequestException">The body is larger than the endpoint takes.</exception>
    public async Task<IResult> ReadAsync(HttpContext context, Func<ReadOnlyMemory<byte>, Task<IResult>> answer)
    {
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
            rate.MinDataRate = new(LeastBytesPerSecond, Grace);
        using var content = new MemoryStream();
        try
        {
            return await ReadAsync(context, content) ?? await answer(content.GetBuffer().AsMemory(0, (int)content.Length));
        }
        finally
        {
            Interlocked.Add(ref _held, -content.Length);
        }
    }

    /// <summary>Reads the body; gives the answer to one that cannot be read.</summary>
    async Task<ProblemResult?> ReadAsync(HttpContext context, MemoryStream content)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.UploadSeconds), time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, late.Token);
        try
        {
            var part = new byte[PartBytes];
            for (int read; (read = await context.Request.Body.ReadAsync(part, both.Token)) > 0;)
            {
                if (Interlocked.Add(ref _held, read) > _most)
                {
                    Interlocked.Add(ref _held, -read);
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
}
