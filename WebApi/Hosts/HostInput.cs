using Microsoft.AspNetCore.Http.Features;
using UserMacro.WebApi.Security.Calls;

namespace UserMacro.WebApi.Hosts;

/// <summary>What a verified call says, in the terms of its host; read by the host's adapter, which leaves it with the request.</summary>
internal abstract class HostInput
{
    /// <summary>The use of a macro that the call is about. What the caller is vouched for of page and macro goes before what the fields say.</summary>
    /// <param name="moduleKey">The module's key in the path: a macro's own, or one of the generic modules.</param>
    /// <param name="caller">Who is calling.</param>
    public abstract MacroUse ReadUse(string moduleKey, HostCaller caller);

    /// <summary>Gives handlers what the host's adapter left.</summary>
    public static ValueTask<HostInput> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.GetRequiredFeature<HostInput>());
}
