using System.Data.Common;
using Orleans.Serialization;

namespace UserMacro.WebApi.Api.Problems;

/// <summary>Tells failures of what the service depends on, which pass, from bugs of its own, which stay.</summary>
internal static class Outage
{
    /// <summary>Whether the cluster or the storage failed.</summary>
    public static bool Explains(Exception exception) => exception
        is TimeoutException
        or OrleansException
        or IOException
        or DbException
        or TenantKeysUnavailableException
        // The grains' exception is of a type that this process does not know: a storage provider's.
        or UnavailableExceptionFallbackException;
}
