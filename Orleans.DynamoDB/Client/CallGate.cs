using System.Threading.Channels;

namespace Orleans.DynamoDB.Client;

/// <summary>Lets so many calls to a table go at once that each is answered in its time; the others wait their turn.</summary>
/// <remarks>Without it a thousand calls share the processor and the connections of one moment, and all of them time out.</remarks>
internal sealed class CallGate(string table, TimeProvider time)
{
    /// <summary>Calls at once: more than DynamoDB needs to be busy, few enough to be answered well within the time-out of one.</summary>
    public const int MaxAtOnce = 64;

    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    // Each call that is under way holds a place; the first to wait gets the first that is free.
    readonly Channel<byte> _places = Channel.CreateBounded<byte>(MaxAtOnce);

    /// <summary>Runs a call when it is its turn.</summary>
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
