using System.Collections.Immutable;
using UserMacro.Atlassian.Confluence;
using UserMacro.Atlassian.Connect.Descriptor;
using UserMacro.Grains.Modules;

namespace UserMacro.Silo.Hosts.Connect.Modules;

/// <summary>Registers modules. Confluence takes all of a request or none, so that a refused request is halved until the faulty modules are found.</summary>
internal sealed class ModuleRegistration(IModuleHost host)
{
    const int BadRequest = 400;

    /// <summary>So many refusals of single static modules, and none taken, mean that the site does not take the type at all.</summary>
    const int EnoughRefusals = 3;

    /// <summary>No macro's key begins so.</summary>
    static readonly StaticContentMacro StaticTrial = new()
    {
        Key = "usermacro-static-trial", Name = new("User macro"), Url = "/connect/static/usermacro-static-trial", Hidden = true,
    };

    int _staticRefusals;

    /// <summary>Whether the site took a static module.</summary>
    public bool TakesStatic { get; private set; }

    /// <summary>Hashes of the modules that were taken, by key.</summary>
    public Dictionary<string, string> Accepted { get; } = new(StringComparer.Ordinal);

    /// <summary>What is stored of the refusals of those that were not.</summary>
    public Dictionary<string, string> Refused { get; } = new(StringComparer.Ordinal);

    /// <summary>Hashes of those that were not taken.</summary>
    public Dictionary<string, string> RefusedHashes { get; } = new(StringComparer.Ordinal);

    /// <summary>Registers all at once; refused, framed and static ones apart, then halves. Gives why the run must be repeated, or null.</summary>
    public async Task<ModuleSyncReport?> AddAsync(ImmutableArray<ContentMacro> modules, CancellationToken cancellation)
    {
        if (modules.IsEmpty)
        {
            return null;
        }

        var answer = await RegisterAsync(modules, cancellation);
        if (answer is ConfluenceAnswer<Done>.Ok)
        {
            TakesStatic |= modules.Any(module => module is StaticContentMacro);
            foreach (var module in modules)
            {
                Accepted[module.Key] = ModuleHash.Compute(module);
            }

            return null;
        }

        if (answer is not ConfluenceAnswer<Done>.Refused refused)
        {
            return FailureOf(answer);
        }

        if (modules.Length == 1)
        {
            Refuse(modules[0], refused.Status);
            return null;
        }

        var (first, second) = Halve(modules);
        if (await AddAsync(first, cancellation) is { } failure)
        {
            return failure;
        }

        if (second.All(module => module is StaticContentMacro) && !TakesStatic && _staticRefusals >= EnoughRefusals)
        {
            foreach (var module in second)
            {
                Refuse(module, refused.Status);
            }

            return null;
        }

        return await AddAsync(second, cancellation);
    }

    /// <summary>Registers other modules in the place of those that were refused; those of them that are refused too stay so.</summary>
    public async Task<ModuleSyncReport?> AddInsteadAsync(ImmutableArray<ContentMacro> modules, CancellationToken cancellation)
    {
        if (modules.IsEmpty)
        {
            return null;
        }

        var instead = new ModuleRegistration(host);
        var failure = await instead.AddAsync(modules, cancellation);
        foreach (var (key, hash) in instead.Accepted)
        {
            Accepted[key] = hash;
            Refused.Remove(key);
        }

        return failure;
    }

    /// <summary>
    /// Finds out whether the site takes static modules by now, with one that nobody sees and that is taken off again: no macro leaves its pages for
    /// that. Gives why the run must be repeated, or null.
    /// </summary>
    public async Task<ModuleSyncReport?> TryStaticAsync(CancellationToken cancellation)
    {
        if (TakesStatic || await RegisterAsync([StaticTrial], cancellation) is not ConfluenceAnswer<Done>.Ok)
        {
            return null;
        }

        TakesStatic = true;
        var removal = await host.RemoveAsync([StaticTrial.Key], cancellation);
        return removal is ConfluenceAnswer<Done>.Ok ? null : FailureOf(removal);
    }

    /// <summary>Puts previous modules back, one by one, so that none is lost for another's fault. False when a try of one got no answer.</summary>
    public async Task<bool> RestoreAsync(ImmutableArray<ContentMacro> former, CancellationToken cancellation)
    {
        var answered = true;
        foreach (var module in former)
        {
            answered &= await RegisterAsync([module], cancellation) is not ConfluenceAnswer<Done>.Unavailable;
        }

        return answered;
    }

    /// <summary>A run that ends with an answer which says nothing of the modules.</summary>
    public static ModuleSyncReport FailureOf<T>(ConfluenceAnswer<T> answer) => answer switch
    {
        ConfluenceAnswer<T>.Unavailable unavailable => ModuleSyncReport.Failed(unavailable.Reason, unavailable.RetryAfter),
        ConfluenceAnswer<T>.Refused refused => ModuleSyncReport.Failed($"The site refused with status {refused.Status}."),
        _ => ModuleSyncReport.Failed("The site sent an answer that could not be understood."),
    };

    static (ImmutableArray<ContentMacro> First, ImmutableArray<ContentMacro> Second) Halve(ImmutableArray<ContentMacro> modules)
    {
        ImmutableArray<ContentMacro> framed = [.. modules.Where(module => module is DynamicContentMacro)];
        ImmutableArray<ContentMacro> others = [.. modules.Where(module => module is not DynamicContentMacro)];
        return framed.IsEmpty || others.IsEmpty ? (modules[..(modules.Length / 2)], modules[(modules.Length / 2)..]) : (framed, others);
    }

    void Refuse(ContentMacro module, int status)
    {
        _staticRefusals += module is StaticContentMacro ? 1 : 0;
        Refused[module.Key] = ModuleRefusal.Code(status);
        RefusedHashes[module.Key] = ModuleHash.Compute(module);
    }

    async Task<ConfluenceAnswer<Done>> RegisterAsync(IReadOnlyCollection<ContentMacro> modules, CancellationToken cancellation)
    {
        var answer = await host.RegisterAsync(ModuleLists.From(modules), cancellation);
        // Only this status speaks of the modules; any other one of our right to register them.
        return answer is ConfluenceAnswer<Done>.Refused { Status: not BadRequest } refused
            ? new ConfluenceAnswer<Done>.Unavailable($"The site refused with status {refused.Status}.")
            : answer;
    }
}
