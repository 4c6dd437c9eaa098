namespace UserMacro.Orleans.DynamoDB.Tests.Persistence;

/// <summary>A state that is stored as the bytes that it holds.</summary>
public sealed class Blob
{
    public byte[] Bytes { get; set; } = [];

    /// <summary>Bytes that differ from those of every other seed.</summary>
    public static Blob Create(int length, int seed = 1)
    {
        var blob = new Blob { Bytes = new byte[length] };
        new Random(seed).NextBytes(blob.Bytes);
        return blob;
    }
}
