using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Accounts;

namespace UserMacro.WebApi.Api.Accounts;

/// <summary>The account ids behind some handles.</summary>
internal sealed class ResolvedAccounts(ImmutableDictionary<string, string> byHandle)
{
    /// <summary>The account id; null for a former user.</summary>
    public string? IdFor(string handle) => byHandle.GetValueOrDefault(handle);

    /// <summary>The account id, or the text that stands for a former user and is read back as that very one.</summary>
    public string TextOf(string handle) => IdFor(handle) ?? FormerUser.For(handle);
}
