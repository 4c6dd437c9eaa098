using System.Text.Json.Serialization;
using UserMacro.Grains.Interfaces.Moves;

namespace UserMacro.Silo.Storage.Keys;

/// <summary>The data keys of one owner as stored: the one that encrypts, and previous ones; worth nothing without the key that wrapped it.</summary>
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

    /// <summary>Previous data keys of the owner, under which records may still be encrypted; newest first.</summary>
    [Id(4), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public List<FormerDataKey>? Former { get; set; }

    /// <summary>When the data key took the place of another one; null for an owner's first.</summary>
    [Id(5), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? RotatedAt { get; set; }

    /// <summary>The region that the keys were made in; null in what earlier builds stored, until it is wrapped again.</summary>
    [Id(6), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Region { get; set; }

    /// <summary>Where the owner is in a move between two deployments; null when it is in none.</summary>
    [Id(7), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), JsonConverter(typeof(JsonStringEnumConverter<MoveStage>))]
    public MoveStage? Stage { get; set; }

    /// <summary>When the owner was erased: nothing is wrapped here then, and never will be. Null for a key.</summary>
    [Id(3), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? SealedAt { get; set; }

    /// <summary>The same, to be changed.</summary>
    public WrappedDataKey Copy() => (WrappedDataKey)MemberwiseClone();
}

/// <summary>A data key that only decrypts.</summary>
[GenerateSerializer, Alias("former-data-key")]
internal sealed class FormerDataKey
{
    /// <summary>The data key's id, as in the header of each record.</summary>
    [Id(0)]
    public byte[] Id { get; set; } = [];

    /// <summary>The id of the key-encryption key.</summary>
    [Id(1)]
    public string WrappedBy { get; set; } = "";

    [Id(2)]
    public byte[] Wrapped { get; set; } = [];
}
