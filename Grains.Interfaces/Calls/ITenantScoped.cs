namespace UserMacro.Grains.Interfaces.Calls;

/// <summary>A grain whose key starts with a tenant id; calls to it must carry that tenant (see <see cref="TenantScope"/>).</summary>
[Alias("UserMacro.Grains.Interfaces.ITenantScoped")]
public interface ITenantScoped : IGrainWithStringKey;
