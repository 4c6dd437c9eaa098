
namespace UserMacro.WebApi.Render;

/// <summary>Work that a page waits for so long and no longer.</summary>
internal static class TimeLimit
{
    /// <summary>What comes of the work; null when it takes too long. The work must end soon after its token is cancelled.</summary>
    /// <param name="limit">How long it may take.</param>
    /// <param name="time">The clock.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellation">The caller's own token; its cancellation is none of the limit's.</param>
    public static async Task<T?> RunAsync<T>(TimeSpan limit, TimeProvider time, Func<CancellationToken, Task<T?>> work, CancellationToken cancellation)
        where T : class
    {
        using var late = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            return await work(either.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return null;
        }
    }
}
