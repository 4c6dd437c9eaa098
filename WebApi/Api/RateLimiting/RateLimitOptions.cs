using System.ComponentModel.DataAnnotations;

namespace UserMacro.WebApi.Api.RateLimiting;

/// <summary>The <c>Api</c> section: how many requests of the administrators' API a front end serves in a minute.</summary>
internal sealed class RateLimitOptions
{
    public const string Section = "Api";

    /// <summary>For one site.</summary>
    /// <value>600.</value>
    [Range(1, 1_000_000)]
    public int TenantRequestsPerMinute { get; init; } = 600;

    /// <summary>For one API token.</summary>
    /// <value>120.</value>
    [Range(1, 1_000_000)]
    public int TokenRequestsPerMinute { get; init; } = 120;
}
