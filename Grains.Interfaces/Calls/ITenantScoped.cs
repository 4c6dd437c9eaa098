namespace UserMacro.Grains.Interfaces.Calls;

/// <summary>A grain whose key starts with a tenant id; calls to it must carry that tenant (see <see cref="TenantScope"/>).</summary>
public interface ITenantScoped : IGrainWithStringKey;
