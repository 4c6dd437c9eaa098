using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Silo.Storage.Keys;

namespace UserMacro.Silo.Storage.Encryption;

/// <summary>Whose data keys encrypt a record.</summary>
internal static class RecordOwner
{
    /// <summary>The tenant that the grain is under; otherwise <see cref="DataKeys.ServiceOwner"/>.</summary>
    public static string Of(GrainId grain) =>
        GrainKeys.TenantOf(grain.Key.ToString()!) is { } tenant ? tenant.Value : DataKeys.ServiceOwner;
}
