using System.Globalization;
using System.IO.Compression;
using UserMacro.CommandLine.Failures;

namespace UserMacro.CommandLine.Commands;

/// <summary>The source of an import: a file as it is, or a folder as an archive.</summary>
/// <param name="Name">The name that says what it is.</param>
/// <param name="Content">Its content.</param>
internal sealed record ImportSource(string Name, byte[] Content)
{
    static readonly string[] Endings = [".vm", ".vtl", ".txt", ".velocity", ".json", ".csv", ".xml"];

    /// <param name="path">The file or folder.</param>
    /// <param name="maxBytes">The most that the service takes.</param>
    public static Result<ImportSource> Read(string path, long maxBytes)
    {
        try
        {
            if (Directory.Exists(path))
            {
                return Packed(path, maxBytes);
            }

            if (!File.Exists(path))
            {
                return new Failure(ExitCode.Usage, $"There is no file or folder '{path}'.");
            }

            if (new FileInfo(path).Length is var size && size > maxBytes)
            {
                return TooLarge(path, size, maxBytes);
            }

            return new ImportSource(Path.GetFileName(path), File.ReadAllBytes(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Failure(ExitCode.Failed, $"'{path}' could not be read: {error.Message}");
        }
    }

    /// <summary>The source with a mapping of IDs in it, as an archive.</summary>
    /// <param name="path">The mapping: a CSV with the columns <c>old</c> and <c>new</c>.</param>
    /// <param name="maxBytes">The most that the service takes.</param>
    public Result<ImportSource> WithIds(string path, long maxBytes)
    {
        try
        {
            if (!File.Exists(path))
            {
                return new Failure(ExitCode.Usage, $"There is no file '{path}'.");
            }

            if (Content.Length + new FileInfo(path).Length is var size && size > maxBytes)
            {
                return TooLarge(path, size, maxBytes);
            }

            var isArchive = Content.AsSpan().StartsWith("PK"u8);
            using var content = new MemoryStream();
            content.Write(isArchive ? Content : []);
            using (var archive = new ZipArchive(content, isArchive ? ZipArchiveMode.Update : ZipArchiveMode.Create, leaveOpen: true))
            {
                if (!isArchive)
                {
                    using var file = archive.CreateEntry(Name).Open();
                    file.Write(Content);
                }

                archive.CreateEntryFromFile(path, "usermacro-ids.csv");
            }

            return new ImportSource(Path.ChangeExtension(Name, ".zip"), content.ToArray());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return new Failure(ExitCode.Failed, $"'{path}' could not be added to what is imported: {error.Message}");
        }
    }

    static Result<ImportSource> Packed(string folder, long maxBytes)
    {
        var files =
            Directory.EnumerateFiles(
                folder, "*",
                    new EnumerationOptions
                    {
                        RecurseSubdirectories = true,
                        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint
                    })
            .Where(file => Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0)
        {
            return new Failure(ExitCode.Usage, $"The folder '{folder}' holds no file that could be imported: {string.Join(", ", Endings)}.");
        }

        if (files.Sum(file => new FileInfo(file).Length) is var size && size > maxBytes)
        {
            return TooLarge(folder, size, maxBytes);
        }

        using var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files)
            {
                archive.CreateEntryFromFile(file, Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'));
            }
        }

        return new ImportSource($"{new DirectoryInfo(folder).Name}.zip", content.ToArray());
    }

    static Failure TooLarge(string path, long size, long most) => new(
        ExitCode.Usage,
        string.Create(CultureInfo.InvariantCulture, $"'{path}' has {size} bytes; the service takes at most {most}. Import it in parts."));
}
