using System.Text.Json;
using Microsoft.Extensions.Options;
using UserMacro.Simulator.Configuration;

namespace UserMacro.Simulator.Sites;

/// <summary>Keeps each site's state as one JSON file in the data folder; without a folder nothing is kept.</summary>
internal sealed class SiteStore(IOptions<SimulatorOptions> options)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    readonly string? _folder = options.Value.DataPath;

    public SiteState? Load(int number)
    {
        if (PathOf(number) is not { } path || !File.Exists(path))
        {
            return null;
        }

        using var file = File.OpenRead(path);
        return JsonSerializer.Deserialize<SiteState>(file, Json)
            ?? throw new InvalidDataException($"{path} holds no site; move it away to start afresh.");
    }

    public void Save(int number, SiteState state)
    {
        if (PathOf(number) is not { } path)
        {
            return;
        }

        Directory.CreateDirectory(_folder!);
        var half = path + ".new";
        File.WriteAllBytes(half, JsonSerializer.SerializeToUtf8Bytes(state, Json));
        File.Move(half, path, overwrite: true);
    }

    string? PathOf(int number) => _folder is null ? null : Path.Combine(_folder, $"site-{number}.json");
}
