using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using UserMacro.Model.Tests.Rules;
using UserMacro.Traffic.Sites;

namespace UserMacro.Model.Tests.Service;

/// <summary>The administrators, scripts and pages of one site, through any front end.</summary>
/// <param name="tenant">The site.</param>
/// <param name="frontEnds">Where the front ends answer.</param>
sealed class SiteClient(TestTenant tenant, IReadOnlyList<Uri> frontEnds) : IDisposable
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    static readonly Caller Reader = new(Caller.Accounts[0], Token: null);

    readonly HttpClient _http = new() { Timeout = Timeout };
    int _reads;

    /// <summary>How many answers were read to check them.</summary>
    public int Reads => Volatile.Read(ref _reads);

    /// <summary>Sends a request of the API; null when no answer came.</summary>
    public async Task<Reply?> SendAsync(int frontEnd, Caller caller, Step step, string? idempotencyKey, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(step.Method, new Uri(frontEnds[frontEnd], $"api/v1/{step.Path}"));
        request.Headers.Authorization = caller.Token?.Text is { } token
            ? new AuthenticationHeaderValue("Bearer", token)
            : new AuthenticationHeaderValue("JWT", tenant.ContextToken(account: caller.Account));
        if (step.IfMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", step.IfMatch);
        }

        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        if (step.Body is not null)
        {
            request.Content = new StringContent(step.Body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        return await SendAsync(request, cancellation);
    }

    /// <summary>Reads from the API; tries again while the service is unavailable.</summary>
    public Task<Reply> ReadAsync(int frontEnd, string path, CancellationToken cancellation) => UntilAsync(
        () => SendAsync(frontEnd, Reader, new Step(HttpMethod.Get, path, null!), idempotencyKey: null, cancellation), path, cancellation);

    /// <summary>Reads a part of something long.</summary>
    /// <param name="frontEnd">The front end to use.</param>
    /// <param name="path">The path, with a query.</param>
    /// <param name="cursor">Where to continue; null for the beginning.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public Task<Reply> ReadPartAsync(int frontEnd, string path, string? cursor, CancellationToken cancellation) =>
        ReadAsync(frontEnd, cursor is null ? path : $"{path}&cursor={Uri.EscapeDataString(cursor)}", cancellation);

    /// <summary>Has a page show a macro.</summary>
    public Task<Reply> RenderAsync(int frontEnd, string key, string title, CancellationToken cancellation) => UntilAsync(
        async () =>
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Get, frontEnds[frontEnd].GetLeftPart(UriPartial.Authority) + tenant.RenderTarget(key, $"p.title={title}"));
            return await SendAsync(request, cancellation);
        },
        $"render {key}",
        cancellation);

    public void Dispose()
    {
        _http.Dispose();
        tenant.Dispose();
    }

    async Task<Reply> UntilAsync(Func<Task<Reply?>> ask, string what, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _reads);
        var until = Traffic.Moment.Now + Timeout;
        while (true)
        {
            if (await ask() is { Status: < 500 } reply)
            {
                return reply;
            }

            if (Traffic.Moment.Now > until)
            {
                throw new ModelMismatchException($"{what} is not answered for {Timeout.TotalSeconds:0} s");
            }

            await Task.Delay(Pause, cancellation);
        }
    }

    async Task<Reply?> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            using var response = await _http.SendAsync(request, cancellation);
            var text = await response.Content.ReadAsStringAsync(cancellation);
            var isJson = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
            return new(
                (int)response.StatusCode,
                text,
                isJson ? JsonNode.Parse(text) : null,
                response.Headers.ETag?.Tag,
                response.Headers.Contains("Idempotency-Replayed"));
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException || (gone is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            return null;
        }
    }
}

/// <summary>An answer of the service.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Text">Its body.</param>
/// <param name="Body">The body as JSON; null when it is none.</param>
/// <param name="ETag">Its ETag, in quotes; null for none.</param>
/// <param name="IsReplayed">Whether it says that it was given before.</param>
sealed record Reply(int Status, string Text, JsonNode? Body, string? ETag, bool IsReplayed)
{
    public override string ToString() => $"{Status} {(Text.Length > 600 ? Text[..600] : Text)}";
}

/// <summary>The service disagrees with the model.</summary>
/// <param name="message">What differs.</param>
/// <param name="site">The site; null for none.</param>
sealed class ModelMismatchException(string message, string? site = null) : Exception(message)
{
    public string? Site => site;
}
