using System.Net;
using System.Security.Cryptography;
using Amazon;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;

namespace UserMacro.Silo.Storage.Keys.Kms;

/// <summary>A key of AWS KMS. It never leaves KMS; data keys are sent there to be wrapped and unwrapped.</summary>
/// <remarks>Each call is bound to its tenant, its purpose and the data key's id by the encryption context, which the key's policy can name and CloudTrail
/// records.</remarks>
internal sealed class KmsKeyEncryptionKey : IKeyEncryptionKey, IDisposable
{
    /// <summary>How often the SDK sends a request again, with back-off.</summary>
    const int MaxRetries = 2;

    const string Purpose = "data-key";

    static readonly TimeSpan OneTry = TimeSpan.FromSeconds(2);

    /// <summary>How long a call may take with all its tries. A save waits for it, and its own time is 30 s.</summary>
    static readonly TimeSpan AllTries = TimeSpan.FromSeconds(6);

    readonly AmazonKeyManagementServiceClient _client;
    readonly string _key;
    readonly TimeProvider _time;
    string? _arn;

    public KmsKeyEncryptionKey(KmsSettings settings, TimeProvider time)
    {
        (_key, _time) = (settings.KeyId, time);
        var config = new AmazonKeyManagementServiceConfig { MaxErrorRetry = MaxRetries, RetryMode = RequestRetryMode.Standard, Timeout = OneTry };
        if (settings.ServiceUrl is { } url)
        {
            (config.ServiceURL, config.AuthenticationRegion) = (url, settings.Region);
            _client = new(new BasicAWSCredentials("local", "local"), config);
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(settings.Region);
            _client = new(config);
        }
    }

    public string KeyId => _arn ?? throw new InvalidOperationException("KMS was not asked for the key yet.");

    public async Task PrepareAsync(bool dataKeysAreStored, CancellationToken cancellation)
    {
        var key = (await AskAsync("DescribeKey", token => _client.DescribeKeyAsync(new DescribeKeyRequest { KeyId = _key }, token), cancellation)).KeyMetadata;
        _arn = key switch
        {
            { Enabled: not true } => throw new KmsException($"The KMS key '{_key}' is {key.KeyState?.Value ?? "not enabled"}. Enable it."),
            { KeySpec: { } spec } when spec != KeySpec.SYMMETRIC_DEFAULT => throw new KmsException($"The KMS key '{_key}' is {spec.Value}, not symmetric."),
            _ => key.Arn,
        };
    }

    public bool CanUnwrap(string keyId) => keyId.StartsWith("arn:", StringComparison.Ordinal);

    public async Task<byte[]> WrapAsync(ReadOnlyMemory<byte> dataKey, DataKeyContext context, CancellationToken cancellation)
    {
        var text = dataKey.ToArray();
        try
        {
            var answer = await AskAsync(
                "Encrypt",
                token => _client.EncryptAsync(
                    new EncryptRequest { KeyId = KeyId, Plaintext = new(text, writable: false), EncryptionContext = ContextOf(context) }, token),
                cancellation);
            return answer.CiphertextBlob.ToArray();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(text);
        }
    }

    public async Task UnwrapAsync(WrappedSecret wrapped, DataKeyContext context, Memory<byte> dataKey, CancellationToken cancellation)
    {
        var answer = await AskAsync(
            "Decrypt",
            token => _client.DecryptAsync(
                new DecryptRequest
                {
                    KeyId = wrapped.WrappedBy, CiphertextBlob = new(wrapped.Bytes.ToArray(), writable: false), EncryptionContext = ContextOf(context),
                },
                token),
            cancellation);
        var text = answer.Plaintext.ToArray();
        try
        {
            if (text.Length != dataKey.Length)
            {
                throw new KmsException($"The wrapped data key '{context}' is damaged.");
            }

            text.CopyTo(dataKey);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(text);
        }
    }

    public void Dispose() => _client.Dispose();

    static Dictionary<string, string> ContextOf(DataKeyContext context) => new(StringComparer.Ordinal)
    {
        ["tenant"] = context.Owner,
        ["purpose"] = Purpose,
        ["data-key"] = context.KeyId,
    };

    async Task<T> AskAsync<T>(string operation, Func<CancellationToken, Task<T>> ask, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(AllTries, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            return await ask(either.Token).WaitAsync(either.Token);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested
            && fault is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or WebException or OperationCanceledException)
        {
            throw Failed(operation, fault);
        }
    }

    // Without the exception itself: silos elsewhere may not know its type.
    KmsException Failed(string operation, Exception fault) =>
        new($"AWS KMS did not carry out {operation} with the key '{_key}': {ReasonOf(fault)}");

    static string ReasonOf(Exception fault) => fault switch
    {
        OperationCanceledException => $"no answer within {AllTries.TotalSeconds:0} s.",
        AmazonServiceException { ErrorCode: { Length: > 0 } code } service => $"{code} ({(int)service.StatusCode}): {service.Message}",
        _ => fault.Message,
    };
}
