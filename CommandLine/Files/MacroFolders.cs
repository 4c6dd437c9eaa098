using System.Security.Cryptography;
using System.Text;
using UserMacro.CommandLine.Contracts;
using UserMacro.CommandLine.Findings;

namespace UserMacro.CommandLine.Files;

/// <summary>Macros as folders: one a macro, named by its key.</summary>
internal sealed class MacroFolders(MacroRoot root)
{
    public string FullPath => root.FullPath;

    /// <summary>The names of all folders that hold a <c>macro.yaml</c>, in order; a name need not be a key.</summary>
    public IReadOnlyList<string> Names() =>
        [.. root.Folders().Where(folder => !folder.StartsWith('.') && root.Exists(MacroFile.PathOf(folder, MacroFile.Settings)))];

    public bool Exists(string key) => MacroFile.All.Any(file => root.Exists(MacroFile.PathOf(key, file)));

    /// <summary>Reads a macro.</summary>
    /// <exception cref="UnsafeFileException">A file is a link or too large.</exception>
    public LocalMacro Read(string key)
    {
        var bytes = MacroFile.All.ToDictionary(file => file, file => root.Read(MacroFile.PathOf(key, file)), StringComparer.Ordinal);
        var settings = new SettingsReader(MacroFile.PathOf(key, MacroFile.Settings));
        var findings = new List<Finding>();

        string? TextOf(string file)
        {
            if (bytes[file] is not { } content)
            {
                return null;
            }

            var text = TextEncoding.Decode(content);
            if (text is null)
            {
                Report(file, "encoding", "The file is not UTF-8.");
            }

            return text ?? "";
        }

        void Report(string file, string code, string message) => findings.Add(new(new(MacroFile.PathOf(key, file)), Severity.Error, code, message));

        if (!MacroKey.IsValid(key))
        {
            Report(MacroFile.Settings, "key", $"The folder's name is the macro's key and must be {MacroKey.Rule}.");
        }

        if (TextOf(MacroFile.Settings) is not { } yaml)
        {
            Report(MacroFile.Settings, "missing-file", "The file is missing.");
        }
        else if (findings.Count == 0 && settings.Read(yaml) is { } read)
        {
            var definition = read with { Styles = TextOf(MacroFile.Styles) ?? "", Script = TextOf(MacroFile.Script) ?? "" };
            if (TextOf(MacroFile.TemplateOf(read.Language)) is { } template)
            {
                definition = definition with { Template = template };
            }
            else
            {
                Report(MacroFile.TemplateOf(read.Language), "missing-file", "The file is missing.");
            }

            if (bytes[MacroFile.StrayTemplateOf(read.Language)] is not null)
            {
                Report(MacroFile.StrayTemplateOf(
                    read.Language), "stray-file", $"The file is not used: the template's language is {Choice.NameOf(read.Language)}.");
            }

            if (findings.Count == 0 && settings.Findings.Count == 0)
            {
                return new() { Key = key, Definition = definition, FilesHash = HashOf(bytes), Findings = [], Places = settings.Places };
            }
        }

        return new() { Key = key, FilesHash = HashOf(bytes), Findings = [.. settings.Findings, .. findings], Places = settings.Places };
    }

    /// <summary>Makes the folder hold the definition. Files that say the same already are not touched, so their comments and order stay.</summary>
    /// <exception cref="UnsafeFileException">A link is in the way.</exception>
    public void Write(string key, MacroDefinition definition)
    {
        var files = MacroFiles.For(definition);
        foreach (var (file, text) in files.Where(file => !Says(key, file.File, file.Text)))
        {
            root.Write(MacroFile.PathOf(key, file), TextEncoding.Encode(text));
        }

        foreach (var file in MacroFile.All.Except(files.Select(file => file.File), StringComparer.Ordinal))
        {
            root.Delete(MacroFile.PathOf(key, file));
        }
    }

    bool Says(string key, string file, string text)
    {
        var path = MacroFile.PathOf(key, file);
        if (root.Read(path) is not { } bytes || TextEncoding.Decode(bytes) is not { } present)
        {
            return false;
        }

        if (file != MacroFile.Settings)
        {
            return present == text;
        }

        var reader = new SettingsReader(path);
        return reader.Read(present) is { } definition && reader.Findings.Count == 0 && MacroFiles.SettingsText(definition) == text;
    }

    static string HashOf(Dictionary<string, byte[]?> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in MacroFile.All)
        {
            if (files[file] is not { } content)
            {
                continue;
            }

            hash.AppendData(Encoding.UTF8.GetBytes($"{file} {content.Length}\n"));
            hash.AppendData(content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
