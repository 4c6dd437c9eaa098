using System.Text.Json;
using UserMacro.CommandLine.Files;

namespace UserMacro.CommandLine.State;

/// <summary>
/// Remembers, apart for each service, what every macro's folder was last pulled from or pushed as: <c>.usermacro/state.json</c>.
/// It belongs to one copy of the folder, so it keeps itself out of version control.
/// </summary>
internal sealed class SyncState
{
    const string Folder = ".usermacro";
    const string StateFile = Folder + "/state.json";
    const int Format = 1;

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    readonly MacroRoot _root;
    readonly string _service;
    readonly SortedDictionary<string, SortedDictionary<string, SyncBase>> _services;
    bool _changed;

    SyncState(MacroRoot root, string service, IDictionary<string, SortedDictionary<string, SyncBase>> services)
    {
        (_root, _service) = (root, service);
        _services = new(services, StringComparer.Ordinal);
    }

    /// <summary>What is remembered about a service. An unreadable file counts as none: then nothing is overwritten without being asked for.</summary>
    public static SyncState Load(MacroRoot root, Uri service) => new(root, service.AbsoluteUri, Read(root) ?? []);

    public SyncBase? Of(string key) => _services.TryGetValue(_service, out var macros) ? macros.GetValueOrDefault(key) : null;

    public void Set(string key, SyncBase known)
    {
        if (Of(key) == known)
        {
            return;
        }

        if (!_services.TryGetValue(_service, out var macros))
        {
            _services[_service] = macros = new(StringComparer.Ordinal);
        }

        macros[key] = known;
        _changed = true;
    }

    /// <summary>Writes what has changed.</summary>
    public void Save()
    {
        if (!_changed)
        {
            return;
        }

        _root.Write(Folder + "/.gitignore", "*\n"u8.ToArray());
        _root.Write(StateFile, JsonSerializer.SerializeToUtf8Bytes(new Stored(Format, _services), Json));
        _changed = false;
    }

    static SortedDictionary<string, SortedDictionary<string, SyncBase>>? Read(MacroRoot root)
    {
        if (root.Read(StateFile) is not { } bytes)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<Stored>(bytes, Json) is { Format: Format, Services: { } services }
                && services.Values.All(macros => macros is not null)
                ? services
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    sealed record Stored(int Format, SortedDictionary<string, SortedDictionary<string, SyncBase>> Services);
}
