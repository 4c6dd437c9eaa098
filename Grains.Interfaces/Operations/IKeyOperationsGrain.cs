using System.Collections.Immutable;

namespace UserMacro.Grains.Interfaces.Operations;

/// <summary>Looks after the keys of all tenants on behalf of an operator. Key: <see cref="Key"/>; it belongs to no tenant, and no front end calls it.</summary>
[Alias("key-operations")]
public interface IKeyOperationsGrain : IGrainWithStringKey
{
    /// <summary>The key of the only grain.</summary>
    const string Key = "service";

    /// <summary>What the store of the data keys holds. Reads the key records of all tenants.</summary>
    [Alias("status"), ResponseTimeout(OperationTimeouts.Read)]
    Task<KeyStatus> Status();
}

/// <summary>What the store of the data keys holds.</summary>
/// <param name="WrappingKey">The key-encryption key that wraps now.</param>
/// <param name="Owners">How many tenants have data keys; the service itself counts as one.</param>
/// <param name="Sealed">How many tenants were erased.</param>
/// <param name="Former">How many data keys are kept only because records may still be encrypted under them.</param>
/// <param name="WrappedBy">How many data keys each key-encryption key has wrapped.</param>
[GenerateSerializer, Immutable, Alias("key-status")]
public sealed record KeyStatus(
    [property: Id(0)] string WrappingKey,
    [property: Id(1)] int Owners,
    [property: Id(2)] int Sealed,
    [property: Id(3)] int Former,
    [property: Id(4)] ImmutableSortedDictionary<string, int> WrappedBy);
