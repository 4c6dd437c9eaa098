using System.Threading.Channels;

namespace Orleans.DynamoDB.Client;

/// <summary>Limits the concurrent calls to a table, so that each is answered within its timeout; the others wait their turn.</summary>
/// <remarks>Without the limit, a thousand concurrent calls would share processor and connections, and all of them would time out.</remarks>
internal sealed class CallGate(string table, TimeProvider time)
{
    /// <summary>Concurrent calls: enough to keep DynamoDB busy, few enough to be answered well within one call's timeout.</summary>
    public const int MaxAtOnce = 64;

    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    // Each running call holds a place; waiting calls get free places in their order.
    readonly Channel<byte> _places = Channel.CreateBounded<byte>(MaxAtOnce);

    /// <summary>Runs a call when its turn comes.</summary>
    /// <exception cref="DynamoDBProviderException">Its turn did not come for 30 seconds; the call was not made.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellation)
    {
        if (!_places.Writer.TryWrite(0))
        {
            await WaitAsync(cancellation);
        }

        try
        {
            return await call(cancellation);
        }
        finally
        {
            _places.Reader.TryRead(out _);
        }
    }

    async Task WaitAsync(CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(LongestWait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            await _places.Writer.WriteAsync(0, either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw Late();
        }
    }

    DynamoDBProviderException Late() =>
        new($"A call to the DynamoDB table '{table}' waited {LongestWait.TotalSeconds:0} s for one of {MaxAtOnce} others to end, and was not made.");
}
