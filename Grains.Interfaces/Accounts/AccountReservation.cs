using System.Collections.Immutable;

namespace UserMacro.Grains.Interfaces.Accounts;

/// <summary>The handles of some accounts.</summary>
/// <param name="Handles">The handles by account ID.</param>
/// <param name="New">Those of them that are not stored yet: account IDs by handle.</param>
[GenerateSerializer, Immutable, Alias("account-reservation")]
public sealed record AccountReservation(
    [property: Id(0)] ImmutableDictionary<string, string> Handles,
    [property: Id(1)] ImmutableDictionary<string, string> New);
