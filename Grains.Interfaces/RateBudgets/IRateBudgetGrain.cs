using UserMacro.Grains.Interfaces.Calls;

namespace UserMacro.Grains.Interfaces.RateBudgets;

/// <summary>
/// What one tenant may ask Confluence as the app, in points of Confluence's rate limit (docs/reference/confluence-rest.md#rate-limits). Key: the tenant.
/// Nothing is stored.
/// </summary>
[Alias("points")]
public interface IRateBudgetGrain : ITenantScoped
{
    /// <summary>Takes points for a question; false when there are not enough, and none are taken.</summary>
    [Alias("take")]
    Task<bool> Take(int points);
}
