using System.Net;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using UserMacro.CommandLine.Contracts;
using UserMacro.CommandLine.Failures;

namespace UserMacro.CommandLine.Api;

/// <summary>Sends requests to the service and reads what it answers, neither trusted further than it must be.</summary>
internal sealed class ApiTransport : IDisposable
{
    /// <summary>The longest answer that is read, in bytes: the largest definition, with every character escaped, stays below.</summary>
    const int MaxAnswer = 16 << 20;

    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(100);

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        // Nothing here ends up in a page; the service's limits count bytes.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    readonly Uri _service;
    readonly AccessToken _token;
    readonly TimeProvider _time;
    readonly Action<TimeSpan> _onWait;
    readonly HttpMessageInvoker _http;

    /// <param name="service">Ends with a slash.</param>
    /// <param name="token">Proves who asks.</param>
    /// <param name="time">The clock.</param>
    /// <param name="onWait">Told before a wait for a service that is busy.</param>
    public ApiTransport(Uri service, AccessToken token, TimeProvider time, Action<TimeSpan> onWait)
    {
        (_service, _token, _time, _onWait) = (service, token, time, onWait);
        // A redirect could carry the token to somebody else.
        _http = new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false, AutomaticDecompression = DecompressionMethods.All, ConnectTimeout = TimeSpan.FromSeconds(15)
            });
    }

    public Task<Result<T>> GetAsync<T>(string path, CancellationToken cancellation) =>
        SendAsync<T>(() => new(HttpMethod.Get, AddressOf(path)), cancellation);

    public Task<Result<T>> PutAsync<T>(string path, object body, int onDraft, CancellationToken cancellation) =>
        SendAsync<T>(() => New(HttpMethod.Put, path, body, onDraft), cancellation);

    /// <summary>Posts under a key of its own, so that the service carries it out once however often it is sent.</summary>
    public Task<Result<T>> PostAsync<T>(string path, object body, int? onDraft, CancellationToken cancellation)
    {
        var key = Guid.NewGuid().ToString("N");
        return SendAsync<T>(
            () =>
            {
                var request = New(HttpMethod.Post, path, body, onDraft);
                request.Headers.Add("Idempotency-Key", key);
                return request;
            },
            cancellation);
    }

    /// <summary>Sends a file. What it brings about must be the same however often it is sent.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="content">The file.</param>
    /// <param name="key">By which the service knows what was carried out before; null where nothing is.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<Result<T>> SendFileAsync<T>(string path, byte[] content, string? key, CancellationToken cancellation) =>
        SendAsync<T>(() => File(path, content, key), cancellation);

    /// <summary>Sends a file and reads an answer that is none of JSON.</summary>
    public Task<Result<byte[]>> SendFileAsync(string path, byte[] content, string? key, CancellationToken cancellation) =>
        SendAsync<byte[]>(() => File(path, content, key), bytes => bytes, cancellation);

    public void Dispose() => _http.Dispose();

    Task<Result<T>> SendAsync<T>(Func<HttpRequestMessage> newRequest, CancellationToken cancellation) => SendAsync(newRequest, Read<T>, cancellation);

    async Task<Result<T>> SendAsync<T>(Func<HttpRequestMessage> newRequest, Func<byte[], Result<T>> read, CancellationToken cancellation)
    {
        try
        {
            for (var tries = 1; ; tries++)
            {
                using var timeout = new CancellationTokenSource(Timeout, _time);
                using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
                using var request = newRequest();
                request.Headers.Authorization = new("Bearer", _token.Value);
                request.Headers.Accept.Add(new("application/json"));
                using var answer = await _http.SendAsync(request, both.Token);
                if (RetryPolicy.WaitBefore(tries, answer.StatusCode, answer.Headers.RetryAfter, _time.GetUtcNow()) is not { } wait)
                {
                    return await ReadAsync(answer, read, both.Token);
                }

                _onWait(wait);
                await Task.Delay(wait, _time, cancellation);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new Failure(ExitCode.Failed, "The service did not answer in time.");
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            return new Failure(ExitCode.Failed, $"The service at {_service} could not be reached: {error.Message}");
        }
    }

    static async Task<Result<T>> ReadAsync<T>(HttpResponseMessage answer, Func<byte[], Result<T>> read, CancellationToken cancellation)
    {
        if (await BytesOfAsync(answer.Content, cancellation) is not { } bytes)
        {
            return new Failure(ExitCode.Failed, "The service's answer is larger than any that this tool reads.");
        }

        if (!answer.IsSuccessStatusCode)
        {
            return Refusal.From(answer.StatusCode, ProblemOf(bytes));
        }

        return read(bytes);
    }

    static Result<T> Read<T>(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(bytes, Json) is { } value ? value : Misunderstood("null");
        }
        catch (JsonException error)
        {
            return Misunderstood(error.Path ?? "$");
        }
    }

    static Failure Misunderstood(string place) => new(
        ExitCode.Failed,
        $"The service's answer is not what this tool expects, at {place}: the address is not that of User Macro, or the service is newer than this tool.");

    static Problem ProblemOf(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<Problem>(bytes, Json) ?? new();
        }
        catch (JsonException)
        {
            // A proxy's page; the status says enough.
            return new();
        }
    }

    static async Task<byte[]?> BytesOfAsync(HttpContent content, CancellationToken cancellation)
    {
        if (content.Headers.ContentLength > MaxAnswer)
        {
            return null;
        }

        await using var stream = await content.ReadAsStreamAsync(cancellation);
        using var bytes = new MemoryStream();
        var part = new byte[81920];
        for (int read; (read = await stream.ReadAsync(part, cancellation)) > 0;)
        {
            if (bytes.Length + read > MaxAnswer)
            {
                return null;
            }

            bytes.Write(part, 0, read);
        }

        return bytes.ToArray();
    }

    HttpRequestMessage New(HttpMethod method, string path, object body, int? onDraft)
    {
        var request = new HttpRequestMessage(method, AddressOf(path))
        {
            Content = new ByteArrayContent(
                JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), Json))
            { Headers = { ContentType = new("application/json") } },
        };
        if (onDraft is { } draft)
        {
            request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{draft}\""));
        }

        return request;
    }

    HttpRequestMessage File(string path, byte[] content, string? key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, AddressOf(path))
        {
            Content = new ByteArrayContent(content) { Headers = { ContentType = new("application/octet-stream") } },
        };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return request;
    }

    Uri AddressOf(string path) => new(_service, path);
}
