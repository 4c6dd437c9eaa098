using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.Logging;
using UserMacro.Grains.Diagnostics;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Diagnostics;
using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.Grains.Tenancy;

/// <summary>Refuses a call to a tenant's grain that does not carry that very tenant, unless the method is a <see cref="SystemCallAttribute"/>.</summary>
internal sealed class IncomingTenantFilter(SecurityEvents events, ILogger<IncomingTenantFilter> logger) : IIncomingGrainCallFilter
{
    readonly ConcurrentDictionary<MethodInfo, bool> _guarded = new();

    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (_guarded.GetOrAdd(context.InterfaceMethod, IsGuarded) && !IsAllowed(context.TargetId))
        {
            Log.TenantRefused(logger, context.TargetId.Type, context.InterfaceMethod.Name);
            events.TenantRefused();
            throw new TenantRefusedException();
        }

        return context.Invoke();
    }

    static bool IsGuarded(MethodInfo method) =>
        typeof(ITenantScoped).IsAssignableFrom(method.DeclaringType) && !method.IsDefined(typeof(SystemCallAttribute));

    static bool IsAllowed(GrainId target) =>
        TenantScope.Current is { } caller
        && (GrainKeys.IsUnder(target.Key.AsSpan(), caller) || GrainKeys.IsAboutTenant(target.Key.AsSpan(), caller));
}
