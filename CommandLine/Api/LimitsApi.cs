using System.Net;
using UserMacro.CommandLine.Contracts;
using UserMacro.CommandLine.Failures;

namespace UserMacro.CommandLine.Api;

/// <summary>The service's limits.</summary>
internal sealed class LimitsApi(ApiTransport transport)
{
    /// <summary>The value of a limit. An older service does not publish any: then it alone decides what is too large.</summary>
    public async Task<Result<long>> ReadAsync(string name, CancellationToken cancellation)
    {
        var answer = await transport.GetAsync<LimitList>("api/v1/limits", cancellation);
        if (answer.TryGet(out var list, out var failure))
        {
            return list.Items.FirstOrDefault(limit => string.Equals(limit.Name, name, StringComparison.Ordinal))?.Value ?? long.MaxValue;
        }

        return failure is Refusal { Status: HttpStatusCode.NotFound } ? long.MaxValue : failure;
    }
}
