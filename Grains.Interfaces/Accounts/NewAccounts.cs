using System.Collections.Immutable;

namespace UserMacro.Grains.Interfaces.Accounts;

/// <summary>The accounts of the current request that have no stored handle yet. It travels with each grain call in Orleans' request context; a grain
/// stores the handles with the first change that needs them, so that a refused request stores nobody.</summary>
[GenerateSerializer, Alias("new-accounts")]
public sealed class NewAccounts
{
    const string Name = "usermacro.accounts";

    /// <summary>The account IDs by the handles reserved for them.</summary>
    [Id(0)]
    public ImmutableDictionary<string, string> ByHandle { get; private set; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Those of the current request; null outside of a request that may change something.</summary>
    public static NewAccounts? Current => RequestContext.Get(Name) as NewAccounts;

    /// <summary>Begins a request without any; what is added to them travels with the calls that follow.</summary>
    public static NewAccounts Begin()
    {
        var accounts = new NewAccounts();
        RequestContext.Set(Name, accounts);
        return accounts;
    }

    /// <summary>Adds reserved handles.</summary>
    public void Add(ImmutableDictionary<string, string> reserved) => ByHandle = ByHandle.SetItems(reserved);

    /// <summary>Limits the calls made in this asynchronous flow to these handles.</summary>
    public void EnterOnly(IEnumerable<string> handles)
    {
        var some = handles.Distinct(StringComparer.Ordinal).Where(ByHandle.ContainsKey);
        Begin().Add(some.ToImmutableDictionary(handle => handle, handle => ByHandle[handle], StringComparer.Ordinal));
    }
}
