using System.Collections.Frozen;
using System.Collections.Immutable;
using UserMacro.Atlassian.Confluence;
using UserMacro.Atlassian.Connect.Descriptor;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Rules;
using UserMacro.Grains.Modules;

namespace UserMacro.Silo.Hosts.Connect.Modules;

/// <summary>One run that makes a site's modules equal the published macros. May be repeated at any point: it begins with what the site has.</summary>
internal sealed class ModuleSynchronizer(IModuleHost host, ModuleSyncRecord record) : IMacroRegistry
{
    ModulePlan? _plan;
    IReadOnlyDictionary<string, ModuleChoice> _choices = FrozenDictionary<string, ModuleChoice>.Empty;

    public Task<ModuleSyncReport?> PlanAsync(IReadOnlyCollection<MacroSummary> macros, MacroRules rules, CancellationToken cancellation) =>
        PlanAsync([.. macros.Select(macro => MacroModules.Create(macro, rules)).OfType<ModuleChoice>()], cancellation);

    /// <summary>Finds out what must change for the site to have these modules; null when it may be carried out.</summary>
    public async Task<ModuleSyncReport?> PlanAsync(IReadOnlyCollection<ModuleChoice> wanted, CancellationToken cancellation)
    {
        var answer = await host.GetAsync(cancellation);
        if (answer is not ConfluenceAnswer<AppModules>.Ok { Value: var have })
        {
            return ModuleRegistration.FailureOf(answer);
        }

        _choices = wanted.ToDictionary(choice => choice.Preferred.Key, StringComparer.Ordinal);
        _plan = ModulePlan.Create([.. wanted.Select(choice => choice.After(record))], have, record);
        return null;
    }

    public ImmutableDictionary<string, string> Former => _plan!.FormerTexts;

    /// <summary>Whether the site refused a module before, which another one has replaced.</summary>
    bool ServesOtherwise(string key) => _choices.TryGetValue(key, out var choice) && choice.ServesOtherwise(record);

    public async Task<ModuleSyncReport> CarryOutAsync(CancellationToken cancellation)
    {
        var plan = _plan!;
        var removal = await host.RemoveAsync(plan.Remove, cancellation);
        if (removal is not ConfluenceAnswer<Done>.Ok)
        {
            return ModuleRegistration.FailureOf(removal);
        }

        var registration = new ModuleRegistration(host);
        var failure = await registration.AddAsync(plan.Add, cancellation);
        // A name is worth more than the way its output reaches the page.
        failure ??= await registration.AddInsteadAsync(
            [.. registration.Refused.Keys.Select(key => _choices[key].Otherwise).OfType<ContentMacro>()], cancellation);
        var servedOtherwise = record.RefusedHashes.Keys.Any(key => ServesOtherwise(key) && !registration.RefusedHashes.ContainsKey(key));
        if (servedOtherwise && record.Reconcile && failure is null && plan.HasFreeSlot)
        {
            failure = await registration.TryStaticAsync(cancellation);
        }

        // Pages continue with the previous module where the site did not accept the new one.
        var lost = plan.Former.Values.Where(module => !registration.Accepted.ContainsKey(module.Key)).ToImmutableArray();
        var restored = lost.IsEmpty || await registration.RestoreAsync(lost, cancellation);
        var present = plan.Kept.Concat(registration.Accepted.Keys).Concat(restored ? lost.Select(module => module.Key) : []);
        return new(
            new(
                [.. present.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                plan.Waiting,
                record.Refused.Where(pair => plan.StillRefused.Contains(pair.Key)).Concat(registration.Refused).ToImmutableDictionary(StringComparer.Ordinal),
                record.Accepted.Where(
                    pair => plan.Kept.Contains(pair.Key, StringComparer.Ordinal)).Concat(registration.Accepted).ToImmutableDictionary(StringComparer.Ordinal),
                record.RefusedHashes.Where(
                    pair => !registration.RefusedHashes.ContainsKey(pair.Key)
                        && (plan.StillRefused.Contains(pair.Key) || (ServesOtherwise(pair.Key) && !registration.TakesStatic)))
                        .Concat(registration.RefusedHashes).ToImmutableDictionary(StringComparer.Ordinal),
                restored ? ImmutableDictionary<string, string>.Empty : plan.FormerTexts.RemoveRange(registration.Accepted.Keys)),
            failure?.Error ?? (restored ? null : "The previous module of a changed macro could not be restored under its name."),
            failure?.RetryAfter)
        {
            // The site takes static modules by now: those that another one stands in for are offered again, in a run of their own.
            Again = servedOtherwise && registration.TakesStatic,
        };
    }
}
