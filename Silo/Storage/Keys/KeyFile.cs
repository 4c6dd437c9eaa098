using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace UserMacro.Silo.Storage.Keys;

/// <summary>The file of a key-encryption key: one line with a mark, an id that is a digest of the key, and the key in Base64.</summary>
internal sealed class KeyFile
{
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    const int MaxBytes = 1024;
    const int IdDigits = 16;

    static readonly byte[] Mark = "usermacro-key-1 "u8.ToArray();

    KeyFile(byte[] key, string id) => (Key, Id) = (key, id);

    /// <summary>32 bytes, pinned.</summary>
    public byte[] Key { get; }

    public string Id { get; }

    /// <summary>Reads the file; null when there is none.</summary>
    /// <exception cref="KeyEncryptionException">The file is damaged, cannot be read, or others may read it.</exception>
    public static KeyFile? Read(string path)
    {
        var text = GC.AllocateArray<byte>(MaxBytes, pinned: true);
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(stream.SafeFileHandle) & ~(OwnerOnly | UnixFileMode.UserExecute)) != UnixFileMode.None)
            {
                throw new KeyEncryptionException($"The key file '{path}' may be read or changed by others. Restrict it to its owner: chmod 600.");
            }

            var length = stream.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
            return Parse(text.AsSpan(0, length))
                ?? throw new KeyEncryptionException($"The key file '{path}' is damaged. Restore it from where you keep its copy.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KeyEncryptionException($"The key file '{path}' cannot be read: {e.Message}", e);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(text);
        }
    }

    /// <summary>Makes a new key and its file, whole or not at all. When another process was quicker, its file is read.</summary>
    /// <exception cref="KeyEncryptionException">The file cannot be written.</exception>
    public static KeyFile Create(string path)
    {
        var key = GC.AllocateArray<byte>(AesKeyWrap.KeyBytes, pinned: true);
        RandomNumberGenerator.Fill(key);
        var temporary = $"{path}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}.new";
        try
        {
            CreateFolder(Path.GetDirectoryName(path)!);
            Write(temporary, Format(key));
            if (ExclusiveMove.TryMove(temporary, path))
            {
                using var moved = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
                RandomAccess.FlushToDisk(moved);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KeyEncryptionException($"The key file '{path}' cannot be written: {e.Message}", e);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
            File.Delete(temporary);
        }

        // What was stored is what is used from the first moment on.
        return Read(path) ?? throw new KeyEncryptionException($"The key file '{path}' disappeared while it was being created.");
    }

    static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    static void Write(string path, byte[] text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using var stream = new FileStream(path, options);
        stream.Write(text);
        stream.Flush(flushToDisk: true);
        CryptographicOperations.ZeroMemory(text);
    }

    static byte[] Format(byte[] key)
    {
        var text = new byte[Mark.Length + IdDigits + 1 + Base64.GetMaxEncodedToUtf8Length(key.Length) + 1];
        Mark.CopyTo(text, 0);
        Encoding.ASCII.GetBytes(IdOf(key), text.AsSpan(Mark.Length));
        text[Mark.Length + IdDigits] = (byte)' ';
        Base64.EncodeToUtf8(key, text.AsSpan(Mark.Length + IdDigits + 1), out _, out _);
        text[^1] = (byte)'\n';
        return text;
    }

    static KeyFile? Parse(ReadOnlySpan<byte> text)
    {
        text = text.TrimEnd("\r\n "u8);
        if (!text.StartsWith(Mark) || text.Length < Mark.Length + IdDigits + 1 || text[Mark.Length + IdDigits] != (byte)' ')
        {
            return null;
        }

        var id = Encoding.ASCII.GetString(text.Slice(Mark.Length, IdDigits));
        var key = GC.AllocateArray<byte>(AesKeyWrap.KeyBytes, pinned: true);
        var status = Base64.DecodeFromUtf8(text[(Mark.Length + IdDigits + 1)..], key, out var consumed, out var written);
        return status == System.Buffers.OperationStatus.Done
            && written == key.Length
            && string.Equals(id, IdOf(key), StringComparison.Ordinal)
            ? new(key, id)
            : null;
    }

    static string IdOf(byte[] key) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Mark))[..IdDigits];
}
