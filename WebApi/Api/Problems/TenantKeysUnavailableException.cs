namespace UserMacro.WebApi.Api.Problems;

/// <summary>The keys of a tenant cannot be read right now.</summary>
internal sealed class TenantKeysUnavailableException(Exception cause) : Exception("The keys of a tenant cannot be read.", cause);
