namespace UserMacro.Silo.Storage.Encryption;

/// <summary>All that the inner provider ever stores of a state.</summary>
[GenerateSerializer, Alias("encrypted-record")]
internal sealed class EncryptedRecord
{
    /// <summary>Header, nonce, ciphertext and tag; see <see cref="RecordCipher"/>.</summary>
    [Id(0)]
    public byte[] Bytes { get; set; } = [];
}
