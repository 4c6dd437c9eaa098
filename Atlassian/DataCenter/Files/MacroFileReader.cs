using System.Collections.Immutable;
using System.IO.Compression;

namespace UserMacro.Atlassian.DataCenter.Files;

/// <summary>Reads user macros from what administrators have of them: templates, exports, descriptors, the stored map, and archives of all these. A broken file keeps no other from being read.</summary>
public static class MacroFileReader
{
    /// <summary>Files of an archive.</summary>
    public const int MaxFiles = 5_000;

    /// <summary>Bytes of one file, unpacked.</summary>
    public const int MaxFileBytes = 32 * 1024 * 1024;

    /// <summary>Bytes of all files together, unpacked.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>Macros in them: as many as a site can have.</summary>
    public const int MaxMacros = 2_000;

    /// <summary>Reads a file, or all files of a zip archive.</summary>
    /// <param name="name">The file's name; its ending says what it is.</param>
    /// <param name="content">Its content; must be able to seek.</param>
    /// <exception cref="RefusedArchiveException">There are too many macros, or the archive is broken, too large unpacked, or names a file outside of itself.</exception>
    public static MacroFileSet Read(string name, Stream content)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(content);
        var macros = ImmutableArray.CreateBuilder<UserMacroSource>();
        var problems = ImmutableArray.CreateBuilder<FileProblem>();
        foreach (var (file, bytes) in Files(name, content))
        {
            Add(MacroFile.Read(file, bytes), macros, problems);
            if (macros.Count > MaxMacros)
                throw new RefusedArchiveException($"The files hold more than {MaxMacros} macros, which is what a site can have. Send them in parts.");
        }

        return new(macros.ToImmutable(), problems.ToImmutable());
    }

    static void Add(MacroFileSet found, ImmutableArray<UserMacroSource>.Builder macros, ImmutableArray<FileProblem>.Builder problems)
    {
        macros.AddRange(found.Macros);
        problems.AddRange(found.Problems);
    }

    static List<(string File, byte[] Bytes)> Files(string name, Stream content) =>
        IsArchive(content) ? Unpacked(content) : [(name, Bytes(content, MaxFileBytes) ?? throw TooLarge())];

    static bool IsArchive(Stream content)
    {
        Span<byte> head = stackalloc byte[2];
        var isZip = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == 2 && head.SequenceEqual("PK"u8);
        content.Position = 0;
        return isZip;
    }

    static List<(string File, byte[] Bytes)> Unpacked(Stream content)
    {
        var files = new List<(string File, byte[] Bytes)>();
        try
        {
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > MaxFiles)
                throw new RefusedArchiveException($"The archive holds more than {MaxFiles} files.");
            if (archive.Entries.FirstOrDefault(entry => IsOutside(entry.FullName)) is not null)
                throw new RefusedArchiveException("The archive names a file outside of itself, with “..” or from the root. Make it anew from the folder.");
            long left = MaxBytes;
            foreach (var entry in archive.Entries.Where(IsRead))
            {
                using var stream = entry.Open();
                // What an entry says of its size is not believed.
                var bytes = Bytes(stream, (int)Math.Min(left, MaxFileBytes)) ?? throw TooLarge();
                left -= bytes.Length;
                files.Add((entry.FullName, bytes));
            }
        }
        catch (InvalidDataException)
        {
            throw new RefusedArchiveException("The archive is broken: it cannot be unpacked.");
        }

        return files;
    }

    /// <summary>Folders, and what systems and version control put beside files, are passed over.</summary>
    static bool IsRead(ZipArchiveEntry entry) =>
        entry.Name.Length > 0 && !entry.FullName.Replace('\\', '/').Split('/').Any(part => part.StartsWith('.') || part.Equals("__MACOSX", StringComparison.Ordinal));

    static bool IsOutside(string path) =>
        path.StartsWith('/') || path.StartsWith('\\') || path.Contains(':', StringComparison.Ordinal) || path.Split('/', '\\').Contains("..", StringComparer.Ordinal);

    static byte[]? Bytes(Stream stream, int most)
    {
        using var bytes = new MemoryStream();
        var part = new byte[81920];
        for (int read; (read = stream.Read(part)) > 0;)
        {
            if (bytes.Length + read > most)
                return null;
            bytes.Write(part, 0, read);
        }

        return bytes.ToArray();
    }

    static RefusedArchiveException TooLarge() =>
        new($"Unpacked, the files are larger than {MaxBytes / (1024 * 1024)} MB, or one is larger than {MaxFileBytes / (1024 * 1024)} MB. Send the macros alone, or in parts.");
}
