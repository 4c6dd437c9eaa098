using Orleans.Concurrency;

namespace UserMacro.Orleans.DynamoDB.Tests.Persistence.Grains;

/// <summary>Keeps a value, whatever its key is made of.</summary>
public interface IKeeper<T> : IGrainWithStringKey, IGrainWithGuidKey, IGrainWithIntegerKey, IGrainWithGuidCompoundKey, IGrainWithIntegerCompoundKey
{
    Task Keep(T value);

    Task<Kept<T>> Read();

    Task Clear();

    /// <summary>The silo that this runs on.</summary>
    [AlwaysInterleave]
    Task<string> Place();
}
