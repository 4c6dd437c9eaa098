using System.Security.Cryptography;

namespace UserMacro.Atlassian.Confluence.Storage;

/// <summary>The body of a macro, kept out of all work on the output around it, so that the macros inside it live.</summary>
/// <param name="storage">The body in storage format.</param>
public sealed class StorageBody(string storage)
{
    const int PlaceDigits = 12;

    /// <summary>What stands for the body in the output of a template. Of characters that nobody writes, and digits.</summary>
    public string Place { get; } = $"\uE0F0{RandomNumberGenerator.GetString("0123456789", PlaceDigits)}\uE0F1";

    /// <summary>The body.</summary>
    public string Storage { get; } = StorageEntities.WithoutNames(storage);
}
