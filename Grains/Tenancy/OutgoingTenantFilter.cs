using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.Grains.Tenancy;

/// <summary>Gives calls made by a tenant's grain that grain's own tenant, whoever called it.</summary>
internal sealed class OutgoingTenantFilter : IOutgoingGrainCallFilter
{
    public Task Invoke(IOutgoingGrainCallContext context) =>
        context.SourceContext?.GrainId is { } source && GrainKeys.TenantOf(source.Key.ToString()!) is { } tenant
            ? InvokeForAsync(tenant, context)
            : context.Invoke();

    // Set inside an asynchronous method, the scope ends with it.
    static async Task InvokeForAsync(TenantId tenant, IOutgoingGrainCallContext context)
    {
        TenantScope.Enter(tenant);
        await context.Invoke();
    }
}
