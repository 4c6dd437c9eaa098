using System.Text;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Rules;

namespace UserMacro.Grains.Interfaces.Tenants;

/// <summary>How to verify a request of one installation, and where to answer.</summary>
[GenerateSerializer, Immutable, Alias("tenant-access")]
public sealed record TenantAccess
{
    [Id(0)] public required TenantId Tenant { get; init; }

    [Id(1)] public required InstallationState State { get; init; }

    [Id(2)] public required string ClientKey { get; init; }

    /// <summary>The current shared secret; signs everything outbound.</summary>
    [Id(3)] public required string SharedSecret { get; init; }

    /// <summary>The secret before the last rotation, for inbound tokens in flight; null when none.</summary>
    [Id(4)] public string? PreviousSecret { get; init; }

    /// <summary>Until when <see cref="PreviousSecret"/> may verify: 15 minutes after the rotation.</summary>
    [Id(5)] public DateTimeOffset PreviousSecretUntil { get; init; }

    /// <summary>The site, ending in <c>/wiki</c>.</summary>
    [Id(6)] public required string BaseUrl { get; init; }

    /// <summary>The site under its own domain; null when it has none.</summary>
    [Id(7)] public string? DisplayUrl { get; init; }

    /// <summary>32 random bytes of the tenant's own that authenticate the tickets of its frames.</summary>
    [Id(8)] public required byte[] TicketKey { get; init; }

    /// <summary>The tenant's rules over all of its macros.</summary>
    [Id(9)] public MacroRules Rules { get; init; } = new();

    /// <summary>Whether the site does not want its renders counted.</summary>
    [Id(10)] public bool IsUncounted { get; init; }

    bool PrintMembers(StringBuilder text)
    {
        text.Append("State = ").Append(State);
        return true;
    }
}
