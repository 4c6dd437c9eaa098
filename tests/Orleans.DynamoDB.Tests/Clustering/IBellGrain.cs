namespace UserMacro.Orleans.DynamoDB.Tests.Clustering;

/// <summary>Counts how often its reminder rings.</summary>
public interface IBellGrain : IGrainWithStringKey
{
    Task SetAsync();

    Task<int> RingsAsync();

    /// <summary>Whether there was a reminder.</summary>
    Task<bool> RemoveAsync();
}
