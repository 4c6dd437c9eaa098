using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace UserMacro.Atlassian.Connect.Lifecycle;

/// <summary>The body of a lifecycle request (docs/reference/connect-lifecycle.md#messages); fields that we have no use for are ignored.</summary>
public sealed record LifecycleMessage
{
    /// <summary>The app key.</summary>
    public required string Key { get; init; }

    /// <summary>The installation's own name for its site, stable across reinstalls; at most 255 characters.</summary>
    public required string ClientKey { get; init; }

    /// <summary>The secret of the installation; there in <c>installed</c> only.</summary>
    public string? SharedSecret { get; init; }

    /// <summary>The site, ending in <c>/wiki</c>.</summary>
    public required string BaseUrl { get; init; }

    /// <summary>The site under its own domain, where it has one. Not checked by the verifier.</summary>
    public string? DisplayUrl { get; init; }

    /// <summary><c>confluence</c>.</summary>
    public string? ProductType { get; init; }

    /// <summary>One of <see cref="LifecycleEvents"/>.</summary>
    public required string EventType { get; init; }

    /// <summary>The installation of the Forge app that carries this one, where there is one.</summary>
    public string? InstallationId { get; init; }

    /// <summary>The administrator who installed, where the host says so.</summary>
    public string? AccountId { get; init; }

    /// <summary>
    /// Reads a body. False for anything else than one JSON object with the required fields as non-empty strings
    /// (of an <c>installed</c> message also the secret), and for duplicate names.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<byte> json, [NotNullWhen(true)] out LifecycleMessage? message)
    {
        try
        {
            message = JsonSerializer.Deserialize(json, LifecycleJson.Default.LifecycleMessage);
        }
        catch (JsonException)
        {
            message = null;
        }

        if (message is null || !message.IsComplete())
        {
            message = null;
        }

        return message is not null;
    }

    /// <summary>Whether a text can be a client key: 1 to 255 visible ASCII characters. What is none need not be looked up.</summary>
    public static bool IsClientKey(string text) => text.Length is > 0 and <= 255 && text.All(character => character is > ' ' and <= '~');

    /// <summary>The body as the host sends it.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, LifecycleJson.Default.LifecycleMessage);

    /// <summary>Keeps the secret out of logs.</summary>
    public override string ToString() => $"{nameof(LifecycleMessage)} {{ EventType = {EventType} }}";

    bool IsComplete() =>
        !string.IsNullOrEmpty(Key)
        && ClientKey is not null && IsClientKey(ClientKey)
        && !string.IsNullOrEmpty(BaseUrl)
        && !string.IsNullOrEmpty(EventType)
        && (!string.Equals(EventType, LifecycleEvents.Installed, StringComparison.Ordinal) || !string.IsNullOrEmpty(SharedSecret));
}
