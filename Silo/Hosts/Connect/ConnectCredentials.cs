using System.Collections.Immutable;
using System.Text;
using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.Silo.Hosts.Connect;

/// <summary>Credentials as this host means them: the site's name is its client key, and their content is the shared secret.</summary>
/// <param name="ClientKey">Issuer of the site's tokens and audience of ours.</param>
/// <param name="SharedSecret">The newest secret; signs everything outbound.</param>
public sealed record ConnectCredentials(string ClientKey, string SharedSecret)
{
    /// <summary>The kind of installations that are this host's.</summary>
    public const string Kind = "connect";

    /// <summary>The secret before the last rotation, for inbound tokens in flight; null when none.</summary>
    public string? PreviousSecret { get; private init; }

    /// <summary>Until when <see cref="PreviousSecret"/> may verify.</summary>
    public DateTimeOffset PreviousSecretUntil { get; private init; }

    /// <summary>The credentials of an installation.</summary>
    /// <exception cref="ArgumentException">They are of another kind of host.</exception>
    public static ConnectCredentials Of(HostCredentials credentials)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        return string.Equals(credentials.Kind, Kind, StringComparison.Ordinal)
            ? new(credentials.Name, credentials.Content) { PreviousSecret = credentials.PreviousContent, PreviousSecretUntil = credentials.PreviousUntil }
            : throw new ArgumentException($"The credentials are of the kind '{credentials.Kind}', not '{Kind}'.", nameof(credentials));
    }

    /// <summary>The same as everything but this host keeps them.</summary>
    public HostCredentials ToHost() => new(Kind, ClientKey, SharedSecret) { PreviousContent = PreviousSecret, PreviousUntil = PreviousSecretUntil };

    /// <summary>The secrets that may verify a token, the newest first.</summary>
    public ImmutableArray<string> SecretsAt(DateTimeOffset now) =>
        PreviousSecret is { } previous && now < PreviousSecretUntil ? [SharedSecret, previous] : [SharedSecret];

    bool PrintMembers(StringBuilder text)
    {
        text.Append("ClientKey = ").Append(ClientKey);
        return true;
    }
}
