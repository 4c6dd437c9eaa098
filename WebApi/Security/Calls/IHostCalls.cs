using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.WebApi.Security.Calls;

/// <summary>Verifies the calls of one kind of host, and of our pages in it.</summary>
internal interface IHostCalls : IHostAdapter
{
    /// <summary>Whether a request brings what callers of this host prove themselves by; none of it is verified yet.</summary>
    bool Recognizes(HttpRequest request);

    /// <summary>Finds who calls, before anything else of the request is read.</summary>
    /// <returns>The caller, whose <see cref="Hosts.HostInput"/> is among the features then; null when it is refused, and the answer is written.</returns>
    ValueTask<HostCaller?> VerifyAsync(HttpContext context, HostCallKind kind);
}
