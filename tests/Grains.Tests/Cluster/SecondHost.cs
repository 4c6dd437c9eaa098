using System.Collections.Concurrent;
using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Rules;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Modules;

namespace UserMacro.Grains.Tests.Cluster;

/// <summary>A host of another kind than the product's, whose sites take every macro under its key.</summary>
internal sealed class SecondHost : IMacroRegistries
{
    public const string KindOfHost = "second";

    readonly ConcurrentDictionary<string, ImmutableArray<string>> _offered = new(StringComparer.Ordinal);

    public string Kind => KindOfHost;

    public int Slots => 7;

    public ImmutableArray<string> OfferedOn(string baseUrl) => _offered.GetValueOrDefault(baseUrl, []);

    public IMacroRegistry Of(TenantAccess access, ModuleSyncRecord record) => new Registry(this, access.BaseUrl);

    sealed class Registry(SecondHost host, string baseUrl) : IMacroRegistry
    {
        ImmutableArray<string> _wanted = [];

        public ImmutableDictionary<string, string> Former => ImmutableDictionary<string, string>.Empty;

        public Task<ModuleSyncReport?> PlanAsync(IReadOnlyCollection<MacroSummary> macros, MacroRules rules, CancellationToken cancellation)
        {
            _wanted = [.. macros.Select(macro => macro.Key)];
            return Task.FromResult<ModuleSyncReport?>(null);
        }

        public Task<ModuleSyncReport> CarryOutAsync(CancellationToken cancellation)
        {
            host._offered[baseUrl] = _wanted;
            var none = ImmutableDictionary<string, string>.Empty;
            return Task.FromResult(new ModuleSyncReport(new(_wanted, [], none, none, none, none), Error: null));
        }
    }
}
