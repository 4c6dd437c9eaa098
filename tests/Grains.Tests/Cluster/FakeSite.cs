using System.Text.Json;
using UserMacro.Atlassian.Confluence;
using UserMacro.Atlassian.Connect.Descriptor;
using UserMacro.Silo.Hosts.Connect.Modules;

namespace UserMacro.Grains.Tests.Cluster;

/// <summary>A site's dynamic modules: registration is all or nothing, a key that is there or refused fails it.</summary>
internal sealed class FakeSite : IModuleHost
{
    readonly Lock _gate = new();
    readonly List<string> _calls = [];
    Dictionary<string, ContentMacro> _modules = new(StringComparer.Ordinal);

    /// <summary>Says why the site refuses a module; null when it takes it.</summary>
    public Func<ContentMacro, string?> Refuse { get; set; } = _ => null;

    /// <summary>What the site makes of a module that it gives back.</summary>
    public Func<ContentMacro, ContentMacro> Rewrite { get; set; } = module => module;

    /// <summary>Says whether a call, such as <c>POST a b</c>, gets no answer.</summary>
    public Func<string, bool> IsAway { get; set; } = _ => false;

    public IReadOnlyDictionary<string, ContentMacro> Modules
    {
        get
        {
            lock (_gate)
            {
                return new Dictionary<string, ContentMacro>(_modules, StringComparer.Ordinal);
            }
        }
    }

    public IReadOnlyList<string> Calls
    {
        get
        {
            lock (_gate)
            {
                return [.. _calls];
            }
        }
    }

    public Task<ConfluenceAnswer<AppModules>> GetAsync(CancellationToken cancellation) => Answer("GET", () =>
    {
        // As over the wire: the caller never holds the site's own objects.
        var json = JsonSerializer.Serialize(ModuleLists.From([.. _modules.Values.Select(Rewrite)]), DescriptorJson.Default.AppModules);
        return new ConfluenceAnswer<AppModules>.Ok(JsonSerializer.Deserialize(json, DescriptorJson.Default.AppModules)!);
    }, cancellation);

    public Task<ConfluenceAnswer<Done>> RegisterAsync(AppModules modules, CancellationToken cancellation)
    {
        ContentMacro[] all = [.. modules.DynamicContentMacros ?? [], .. modules.StaticContentMacros ?? []];
        return Answer<Done>($"POST {string.Join(' ', all.Select(module => module.Key))}", () =>
        {
            var message =
                all.Select(module => _modules.ContainsKey(module.Key) ? "duplicate key" : Refuse(module)).FirstOrDefault(reason => reason is not null);
            if (message is not null)
            {
                return new ConfluenceAnswer<Done>.Refused(400, message);
            }

            foreach (var module in all)
            {
                _modules.Add(module.Key, module);
            }

            return new ConfluenceAnswer<Done>.Ok(Done.Value);
        }, cancellation);
    }

    public Task<ConfluenceAnswer<Done>> RemoveAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation)
    {
        if (keys.Count == 0)
        {
            return Task.FromResult<ConfluenceAnswer<Done>>(new ConfluenceAnswer<Done>.Ok(Done.Value));
        }

        return Answer<Done>($"DELETE {string.Join(' ', keys)}", () =>
        {
            _modules = _modules.Where(module => !keys.Contains(module.Key, StringComparer.Ordinal)).ToDictionary(StringComparer.Ordinal);
            return new ConfluenceAnswer<Done>.Ok(Done.Value);
        }, cancellation);
    }

    Task<ConfluenceAnswer<T>> Answer<T>(string call, Func<ConfluenceAnswer<T>> answer, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_gate)
        {
            _calls.Add(call);
            return Task.FromResult(IsAway(call) ? new ConfluenceAnswer<T>.Unavailable("away") : answer());
        }
    }
}
