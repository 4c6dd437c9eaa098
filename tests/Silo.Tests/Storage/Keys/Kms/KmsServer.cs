using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace UserMacro.Silo.Tests.Storage.Keys.Kms;

/// <summary>A server that speaks the JSON protocol of AWS KMS, with real AES-256-GCM underneath: the encryption context is authenticated with it.</summary>
internal sealed class KmsServer : IAsyncDisposable
{
    public const string Alias = "alias/usermacro";
    public const string Arn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    readonly WebApplication _app;

    KmsServer(WebApplication app) => _app = app;

    /// <summary>How the next requests fail; null for not at all.</summary>
    public Func<HttpContext, Task>? Failure { get; set; }

    /// <summary>A tenant whose data key the server neither wraps nor unwraps, as if it had gone away just before; null for none.</summary>
    public string? AwayFor { get; set; }

    public string KeyState { get; set; } = "Enabled";

    /// <summary>Operation and encryption context of each request that was carried out.</summary>
    public List<(string Operation, string Context)> Requests { get; } = [];

    public string Url => _app.Urls.Single();

    public static async Task<KmsServer> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new KmsServer(app);
        app.MapPost("/", server.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>An error as KMS answers it.</summary>
    public static Func<HttpContext, Task> Error(int status, string code) => context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/x-amz-json-1.1";
        return context.Response.WriteAsync($$"""{"__type":"{{code}}","message":"refused for the test"}""");
    };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    async Task AnswerAsync(HttpContext context)
    {
        if (Failure is { } failure)
        {
            await failure(context);
            return;
        }

        if (!context.Request.Headers.Authorization.ToString().StartsWith("AWS4-HMAC-SHA256 ", StringComparison.Ordinal))
        {
            await Error(403, "IncompleteSignatureException")(context);
            return;
        }

        var body = (await JsonSerializer.DeserializeAsync<JsonObject>(context.Request.Body, cancellationToken: context.RequestAborted))!;
        var operation = context.Request.Headers["X-Amz-Target"].ToString();
        var bound = body["EncryptionContext"] is JsonObject pairs
            ? string.Join(' ', pairs.Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal))
            : "";
        if (AwayFor is { } tenant && bound.Contains(tenant, StringComparison.Ordinal))
        {
            await Error(500, "KMSInternalException")(context);
        }
        else if ((string?)body["KeyId"] is not (Alias or Arn))
        {
            await Error(400, "NotFoundException")(context);
        }
        else if (operation == "TrentService.DescribeKey")
        {
            await RespondAsync(context, new()
            {
                ["KeyMetadata"] = new JsonObject
                {
                    ["Arn"] = Arn,
                    ["KeyId"] = Arn.Split('/')[^1],
                    ["Enabled"] = KeyState == "Enabled", [nameof(KeyState)] = KeyState, ["KeySpec"] = "SYMMETRIC_DEFAULT",
                },
            });
        }
        else if (KeyState != "Enabled")
        {
            await Error(400, "DisabledException")(context);
        }
        else
        {
            Requests.Add((operation, bound));
            await CryptAsync(context, operation, body, System.Text.Encoding.UTF8.GetBytes(bound));
        }
    }

    async Task CryptAsync(HttpContext context, string operation, JsonObject body, byte[] bound)
    {
        using var cipher = new AesGcm(_key, 16);
        if (operation == "TrentService.Encrypt")
        {
            var text = Convert.FromBase64String((string)body["Plaintext"]!);
            var blob = new byte[12 + text.Length + 16];
            RandomNumberGenerator.Fill(blob.AsSpan(0, 12));
            cipher.Encrypt(blob.AsSpan(0, 12), text, blob.AsSpan(12, text.Length), blob.AsSpan(12 + text.Length), bound);
            await RespondAsync(context, new() { ["CiphertextBlob"] = Convert.ToBase64String(blob), ["KeyId"] = Arn });
            return;
        }

        var wrapped = Convert.FromBase64String((string)body["CiphertextBlob"]!);
        var plain = new byte[wrapped.Length - 28];
        try
        {
            cipher.Decrypt(wrapped.AsSpan(0, 12), wrapped.AsSpan(12, plain.Length), wrapped.AsSpan(12 + plain.Length), plain, bound);
        }
        catch (AuthenticationTagMismatchException)
        {
            await Error(400, "InvalidCiphertextException")(context);
            return;
        }

        await RespondAsync(context, new() { ["Plaintext"] = Convert.ToBase64String(plain), ["KeyId"] = Arn });
    }

    static Task RespondAsync(HttpContext context, JsonObject answer)
    {
        context.Response.ContentType = "application/x-amz-json-1.1";
        return context.Response.WriteAsync(answer.ToJsonString());
    }
}
