using System.Collections.Immutable;
using System.IO.Compression;
using System.Runtime.InteropServices;
using UserMacro.Atlassian.DataCenter.Ids;
using UserMacro.Shared;

namespace UserMacro.Atlassian.DataCenter.Files;

/// <summary>
/// Reads user macros from what administrators have of them: templates, exports, descriptors, the stored map, and archives of all these. A
/// broken file keeps no other from being read.
/// </summary>
public static class MacroFileReader
{
    /// <summary>Files of an archive.</summary>
    public const int MaxFiles = EngineLimits.ImportFiles;

    /// <summary>Bytes of one file, unpacked.</summary>
    public const int MaxFileBytes = EngineLimits.ImportFileBytes;

    /// <summary>Bytes of all files together, unpacked.</summary>
    public const int MaxBytes = EngineLimits.ImportBytes;

    /// <summary>Macros in them: as many as a site can have.</summary>
    public const int MaxMacros = EngineLimits.Macros;

    /// <summary>Characters of the name of a file, with its path.</summary>
    public const int MaxFileName = 1_000;

    /// <summary>Problems that are listed, of all files together; a last one says how many more there are.</summary>
    public const int MaxProblems = 1_000;

    internal const string Broken = "The archive is broken: it cannot be unpacked.";

    /// <summary>Reads a file, or all files of a zip archive.</summary>
    /// <param name="name">The file's name; its ending says what it is.</param>
    /// <param name="content">Its content.</param>
    /// <param name="cancellation">Ends the reading between two files.</param>
    /// <exception cref="RefusedArchiveException">There are too many macros, or the archive is broken, too large unpacked, or names a file
    /// outside of itself.</exception>
    public static MacroFileSet Read(string name, ReadOnlyMemory<byte> content, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length > MaxFileName)
        {
            throw new RefusedArchiveException($"The name of the file has {name.Length} characters; the limit is {MaxFileName}.");
        }

        var found = new Found();
        if (content.Span.StartsWith("PK"u8))
        {
            ReadArchive(content, found, cancellation);
        }
        else if (content.Length > MaxFileBytes)
        {
            throw TooLarge(content.Length);
        }
        else
        {
            found.Add(MacroFile.Read(name, content.ToArray()));
        }

        return found.ToSet(name);
    }

    static void ReadArchive(ReadOnlyMemory<byte> content, Found found, CancellationToken cancellation)
    {
        ThrowIfTooMany(ZipDirectory.Count(content.Span));
        using var archive = Unpacking(() => new ZipArchive(StreamOf(content), ZipArchiveMode.Read));
        ReadEntries(archive, found.Add, cancellation);
    }

    /// <summary>One file after the other, so that no more than one is held unpacked.</summary>
    internal static void ReadEntries(ZipArchive archive, Action<MacroFileSet> found, CancellationToken cancellation)
    {
        var entries = Unpacking(() => archive.Entries);
        // In case the library has found another directory than the one that was counted.
        ThrowIfTooMany(entries.Count);
        if (entries.FirstOrDefault(entry => entry.FullName.Length > MaxFileName) is { } longest)
        {
            throw new RefusedArchiveException(
                $"The archive holds a file whose name has {longest.FullName.Length} characters; the limit is {MaxFileName}.");
        }

        if (entries.FirstOrDefault(entry => IsOutside(entry.FullName)) is not null)
        {
            throw new RefusedArchiveException("The archive contains a path outside of itself (“..” or from the root). Create it again from the folder.");
        }

        long left = MaxBytes;
        foreach (var entry in entries.Where(IsRead))
        {
            cancellation.ThrowIfCancellationRequested();
            // What an entry says of its size is not believed.
            var bytes = Unpacking(() => Bytes(entry, (int)Math.Min(left, MaxFileBytes)));
            left -= bytes.Length;
            found(MacroFile.Read(entry.FullName, bytes));
        }
    }

    static void ThrowIfTooMany(int files)
    {
        if (files > MaxFiles)
        {
            throw new RefusedArchiveException($"The archive holds {files} files; the limit is {MaxFiles} files. Send the macros alone, or in parts.");
        }
    }

    static MemoryStream StreamOf(ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out var bytes)
            ? new(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
            : new(content.ToArray(), writable: false);

    /// <summary>What the library says of a broken archive depends on where it is broken.</summary>
    static T Unpacking<T>(Func<T> unpack)
    {
        try
        {
            return unpack();
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or ArgumentException or NotSupportedException or OverflowException)
        {
            throw new RefusedArchiveException(Broken);
        }
    }

    /// <summary>Folders, and what systems and version control put beside files, are passed over.</summary>
    static bool IsRead(ZipArchiveEntry entry) =>
        entry.Name.Length > 0
            && !entry.FullName.Replace('\\', '/').Split('/').Any(part => part.StartsWith('.') || part.Equals("__MACOSX", StringComparison.Ordinal));

    static bool IsOutside(string path) =>
        path.StartsWith('/') || path.StartsWith('\\') || path.Contains(':', StringComparison.Ordinal)
            || path.Split('/', '\\').Contains("..", StringComparer.Ordinal);

    static byte[] Bytes(ZipArchiveEntry entry, int most)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        var part = new byte[81920];
        for (int read; (read = stream.Read(part)) > 0;)
        {
            if (bytes.Length + read > most)
            {
                throw TooLarge(bytes.Length + read);
            }

            bytes.Write(part, 0, read);
        }

        return bytes.ToArray();
    }

    static RefusedArchiveException TooLarge(long bytes) => new(
        $"Unpacked, the files are larger than {MaxBytes / (1024 * 1024)} MB, or one is larger than {MaxFileBytes / (1024 * 1024)} MB: "
            + $"reading ended in a file after {bytes / (1024 * 1024)} MB. Send the macros alone, or in parts.");

    sealed class Found
    {
        readonly ImmutableArray<UserMacroSource>.Builder _macros = ImmutableArray.CreateBuilder<UserMacroSource>();
        readonly ImmutableArray<FileProblem>.Builder _problems = ImmutableArray.CreateBuilder<FileProblem>();
        readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
        int _moreProblems;

        public MacroFileSet ToSet(string name)
        {
            if (_moreProblems > 0)
            {
                _problems.Add(new(name, $"{_moreProblems} more entries or files could not be read; the first {MaxProblems} are listed."));
            }

            return new(_macros.ToImmutable(), _problems.ToImmutable()) { Ids = _ids };
        }

        public void Add(MacroFileSet file)
        {
            _macros.AddRange(file.Macros);
            foreach (var (old, replacement) in file.Ids.Take(IdMapping.MaxEntries - _ids.Count))
            {
                _ids.TryAdd(old, replacement);
            }

            var listed = Math.Min(file.Problems.Length, MaxProblems - _problems.Count);
            _problems.AddRange(file.Problems.AsSpan(0, listed));
            _moreProblems += file.Problems.Length - listed + file.MoreProblems;
            if (_macros.Count > MaxMacros)
            {
                throw new RefusedArchiveException($"The files hold more than {MaxMacros} macros, which is what a site can have. Send them in parts.");
            }
        }
    }
}
