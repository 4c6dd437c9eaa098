namespace UserMacro.Grains.Interfaces.RateBudgets;

/// <summary>
/// The one pool of points that all sites share each hour; gives every tenant a fair part. Key: <see cref="Key"/>; it is under no tenant. Nothing is stored.
/// </summary>
[Alias("point-pool")]
public interface ISharedRateBudgetGrain : IGrainWithStringKey
{
    /// <summary>The key of the only one.</summary>
    const string Key = "app";

    /// <summary>Gives a tenant up to that many points, to be used within the same UTC hour.</summary>
    /// <returns>How many; 0 when the tenant had its part or the pool is empty.</returns>
    [Alias("lease")]
    Task<int> Lease(string tenant, int wanted);
}
