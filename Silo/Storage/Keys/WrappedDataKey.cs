using System.Text.Json.Serialization;

namespace UserMacro.Silo.Storage.Keys;

/// <summary>A data key as stored; worth nothing without the key that wrapped it.</summary>
[GenerateSerializer, Alias("wrapped-data-key")]
internal sealed class WrappedDataKey
{
    /// <summary>The data key's id, as in the header of each record.</summary>
    [Id(0)]
    public byte[] Id { get; set; } = [];

    /// <summary>The id of the key-encryption key.</summary>
    [Id(1)]
    public string WrappedBy { get; set; } = "";

    [Id(2)]
    public byte[] Wrapped { get; set; } = [];

    /// <summary>When the owner was erased: nothing is wrapped here then, and never will be. Null for a key.</summary>
    [Id(3), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? SealedAt { get; set; }
}
