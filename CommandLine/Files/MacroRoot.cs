namespace UserMacro.CommandLine.Files;

/// <summary>
/// The folder that holds the macros' folders. Nothing outside of it is read or written, wherever a link inside may lead: what lies
/// in it can come from somebody's pull request, and what is read from it goes to the service.
/// </summary>
/// <param name="path">The folder; it need not exist yet.</param>
internal sealed class MacroRoot(string path)
{
    /// <summary>The largest file that is read, in bytes; the largest text the service takes has 256 KB.</summary>
    const int MaxBytes = 1 << 20;

    public string FullPath { get; } = Path.GetFullPath(path);

    /// <summary>The names of the folders in it, in order; also of links to folders, which <see cref="Read"/> then refuses aloud.</summary>
    public IEnumerable<string> Folders() =>
        Directory.Exists(FullPath)
            ? new DirectoryInfo(FullPath).EnumerateDirectories().Select(folder => folder.Name).Order(StringComparer.Ordinal)
            : [];

    public bool Exists(string relative) => new FileInfo(Resolve(relative)) is { Exists: true } or { LinkTarget: not null };

    /// <summary>The bytes of a file; null when it is not there.</summary>
    /// <exception cref="UnsafeFileException">It is a link or too large.</exception>
    public byte[]? Read(string relative)
    {
        var file = new FileInfo(Resolve(relative));
        RefuseLinks(relative);
        if (!file.Exists)
        {
            return null;
        }

        if (file.Length > MaxBytes)
        {
            throw new UnsafeFileException($"{relative} is larger than 1 MB.");
        }

        return File.ReadAllBytes(file.FullName);
    }

    /// <summary>Writes a file as a whole or not at all.</summary>
    /// <exception cref="UnsafeFileException">A link is in the way.</exception>
    public void Write(string relative, byte[] content)
    {
        RefuseLinks(relative);
        var target = Resolve(relative);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var draft = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetRandomFileName()}.tmp");
        try
        {
            using (var stream = new FileStream(draft, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write(content);
            }

            File.Move(draft, target, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <exception cref="UnsafeFileException">A link is in the way.</exception>
    public void Delete(string relative)
    {
        RefuseLinks(relative);
        if (File.Exists(Resolve(relative)))
        {
            File.Delete(Resolve(relative));
        }
    }

    void RefuseLinks(string relative)
    {
        var folder = Path.GetDirectoryName(relative);
        if (!string.IsNullOrEmpty(folder) && new DirectoryInfo(Resolve(folder)).LinkTarget is not null)
        {
            throw new UnsafeFileException($"{folder} is a link to another folder, which is not followed.");
        }

        if (new FileInfo(Resolve(relative)).LinkTarget is not null)
        {
            throw new UnsafeFileException($"{relative} is a link to another file, which is not followed.");
        }
    }

    // Names come from valid keys and the fixed names of files; this is the second lock on the door.
    string Resolve(string relative)
    {
        var full = Path.GetFullPath(Path.Combine(FullPath, relative));
        return full.StartsWith(FullPath.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? full
            : throw new UnsafeFileException("A name leads out of the folder of the macros.");
    }
}

/// <summary>A file that this tool neither reads nor writes, for example a link that leads out of the folder.</summary>
internal sealed class UnsafeFileException(string message) : IOException(message);
