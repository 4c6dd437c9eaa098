using System.Collections.Immutable;
using UserMacro.Atlassian.Confluence;
using UserMacro.Atlassian.Connect.Descriptor;

namespace UserMacro.Grains.Modules;

/// <summary>One run that makes a site's modules equal the published macros. May be repeated at any point: it begins with what the site has.</summary>
/// <remarks>Confluence registers all modules of a request or none, so that a refused request is taken apart until the faulty modules are found.</remarks>
internal sealed class ModuleSynchronizer(IModuleHost host)
{
    const string NoSlot = "Confluence takes 100 macros of an app by their own name. This one is inserted with the generic user macro.";

    const int BadRequest = 400;

    /// <summary>So many refusals in a row mean that the site does not take the type at all.</summary>
    const int EnoughRefusals = 3;

    readonly List<string> _registered = [];
    readonly Dictionary<string, string> _refused = new(StringComparer.Ordinal);

    /// <summary>Runs once; an instance serves one run.</summary>
    public async Task<ModuleSyncReport> RunAsync(IReadOnlyCollection<ContentMacro> wanted, CancellationToken cancellation)
    {
        var answer = await host.GetAsync(cancellation);
        if (answer is not ConfluenceAnswer<AppModules>.Ok { Value: var have })
            return ModuleSyncReport.Failed(ReasonOf(answer));

        var plan = ModulePlan.Of(wanted, have);
        _registered.AddRange(plan.Kept);
        foreach (var key in plan.Beyond)
            _refused[key] = NoSlot;
        var removal = await host.RemoveAsync(plan.Remove, cancellation);
        if (removal is not ConfluenceAnswer<Done>.Ok)
            return ModuleSyncReport.Failed(ReasonOf(removal));

        var error = await AddAsync(plan.Add, cancellation);
        await RestoreAsync(plan.Former, cancellation);
        return new([.. _registered.Order(StringComparer.Ordinal)], _refused.ToImmutableDictionary(StringComparer.Ordinal), error);
    }

    /// <summary>Registers all at once; refused, framed and static ones apart. Gives why the run must be repeated, or null.</summary>
    async Task<string?> AddAsync(ImmutableArray<ContentMacro> modules, CancellationToken cancellation)
    {
        if (modules.IsEmpty)
            return null;
        switch (await RegisterAsync(modules, cancellation))
        {
            case ConfluenceAnswer<Done>.Ok:
                return null;
            case ConfluenceAnswer<Done>.Unavailable unavailable:
                return unavailable.Reason;
            case ConfluenceAnswer<Done>.Refused refused when modules.Length == 1:
                _refused[modules[0].Key] = refused.Message;
                return null;
        }

        ImmutableArray<ContentMacro> framed = [.. modules.OfType<DynamicContentMacro>()];
        ImmutableArray<ContentMacro> statics = [.. modules.OfType<StaticContentMacro>()];
        return framed.IsEmpty || statics.IsEmpty
            ? await AddEachAsync(modules, cancellation)
            : await AddAsync(framed, cancellation) ?? await AddAsync(statics, cancellation);
    }

    async Task<string?> AddEachAsync(ImmutableArray<ContentMacro> modules, CancellationToken cancellation)
    {
        var isStatic = modules[0] is StaticContentMacro;
        for (var (index, refusals) = (0, 0); index < modules.Length; index++)
        {
            switch (await RegisterAsync([modules[index]], cancellation))
            {
                case ConfluenceAnswer<Done>.Ok:
                    refusals = 0;
                    continue;
                case ConfluenceAnswer<Done>.Unavailable unavailable:
                    return unavailable.Reason;
                case ConfluenceAnswer<Done>.Refused refused:
                    _refused[modules[index].Key] = refused.Message;
                    if (!isStatic || ++refusals < EnoughRefusals || index >= EnoughRefusals)
                        continue;
                    foreach (var rest in modules.Skip(index + 1))
                        _refused[rest.Key] = refused.Message;
                    return null;
            }
        }

        return null;
    }

    /// <summary>Puts back what was taken off for a change that the site did not accept: pages go on with the former module.</summary>
    async Task RestoreAsync(ImmutableArray<ContentMacro> former, CancellationToken cancellation)
    {
        ImmutableArray<ContentMacro> lost = [.. former.Where(module => !_registered.Contains(module.Key, StringComparer.Ordinal))];
        if (!lost.IsEmpty)
            await RegisterAsync(lost, cancellation);
    }

    async Task<ConfluenceAnswer<Done>> RegisterAsync(IReadOnlyCollection<ContentMacro> modules, CancellationToken cancellation)
    {
        var answer = await host.RegisterAsync(ModuleLists.Of(modules), cancellation);
        if (answer is ConfluenceAnswer<Done>.Ok)
            _registered.AddRange(modules.Select(module => module.Key));
        // Only this status speaks of the modules; any other one of our right to register them.
        return answer is ConfluenceAnswer<Done>.Refused { Status: not BadRequest } ? new ConfluenceAnswer<Done>.Unavailable(ReasonOf(answer)) : answer;
    }

    static string ReasonOf<T>(ConfluenceAnswer<T> answer) => answer switch
    {
        ConfluenceAnswer<T>.Refused refused => $"The site refused with status {refused.Status}.",
        ConfluenceAnswer<T>.Unavailable unavailable => unavailable.Reason,
        _ => "",
    };
}
