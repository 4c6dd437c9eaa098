using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using UserMacro.Grains.Interfaces.Quarantine;
using UserMacro.Grains.Rendering.Jobs;

namespace UserMacro.Grains.Rendering.Crashes;

/// <summary>The form of a crash record's file: a header with the key, then slots of 64 bytes.</summary>
internal static class CrashFile
{
    public const string Pattern = "silo-*.crash";

    /// <summary>Threads that can be recorded; a pool has 1024 at most, and as many may be stuck.</summary>
    public const int Slots = 2048;

    public const int SlotBytes = 64;
    public const int HeaderBytes = 4096;
    public const int Length = HeaderBytes + (Slots * SlotBytes);

    const ulong Magic = 0x554D_4352_4153_4831;
    const int KeyAt = 8;
    const int CleanAt = KeyAt + SuspectKey.Size;
    const int FoundAt = CleanAt + 8;

    /// <summary>Makes an empty one, which the account of this process alone may read.</summary>
    public static FileStream Create(string folder)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new(Path.Combine(folder, $"silo-{Environment.ProcessId}-{Guid.NewGuid():n}.crash"), options);
    }

    /// <summary>The file of a silo that starts.</summary>
    public static byte[] New(SuspectKey key)
    {
        var file = new byte[Length];
        BinaryPrimitives.WriteUInt64LittleEndian(file, Magic);
        key.Bytes.CopyTo(file.AsSpan(KeyAt));
        return file;
    }

    /// <summary>Whether a file is one of these.</summary>
    public static bool IsOne(ReadOnlySpan<byte> file) => file.Length == Length && BinaryPrimitives.ReadUInt64LittleEndian(file) == Magic;

    public static SuspectKey KeyOf(ReadOnlySpan<byte> file) => SuspectKey.From(file.Slice(KeyAt, SuspectKey.Size));

    /// <summary>When the end of its process was found out; null when nobody has yet.</summary>
    public static DateTimeOffset? FoundOf(ReadOnlySpan<byte> file) =>
        BinaryPrimitives.ReadInt64LittleEndian(file[FoundAt..]) is > 0 and <= 253_402_300_799_999 and var at
            ? DateTimeOffset.FromUnixTimeMilliseconds(at)
            : null;

    /// <summary>Notes when that was.</summary>
    public static void SetFound(Stream file, DateTimeOffset at)
    {
        Span<byte> text = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(text, at.ToUnixTimeMilliseconds());
        file.Position = FoundAt;
        file.Write(text);
        file.Flush();
    }

    /// <summary>What threads were at. Entries that were not finished, or that this build does not know, are left out.</summary>
    public static ImmutableArray<CrashEntry> EntriesOf(ReadOnlySpan<byte> file)
    {
        var entries = ImmutableArray.CreateBuilder<CrashEntry>();
        for (var number = 0; number < Slots; number++)
        {
            var entry = MemoryMarshal.Read<CrashEntry>(file[(HeaderBytes + (number * SlotBytes))..]);
            if (entry is { State: 1, Kind: >= RenderKind.Render and <= RenderKind.Body } && entry.Macro != 0)
            {
                entries.Add(entry);
            }
        }

        return entries.DrainToImmutable();
    }
}

/// <summary>What a thread of the pool is at, as the crash record's file has it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct CrashEntry
{
    /// <summary>1 while the thread is at it; written last, so that an entry that was not finished counts for nothing.</summary>
    public int State;

    public RenderKind Kind;

    /// <summary>The macro.</summary>
    public UInt128 Macro;

    /// <summary>The viewer who posted the body; 0 when nobody did.</summary>
    public UInt128 Viewer;
}
