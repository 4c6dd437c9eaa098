using System.Text.Json;
using Microsoft.Extensions.FileProviders;

namespace UserMacro.WebApi.Admin;

/// <summary>The built admin page below <c>wwwroot/admin</c>; read again at each use, so that a build needs no restart.</summary>
internal sealed class AdminBuild(IWebHostEnvironment environment)
{
    readonly string _root = Path.Combine(environment.ContentRootPath, "wwwroot", "admin");

    /// <summary>What the page that begins with this source loads; null when it was never built.</summary>
    public AdminEntry? FindEntry(string source)
    {
        var manifest = Path.Combine(_root, ".vite", "manifest.json");
        if (!File.Exists(manifest))
        {
            return null;
        }

        using var chunks = JsonDocument.Parse(File.ReadAllBytes(manifest));
        return !chunks.RootElement.TryGetProperty(source, out var entry)
            ? null
            : new(entry.GetProperty("file").GetString()!, StylesOf(chunks.RootElement, entry));
    }

    /// <summary>A file of the build; null when there is none of this path.</summary>
    public IFileInfo? FindFile(string path)
    {
        if (!Directory.Exists(_root))
        {
            return null;
        }

        using var files = new PhysicalFileProvider(_root);
        return files.GetFileInfo(path) is { Exists: true, IsDirectory: false } file ? file : null;
    }

    static string[] StylesOf(JsonElement chunks, JsonElement entry)
    {
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var styles = new List<string>();
        Collect(entry);
        return [.. styles.Distinct(StringComparer.Ordinal)];

        void Collect(JsonElement chunk)
        {
            foreach (var import in Texts(chunk, "imports").Where(visited.Add))
            {
                Collect(chunks.GetProperty(import));
            }

            styles.AddRange(Texts(chunk, "css"));
        }
    }

    static string[] Texts(JsonElement chunk, string name) =>
        chunk.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(text => text.GetString()!)] : [];
}
